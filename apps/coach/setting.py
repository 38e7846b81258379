"""What a campus changed about the rules, as a value: a switch and own words for each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from apps.coach.finding import Finding, Passed
from apps.coach.rule import Rule


@dataclass(frozen=True, slots=True)
class Setting:
    """One rule at this campus; empty words are Rapport's own."""

    is_on: bool = True
    title: str = ""
    why: str = ""
    fix: str = ""

    @property
    def is_rapports(self) -> bool:
        """Whether it says nothing that Rapport would not say by itself."""
        return self == Setting()

    @classmethod
    def of(cls, code: str, lines: Mapping[str, str]) -> "Setting":
        """The way back from `said`."""
        words = {name: lines[f"{code}-{name}"] for name in ("title", "why", "fix")}
        return cls(is_on=lines[f"{code}-is_on"] == str(True), **words)


Settings = Mapping[str, Setting]  # by the code of the rule; one that is not there is Rapport's
RAPPORTS: Settings = {}


def said(settings: Settings) -> dict[str, str]:
    """The lines of all of them, by the fields of their form."""
    return {
        f"{code}-{name}": str(value)
        for code, setting in settings.items()
        for name, value in asdict(setting).items()
    }


def is_read(rule: Rule, settings: Settings) -> bool:
    """Whether this rule reads at this campus; what blocks cannot be switched off."""
    return rule.blocks or settings.get(rule.code, Setting()).is_on


def worded(finding: Finding, rule: Rule, settings: Settings) -> Finding:
    """The finding in the campus's words; advice about this very phrase stays the rule's own."""
    own = settings.get(finding.code, Setting())
    is_general = finding.fix == str(rule.fix)
    return replace(
        finding,
        title=own.title or finding.title,
        why=own.why or finding.why,
        fix=own.fix if own.fix and is_general else finding.fix,
    )


def titled(passed: Passed, settings: Settings) -> Passed:
    """What is already good, in the campus's words."""
    return replace(passed, title=settings.get(passed.code, Setting()).title or passed.title)
