"""Name, picture and colour of the center, as a coordinator brings them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.campus.actions.look import too_pale
from apps.campus.colour import RAPPORTS, is_colour, is_legible
from apps.campus.models import Campus
from apps.campus.picture import MOST_BYTES
from apps.core.forms import RapportForm


class ColourInput(forms.TextInput):
    """The browser's own choice of a colour; it can be typed where there is none."""

    input_type = "color"


class LookForm(RapportForm, forms.ModelForm[Campus]):
    """`colour` is empty where Rapport's own is to stand; `seen`: see `SettingsForm`."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    colour = forms.CharField(
        label=_("Color"),
        required=False,
        widget=ColourInput,
        help_text=_("For links and buttons. Dark pages and mail get a lighter shade of it."),
    )

    class Meta:
        model = Campus
        fields = ("university", "center")

    field_order = ("university", "center", "colour")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        kwargs["initial"] |= {"colour": kwargs["instance"].colour or RAPPORTS}
        super().__init__(*args, **kwargs)

    def clean_colour(self) -> str:
        colour = str(self.cleaned_data["colour"]).strip().lower()
        if colour in {"", RAPPORTS}:
            return ""
        if not is_colour(colour):
            raise forms.ValidationError(_("Write the color as # and six digits: #6a3579."))
        if not is_legible(colour):
            raise forms.ValidationError(too_pale(colour))
        return colour


class LogoForm(RapportForm, forms.Form):
    seen = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput(attrs={"id": "id_logo_seen"})
    )
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, up to 2 MB. Wide ones suit best; it stands on white."),
        error_messages=dict.fromkeys(("required", "missing"), _("Choose a file."))
        | {"empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def brought(self) -> bytes:
        """One byte more than is taken shows that there was more."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))
