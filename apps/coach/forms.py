"""The coach's rules as a coordinator edits them: one form for the page, four fields a rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.coach.rule import Rule
from apps.coach.rules import ASK_INTRODUCTION, EVERY, FIRST_MESSAGE, THANK_YOU
from apps.coach.setting import Setting, Settings, said
from apps.core.forms import Switch, seal_field
from apps.core.joining import marks
from apps.core.sealed import MarkedForm

# In page order; a rule stands under the first kind of message that it reads.
KINDS = (
    (_("First message"), FIRST_MESSAGE),
    (_("Thank-you"), THANK_YOU),
    (_("Asking for an introduction"), ASK_INTRODUCTION),
)
TEXTS = ("title", "why", "fix")
_LABELS = {"title": _("Title"), "why": _("Why it matters"), "fix": _("What to do")}
_MOST = {"title": 120, "why": 300, "fix": 400}  # characters


@dataclass(frozen=True)
class Card:
    """One rule on the page: its fields, and the other kinds of message that it reads."""

    rule: Rule
    setting: Setting
    is_on: BoundField | None
    texts: list[BoundField]
    also: list[str]

    @property
    def title(self) -> str:
        return self.setting.title or str(self.rule.title)

    @property
    def why(self) -> str:
        return self.setting.why or str(self.rule.why)

    @property
    def has_own_words(self) -> bool:
        return replace(self.setting, is_on=True) != Setting()

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.texts)


class RulesForm(MarkedForm, forms.Form):
    """Each text begins with the words that stand now; left as Rapport's, it stays Rapport's.

    The page names the rules that it shows, so that a part of it is no choice to switch the others
    off.
    """

    seal = seal_field(None)

    def __init__(self, data: QueryDict | None, *, settings: Settings) -> None:
        stand = {code: settings.get(code, Setting()) for code in EVERY}
        super().__init__(data, initial={"seal": marks(said(stand))})
        self.settings = settings
        for rule in EVERY.values():
            self._add(rule, settings.get(rule.code, Setting()))

    def _add(self, rule: Rule, setting: Setting) -> None:
        if not rule.blocks:
            self.fields[f"{rule.code}-is_on"] = forms.BooleanField(
                label=str(rule.title), required=False, initial=setting.is_on, widget=Switch
            )
        for name in texts_of(rule):
            most = _MOST[name]
            message = _("%(title)s: at most %(most)d characters for “%(label)s”.")
            words = {"title": rule.title, "most": most, "label": _LABELS[name]}
            self.fields[f"{rule.code}-{name}"] = forms.CharField(
                label=_LABELS[name],
                max_length=most,
                required=False,
                initial=getattr(setting, name) or rapports(rule, name),
                error_messages={"max_length": message % words},
                widget=forms.TextInput if name == "title" else forms.Textarea(attrs={"rows": 2}),
            )

    def kinds(self) -> Iterator[tuple[str, list[Card]]]:
        """The cards by kind of message, each rule once."""
        shown: set[str] = set()
        for name, rules in KINDS:
            yield str(name), [self._card(rule) for rule in rules if rule.code not in shown]
            shown |= {rule.code for rule in rules}

    def _card(self, rule: Rule) -> Card:
        reads = [str(name) for name, rules in KINDS if rule.code in {r.code for r in rules}]
        return Card(
            rule=rule,
            setting=self.settings.get(rule.code, Setting()),
            is_on=None if rule.blocks else self[f"{rule.code}-is_on"],
            texts=[self[f"{rule.code}-{name}"] for name in texts_of(rule)],
            also=reads[1:],
        )

    def usual(self, name: str) -> str:
        code, _dash, text = name.rpartition("-")
        return rapports(EVERY[code], text)

    def chosen(self, shown: Iterable[str], rapports_again: str = "") -> dict[str, Setting]:
        """What was chosen for each rule that was shown; one of them in Rapport's words again."""
        chosen = {code: self._setting(EVERY[code]) for code in shown if code in EVERY}
        if rapports_again in chosen:
            chosen[rapports_again] = Setting(is_on=chosen[rapports_again].is_on)
        return chosen

    def _setting(self, rule: Rule) -> Setting:
        own = {name: self.cleaned_data[f"{rule.code}-{name}"].strip() for name in texts_of(rule)}
        changed = {
            name: "" if words == rapports(rule, name) else words for name, words in own.items()
        }
        is_on = rule.blocks or self.cleaned_data[f"{rule.code}-is_on"]
        return Setting(is_on=is_on, **changed)


def texts_of(rule: Rule) -> tuple[str, ...]:
    """What a campus may say; advice with a name or a number in it is put together by the rule."""
    return TEXTS[:-1] if "%" in str(rule.fix) else TEXTS


def rapports(rule: Rule, name: str) -> str:
    """Rapport's own words."""
    return str(getattr(rule, name))
