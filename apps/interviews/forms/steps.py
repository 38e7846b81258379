"""Next steps as rows: the words, and the day on which they come back."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from apps.core.forms import DayField
from apps.interviews.models import Log

LEAST, MOST = 3, 50  # rows
LONGEST = 300  # characters of one step
_STEP = re.compile(r"step_(\d{1,2})")


def add_rows(form: forms.Form, count: int) -> None:
    """`step_1`, `by_1` and so on."""
    for number in range(1, count + 1):
        words = forms.TextInput(attrs={"class": "form-control voice", "autocomplete": "off"})
        form.fields[f"step_{number}"] = forms.CharField(
            label=_("Next step %(n)d") % {"n": number},
            max_length=LONGEST,
            required=False,
            widget=words,
        )
        day = form.fields[f"by_{number}"] = DayField(
            label=_("By, step %(n)d") % {"n": number}, required=False
        )
        day.widget.attrs["class"] = "form-control"


def count_of(typed: Mapping[str, Any] | None, first: Mapping[str, Any]) -> int:
    """As many as there are words for, an empty one for the next, and three at least."""
    named = [int(found[1]) for name in typed or first if (found := _STEP.fullmatch(name))]
    filled = max(named, default=0) + (typed is None)
    return min(max(filled, LEAST), MOST)


def rows(form: forms.Form) -> list[tuple[forms.BoundField, forms.BoundField]]:
    numbers = [name.removeprefix("step_") for name in form.fields if _STEP.fullmatch(name)]
    return [(form[f"step_{number}"], form[f"by_{number}"]) for number in numbers]


def check(form: forms.Form, said: Mapping[str, Any]) -> None:
    """A day alone is a slip: nobody could be reminded of anything."""
    for step, by in rows(form):
        if said.get(by.name) and not said.get(step.name) and step.name not in form.errors:
            form.add_error(step.name, _("Write what you will do by then."))


def words_of(form: forms.Form) -> dict[str, Any]:
    """What a log keeps: a line a step, and the days by their lines."""
    said = form.cleaned_data
    found = [(" ".join(said[step.name].split()), said[by.name]) for step, by in rows(form)]
    return {
        "next_steps": "\n".join(step for step, _by in found if step),
        "step_days": {step: by.isoformat() for step, by in found if step and by},
    }


def initial_of(log: Log) -> dict[str, str]:
    """The rows of a log, the last one's included."""
    lines = [line.strip() for line in log.next_steps.splitlines() if line.strip()]
    words = {f"step_{number}": line for number, line in enumerate(lines, start=1)}
    days = {f"by_{n}": log.step_days.get(line, "") for n, line in enumerate(lines, start=1)}
    return words | days
