"""Quiet periods as a coordinator types or chooses them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.campus.breaks import MOST_BYTES, MOST_DAYS, MOST_DAYS_OF_TERM, NAME, Break, parsed
from apps.core.forms import DayField, RapportForm, seal_field
from apps.core.sealed import SealedForm
from apps.core.wording import day


class PeriodForm(SealedForm, forms.Form):
    most_days = MOST_DAYS

    seal = seal_field()
    name = forms.CharField(
        label=_lazy("Name"),
        max_length=NAME,
        help_text=_lazy("As people know it: “Winter break”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    starts_on = DayField(label=_lazy("First day"))
    ends_on = DayField(label=_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first one."))
        elif first and last and last - first >= timedelta(days=self.most_days):
            words = _("It lasts up to %(n)d days. Look at the year again.")
            self.add_error("ends_on", words % {"n": self.most_days})
        return said

    def span(self) -> Break:
        said = self.cleaned_data
        return Break(said["starts_on"], said["ends_on"], " ".join(said["name"].split()))


class TermForm(PeriodForm):
    """A term has days like a quiet period, and lasts up to a year."""

    most_days = MOST_DAYS_OF_TERM

    name = forms.CharField(
        label=_lazy("Name"),
        max_length=NAME,
        help_text=_lazy("As it is printed: “Fall 2026”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CalendarForm(RapportForm, forms.Form):
    file = forms.FileField(
        label=_lazy("Calendar file"),
        help_text=_lazy("The university's calendar, exported as .ics, up to 1 MB."),
        error_messages=dict.fromkeys(("required", "missing"), _lazy("Choose a file."))
        | {"empty": _lazy("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def text(self) -> bytes:
        """One byte more than is read shows that there was more."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))


class ChooseForm(RapportForm, forms.Form):
    """The breaks of a file, each with a box that carries its own words: nothing is kept before."""

    def __init__(self, *args: Any, offered: Sequence[Break], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        choices = [(str(span), f"{span.name}: {days_of(span)}") for span in offered]
        kwargs["initial"] = {"chosen": [value for value, _words in choices]}
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("What is to be added"),
            choices=choices,
            error_messages={"required": _("Tick at least one, or go back.")},
            widget=forms.CheckboxSelectMultiple,
        )

    def spans(self) -> list[Break]:
        return [span for span in map(parsed, self.cleaned_data["chosen"]) if span]


def days_of(span: Break) -> str:
    """As "Monday 14 December to Sunday 3 January 2027"."""
    if span.starts_on == span.ends_on:
        return day(span.starts_on)
    return _("%(first)s to %(last)s") % {"first": day(span.starts_on), "last": day(span.ends_on)}
