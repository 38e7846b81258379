"""How much a clause weighs as a request for work, and what of it is quoted. For `not_a_job`."""

import re

from apps.coach.phrases import phrases
from apps.coach.reading import Reading, Span
from apps.coach.rules.job_against import AGAINST_AHEAD, AGAINST_BEHIND, AGAINST_NOUN
from apps.coach.rules.job_anchor import Anchor
from apps.coach.rules.job_facts import ASKED, FOR_AHEAD, FOR_BEHIND, ITSELF, SEEKS, WISHED
from apps.coach.rules.job_words import WORDS

AHEAD, BEHIND = (*FOR_AHEAD, *AGAINST_AHEAD), (*FOR_BEHIND, *AGAINST_BEHIND)
ENOUGH = 4  # points that make a request
ENOUGH_BESIDE = 3  # points that make one more of them in the same letter
_ARTICLE = re.compile(phrases("({article})", WORDS))
_SOME = re.compile(r"(?:any|some)(?:thing|one|body)?\b|an?\b")
_VERB = re.compile(phrases("(have|has|had|offer|offers|find|finding|get|getting|landing)", WORDS))
_WHERE = re.compile(phrases("(on|at|in|with|within|under) your _", WORDS))
# Where a clause with a force of its own begins: "I interned there, and this year I would like …".
_JOINT = re.compile(
    r"[;:\u2014(]|\s-+\s|\b(?:but|though|although|however|yet|unless|except|while|whereas)\b"
    r"|\b(?:and|or|so)\s+(?=[^,]{0,60}\b(?:i|i'd|i'm|we|you)\b)"
    r"|,\s*(?:(?:and|or|so)\s+)?(?=(?:i|we|you|it|do|does|did|are|is|can|could|would|"
    r"will|please|what|how|if|whether|when|where|maybe|perhaps|only)\b)"
)
_NEAR = 200  # characters ahead of the anchor
_FAR = 80  # characters behind the anchor
_CLOSE = 24  # characters between an anchor and what is quoted with it


def nearest(reading: Reading, anchor: Anchor, span: Span) -> Span:
    """A noun from its last article on: "help with a role" is about "a role"."""
    if not anchor.is_noun:
        return span
    articles = [found.start() for found in _ARTICLE.finditer(reading.own_words, *span)]
    verbs = [
        found.end() + 1 for found in _VERB.finditer(reading.own_words, span.start, span.end - 1)
    ]
    return Span(max([span.start, *articles, *verbs]), span.end)


def _said_ahead(reading: Reading, place: int) -> str:
    """What the clause says ahead of this place."""
    start = max(reading.sentence_at(place).start, place - _NEAR)
    ahead = reading.own_words[start:place]
    joints = [joint.start() for joint in _JOINT.finditer(ahead)]
    return ahead[joints[-1] :] if joints else ahead


def weight(reading: Reading, anchor: Anchor, span: Span) -> int:
    """The points of an anchor in its clause."""
    words = reading.own_words
    itself = words[span.start : span.end]
    article = _ARTICLE.match(itself) or _SOME.match(itself)
    ahead = _said_ahead(reading, span.start) + (article.group() if article else "")
    behind = words[span.end : min(reading.sentence_at(span.start).end, span.end + _FAR)].lstrip()
    facts = [fact for fact in AHEAD if fact.words.search(ahead)]
    if anchor.is_noun:
        facts += [fact for fact in ITSELF if fact.words.match(itself)]
    facts += [fact for fact in BEHIND if fact.words.match(behind.lstrip(" ,"))]
    if anchor.is_noun:
        facts += [fact for fact in AGAINST_NOUN if fact.words.match(behind)]
    points = anchor.points + sum(fact.points for fact in facts)
    return min(points, ENOUGH_BESIDE) if anchor.is_soft else points


def quoted(reading: Reading, anchor: Anchor, span: Span) -> Span:
    """The anchor with what makes it a request: "looking for" ahead of it, "on your team" behind."""
    if anchor.points >= ENOUGH:
        return span
    ahead = _said_ahead(reading, span.start)
    force = (SEEKS,) if anchor.is_noun else (SEEKS, ASKED, WISHED)
    found = [match for fact in force for match in fact.words.finditer(ahead)]
    starts = [match.start() for match in found if len(ahead) - match.end() < _CLOSE]
    where = _WHERE.match(reading.own_words, span.end + 1) if anchor.is_noun else None
    start = span.start - len(ahead) + min(starts) if starts else span.start
    return Span(start, where.end() if where else span.end)
