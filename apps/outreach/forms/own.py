"""What a student reports of a note that left outside Rapport."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.clock import at_wall, local
from apps.core.forms import DayField, RapportForm

LONG_AGO = timedelta(days=365)


class SentForm(RapportForm, forms.Form):
    """The day on which it left, as the student's own clock counts days."""

    sent_on = DayField(
        label=gettext_lazy("Sent on"),
        required=False,
    )

    def __init__(self, data: Any = None, *, zone: str, now: datetime) -> None:  # noqa: ANN401 - QueryDict or None
        self.zone, self.now = zone, now
        self.today = local(now, zone).date()
        super().__init__(data, initial={"sent_on": self.today})

    def clean_sent_on(self) -> date:
        day: date = self.cleaned_data["sent_on"] or self.today
        if not self.today - LONG_AGO <= day <= self.today:
            raise forms.ValidationError(_("Choose the day it left: today or earlier this year."))
        return day

    def sent_at(self) -> datetime:
        """UTC: now if it was today, else noon of that day."""
        day: date = self.cleaned_data["sent_on"]
        noon = at_wall(day, datetime(2000, 1, 1, 12, tzinfo=UTC).time(), self.zone)
        return self.now if day == self.today or noon is None else noon


class IntroducedForm(RapportForm, forms.Form):
    """Whom somebody introduced."""

    name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name of the person you were led to.")},
    )
    organization = forms.CharField(
        label=gettext_lazy("Where they work"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
