"""The shape of a fact, for `job_facts` and `job_against`."""

import re
from typing import NamedTuple

from apps.coach.phrases import phrases
from apps.coach.rules.job_words import WORDS


class Fact(NamedTuple):
    """Something that can be read off a clause: how many points it adds, and why."""

    points: int
    why: str
    words: re.Pattern[str]


def fact(points: int, why: str, lines: str, end: str = "") -> Fact:
    """A fact in the notation of `phrases`; `end` is a regular expression for what follows it."""
    return Fact(points, why, re.compile(phrases(lines, WORDS) + end))
