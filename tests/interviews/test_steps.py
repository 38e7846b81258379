"""The day beside a next step, as people write it, and the reminder that comes of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.interviews.actions import Account, log, replan
from apps.interviews.models import Interview, Log
from apps.interviews.nudges import Known
from apps.interviews.nudges.steps import rounds_of
from apps.interviews.steps import Step, dated
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status
from tests.conftest import Cast

WRITTEN = datetime(2026, 12, 10, 17, 0, tzinfo=UTC)  # a Thursday
ZONE = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Read the Ridgeline hazard plan by 14 January", date(2027, 1, 14)),
        ("Call Ana Ruiz on Monday.", date(2026, 12, 14)),
        ("Send the summary by next Friday, with the map", date(2026, 12, 18)),
        ("Ask Prof. Lind before 20 December (office hours)", date(2026, 12, 20)),
        ("Visit the harbor: 2 February", date(2027, 2, 2)),
        ("Apply until 1/31", date(2027, 1, 31)),
    ],
)
def test_a_day_is_read(line: str, day: date) -> None:
    assert dated(line, written=WRITTEN, zone=ZONE) == [Step(line, day)]


@pytest.mark.parametrize(
    "line",
    [
        "Read the plan.",
        "Work on the hazard map",
        "Look at two projects by Teodor",
        "Ask about on-call work",
        "Finish it by the end",
        "Report on 2 projects",
        "",
    ],
)
def test_no_day_is_made_up(line: str) -> None:
    assert dated(line, written=WRITTEN, zone=ZONE) == []


def test_lines_are_read_one_by_one() -> None:
    text = "Read the plan by Monday\r\n\r\nThink.\nCall Ana on Tuesday\nRead the plan by Monday"
    assert [step.on.day for step in dated(text, written=WRITTEN, zone=ZONE)] == [14, 15]


def reminders(talk: Interview) -> list[tuple[str, str, datetime]]:
    log_pk = Log.objects.get(interview=talk).pk
    rows = Reminder.objects.about(("interviews.log", log_pk)).order_by("pk")
    return [(row.values["step"], row.status, row.due_at) for row in rows]


def account(steps: str, *, seal: str = "") -> Account:
    words = {"takeaways": "Zoning.", "next_steps": steps, "pace": "news"}
    return Account(words, seal=seal)


def test_it_is_called_to_mind_in_the_morning(cast: Cast, talk: Interview, after: datetime) -> None:
    log(talk, account("Read the plan by 14 December"), now=after, by=cast.imani)
    morning = datetime(2026, 12, 14, 16, 0, tzinfo=UTC)  # 8:00 in Los Angeles
    assert reminders(talk) == [("Read the plan by 14 December", Status.SCHEDULED, morning)]


def again(talk: Interview, steps: str, at: datetime) -> None:
    seal = Log.objects.get(interview=talk).seal
    log(talk, account(steps, seal=seal), now=at, by=talk.contact.student.person)


@pytest.mark.parametrize("is_said", [False, True])
def test_a_mended_typo_is_the_same_step(
    is_said: bool,  # noqa: FBT001 - a parameter of the test
    cast: Cast,
    talk: Interview,
    after: datetime,
) -> None:
    log(talk, account("Raed the plam by 14 December"), now=after, by=cast.imani)
    if is_said:
        Reminder.objects.filter(kind="next_step").update(status=Status.SENT, settled_at=after)
    again(talk, "Read the plan by 14 December", after)
    ((step, status, _due),) = reminders(talk)
    assert (step, status) == (
        ("Raed the plam by 14 December", Status.SENT)
        if is_said
        else ("Read the plan by 14 December", Status.SCHEDULED)
    )
    replan(now=after)
    assert len(reminders(talk)) == 1


def test_another_step_for_the_same_day_is_another_one(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    """Also when it is written above the one that was said."""
    log(talk, account("Read the plan by 14 December"), now=after, by=cast.imani)
    Reminder.objects.filter(kind="next_step").update(status=Status.SENT, settled_at=after)
    again(talk, "Call Ana Ruiz on 14 December\nRead the plans by 14 December", after)
    assert [(step, status) for step, status, _due in reminders(talk)] == [
        ("Read the plan by 14 December", Status.SENT),
        ("Call Ana Ruiz on 14 December", Status.SCHEDULED),
    ]


DAY14, DAY15 = date(2026, 12, 14), date(2026, 12, 15)


@pytest.mark.parametrize(
    ("steps", "known", "rounds"),
    [
        ([("Read it", DAY14)], [], ["new"]),
        ([("Read it", DAY14)], [("a", "Raed it", DAY14)], ["a"]),
        ([("Read it", DAY15)], [("a", "Read it", DAY14)], ["new"]),
        ([("Call Ana", DAY14)], [("a", "Read it", DAY14)], ["new"]),
        # The likest pair first, and no occasion twice.
        ([("Call Ana", DAY14), ("Call Anna", DAY14)], [("a", "Call Anna", DAY14)], ["new", "a"]),
        (
            [("Call Ana", DAY14), ("Call Anna", DAY14)],
            [("a", "Call Anna!", DAY14), ("b", "Call Ana!", DAY14)],
            ["b", "a"],
        ),
    ],
)
def test_which_occasion_a_step_has(
    steps: list[tuple[str, date]], known: list[tuple[str, str, date]], rounds: list[str]
) -> None:
    before = [Known(*one) for one in known]
    written = [Step(*one) for one in steps]
    found = rounds_of(written, before)
    named = [found[step] if found[step] in {"a", "b"} else "new" for step in written]
    assert (named, len(set(found.values()))) == (rounds, len(written))


def test_old_words_for_another_day_have_an_occasion_of_their_own() -> None:
    """The name of a round comes from words; one for another day must not take its row."""
    step = Step("Read it", DAY14)
    (name,) = rounds_of([step], []).values()
    (other,) = rounds_of([Step("Read it", DAY15)], [Known(name, "Read it", DAY14)]).values()
    assert other != name


def test_another_day_is_another_reminder(cast: Cast, talk: Interview, after: datetime) -> None:
    log(talk, account("Read the plan by 14 December"), now=after, by=cast.imani)
    seal = Log.objects.get(interview=talk).seal
    later = after + timedelta(minutes=1)
    log(talk, account("Read the plan by 16 December", seal=seal), now=later, by=cast.imani)
    assert [(step, status) for step, status, _due in reminders(talk)] == [
        ("Read the plan by 14 December", Status.CANCELLED),
        ("Read the plan by 16 December", Status.SCHEDULED),
    ]
