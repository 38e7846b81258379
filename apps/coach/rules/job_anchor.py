"""What a request for work can hang on. For `job_anchors`."""

import re
from typing import NamedTuple

from apps.coach.phrases import phrases
from apps.coach.rules.job_words import WORDS


class Anchor(NamedTuple):
    """Words that may ask for work: how many points they bring along, and why."""

    points: int
    why: str
    words: re.Pattern[str]
    is_noun: bool = False
    needs_post: bool = False  # in the same sentence, or the one before
    names_post: bool = False
    is_soft: bool = False  # asks only in a letter that asks for work elsewhere


def anchor(points: int, why: str, lines: str, **known: bool) -> Anchor:
    """An anchor of these phrases, in the notation of `phrases`."""
    return Anchor(points, why, re.compile(phrases(lines, WORDS)), **known)
