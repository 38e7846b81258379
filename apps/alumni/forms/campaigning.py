"""Whom a coordinator invites, and how fast."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni.models.campaign import MOST_A_DAY
from apps.core.forms import RapportForm

FIRST_YEAR, LAST_YEAR = 1900, 2200
A_DAY = 50


def _year(label: Any) -> forms.IntegerField:  # noqa: ANN401 - lazy words
    return forms.IntegerField(
        label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )


def _part(label: Any) -> forms.CharField:  # noqa: ANN401 - lazy words
    return forms.CharField(label=label, required=False, max_length=120)


class CampaignForm(RapportForm, forms.Form):
    year_from = _year(_("Class years from"))
    year_to = _year(_("to"))
    studies = _part(_("Studies"))
    city = _part(_("City"))
    industry = _part(_("Industry"))
    never_invited = forms.BooleanField(label=_("Never invited before"), required=False)
    a_day = forms.IntegerField(
        label=_("Mails a day at most"),
        required=False,
        initial=A_DAY,
        min_value=1,
        max_value=MOST_A_DAY,
        help_text=_("Spread over twelve hours, by day where each of them lives."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("year_from"), said.get("year_to")
        if first and last and first > last:
            self.add_error("year_to", _("Write a year that is not before the first one."))
        return said

    def clean_a_day(self) -> int:
        return self.cleaned_data["a_day"] or A_DAY

    def wish(self) -> dict[str, Any]:
        """The filter alone; only what filters something."""
        return {
            name: value for name, value in self.cleaned_data.items() if value and name != "a_day"
        }


class SuggestForm(RapportForm, forms.Form):
    """A colleague, for the center to read."""

    name = forms.CharField(label=_("Their name"), max_length=120)
    word = forms.CharField(
        label=_("A word about them"),
        required=False,
        max_length=300,
        help_text=_("What they do, and how the Career Center could reach them."),
    )
