"""Forms of pages that several people keep: what somebody else saved meanwhile is shown beside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from apps.core.forms import RapportForm
from apps.core.joining import Crossed
from apps.core.moves import Refused
from apps.core.wording import day


@dataclass(frozen=True)
class Other:
    """A field as somebody else saved it meanwhile."""

    label: str
    text: str


@dataclass(frozen=True)
class Tried:
    """What came of saving a form; `others` is what somebody else saved meanwhile."""

    is_saved: bool
    others: tuple[Other, ...] = ()


class SealedForm(RapportForm):
    """`seal` names the words that the page showed, so that two coordinators lose none."""

    def tried(self, save: Callable[[str], object]) -> Tried:
        """Saved once `save`, which is given the seal, has taken it; else the form asks for more."""
        if not self.is_valid():
            return Tried(is_saved=False)
        try:
            save(self.cleaned_data["seal"])
        except Refused as refused:
            self.add_error(None, refused.happened)
        except Crossed as crossed:
            return Tried(is_saved=False, others=self._beside(crossed))
        else:
            return Tried(is_saved=True)
        return Tried(is_saved=False)

    def _beside(self, crossed: Crossed) -> tuple[Other, ...]:
        """What stands otherwise than it is typed here; the next press keeps what is typed."""
        words = _(
            "Somebody changed this while the page was open. What stands now is below; yours"
            " stands in the form, and another press keeps it."
        )
        self.add_error(None, words)
        self.retype(seal=crossed.seal)
        return tuple(
            Other(str(field.label), crossed.stands[name])
            for name, field in self.fields.items()
            if name in crossed.stands and crossed.stands[name].split() != self._typed(name).split()
        )

    def _typed(self, name: str) -> str:
        """As a person reads it."""
        value = self[name].value()
        if isinstance(self.fields[name], forms.BooleanField):
            return _("yes") if value else _("no")
        if isinstance(self.cleaned_data.get(name), date):
            return day(self.cleaned_data[name])
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value) or "")


class MarkedForm(RapportForm):
    """Many lines on one page, each a matter of its own; `seal` holds the `marks` of them all."""

    def meanwhile(self, name: str, stands: str) -> str:
        text = stands or self.usual(name)
        words = _(
            "Somebody saved “%(text)s” here while this page was open. Yours stands in the field;"
            " another press of Save keeps it."
        )
        gone = _(
            "Somebody removed this while the page was open. Yours stands in the field; another"
            " press of Save keeps it."
        )
        return words % {"text": text} if text else gone

    def usual(self, _name: str) -> str:
        """Rapport's own words, which stand where the center has none; empty for what is gone."""
        return ""
