"""Times that somebody suggests: by day and hour, or in their own words, on a clock they choose."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.alumni.zones import CITIES, COUNTRIES, STATES
from apps.core.clock import at_wall, local
from apps.core.forms import SKIPPED, DayField, RapportForm, StartField
from apps.core.wording import city
from apps.interviews.actions import MOST_TIMES
from apps.interviews.suggesting import Reading, phrases, read

ROWS = range(1, MOST_TIMES + 1)
ZONES = frozenset(CITIES.values()) | frozenset(COUNTRIES.values()) | frozenset(STATES.values())


def filled_in(times: Sequence[datetime], note: str, zone: str) -> dict[str, Any]:
    """What a form begins with that shows these times (UTC) by day and hour, read in `zone`."""
    found: dict[str, Any] = {"note": note}
    for number, moment in zip(ROWS, times, strict=False):
        at = local(moment, zone)
        found |= {f"day_{number}": at.date(), f"start_{number}": at.time()}
    return found


class _Moments(forms.MultipleChoiceField):
    """Any moment with its offset from UTC, not only those that are shown."""

    def valid_value(self, value: Any) -> bool:  # noqa: ANN401 - Django's signature
        try:
            return datetime.fromisoformat(str(value)).tzinfo is not None
        except ValueError:
            return False


class TimesForm(RapportForm, forms.Form):
    """Up to three times. What was typed in words is shown back before anything is sent.

    `zone` (IANA) is the clock that the page shows first, `now` is UTC. `seen` carries the times
    that were shown back, so that nothing else than those can be sent.
    """

    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Or in your own words"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Such as: Thursday after 4, or Friday 11 December at 10."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )
    note = forms.CharField(
        label=gettext_lazy("A few words beside them, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )
    seen = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - QueryDict or None
        *,
        zone: str,
        now: datetime,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"zone": zone, **(before or {})})
        self.first_zone, self.now = zone, now
        self.readings: list[Reading] = []
        choices = sorted(ZONES | {zone}, key=city)
        field = cast("forms.ChoiceField", self.fields["zone"])
        field.choices = [(name, city(name)) for name in choices]
        for number in ROWS:
            self._add_row(number)

    def offer(self, usual: Sequence[tuple[str, str]]) -> None:
        """Times of one's usual week to tick, as (moment of ISO 8601, words); below them the rows.

        A page that lay open for days may bring another moment than these: it is a time as well.
        """
        self.fields = {
            "usual": _Moments(
                label=gettext_lazy("When you are usually free"),
                choices=usual,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            **self.fields,
        }

    def _add_row(self, number: int) -> None:
        self.fields[f"day_{number}"] = DayField(
            label=_("Day, time %(number)d") % {"number": number},
            required=False,
        )
        self.fields[f"start_{number}"] = StartField(
            label=_("Start, time %(number)d") % {"number": number}, required=False
        )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Day and start, three times."""
        return [(self[f"day_{number}"], self[f"start_{number}"]) for number in ROWS]

    @property
    def clock(self) -> str:
        """The IANA zone in which the times are written."""
        return self.cleaned_data.get("zone") or self.first_zone

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        times = [at for number in ROWS if (at := self._row(number, data)) is not None]
        times += self._ticked(data.get("usual", []))
        times += self._read(data.get("words", ""))
        if len(set(times)) < len(times):
            self.add_error(None, _("The same time stands there twice."))
        if len(times) > MOST_TIMES:
            self.add_error("words", _("Suggest three times at most."))
        if not times and not self.errors:
            self.add_error("day_1", _("Choose a time, or write one in your own words."))
        data["times"] = sorted(set(times))
        return data

    def _ticked(self, usual: list[str]) -> list[datetime]:
        times = [datetime.fromisoformat(moment) for moment in usual]
        if any(at <= self.now for at in times):
            self.add_error("usual", _("That time has passed. Choose one that lies ahead."))
        return times

    def _row(self, number: int, data: dict[str, Any]) -> datetime | None:
        day, start = data.get(f"day_{number}"), data.get(f"start_{number}")
        if day and start:
            return self._moment(number, day, start)
        names = {f"day_{number}", f"start_{number}"}
        if (day or start) and not names & set(self.errors):
            missing = f"start_{number}" if day else f"day_{number}"
            self.add_error(missing, _("A time needs both a day and a start."))
        return None

    def _moment(self, number: int, day: date, start: time) -> datetime | None:
        at = at_wall(day, start, self.clock)
        if at is None:
            self.add_error(f"start_{number}", SKIPPED)
        elif at <= self.now:
            self.add_error(f"day_{number}", _("That time has passed. Choose one that lies ahead."))
        return at

    def _read(self, words: str) -> list[datetime]:
        # One more than allowed is enough to say that there are too many.
        found = phrases(words)[: MOST_TIMES + 1]
        self.readings = [read(each, now=self.now, zone=self.clock) for each in found]
        for reading in self.readings:
            if reading.at is None:
                said = {"phrase": reading.phrase, "problem": reading.problem}
                self.add_error("words", _("“%(phrase)s”: %(problem)s") % said)
        return [reading.at for reading in self.readings if reading.at is not None]

    def times(self) -> list[datetime]:
        """UTC, in order."""
        found: list[datetime] = self.cleaned_data["times"]
        return found

    def typed(self) -> list[tuple[str, str]]:
        """Every field as it was filled in, for the page that shows it back."""
        names = [name for name in self.fields if name not in {"seen", "usual"}]
        ticked = [("usual", moment) for moment in self.cleaned_data.get("usual", [])]
        return ticked + [(name, self.data[name]) for name in names if self.data.get(name)]

    @property
    def sight(self) -> str:
        """The times as the confirmation carries them."""
        return " ".join(at.isoformat() for at in self.times())

    @property
    def is_confirmed(self) -> bool:
        """Nothing was typed in words, or the writer has seen how it was read."""
        return not self.readings or self.cleaned_data["seen"] == self.sight
