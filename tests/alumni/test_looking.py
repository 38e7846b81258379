"""What a student does in the directory besides finding: hiding, waiting, opening profiles."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from apps.alumni.actions import (
    MOST_A_DAY,
    block,
    forget,
    heed_reports,
    hide,
    hope,
    leave,
    look,
    never_again,
    pause,
    show,
    tell_of_opening,
    tell_of_room,
    wait,
    warn_of_canaries,
)
from apps.alumni.actions.closing import close_all
from apps.alumni.actions.move import move
from apps.alumni.models import Alum, Background, Hidden, Look, Opening, Place, Wait
from apps.alumni.seeking import nearest, seeker_of, why
from apps.alumni.workflow import Closed
from apps.core.moves import NotYours
from apps.mail.models import Message
from apps.mail.reports import note
from apps.mail.workflow import Trouble
from apps.reminders.actions import Wanted, prefer, sweep
from apps.reminders.models import Reminder
from apps.students.models import Exploration, Student, Way
from tests.conftest import NOW, Cast, alum_person, opted_in

DAY = timedelta(days=1)


def full(alum: Alum) -> Place:
    return Place.objects.create(alum=alum, month=NOW.date().replace(day=1), taken_at=NOW)


def names(client: Client, query: str = "") -> list[str]:
    context = client.get(f"/people/?{query}").context
    return [one.card.name for one in (*context["roomy"], *context["full"])]


def test_who_is_hidden_is_neither_found_nor_suggested(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    assert client.post(f"/people/{cast.alum.pk}/hide/").headers["Location"] == "/people/"
    client.post(f"/people/{cast.alum.pk}/hide/")
    assert Hidden.objects.count() == 1
    assert names(client) == ["Teodor Vance"]
    assert names(client, "q=rosalind") == []
    near = nearest(cast.imani, without=set(), most=9, now=NOW)
    assert [alum.name for alum in near] == ["Teodor Vance"]
    assert "Rosalind Achterberg" in client.get("/people/hidden/").content.decode()
    client.force_login(cast.mateo)
    assert len(names(client)) == 2
    assert "Rosalind" not in client.get("/people/hidden/").content.decode()


def test_who_is_shown_again_is_found_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    hide(cast.alum, now=NOW, by=cast.imani)
    client.post(f"/people/{cast.alum.pk}/show/")
    assert len(names(client)) == 2
    show(cast.alum.pk, by=cast.imani)


def test_with_everybody_hidden_the_directory_is_still_open(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    for alum in (cast.alum, cast.other_alum):
        hide(alum, now=NOW, by=cast.imani)
    assert "People you hid" in client.get("/people/").content.decode()


@pytest.mark.parametrize("verb", [hide, wait])
def test_only_a_student_hides_or_waits(cast: Cast, verb: object) -> None:
    with pytest.raises(NotYours):
        verb(cast.alum, now=NOW, by=cast.dana)  # type: ignore[operator]


def test_room_is_told_once(cast: Cast) -> None:
    place = full(cast.alum)
    for _press in range(2):
        wait(cast.alum, now=NOW, by=cast.imani)
    assert (Wait.objects.count(), tell_of_room(now=NOW)) == (1, 0)
    place.delete()
    assert [tell_of_room(now=NOW), tell_of_room(now=NOW)] == [1, 0]
    reminder = Reminder.objects.get(kind="room")
    assert (reminder.recipient, reminder.values["called"]) == (cast.imani, "Rosalind")


def test_nobody_hears_of_room_with_somebody_who_left(cast: Cast) -> None:
    wait(cast.alum, now=NOW, by=cast.imani)
    Alum.objects.filter(pk=cast.alum.pk).update(status="paused")
    assert tell_of_room(now=NOW) == 0


def test_who_is_busy_has_room_this_month_all_the_same(client: Client, cast: Cast) -> None:
    full(cast.alum)
    client.force_login(cast.imani)
    for path in ("/people/", f"/people/{cast.alum.pk}/"):
        page = client.get(path).content.decode()
        assert "Busy with a request right now" in page
        assert "Next room in" not in page


def test_the_ways_of_both_are_the_same() -> None:
    assert Way.values == Background.values


def test_nobody_hears_of_somebody_they_are_kept_apart_from(cast: Cast) -> None:
    wait(cast.alum, now=NOW, by=cast.imani)
    wait(cast.alum, now=NOW, by=cast.mateo)
    block(cast.alum, cast.imani, now=NOW, by=cast.nils)
    hide(cast.alum, now=NOW, by=cast.mateo)
    assert tell_of_room(now=NOW) == 0


def test_who_left_stands_under_no_heading(client: Client, cast: Cast) -> None:
    hide(cast.alum, now=NOW, by=cast.imani)
    Alum.objects.filter(pk=cast.alum.pk).update(status="opted_out")
    client.force_login(cast.imani)
    assert "Rosalind" not in client.get("/people/hidden/").content.decode()


def test_keeping_somebody_is_looking_at_them(client: Client, cast: Cast) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(is_canary=True)
    client.force_login(cast.imani)
    client.post(f"/people/{cast.alum.pk}/keep/")
    assert Look.objects.get().alum == cast.alum


def test_a_full_person_offers_to_tell(client: Client, cast: Cast, morning: datetime) -> None:
    full(cast.alum)
    client.force_login(cast.imani)
    assert "Tell me when there is room" in client.get("/people/").content.decode()
    assert client.post(f"/people/{cast.alum.pk}/wait/").status_code == 302
    assert Wait.objects.get().alum == cast.alum


def test_the_forty_first_profile_of_a_day_waits(client: Client, cast: Cast) -> None:
    for number in range(MOST_A_DAY):
        one = opted_in(alum_person(f"a{number}@post.example", f"Ada N{number}", "UTC", ""))
        assert look(one, now=NOW, by=cast.imani)
    assert not look(cast.alum, now=NOW, by=cast.imani)
    assert look(one, now=NOW, by=cast.imani)
    assert look(cast.alum, now=NOW + DAY, by=cast.imani)
    assert look(cast.alum, now=NOW, by=cast.mateo)
    assert look(cast.alum, now=NOW, by=cast.dana)
    assert Look.objects.filter(person=cast.dana).count() == 0


def test_the_page_says_so_kindly(client: Client, cast: Cast, morning: datetime) -> None:
    for number in range(MOST_A_DAY):
        one = opted_in(alum_person(f"a{number}@post.example", f"Ada N{number}", "UTC", ""))
        look(one, now=morning, by=cast.imani)
    client.force_login(cast.imani)
    answer = client.get(f"/people/{cast.alum.pk}/")
    assert (answer.status_code, "Rosalind" in answer.content.decode()) == (429, False)
    assert client.get(f"/people/{one.pk}/").status_code == 200


def test_coordinators_hear_once_a_day_who_opened_a_canary(cast: Cast) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(is_canary=True)
    alum = cast.alum
    for reader in (cast.imani, cast.dana, cast.imani):
        look(alum, now=NOW, by=reader)
    look(cast.other_alum, now=NOW, by=cast.mateo)
    assert [warn_of_canaries(now=NOW), warn_of_canaries(now=NOW + DAY)] == [2, 0]
    (letter,) = Message.objects.filter(template="alumni/mail/canary")
    seen = {one["who"] for one in letter.values["seen"]}
    assert (letter.recipient, seen) == (cast.nils, {"Imani Castellanos", "Dana Whitlock"})


def test_old_looks_are_put_away_and_canaries_told_of_first(cast: Cast) -> None:
    look(cast.other_alum, now=NOW, by=cast.imani)
    Alum.objects.filter(pk=cast.alum.pk).update(is_canary=True)
    look(cast.alum, now=NOW, by=cast.imani)
    forget(before=NOW + 3 * DAY)
    assert Look.objects.get().alum == cast.alum


def test_a_command_marks_a_canary(cast: Cast) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(record_id="C-1")
    call_command("canary", "C-1", stdout=StringIO())
    assert cast.alum.is_canary
    call_command("canary", "C-1", "--off", stdout=StringIO())
    assert not cast.alum.is_canary
    with pytest.raises(CommandError):
        call_command("canary", "", stdout=StringIO())


def test_the_reasons_stand_in_words(cast: Cast) -> None:
    Student.objects.filter(person=cast.imani).update(studies="Geography", ways=["transfer"])
    student = cast.student
    Exploration.objects.filter(student=student).delete()
    Exploration.objects.create(student=student, topic="Flood planning", created_at=NOW)
    alum = cast.alum
    alum.backgrounds = ["transfer", "parent"]
    assert why(alum, seeker_of(cast.imani)) == (
        "Geography, like you. Works in what you look into: Flood resilience lead. "
        "Also a transfer student."
    )
    alum.shows = []
    assert why(alum, seeker_of(cast.imani)) == "Also a transfer student."
    assert why(alum, seeker_of(cast.dana)) == ""


def test_students_and_alumni_say_the_same_ways() -> None:
    assert Way.values == Background.values


def waits_and_is_told(cast: Cast) -> Reminder:
    wait(cast.alum, now=NOW, by=cast.imani)
    assert tell_of_room(now=NOW) == 1
    return Reminder.objects.get(kind="room")


def leave_in_person(cast: Cast) -> None:
    leave(cast.alum, now=NOW, by=cast.rosalind)


def pause_for_now(cast: Cast) -> None:
    pause(cast.alum, None, now=NOW, by=cast.rosalind)


def never_in_person(cast: Cast) -> None:
    never_again(cast.alum, now=NOW, by=cast.rosalind)


def are_parted(cast: Cast) -> None:
    block(cast.alum, cast.imani, now=NOW, by=cast.nils)


def is_hidden(cast: Cast) -> None:
    hide(cast.alum, now=NOW, by=cast.imani)


def comes_back_as_unread(cast: Cast) -> None:
    note(Trouble.BOUNCED, cast.rosalind.email, source=("test", "1"), now=NOW)
    heed_reports(now=NOW)


def is_closed_by_a_file(cast: Cast) -> None:
    with transaction.atomic():
        locked = Alum.objects.select_for_update().get(pk=cast.alum.pk)
        locked.closed_for = Closed.DECEASED
        close_all([locked], now=NOW, by=None)


@pytest.mark.parametrize(
    "away",
    [
        leave_in_person,
        pause_for_now,
        never_in_person,
        are_parted,
        is_hidden,
        comes_back_as_unread,
        is_closed_by_a_file,
    ],
)
@pytest.mark.parametrize("is_swept", [False, True])
def test_a_word_of_room_does_not_leave_once_the_alum_is_away(
    cast: Cast, away: Callable[[Cast], None], *, is_swept: bool
) -> None:
    """Planned only, or as a letter that lies in the outbox already."""
    reminder = waits_and_is_told(cast)
    if is_swept:
        prefer(Wanted({"room": "own"}), now=NOW, by=cast.imani)
        sweep(now=NOW)
        assert Message.objects.filter(template="alumni/mail/room").count() == 1
    away(cast)
    reminder.refresh_from_db()
    letters = Message.objects.filter(template="alumni/mail/room").values_list("state", flat=True)
    assert (reminder.status, set(letters)) == ("cancelled", {"withdrawn"} if is_swept else set())
    assert sweep(now=NOW + DAY) == 0
    assert Wait.objects.get().told_at is None


def test_whoever_heard_nothing_hears_it_when_the_alum_is_back(cast: Cast) -> None:
    reminder = waits_and_is_told(cast)
    pause_for_now(cast)
    assert (Wait.objects.count(), tell_of_room(now=NOW + DAY)) == (1, 0)
    move(cast.alum, "resume", {}, now=NOW + DAY, by=cast.rosalind)
    assert [tell_of_room(now=NOW + 2 * DAY), tell_of_room(now=NOW + 2 * DAY)] == [1, 0]
    reminder.refresh_from_db()
    assert reminder.status == "scheduled"


def test_whoever_was_told_is_not_told_again(cast: Cast) -> None:
    reminder = waits_and_is_told(cast)
    Reminder.objects.filter(pk=reminder.pk).update(status="sent", settled_at=NOW)
    pause_for_now(cast)
    assert Wait.objects.get().told_at == NOW


def test_who_asked_again_waits_once(cast: Cast) -> None:
    waits_and_is_told(cast)
    wait(cast.alum, now=NOW, by=cast.imani)
    pause_for_now(cast)
    assert sorted(one.told_at is None for one in Wait.objects.all()) == [False, True]


def test_the_first_alumni_are_told_of_once(client: Client, cast: Cast) -> None:
    Alum.objects.update(status="imported")
    client.force_login(cast.imani)
    assert "Tell me" in client.get("/people/").content.decode()
    for _press in range(2):
        assert client.post("/people/tell-me/").headers["Location"] == "/people/"
    page = client.get("/people/").content.decode()
    assert "Rapport tells you once, in your daily mail" in page
    assert (Opening.objects.count(), tell_of_opening(now=NOW)) == (1, 0)
    Alum.objects.filter(pk=cast.alum.pk).update(status="opted_in")
    assert [tell_of_opening(now=NOW), tell_of_opening(now=NOW)] == [1, 0]
    reminder = Reminder.objects.get(kind="opened")
    assert (reminder.recipient, reminder.rides) == (cast.imani, True)


def test_a_canary_is_nobody_to_tell_of(cast: Cast) -> None:
    Alum.objects.update(is_canary=True)
    hope(now=NOW, by=cast.imani)
    assert tell_of_opening(now=NOW) == 0


def test_the_word_of_the_first_does_not_leave_when_nobody_is_there_again(cast: Cast) -> None:
    hope(now=NOW, by=cast.imani)
    assert tell_of_opening(now=NOW) == 1
    Alum.objects.update(status="imported")
    assert tell_of_opening(now=NOW) == 0
    assert (Reminder.objects.get(kind="opened").status, sweep(now=NOW + DAY)) == ("cancelled", 0)
    Alum.objects.filter(pk=cast.alum.pk).update(status="opted_in")
    assert tell_of_opening(now=NOW + DAY) == 1


def test_only_a_student_waits_for_the_first(cast: Cast) -> None:
    with pytest.raises(NotYours):
        hope(now=NOW, by=cast.dana)
