"""The coach's answer to a draft: what is left to look at, in words, never a score."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Passed, settled
from apps.coach.rule import Rule
from apps.coach.rules import FIRST_MESSAGE
from apps.coach.setting import RAPPORTS, Setting, Settings, is_read, titled, worded

_WRITTEN_OUT = (
    _("Ready to send"),
    _("One thing to look at"),
    _("Two things to look at"),
    _("Three things to look at"),
    _("Four things to look at"),
    _("Five things to look at"),
    _("Six things to look at"),
    _("Seven things to look at"),
    _("Eight things to look at"),
    _("Nine things to look at"),
)


@dataclass(frozen=True, slots=True)
class Review:
    """Findings that are open, those the student kept, hints, and the rules that are satisfied.

    A rule with a kept finding is settled, but it did not pass, and neither did one that is switched
    off or does not know the language (`unread` holds the titles of those): a promise to the reader
    ("asking for information, not a job") rests on `has_passed`.
    """

    findings: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    unread: tuple[str, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether the message may not leave yet."""
        return any(finding.blocks for finding in self.findings)

    @property
    def heading(self) -> str:
        """What is left, in words."""
        count = len(self.findings)
        if count < len(_WRITTEN_OUT):
            return str(_WRITTEN_OUT[count])
        words = ngettext("%(count)d thing to look at", "%(count)d things to look at", count)
        return words % {"count": count}

    def has_passed(self, code: str) -> bool:
        """Whether this rule is satisfied by the text itself."""
        return any(rule.code == code for rule in self.passed)


def review(
    draft: Draft,
    kept: Collection[tuple[str, str]] = frozenset(),
    rules: Sequence[Rule] = FIRST_MESSAGE,
    settings: Settings = RAPPORTS,
) -> Review:
    """Read a draft by these rules; `kept` holds the keys of findings the student settled.

    What blocks cannot be kept or switched off. An empty text is one finding, not ten.
    """
    asked = [rule for rule in rules if is_read(rule, settings) and _has_words_for(rule, draft)]
    kept = {settled(*key) for key in kept}
    found = {rule: rule.find(draft) for rule in asked if rule.reads(draft)}
    every = [worded(one, rule, settings) for rule, findings in found.items() for one in findings]
    weighed = [finding for finding in every if finding.level is not Level.HINT]
    fine = [rule for rule, findings in found.items() if not _weighs(findings)]
    return Review(
        findings=tuple(f for f in weighed if f.blocks or f.key not in kept),
        kept=tuple(f for f in weighed if not f.blocks and f.key in kept),
        hints=tuple(f for f in every if f.level is Level.HINT),
        passed=tuple(titled(rule.passed(draft), settings) for rule in fine),
        unread=tuple(_title(rule, draft, settings) for rule in asked if rule not in found),
    )


def _title(rule: Rule, draft: Draft, settings: Settings) -> str:
    return settings.get(rule.code, Setting()).title or rule.titled(draft)


def _has_words_for(rule: Rule, draft: Draft) -> bool:
    return bool(draft.reading.words) or rule.blocks


def _weighs(findings: Sequence[Finding]) -> bool:
    return any(finding.level is not Level.HINT for finding in findings)


def announced(answer: Review) -> str:
    """The words for the live region: the heading, and whether sending waits for something."""
    if answer.blocked:
        return gettext("%s. Sending waits for this.") % answer.heading
    return answer.heading
