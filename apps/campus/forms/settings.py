"""What a coordinator types about the center."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _lazy

from apps.campus.models import Campus
from apps.campus.rules import GROUPS, IN_ORDER, SETTINGS, Group
from apps.core.forms import RapportForm, Switch

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


def field_of(stored: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:  # noqa: ANN401 - Django's own signature
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
        widgets = dict.fromkeys(("review_first", "own_examples"), Switch)
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
