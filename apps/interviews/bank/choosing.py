"""Which questions to suggest: for the hopes, for the field, then what is not planned yet. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.interviews.bank.questions import BANK, Suggestion
from apps.interviews.models import Hope, Topic

MOST = 8
# Of the eight, so that each reason is heard; what one does not use the next may.
MOST_FOR_HOPES = 4
MOST_FOR_FIELD = 2

_TOPICS = {
    Hope.WORK: ("week", "duties", "hardest", "best", "conditions", "skills"),
    Hope.PATHS: ("related", "path", "surprise", "advance", "trends", "names"),
    Hope.PREPARE: ("prepare", "training", "entry", "skills", "reading", "hiring"),
    Hope.PLACE: ("culture", "conditions", "hiring", "week", "advance"),
    Hope.STAY: ("again", "advice", "names", "missed"),
}
# Without a hope: a path, a week, what is hard, what to do now, and who else; then all the others.
_USUAL = ("path", "week", "hardest", "prepare", "surprise", "names", "missed")
# Only late, and only if the talk is easy: whoever wants these adds them by hand.
_LATE = frozenset({Topic.RESUME, Topic.PAY})


class Why(StrEnum):
    """The reason for a suggestion."""

    HOPES = "hopes"
    FIELD = "field"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Suggested:
    suggestion: Suggestion
    why: Why


@dataclass(frozen=True)
class Situation:
    """What a student hopes for, and what is known of the person and planned for them already.

    `taken` are texts that are on the sheet, or were asked in an earlier talk; `topics` are those of
    the sheet; `known` holds facts that need no question; `field` is empty where nobody knows it.
    """

    hopes: Collection[str] = ()
    field: str = ""
    known: Collection[str] = ()
    taken: Collection[str] = ()
    topics: Collection[str] = ()


def suggested(
    situation: Situation, bank: Iterable[Suggestion] = BANK, most: int = MOST
) -> list[Suggested]:
    """Each question once, by its best reason; a topic comes round again after all the others."""
    free = [entry for entry in bank if _is_free(entry, situation)]
    wide = [entry for entry in free if not entry.field]
    shares = (
        (Why.HOPES, _in_turns(wide, _hoped(situation), situation)[:MOST_FOR_HOPES]),
        (Why.FIELD, [entry for entry in free if entry.field == situation.field][:MOST_FOR_FIELD]),
        (Why.NEW, _in_turns(wide, _unplanned(situation), situation)),
        (Why.HOPES, _in_turns(wide, _hoped(situation), situation)),
    )
    return list(_each_once(shares))[:most]


def _is_free(entry: Suggestion, situation: Situation) -> bool:
    if entry.field and entry.field != situation.field:
        return False
    return entry.answered_by not in situation.known and str(entry.text) not in situation.taken


def _each_once(shares: Iterable[tuple[Why, Sequence[Suggestion]]]) -> Iterator[Suggested]:
    shown: set[str] = set()
    for why, entries in shares:
        for entry in entries:
            if entry.slug not in shown:
                shown.add(entry.slug)
                yield Suggested(entry, why)


def _in_turns(
    entries: Sequence[Suggestion], topics: Iterable[str], situation: Situation
) -> list[Suggestion]:
    """The first of each topic, then the second ones; topics of the sheet after the others."""
    ordered = sorted(topics, key=lambda topic: topic in situation.topics)
    by_topic = {topic: [entry for entry in entries if entry.topic == topic] for topic in ordered}
    longest = max(map(len, by_topic.values()), default=0)
    rounds = range(longest)
    return [found[at] for at in rounds for found in by_topic.values() if at < len(found)]


def _hoped(situation: Situation) -> list[str]:
    """The topics of all hopes, taken in turns, each once."""
    chosen = [_TOPICS[hope] for hope in Hope if hope in situation.hopes]
    longest = max(map(len, chosen), default=0)
    rounds = [topics[at] for at in range(longest) for topics in chosen if at < len(topics)]
    return list(dict.fromkeys(rounds))


def _unplanned(situation: Situation) -> list[str]:
    """Topics that are not on the sheet: the usual ones, then those left, as a talk goes."""
    every = dict.fromkeys((*_USUAL, *Topic.values))
    return [topic for topic in every if topic not in situation.topics and topic not in _LATE]
