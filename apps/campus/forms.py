"""What a coordinator types about the center."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.campus.breaks import MOST_BYTES, MOST_DAYS, NAME, Break, parsed
from apps.campus.models import Campus
from apps.campus.rules import GROUPS, IN_ORDER, SETTINGS, Group
from apps.core.forms import DayField, RapportForm, Switch
from apps.core.wording import day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Part:
    """A fieldset of the page."""

    group: Group
    fields: Sequence[BoundField]


def zones() -> list[Any]:
    """The IANA names that have a region and a place, by region; and UTC."""
    names = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    regions = groupby(names, key=lambda name: name.partition("/")[0])
    return [
        (region, [(name, name.partition("/")[2].replace("_", " ") or name) for name in each])
        for region, each in regions
    ]


def _usual(name: str) -> "StrOrPromise":
    """What stands there until somebody says otherwise; the names of a center have no default."""
    usual = getattr(Campus(), name)
    if isinstance(usual, bool):
        return _lazy("Usually on.") if usual else _lazy("Usually off.")
    return format_lazy(_lazy("Usually {n}."), n=usual) if isinstance(usual, int) else ""


def field_of(stored: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:  # noqa: ANN401
    """The field of a form with the bounds and words of its setting."""
    setting = SETTINGS[stored.name]
    kwargs["help_text"] = format_lazy("{} {}", setting.does, _usual(stored.name))
    if stored.name == "zone":
        wrong = {"invalid_choice": _lazy("Choose a time zone of the list.")}
        kwargs["label"] = capfirst(stored.verbose_name)
        return forms.ChoiceField(choices=zones, error_messages=wrong, **kwargs)
    if not setting.most:
        return stored.formfield(**kwargs)
    words = _lazy("From {least} to {most}, as a whole number.")
    bounds = format_lazy(words, least=setting.least, most=setting.most)
    return forms.IntegerField(
        label=capfirst(stored.verbose_name),
        min_value=setting.least,
        max_value=setting.most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), bounds),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **kwargs,
    )


class SettingsForm(RapportForm, forms.ModelForm[Campus]):
    """`seen` says which change the page knew, so that two windows lose none."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = Campus
        fields = tuple(SETTINGS)
        widgets = {"review_first": Switch}
        formfield_callback = field_of

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for first, second, words in IN_ORDER:
            if first in said and second in said and said[first] >= said[second]:
                self.add_error(second, words)
        return said

    def parts(self) -> Iterator[Part]:
        for group in GROUPS:
            yield Part(group, [self[setting.name] for setting in group.settings])


class PeriodForm(RapportForm, forms.Form):
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
        elif first and last and last - first >= timedelta(days=MOST_DAYS):
            words = _("A quiet period lasts up to %(n)d days. Look at the year again.")
            self.add_error("ends_on", words % {"n": MOST_DAYS})
        return said

    def span(self) -> Break:
        said = self.cleaned_data
        return Break(said["starts_on"], said["ends_on"], " ".join(said["name"].split()))


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

    def __init__(self, *args: Any, offered: Sequence[Break], **kwargs: Any) -> None:  # noqa: ANN401
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
