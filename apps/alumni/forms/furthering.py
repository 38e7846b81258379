"""One link of the center under "Look further"."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from apps.core.forms import seal_field
from apps.core.sealed import SealedForm


class FurtherForm(SealedForm, forms.Form):
    """Only pages of the web: an address that runs something has no place in a list of links."""

    seal = seal_field()
    title = forms.CharField(
        label=_("Title"),
        max_length=80,
        help_text=_("As students know it: “Alder State alumni network”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    url = forms.CharField(
        label=_("Address"),
        max_length=300,
        validators=[
            URLValidator(
                schemes=["https", "http"],
                message=_("Write the whole address of a page, beginning with https://"),
            )
        ],
        widget=forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"}),
    )
    line = forms.CharField(
        label=_("One line about it"),
        required=False,
        max_length=160,
        help_text=_("What opens, or what to do there: “Filter by field, then come back”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def said(self) -> dict[str, str]:
        return {
            name: " ".join(self.cleaned_data[name].split()) for name in ("title", "url", "line")
        }
