"""Turns of a life that are a reason whatever they turn between, read by `reasons`.

"From hygiene to teaching hygiene" says enough although the student's own field is in it, and so do
a firm of one's own and a second major, although their words are in every letter.
"""

import re
from collections.abc import Sequence

from apps.coach.phrases import Words, listed, phrases
from apps.coach.rules.particular import key, points
from apps.coach.rules.sentence import Sentence, Word

_WORDS: Words = {
    "own": "agency|bakery|bar|brewery|business|cafe|clinic|company|consultancy|farm|firm|gallery|"
    "gym|lab|label|magazine|nonprofit|office|practice|press|restaurant|salon|school|shop|startup|"
    "store|studio|winery",
    "began": "started|start|opened|open|founded|built|bought|launched|run|ran|have|own|began|left|"
    "set up|took over",
}
# Behind "you"; each alone is enough.
_TURN = re.compile(
    phrases(
        """
        [_] {began} your [own|family's|parents'|father's|mother's] ..1 {own}
        ..3 (changed|switched|swapped|change|switch) [your] ..1 (major|majors|careers)
        ..2 (were|started|came in|arrived|began) [college|school] [as] (undecided|undeclared)
        ..1 (were|worked|started|began|taught|trained|served) ..8 before (you (went|became|moved|\
            switched|started|were|got|took|left|came)|going|becoming|moving|switching)
        both ..1 (studied|worked|trained|grew|started|lost|left|wrote|failed|quit|played)
        (are|were) the one who !(can|could|would|will|might|hires|decides|handles|runs|to)
        the one who !(can|could|would|will|might|hires|decides|handles|runs|to)
        """,
        _WORDS,
    )
)
_MOVED = listed(
    "came changed come crossed go going gone jumped left move moved moving pivoted quit retrained "
    "shifted switch switched switching transition transitioned traded turned went"
)
_BETWEEN = listed("from to into after for with without before")
_NEAR = 6  # words of one side


def is_turn(sentence: Sentence, place: int, words: Sequence[Word]) -> bool:
    """Whether the clause behind the "you" at this place tells of a turn; `words` are its words."""
    behind = " ".join(word.text for word in sentence.words[place + 1 : place + 1 + 2 * _NEAR])
    return _TURN.match(behind) is not None or _is_move([word.text for word in words])


def _is_move(words: list[str]) -> bool:
    """Whether it leads from one thing to another: "came to public health from journalism"."""
    verb = next((place for place, word in enumerate(words) if word in _MOVED), None)
    if verb is None:
        return False
    joints = [place for place in range(verb + 1, len(words)) if words[place] in _BETWEEN]
    sides = [_said(words[joint + 1 : joint + 1 + _NEAR]) for joint in joints]
    sides = [_said(words[verb + 1 : joints[0]]), *sides] if joints else []
    told = [side for side in sides if side]
    return any(one - other for one in told for other in told) and len(told) > 1


def _said(words: list[str]) -> frozenset[str]:
    """Keys of what is said up to the next joint, the student's own words among it."""
    end = next((place for place, word in enumerate(words) if word in _BETWEEN), len(words))
    return frozenset(key(word) for word in words[:end] if points(word, frozenset()))
