"""How one wants to be reminded, and until when a single reminder rests."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person, Role
from apps.core.forms import DayField, RapportForm, Segments
from apps.reminders.actions import Wanted
from apps.reminders.band import Band
from apps.reminders.kinds import Kind
from apps.reminders.wishes import Wishes, kinds_of
from apps.reminders.workflow import Channel

HOURS = range(8, 20)
NO_DAILY = "none"
LONGEST = timedelta(days=366)
# One that does not ride can only come alone, or not by mail.
BY_MAIL = [(Channel.OWN.value, _lazy("by mail")), Channel.choices[2]]


class PreferencesForm(RapportForm, forms.Form):
    """One choice a kind; a student also chooses the hour of the daily mail."""

    def __init__(self, *args: Any, person: Person, wishes: Wishes, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.kinds = kinds_of(person, wishes)
        if person.role == Role.STUDENT:
            daily = wishes.daily(person.pk)
            self.fields["hour"] = _hour(daily.hour, is_stopped=daily.is_stopped)
        for kind, channel in self.kinds:
            if not _is_given(kind, channel):
                self.fields[kind.name] = _channel(kind, channel)

    @property
    def given(self) -> list[Kind]:
        """Kinds that have no choice here, since they are part of something else."""
        return [kind for kind, channel in self.kinds if _is_given(kind, channel)]

    def wanted(self) -> Wanted:
        said = dict(self.cleaned_data)
        hour = said.pop("hour", "")
        return Wanted(said, None if hour == NO_DAILY else (int(hour) if hour else ""))


def _is_given(kind: Kind, channel: str) -> bool:
    """One that was stopped from a mail program can be had again."""
    return kind.is_fixed and channel != Channel.PAGE


def _channel(kind: Kind, channel: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=kind.label,
        help_text=kind.why,
        choices=list(Channel.choices) if kind.rides else BY_MAIL,
        initial=channel,
        widget=Segments,
    )


def _hour(hour: int, *, is_stopped: bool) -> forms.ChoiceField:
    usual = [(str(each), _clock(each)) for each in HOURS]
    return forms.ChoiceField(
        label=_lazy("The daily mail comes"),
        help_text=_lazy("On your own clock. Without one, its matters stand on Today alone."),
        choices=[*usual, (NO_DAILY, _lazy("never"))],
        initial=NO_DAILY if is_stopped else str(min(max(hour, HOURS[0]), HOURS[-1])),
    )


def _clock(hour: int) -> str:
    """As "8:00 am"."""
    half = _lazy("am") if hour < 12 else _lazy("pm")  # noqa: PLR2004 - noon
    return f"{hour if hour <= 12 else hour - 12}:00 {half}"  # noqa: PLR2004 - hours of a clock of twelve


class LaterForm(RapportForm, forms.Form):
    """In a day, in a week, or on a day of one's own."""

    days = forms.TypedChoiceField(
        choices=[(1, "1"), (7, "7")], coerce=int, empty_value=None, required=False
    )
    on = DayField(label=_lazy("On a day of your own"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        days, on = said.get("days"), said.get("on")
        if on is None and days is None and not self.errors:
            self.add_error("on", _("Choose a day."))
        elif on is not None and not days and not self.today < on <= self.today + LONGEST:
            self.add_error("on", _("Choose a day after today, within a year."))
        return said

    def moment(self, person: Person) -> datetime:
        """The morning of that day on the reader's clock, in UTC."""
        days = self.cleaned_data["days"]
        day = self.today + timedelta(days=days) if days else self.cleaned_data["on"]
        return Band(person.zone).at(day, 0)
