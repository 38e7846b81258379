"""Texts, videos and examples as a coordinator types them."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.core.forms import seal_field
from apps.core.sealed import SealedForm
from apps.guide.actions import Words
from apps.guide.models import Example, Video
from apps.guide.steps import MOST_POINTS

LONGEST_VIDEO = 4 * 60 * 60  # seconds
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")


class StepForm(SealedForm, forms.Form):
    """A first line, then headings with a text each; a pair without words is left out."""

    seal = seal_field()
    lead = forms.CharField(label=_lazy("First line"), max_length=200)

    def __init__(
        self, data: QueryDict | None, *, lead: str, points: Sequence[Sequence[str]], seal: str
    ) -> None:
        super().__init__(data, initial={"lead": lead, "seal": seal})
        for number in range(1, MOST_POINTS + 1):
            heading, text = points[number - 1] if number <= len(points) else ("", "")
            self.fields[f"heading-{number}"] = forms.CharField(
                label=_("Heading %(n)d") % {"n": number},
                max_length=120,
                required=False,
                initial=heading,
            )
            self.fields[f"text-{number}"] = forms.CharField(
                label=_("Text %(n)d") % {"n": number},
                max_length=1500,
                required=False,
                initial=text,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, MOST_POINTS + 1):
            heading, text = said.get(f"heading-{number}"), said.get(f"text-{number}")
            if text and not heading:
                self.add_error(f"heading-{number}", _("Give this text a heading."))
            if heading and not text:
                self.add_error(f"text-{number}", _("Write what stands below this heading."))
        return said

    def words(self) -> Words:
        said = self.cleaned_data
        pairs = [(said[f"heading-{n}"], said[f"text-{n}"]) for n in range(1, MOST_POINTS + 1)]
        return Words(said["lead"], [pair for pair in pairs if pair[0]])


class VideoForm(SealedForm, forms.ModelForm[Video]):
    """Captions or a transcript: a film that some cannot follow is not put before all."""

    seal = seal_field()
    url = forms.URLField(
        label=_lazy("Address"),
        max_length=400,
        assume_scheme="https",
        help_text=_lazy("Begins with https. It opens there, after a press alone."),
    )
    length = forms.CharField(
        label=_lazy("Length"),
        help_text=_lazy("Minutes and seconds: 4:05."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Video
        fields = ("title", "url", "has_captions", "transcript")
        widgets = {"transcript": forms.Textarea(attrs={"rows": 6})}

    field_order = ("title", "url", "length", "has_captions", "transcript")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["url"].validators = [URLValidator(schemes=["https"])]
        if self.instance.pk:
            self.initial["length"] = self.instance.length
            self.initial["seal"] = self.instance.seal

    def clean_length(self) -> int:
        """In seconds."""
        found = _LENGTH.fullmatch(str(self.cleaned_data["length"]).strip())
        hours, minutes, seconds = (
            (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        )
        whole = (hours * 60 + minutes) * 60 + seconds
        if not 0 < whole <= LONGEST_VIDEO or seconds >= 60:  # noqa: PLR2004 - of a minute
            raise forms.ValidationError(_("Write minutes and seconds: 4:05."))
        return whole

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("has_captions") and not said.get("transcript"):
            words = _("Without captions or a transcript some students cannot follow it. Add one.")
            self.add_error("transcript", words)
        return said

    def said(self) -> dict[str, Any]:
        kept = {name: value for name, value in self.cleaned_data.items() if name != "seal"}
        return kept | {"seconds": kept.pop("length")}


class ExampleForm(SealedForm, forms.ModelForm[Example]):
    seal = seal_field()

    class Meta:
        model = Example
        fields = ("kind", "title", "text", "why", "is_on")
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 8})}
        labels = {"kind": _lazy("An example of")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seal"] = self.instance.seal

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seal"}
