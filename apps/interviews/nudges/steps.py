"""When a student is reminded of what they said they would do: pure functions of their log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from hashlib import sha256

from apps.campus.models import Campus
from apps.interviews.models import Log
from apps.interviews.steps import Step, dated
from apps.mail.letters import LinkTo
from apps.reminders.band import Band
from apps.reminders.plan import Planned

USEFUL_FOR = timedelta(days=14)
# From here on two lines for one day are one step, written twice: 1 is the same, letter by letter.
ALIKE = 0.7


@dataclass(frozen=True)
class Known:
    """A step that is planned or was said: the round of its reminder, its words, its day."""

    round: str
    text: str
    on: date


def steps_plan(log: Log, known: Sequence[Known] = (), rules: Campus | None = None) -> list[Planned]:
    """On the morning of the day that stands beside a next step; steps without a day have none.

    A step whose words were mended is the one that is `known` for its day.
    """
    person = log.interview.contact.student.person
    rules = rules or Campus.objects.current()
    band = Band.of(rules, person.zone)
    written, days = log.logged_at, log.step_days
    steps = dated(log.next_steps, written=written, zone=person.zone, days=days)
    rounds = rounds_of(steps, known)
    return [_planned(log, step, rounds[step], band) for step in steps]


def rounds_of(steps: Sequence[Step], known: Sequence[Known]) -> dict[Step, str]:
    """Each step's occasion: of those known for its day the likest, each once; else a new one."""
    pairs = [(_likeness(step, one), step, one.round) for step in steps for one in known]
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    rounds: dict[Step, str] = {}
    for likeness, step, occasion in pairs:
        if likeness >= ALIKE and step not in rounds and occasion not in rounds.values():
            rounds[step] = occasion
    taken = {*rounds.values(), *(one.round for one in known)}
    return {step: rounds.get(step) or _fresh(step, taken) for step in steps}


def _likeness(step: Step, known: Known) -> float:
    """From 0 to 1; another day is another occasion, whatever its words."""
    if step.on != known.on:
        return 0
    return SequenceMatcher(None, step.text.casefold(), known.text.casefold()).ratio()


def _fresh(step: Step, taken: set[str]) -> str:
    """Named by its first words; if these were another step's meanwhile, by its day as well."""
    name = sha256(step.text.encode()).hexdigest()[:16]
    return f"{name}:{step.on.isoformat()}" if name in taken else name


def _planned(log: Log, step: Step, occasion: str, band: Band) -> Planned:
    interview = log.interview
    due_at = band.at(step.on, band.starts)
    return Planned(
        kind="next_step",
        recipient=interview.contact.student.person_id,
        round=occasion,
        due_at=due_at,
        until=due_at + USEFUL_FOR,
        template="interviews/mail/next_step",
        values={
            "called": interview.contact.called,
            "step": step.text,
            "on": step.on.isoformat(),
        },
        links=(LinkTo("log", "interviews:log", subject_id=interview.pk),),
        rides=True,
    )
