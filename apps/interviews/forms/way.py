"""How two people meet: one of a few choices, each with the one thing that it needs."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.alumni.models import Format
from apps.core.forms import RapportForm
from apps.interviews.terms import Way
from apps.interviews.workflow import Side

_NUMBER = re.compile(r"\+?[\d\s()./-]{5,30}(?:\s*(?:x|ext\.?)\s*\d{1,6})?", re.IGNORECASE)
_FEWEST_DIGITS = 5
# What each choice cannot be without.
NEEDS = {"link": "link", "call_me": "number", "place": "place", "saved": "", "i_call": ""}


class WayForm(RapportForm, forms.Form):
    """`do` is the button that was pressed; the other fields may stay empty."""

    do = forms.ChoiceField(choices=[(name, name) for name in NEEDS], widget=forms.HiddenInput)
    link = forms.URLField(
        label=gettext_lazy("Your meeting link"),
        max_length=300,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    number = forms.CharField(
        label=gettext_lazy("Your number, with the country"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    place = forms.CharField(
        label=gettext_lazy("A public place, with its address"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, side: Side, saved: str = "") -> None:  # noqa: ANN401 - QueryDict or None
        super().__init__(data)
        self.side, self.saved = side, saved

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Give a link that begins with https://"))
        return link

    def clean_number(self) -> str:
        number = " ".join(self.cleaned_data["number"].split())
        is_number = _NUMBER.fullmatch(number) and sum(map(str.isdigit, number)) >= _FEWEST_DIGITS
        if number and not is_number:
            raise forms.ValidationError(_("Write the number in digits, such as +31 10 555 0142."))
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        need = NEEDS.get(data.get("do", ""), "")
        if need and not data.get(need) and need not in self.errors:
            self.add_error(need, _MISSING[need])
        if data.get("do") == "saved" and not self.saved:
            self.add_error("link", _("There is no saved link. Give one here."))
        return data

    @property
    def chosen(self) -> str:
        """The choice that was pressed, so that a page can open it again."""
        return self.data.get("do", "") if self.is_bound else ""

    def way(self) -> Way:
        data = self.cleaned_data
        other = Side.ALUM if self.side == Side.STUDENT else Side.STUDENT
        return {
            "link": Way(Format.VIDEO, where=data["link"]),
            "saved": Way(Format.VIDEO, where=self.saved),
            "place": Way(Format.IN_PERSON, where=data["place"]),
            "call_me": Way(Format.PHONE, caller=other, number=data["number"]),
            "i_call": Way(Format.PHONE, caller=self.side),
        }[data["do"]]


_MISSING = {
    "link": gettext_lazy("Give the link, beginning with https://"),
    "number": gettext_lazy("Give the number to call."),
    "place": gettext_lazy("Name a public place."),
}
