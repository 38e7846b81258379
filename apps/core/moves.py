"""What a state machine's table is made of, and what can go wrong on the way through it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True)
class Move(Generic[S]):
    """One edge: from any of `sources` to `target`, open to the parties in `by`."""

    sources: frozenset[S]
    target: S
    by: frozenset[str] = field(default_factory=frozenset)


class StaleMove(Exception):  # noqa: N818 - it is an event, not a defect
    """Someone was faster: the thing no longer is where the move starts. Answered with 409."""

    def __init__(self, happened: str) -> None:
        super().__init__(happened)
        self.happened = happened


class Refused(Exception):  # noqa: N818 - it is an answer, not a defect
    """A rule says no (a limit is reached). Answered with 409 and the reason in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.happened = reason


class NotYours(Exception):  # noqa: N818 - it is an answer, not a defect
    """This person may see the thing but not make this move. Answered with 403."""
