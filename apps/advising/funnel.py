"""Where students are in the six steps: counts with their base, and the one place most stop at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext, ngettext_lazy

from apps.advising.past import Past
from apps.students.models import Step

# After which step they stop -> what that says, and of how many students.
DROPS = {
    Step.RESEARCH: (
        _lazy("Finding people is the hard part."),
        ngettext_lazy(
            "%(n)d student has looked into a field and kept nobody yet.",
            "%(n)d students have looked into a field and kept nobody yet.",
            "n",
        ),
    ),
    Step.FIND: (
        _lazy("Questions are the hard part."),
        ngettext_lazy(
            "%(n)d student has kept people and written no questions.",
            "%(n)d students have kept people and written no questions.",
            "n",
        ),
    ),
    Step.PREPARE: (
        _lazy("The first message is the hard part."),
        ngettext_lazy(
            "%(n)d student has begun to prepare and sent nothing.",
            "%(n)d students have begun to prepare and sent nothing.",
            "n",
        ),
    ),
    Step.REACH_OUT: (
        _lazy("An answer is the hard part."),
        ngettext_lazy(
            "%(n)d student has written and not talked with anyone yet.",
            "%(n)d students have written and not talked with anyone yet.",
            "n",
        ),
    ),
    Step.TALK: (
        _lazy("The thank-you is the hard part."),
        ngettext_lazy(
            "%(n)d student has talked and settled no thank-you yet.",
            "%(n)d students have talked and settled no thank-you yet.",
            "n",
        ),
    ),
}


@dataclass(frozen=True)
class Bar:
    """How many students reached a step; widths are 0 to 100, `share` names its base.

    `lost` is the width of those who stopped before it, where most did. `days` is the median until
    a student got there, None while nothing was kept.
    """

    step: int
    name: str
    count: int
    width: int
    share: str
    lost: int = 0
    days: int | None = None


@dataclass(frozen=True)
class Drop:
    """Where most stop: at `step`, in words; `since` compares with two weeks ago, or is empty."""

    step: int
    strong: str
    text: str
    since: str


def reached(by_step: Mapping[int, int]) -> dict[Step, int]:
    """For each step, the students who began it or went further."""
    return {step: sum(n for at, n in by_step.items() if at >= step) for step in Step}


def bars(by_step: Mapping[int, int], past: Past) -> list[Bar]:
    total, worst = sum(by_step.values()), _worst(by_step)
    made: list[Bar] = []
    before = total
    for step, count in reached(by_step).items():
        width, lost = _percent(count, total), 0
        if worst is not None and step == worst + 1:
            lost = _percent(before, total) - width
        share = _share(count, before)
        days = past.medians.get(step.value)
        made.append(Bar(step.value, str(step.label), count, width, share, lost, days))
        before = count
    return made


def drop(by_step: Mapping[int, int], past: Past) -> Drop | None:
    """The step after which most stop; nobody stops at the last one."""
    worst = _worst(by_step)
    if worst is None:
        return None
    strong, text = DROPS[worst]
    count = by_step[worst]
    return Drop(worst.value, str(strong), text % {"n": count}, past.since(worst.value, count))


def _worst(by_step: Mapping[int, int]) -> Step | None:
    found: Sequence[Step] = [step for step in DROPS if by_step.get(step)]
    return max(found, key=lambda step: by_step[step], default=None)


def _percent(count: int, base: int) -> int:
    return round(100 * count / base) if base else 0


def _share(count: int, base: int) -> str:
    """A number comes with its base, `65% of 109`; on a phone the base is a line of its own."""
    if not base:
        return ""
    return _("%(share)d%% of\u00a0%(base)d") % {"share": _percent(count, base), "base": base}


def sentence(total: int, stuck: int, longest: tuple[str, int] | None) -> str:
    """The one sentence that says whether anybody needs the advisor today.

    `longest` is who has stood still longest, and for how many days.
    """
    if not total:
        return _("There is no student here.")
    if not longest:
        return _("Nobody here waits for a word from you.")
    return ngettext(
        "%(count)d of %(total)d students is stuck: %(name)s, for %(days)d days.",
        "%(count)d of %(total)d students are stuck, %(name)s the longest: %(days)d days.",
        stuck,
    ) % {"count": stuck, "total": total, "name": longest[0], "days": longest[1]}
