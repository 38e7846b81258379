"""What a student does in the directory besides finding: hiding, waiting, opening profiles."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from apps.alumni.actions import (
    MOST_A_DAY,
    block,
    forget,
    hide,
    look,
    show,
    tell_of_room,
    wait,
    warn_of_canaries,
)
from apps.alumni.models import Alum, Background, Hidden, Look, Place, Wait
from apps.alumni.seeking import nearest, seeker_of, why
from apps.core.moves import NotYours
from apps.mail.models import Message
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
