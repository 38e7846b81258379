"""Who else: up to three people unlike each other, each with the reason in words. Pure.

Close to your path, another kind of employer, another career stage. Nobody full, paused or asked
already comes in: the caller hands over only people who may be asked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.alumni.models import Alum, Part

STAGE = 8  # years of graduation apart that make another stage of a career


@dataclass(frozen=True)
class Pick:
    """One suggestion."""

    alum: Alum
    reason: str


@dataclass(frozen=True)
class From:
    """Where the student comes from: own studies, and the person they asked before, if any."""

    studies: str = ""
    near: Alum | None = None


def three(people: Sequence[Alum], origin: From) -> list[Pick]:
    """At most three, in this order; what nobody fits is left out rather than filled up."""
    picks: list[Pick] = []
    for fits in (_close, _elsewhere, _other_stage):
        found = next(_fitting(people, origin, fits, picks), None)
        if found is not None:
            picks.append(found)
    return picks


Fits = Callable[[Alum, From, list[Pick]], str]


def _fitting(people: Sequence[Alum], origin: From, fits: Fits, picks: list[Pick]) -> Iterator[Pick]:
    taken = {pick.alum.pk for pick in picks}
    for alum in people:
        reason = "" if alum.pk in taken else fits(alum, origin, picks)
        if reason:
            yield Pick(alum, reason)


def _close(alum: Alum, origin: From, _picks: list[Pick]) -> str:
    studied = alum.shown(Part.STUDIES)
    if studied and _shares(studied, origin.studies):
        return _("Close to your path: studied %(what)s") % {"what": studied}
    near = origin.near
    industry = alum.shown(Part.INDUSTRY)
    if near is not None and industry and industry == near.shown(Part.INDUSTRY):
        return _("Close to your path: the same field as %(name)s") % {"name": near.called}
    if near is not None and set(alum.topics) & set(near.topics):
        return _("Close to your path: glad to talk about the same things")
    return ""


def _elsewhere(alum: Alum, origin: From, picks: list[Pick]) -> str:
    """An employer that is named, of another kind than those before."""
    before = [pick.alum for pick in picks] + ([origin.near] if origin.near else [])
    kinds = {other.shown(Part.INDUSTRY) for other in before} - {""}
    employers = {other.shown(Part.EMPLOYER) for other in before}
    employer = alum.shown(Part.EMPLOYER)
    if not employer or employer in employers or alum.shown(Part.INDUSTRY) in kinds:
        return ""
    return _("Another kind of employer: %(employer)s") % {"employer": employer}


def _other_stage(alum: Alum, origin: From, picks: list[Pick]) -> str:
    before = [pick.alum for pick in picks] + ([origin.near] if origin.near else [])
    years = [other.class_year for other in before if other.class_year]
    if not alum.class_year or not years:
        return ""
    if any(abs(alum.class_year - year) < STAGE for year in years):
        return ""
    return _("Another career stage: class of %(year)d") % {"year": alum.class_year}


def _shares(one: str, other: str) -> bool:
    """Whether two names of a subject have a word of meaning in common."""
    words = [{word for word in text.casefold().split() if len(word) > 3} for text in (one, other)]  # noqa: PLR2004 - "and", "of"
    return bool(words[0] & words[1])
