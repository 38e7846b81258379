"""The questions of one topic as a coordinator edits them: a switch and the words of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.core.forms import Switch, seal_field
from apps.core.joining import marks
from apps.core.sealed import MarkedForm
from apps.interviews.actions import own_slug
from apps.interviews.actions.bank import said
from apps.interviews.bank import BY_SLUG, Field, Suggestion
from apps.interviews.closed import opened
from apps.interviews.models import Change

LONGEST = 300  # characters of a question


@dataclass(frozen=True)
class Card:
    """One question on the page; `field` is the field of work that it is for, in words."""

    entry: Suggestion
    is_on: BoundField
    text: BoundField
    is_own: bool
    has_own_words: bool

    @property
    def field(self) -> str:
        return str(Field(self.entry.field).label) if self.entry.field else ""

    @property
    def better(self) -> str:
        """An open form, where the campus asks what a yes would answer."""
        return opened(str(self.entry.text)) if self.is_own or self.has_own_words else ""


class BankForm(MarkedForm, forms.Form):
    """Each text begins with the words that stand now; left as Rapport's, it stays Rapport's.

    `entries` are all of the topic, also those that are switched off.
    """

    seal = seal_field(None)
    fresh = forms.CharField(
        label=_("A question of your own"),
        max_length=LONGEST,
        required=False,
        help_text=_("It is suggested before Rapport’s."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        entries: Iterable[Suggestion],
        changes: Mapping[str, Change],
    ) -> None:
        self.entries, self.changes = list(entries), changes
        stand = (changes.get(entry.slug, Change(entry.slug)) for entry in self.entries)
        super().__init__(data, initial={"seal": marks(said(stand))})
        for entry in self.entries:
            self._add(entry)

    def _add(self, entry: Suggestion) -> None:
        is_on = self.changes.get(entry.slug, Change(entry.slug)).is_on
        self.fields[f"{entry.slug}-is_on"] = forms.BooleanField(
            label=str(entry.text), required=False, initial=is_on, widget=Switch
        )
        self.fields[f"{entry.slug}-text"] = forms.CharField(
            label=_("Question"),
            max_length=LONGEST,
            required=False,
            initial=str(entry.text),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def cards(self) -> list[Card]:
        return [
            Card(
                entry=entry,
                is_on=self[f"{entry.slug}-is_on"],
                text=self[f"{entry.slug}-text"],
                is_own=entry.slug not in BY_SLUG,
                has_own_words=bool(self.changes.get(entry.slug, Change("")).text),
            )
            for entry in self.entries
        ]

    def usual(self, name: str) -> str:
        slug = name.removesuffix("-text")
        return str(BY_SLUG[slug].text) if slug in BY_SLUG else ""

    def chosen(self, topic: str, shown: Iterable[str], rapports_again: str = "") -> list[Change]:
        """What was chosen for each question that the page showed, and the new one."""
        seen = set(shown)
        chosen = [
            self._change(entry, is_rapports=entry.slug == rapports_again)
            for entry in self.entries
            if entry.slug in seen
        ]
        fresh = " ".join(self.cleaned_data["fresh"].split())
        return [*chosen, *([Change(own_slug(), topic=topic, text=fresh)] if fresh else [])]

    def _change(self, entry: Suggestion, *, is_rapports: bool) -> Change:
        is_on = self.cleaned_data[f"{entry.slug}-is_on"]
        text = " ".join(self.cleaned_data[f"{entry.slug}-text"].split())
        if entry.slug not in BY_SLUG:
            return Change(entry.slug, topic=entry.topic, text=text, is_on=is_on)
        same = is_rapports or text == str(BY_SLUG[entry.slug].text)
        return Change(entry.slug, text="" if same else text, is_on=is_on)
