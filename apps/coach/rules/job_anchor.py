"""What a request for work can hang on. For `job_anchors`."""

from typing import NamedTuple


class Anchor(NamedTuple):
    """Phrases that may ask for work: how many points they bring along, and why.

    They are written in the notation of `phrases` with the vocabulary of `job_words`.
    """

    points: int
    why: str
    phrases: str
    is_noun: bool = False
    needs_post: bool = False  # in the same sentence, or the one before
    names_post: bool = False
    is_soft: bool = False  # asks only in a letter that asks for work elsewhere
    is_undenied: bool = False  # asks by itself, whatever stands around it
