"""What an advisor does about it: words with half a minute to undo, notes with readers, flags."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.actions import (
    Said,
    end_note,
    flag,
    keep_snippet,
    note,
    say,
    unflag,
    unsay,
)
from apps.advising.caseload import PAGE, values
from apps.advising.drafts import one as draft_page
from apps.advising.models import Flag, Kind, Note, NoteRead, OwnMove, Round, Snippet, Word
from apps.advising.sharing import page as advisors_page
from apps.campus.models import Term
from apps.core.moves import NotYours, StaleMove
from apps.home.roster import Entry, enter
from apps.home.sight import values as told
from apps.mail.models import Message
from apps.outreach.actions import approve
from apps.outreach.models import Review
from apps.students.actions import explore
from apps.students.models import Student
from tests.access.world import sent_to_be_read
from tests.conftest import Cast
from tests.home.world import World
from tests.journeys.test_morning import writer

HALF = timedelta(seconds=30)


def words_of(world: World) -> Said:
    return Said(world.cast.student, Kind.MEET, "Come by, with two times.")


def left() -> list[str]:
    rows = Message.objects.filter(template="advising/mail/word").order_by("pk")
    return [row.state for row in rows]


def test_words_are_held_and_undone_without_a_trace(world: World, now: datetime) -> None:
    sent = say([words_of(world)], key=uuid4(), now=now, by=world.cast.dana)
    assert [message.not_before for message in Message.objects.all()] == [now + HALF]
    unsay(sent, now=now + HALF / 2, by=world.cast.dana)
    unsay(sent, now=now + HALF / 2, by=world.cast.dana)
    assert left() == ["withdrawn"]
    assert list(Word.objects.told(world.cast.student, now + 2 * HALF)) == []


def test_after_half_a_minute_it_is_too_late(world: World, now: datetime) -> None:
    sent = say([words_of(world)], key=uuid4(), now=now, by=world.cast.dana)
    with pytest.raises(StaleMove):
        unsay(sent, now=now + HALF, by=world.cast.dana)
    assert left() == ["queued"]
    assert [word.text for word in told(world.cast.student, now=now + HALF)["words"]] == [
        "Come by, with two times."
    ]


def test_words_are_read_by_who_wrote_them(world: World, now: datetime) -> None:
    student, cast = world.cast.student, world.cast
    say([words_of(world)], key=uuid4(), now=now, by=cast.dana)
    later = now + HALF
    assert len(advisors_page(student, cast.dana, None, now=later)["words"]) == 1
    assert advisors_page(student, cast.nils, None, now=later)["words"] == []
    Student.objects.filter(pk=student.pk).update(advisor=cast.ruth)
    moved = cast.student
    assert advisors_page(moved, cast.ruth, None, now=later)["words"] == []
    assert told(moved, now=later)["words"] == []


@pytest.mark.parametrize(("hour", "leaves"), [(1, 1), (12, 16)])
def test_words_leave_by_day_for_the_student(
    world: World, now: datetime, hour: int, leaves: int
) -> None:
    """California is eight hours behind: mail goes from 16:00 to 04:00 UTC."""
    moment = now.replace(hour=hour, minute=0)
    say([words_of(world)], key=uuid4(), now=moment, by=world.cast.dana)
    held = HALF if leaves == hour else timedelta()
    assert Message.objects.get().not_before == now.replace(hour=leaves, minute=0) + held


def test_whoever_was_written_to_is_left_in_peace_for_a_week(
    client: Client, world: World, morning: datetime
) -> None:
    world.research(days=30)
    cast, found = world.cast, []
    sent = say([words_of(world)], key=uuid4(), now=morning, by=cast.dana)
    for days in (0, 6, 7):
        for reader in (cast.dana, cast.nils):
            shown = values(reader, now=morning + timedelta(days=days))
            found.append((len(shown["stuck"]), shown["stuck_count"]))
    assert found == [(0, 0)] * 4 + [(1, 1)] * 2
    for reader, told_so in ((cast.dana, "You wrote on"), (cast.nils, "Dana wrote on")):
        client.force_login(reader)
        assert told_so in client.get(reverse("advising:caseload")).content.decode()
    unsay(sent, now=morning, by=cast.dana)
    assert values(cast.dana, now=morning)["stuck_count"] == 1


def test_two_presses_of_one_page_are_one_round(world: World, now: datetime) -> None:
    key = uuid4()
    for _press in "12":
        say([words_of(world)], key=key, now=now, by=world.cast.dana)
    assert (Round.objects.count(), len(left())) == (1, 1)


def test_only_the_own_caseload_is_written_to(world: World, now: datetime) -> None:
    with pytest.raises(NotYours):
        say([words_of(world)], key=uuid4(), now=now, by=world.cast.ruth)
    assert (Round.objects.count(), left()) == (0, [])


def test_the_preview_keeps_what_was_typed_and_sends_each_their_own(
    client: Client, world: World, morning: datetime
) -> None:
    world.research(days=30)
    client.force_login(world.cast.nils)
    imani, mateo = world.cast.student, world.cast.classmate
    path = f"{reverse('advising:words')}?who={imani.pk}&who={mateo.pk}&who=x"
    form = client.get(path).context["form"]
    assert "urban water and climate" in form[f"text_{imani.pk}"].value()
    typed = {
        "key": str(form["key"].value()),
        f"text_{imani.pk}": "One",
        f"text_{mateo.pk}": "2" * 2001,
    }
    wrong = client.post(path, typed)
    assert (wrong.status_code, left()) == (422, [])
    assert wrong.context["form"][f"text_{imani.pk}"].value() == "One"
    right = client.post(path, typed | {f"text_{mateo.pk}": "Two"})
    assert right.status_code == 302
    sent = dict(Message.objects.values_list("recipient__called", "values__text"))
    assert sent == {"Imani": "One", "Mateo": "Two"}
    shown = client.get(right.headers["Location"])
    assert "Undo" in shown.content.decode()


def test_a_message_that_is_blank_is_left_out(
    client: Client, world: World, morning: datetime
) -> None:
    client.force_login(world.cast.nils)
    imani, mateo = world.cast.student, world.cast.classmate
    path = f"{reverse('advising:words')}?who={imani.pk}&who={mateo.pk}"
    key = str(client.get(path).context["form"]["key"].value())
    typed = {"key": key, f"text_{imani.pk}": "", f"text_{mateo.pk}": " "}
    none = client.post(path, typed)
    assert (none.status_code, left()) == (422, [])
    assert "Write a message to at least one student." in none.content.decode()
    assert client.post(path, typed | {f"text_{imani.pk}": "One"}).status_code == 302
    assert [word.student for word in Word.objects.all()] == [imani]


def test_nobody_chosen_leads_back(client: Client, world: World, morning: datetime) -> None:
    client.force_login(world.cast.dana)
    classmate = world.cast.classmate
    answer = client.get(f"{reverse('advising:words')}?who={classmate.pk}", follow=True)
    assert "Choose at least one student first." in answer.content.decode()


@pytest.mark.parametrize(
    ("build", "label"),
    [
        (lambda world: world.research(days=30), "Offer a meeting"),
        (
            lambda world: (
                world.research(days=30),
                world.prepare(world.people(days=29)[0], days=28),
            ),
            "Offer to read a draft",
        ),
        (lambda world: (world.research(), world.held(world.people()[1])), "Write to Imani"),
    ],
)
def test_one_act_fits(world: World, now: datetime, build: object, label: str) -> None:
    build(world)  # type: ignore[operator]
    [row] = values(world.cast.dana, now=now + timedelta(days=3))["stuck"]
    assert row.act.label == label


def test_a_shared_note_is_read_by_the_student_and_says_by_whom(world: World, now: datetime) -> None:
    student, cast = world.cast.student, world.cast
    note(student, "Shy at first.", shared=True, now=now, by=cast.dana)
    note(student, "secret-log of mine", shared=False, now=now, by=cast.dana)
    for _look in "12":
        advisors_page(student, cast.dana, None, now=now)
        shown = told(student, now=now)
    assert [one.note.text for one in shown["notes"]] == ["Shy at first."]
    assert [read.reader.called for read in shown["notes"][0].readers] == ["Imani"]
    theirs = advisors_page(student, cast.nils, None, now=now)
    assert [read.reader.called for read in theirs["notes"][0].readers] == ["Imani", "Nils"]
    assert (theirs["private"], NoteRead.objects.count()) == ([], 2)
    mine = advisors_page(student, cast.dana, None, now=now)["private"]
    assert [one.text for one in mine] == ["secret-log of mine"]


def test_a_note_is_put_away_by_its_writer_alone(world: World, now: datetime) -> None:
    kept = note(world.cast.student, "Shy.", shared=True, now=now, by=world.cast.dana)
    with pytest.raises(NotYours):
        end_note(kept, now=now, by=world.cast.nils)
    end_note(kept, now=now, by=world.cast.dana)
    assert told(world.cast.student, now=now)["notes"] == []
    assert Note.objects.count() == 1


def test_private_notes_stay_with_who_wrote_them_after_a_move(
    client: Client, world: World, morning: datetime
) -> None:
    student, cast = world.cast.student, world.cast
    kept = note(student, "Reminds me of myself.", shared=False, now=morning, by=cast.dana)
    assert values(cast.dana, now=morning)["left_notes"].rows == []
    Student.objects.filter(pk=student.pk).update(advisor=cast.ruth)
    assert values(cast.ruth, now=morning)["left_notes"].rows == []
    client.force_login(cast.dana)
    path = reverse("advising:caseload")
    assert "Reminds me of myself." in client.get(path).content.decode()
    answer = client.post(reverse("advising:end_note", args=[kept.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, path)
    shown = client.get(path).context
    assert (shown["left_notes"].rows, list(shown["put_away"])) == ([], [kept])


def test_one_flag_is_up_and_the_student_reads_it(world: World, now: datetime) -> None:
    student, dana = world.cast.student, world.cast.dana
    flag(student, 2, "Quiet since October.", now=now, by=dana)
    flag(student, 1, "Leaves in May.", now=now, by=dana)
    assert told(student, now=now)["flag"].reason == "Leaves in May."
    assert [one.reason for one in values(dana, now=now)["flags"]] == ["Leaves in May."]
    unflag(Flag.objects.up().get(), now=now, by=world.cast.nils)
    assert told(student, now=now)["flag"] is None
    with pytest.raises(NotYours):
        flag(student, 1, "Mine.", now=now, by=world.cast.ruth)


def many(cast: Cast, now: datetime, count: int) -> None:
    """Students of Dana's, in two majors, each stuck since another day."""
    for number in range(count):
        entry = Entry(
            f"m{number}@alder.example", f"Mo {number:03}", "student", advisor=cast.dana.email
        )
        student = Student.objects.get(person=enter(entry, now=now))
        student.studies = ("Geography", "Music")[number % 2]
        student.college, student.cohort = "Letters", "2025 fall"
        student.tags = ["Honors"] if number == 0 else ["Band", "Honors"]
        student.save()
        explore(student, "trees", now=now - timedelta(days=60 - number % 30), by=student.person)


def test_pages_follow_each_other_without_a_gap_or_a_double(cast: Cast, now: datetime) -> None:
    many(cast, now, PAGE * 2 + 3)
    for part, mark, follow in (("stuck", "after", "stuck_after"), ("rows", "from", "rows_from")):
        seen, at = [], ""
        while True:
            shown = values(cast.dana, {mark: at}, now=now)
            assert len(shown[part]) <= PAGE
            seen += [row.student.person.name for row in shown[part]]
            at = shown[follow]
            if not at:
                break
        names = [f"Mo {number:03}" for number in range(PAGE * 2 + 3)]
        assert sorted(set(seen) - {"Imani Castellanos"}) == names
        assert len(seen) == len(set(seen))
    assert shown["stuck_count"] == PAGE * 2 + 3


DONE = "Nobody else needs you today."


def test_the_morning_is_over_only_when_nobody_else_waits(
    client: Client, world: World, morning: datetime
) -> None:
    many(world.cast, morning, 12)
    client.force_login(world.cast.dana)
    path = reverse("advising:caseload")
    first = client.get(path)
    last = client.get(path, {"after": first.context["stuck_after"]})
    filtered = client.get(path, {"major": "Music"})
    found = [DONE in each.content.decode() for each in (first, last, filtered)]
    assert found == [False, True, False]
    world.research()
    sent_to_be_read(world.people()[2], world.cast.imani, morning)
    again = client.get(path, {"after": first.context["stuck_after"]})
    assert DONE not in again.content.decode()


def test_the_number_beside_next_is_of_the_step_that_is_listed(
    client: Client, world: World, morning: datetime
) -> None:
    many(world.cast, morning, 12)
    world.research(days=30)
    world.prepare(world.people(days=29)[0], days=28)
    client.force_login(world.cast.dana)
    shown = client.get(reverse("advising:caseload"), {"step": "1"})
    late = OwnMove.objects.filter(step=1).count()
    assert (late, shown.context["stuck_count"], shown.context["stuck_listed"]) == (12, 13, 12)
    assert "Next, of 12 students" in shown.content.decode()


def test_flags_that_are_not_shown_are_told(client: Client, cast: Cast, morning: datetime) -> None:
    many(cast, morning, PAGE)
    client.force_login(cast.dana)
    students, found = Student.objects.advised_by(cast.dana).by_name(), []
    for part in (students[:PAGE], students[PAGE:]):
        for student in part:
            flag(student, 2, "Quiet.", now=morning, by=cast.dana)
        shown = client.get(reverse("advising:caseload"))
        found.append((len(shown.context["flags"]), "There are more" in shown.content.decode()))
    assert found == [(PAGE, False), (PAGE, True)]


def test_who_waits_longest_comes_first_within_a_step(cast: Cast, now: datetime) -> None:
    many(cast, now, 8)
    days = [row.days_stuck for row in values(cast.dana, now=now)["stuck"]]
    assert days == sorted(days, reverse=True)
    assert len(days) == 8


@pytest.mark.parametrize(
    ("sent", "stuck", "rows"),
    [
        ({}, 6, 7),
        ({"major": "Music"}, 3, 3),
        ({"major": "Nothing"}, 0, 0),
        ({"tag": "Band"}, 5, 5),
        ({"tag": "Honors", "cohort": "2025 fall", "programme": "Letters"}, 6, 6),
        ({"tag": "Hon"}, 0, 0),
        ({"stuck": "on"}, 6, 0),
        ({"step": "4"}, 0, 0),
        ({"step": "99", "after": "1.x.3", "from": "y"}, 6, 7),
    ],
)
def test_filters_are_read_from_the_address(
    cast: Cast, now: datetime, sent: dict[str, str], stuck: int, rows: int
) -> None:
    many(cast, now, 6)
    shown = values(cast.dana, sent, now=now)
    assert (len(shown["stuck"]), len(shown["rows"])) == (stuck, rows)


def test_who_graduated_is_in_no_list(cast: Cast, now: datetime) -> None:
    many(cast, now, 3)
    gone, last = Student.objects.filter(person__name__startswith="Mo").by_name()[:2]
    today = now.date()
    Student.objects.filter(pk=gone.pk).update(graduates_on=today - timedelta(days=1))
    Student.objects.filter(pk=last.pk).update(graduates_on=today)
    shown = values(cast.dana, now=now)
    assert (shown["count"], shown["stuck_count"], shown["bars"][0].count) == (3, 2, 0)
    for part in ("stuck", "rows"):
        assert gone not in [row.student for row in shown[part]]
    assert last in [row.student for row in shown["stuck"]]
    facets = {each.name: each.choices for each in shown["asked"]}
    assert [choice.label for choice in facets["cohort"]] == ["2025 fall (2)"]


def test_students_are_found_by_the_terms_of_the_center(cast: Cast, now: datetime) -> None:
    """A term holds its first and its last day; who began between two stands in none."""
    many(cast, now, 5)
    for name, first, last in (
        ("Fall 2025", date(2025, 8, 25), date(2025, 12, 19)),
        ("Spring 2026", date(2026, 1, 12), date(2026, 5, 15)),
        ("Fall 2026", date(2026, 8, 24), date(2026, 12, 18)),
    ):
        Term.objects.create(name=name, starts_on=first, ends_on=last)
    days = [date(2025, 8, 25), date(2025, 12, 19), date(2026, 1, 12), date(2026, 7, 1), None]
    for student, day in zip(
        Student.objects.filter(cohort="2025 fall").by_name(), days, strict=True
    ):
        Student.objects.filter(pk=student.pk).update(starts_on=day)
    shown = values(cast.dana, {"term": "Fall 2025"}, now=now)
    assert [row.student.person.name for row in shown["rows"]] == ["Mo 000", "Mo 001"]
    facets = {each.name: each for each in shown["asked"]}
    assert (str(facets["term"].label), str(facets["cohort"].label)) == ("Began in", "Cohort")
    labels = [choice.label for choice in facets["term"].choices]
    assert labels == ["Spring 2026 (1)", "Fall 2025 (2)"]
    assert values(cast.dana, {"term": "Winter"}, now=now)["rows"] == []


@pytest.mark.parametrize("away", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_removing_a_phrase_leads_back_to_the_note(
    client: Client, world: World, morning: datetime, away: str
) -> None:
    world.research()
    review = sent_to_be_read(world.people()[2], world.cast.imani, morning)
    phrase = keep_snippet("End on the question.", by=world.cast.dana)
    path = reverse("advising:draft", args=[review.pk])
    client.force_login(world.cast.dana)
    assert f'name="back" value="{path}"' in client.get(path).content.decode()
    back = away or path
    answer = client.post(reverse("advising:drop_snippet", args=[phrase.pk]), {"back": back})
    assert answer.headers["Location"] == (reverse("advising:drafts") if away else path)
    assert "Removed: “End on the question.”" in client.get(path).content.decode()


def test_a_phrase_is_put_below_what_is_typed(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    review = sent_to_be_read(world.people()[2], world.cast.imani, morning)
    phrase = keep_snippet("End on the question.", by=world.cast.dana)
    client.force_login(world.cast.dana)
    path = reverse("advising:draft", args=[review.pk])
    shown = client.post(path, {"put": str(phrase.pk), "text": "Lovely.", "phrase": ""})
    assert shown.context["comment"]["text"].value() == "Lovely.\nEnd on the question."
    client.post(path, {"do": "snippet", "text": "Which talk?", "phrase": ""})
    assert [one.text for one in Snippet.objects.visible_to(world.cast.dana)] == [
        "End on the question.",
        "Which talk?",
    ]
    assert list(Snippet.objects.visible_to(world.cast.ruth)) == []


def test_the_next_draft_is_the_one_behind(world: World, now: datetime) -> None:
    for number in range(3):
        writer(number, now)
    waits = list(Review.objects.waiting())
    shown = [draft_page(each, world.cast.dana, now=now)["following"] for each in waits]
    assert shown == [*waits[1:], None]
    approve(waits[1], now=now, by=world.cast.dana)
    decided = Review.objects.get(pk=waits[1].pk)
    assert draft_page(decided, world.cast.dana, now=now)["following"] == waits[0]


def test_keys_can_be_turned_off(client: Client, world: World, morning: datetime) -> None:
    world.research()
    review = sent_to_be_read(world.people()[2], world.cast.imani, morning)
    client.force_login(world.cast.dana)
    path = reverse("advising:draft", args=[review.pk])
    found = ["review.js" in client.get(path).content.decode()]
    for turn in ("off", "on"):
        client.post(reverse("advising:keys"), {"keys": turn})
        found.append("review.js" in client.get(path).content.decode())
    assert found == [True, False, True]
