"""A department's first month as the crowd lives it; and what therefore has to be counted.

It begins on the first Monday of February. Everything else is a matter of who has which number.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.journeys.pilot.crowd import Crowd, Pair
from tests.journeys.pilot.days import Days
from tests.journeys.pilot.people import CAMPUS, Alum, Student


def first_monday() -> datetime:
    """Of the next February, at nine: a copy's clock is only moved ahead."""
    at = datetime(datetime.now(UTC).year + 1, 2, 1, 9, tzinfo=CAMPUS)
    return at + timedelta(days=-at.weekday() % 7)


@dataclass(frozen=True)
class Size:
    """A fifth of the students never comes in, a fifth of the alumni never answers."""

    students: int
    alumni: int

    @property
    def inside(self) -> list[Student]:
        return [Student(number) for number in range(self.students) if number % 5 != 4]

    @property
    def opted_in(self) -> list[Alum]:
        return [Alum(number) for number in range(self.alumni) if number % 5 not in {3, 4}]

    @property
    def refuse(self) -> list[Alum]:
        return [Alum(number) for number in range(self.alumni) if number % 5 == 3]

    @property
    def silent(self) -> list[Alum]:
        return [Alum(number) for number in range(self.alumni) if number % 5 == 4]


@dataclass
class Month:
    size: Size
    crowd: Crowd
    days: Days
    pairs: list[Pair] = field(default_factory=list)
    accepted: list[Pair] = field(default_factory=list)
    declined: list[Pair] = field(default_factory=list)
    logged: list[Pair] = field(default_factory=list)
    in_time: int = 0
    late: int = 0

    def answer_invitations(self) -> None:
        self.crowd.all_do(self.crowd.says_yes, self.size.opted_in)
        self.crowd.all_do(self.crowd.says_no, self.size.refuse)

    def come_in(self) -> None:
        self.crowd.all_do(self.crowd.comes_in, self.size.inside)

    def paired(self, alumni: list[Alum], *, skip: int, clock: str) -> list[Pair]:
        """Each alum is asked by somebody else; the two times are a week ahead."""
        at = self.days.at(7, clock)
        students = self.size.inside[skip:]
        found = [Pair(*two, at) for two in zip(students, alumni, strict=False)]
        self.pairs += found
        return found

    def answer(self, pairs: list[Pair]) -> None:
        """One in eight declines, one says nothing, all others take the first time."""
        declining = [pair for at, pair in enumerate(pairs) if at % 8 == 0]
        accepting = [pair for at, pair in enumerate(pairs) if at % 8 not in {0, 1}]
        self.crowd.all_do(self.crowd.declines, declining)
        self.crowd.all_do(self.crowd.accepts, accepting)
        self.declined += declining
        self.accepted += accepting

    def say_where(self, pairs: list[Pair]) -> None:
        self.crowd.all_do(self.crowd.says_where, [one for one in pairs if one in self.accepted])

    def log_and_thank(self, pairs: list[Pair]) -> None:
        """After the hour: most write at once, one in six the next day, one in six too late."""
        held = [pair for pair in pairs if pair in self.accepted]
        logging = [pair for at, pair in enumerate(held) if at % 12 != 11]
        at_once = [pair for at, pair in enumerate(logging) if at % 6 not in {1, 2}]
        reminded = [pair for at, pair in enumerate(logging) if at % 6 == 1]
        late = [pair for at, pair in enumerate(logging) if at % 6 == 2]
        self.crowd.all_do(self.crowd.logs, logging)
        self.crowd.all_do(self.crowd.thanks, at_once)
        self.logged += logging
        self.days.a_minute()
        self.days.until(self.days.at(1, "17:30"))
        self.crowd.all_do(self.crowd.thanks, reminded)
        self.days.a_minute()
        self.days.until(self.days.at(2, "10:00"))
        self.crowd.all_do(self.crowd.thanks, late)
        self.in_time += len(at_once) + len(reminded)
        self.late += len(late)
        self.days.a_minute()
        self.crowd.all_do(self.crowd.keeps_in_touch, at_once[::2])

    @property
    def silent(self) -> int:
        return len(self.pairs) - len(self.accepted) - len(self.declined)
