"""Directory information that a student asked the campus to withhold (FERPA)."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.actions import fold
from apps.audit.models import Event
from apps.campus.models import Campus
from apps.contacts.actions import keep
from apps.core.moves import NotYours
from apps.interviews.models import ThankYou
from apps.interviews.paper import letter_of
from apps.outreach.actions import save, send, start
from apps.outreach.actions.begin import subject_of, titled
from apps.outreach.words import words_of
from apps.students.actions import withhold
from apps.students.models import Student
from apps.timeline.models import Entry
from tests.conftest import Cast
from tests.home.world import World
from tests.outreach.conftest import words
from tests.students.rosters import BO, IMANI, handshake, table, taken, told


def roster(cast: Cast, said: str, **more: str) -> list[tuple[str, str, str]]:
    """A roster that says this of Imani."""
    row = IMANI | {"ferpa": said} | more
    return told(taken(cast, table(row, [row])))


def test_a_column_of_the_roster_says_it(cast: Cast) -> None:
    (line,) = roster(cast, "Y")
    assert (line[0], line[1].split("; ")[0]) == (
        "changed",
        "Directory information withheld: no, now yes",
    )
    assert cast.student.is_withheld


@pytest.mark.parametrize("said", ["", "N/A"])
def test_an_empty_cell_keeps_it_and_a_file_without_the_column_too(cast: Cast, said: str) -> None:
    roster(cast, "yes")
    roster(cast, said)
    taken(cast, handshake(IMANI))
    assert cast.student.is_withheld


@pytest.mark.parametrize("said", ["no", "**CLEAR**"])
def test_a_no_takes_it_back(cast: Cast, said: str) -> None:
    roster(cast, "yes")
    roster(cast, said)
    assert not cast.student.is_withheld


def test_a_word_that_is_neither_is_said_and_changes_nothing(cast: Cast) -> None:
    roster(cast, "yes")
    (line,) = roster(cast, "perhaps")
    assert (line[0], "is “perhaps”; write yes or no" in line[1]) == ("unchanged", True)
    assert cast.student.is_withheld


def test_what_staff_wrote_stays_until_the_roster_says_something_new(
    cast: Cast, now: datetime
) -> None:
    withhold(cast.student, wanted=True, now=now, by=cast.dana)
    for _time in "12":
        (line,) = roster(cast, "no")
        assert "yes stays, the file says no" in line[1]
    assert cast.student.is_withheld
    roster(cast, "yes")
    roster(cast, "no")
    assert not cast.student.is_withheld


def test_a_new_student_comes_in_with_it(cast: Cast) -> None:
    row = BO | {"ferpa": "x"}
    taken(cast, table(row, [row]))
    assert Student.objects.get(username="u100").is_withheld


def test_the_advisor_withholds_it_and_gives_it_out_again(
    client: Client, cast: Cast, morning: datetime
) -> None:
    Student.objects.update(advisor=cast.dana)
    client.force_login(cast.dana)
    page, press = (
        reverse(f"advising:{name}", args=[cast.student.pk]) for name in ("student", "withhold")
    )
    assert "withholds directory information" not in client.get(page).content.decode()
    for _time in "12":
        client.post(press, {"do": "withhold"})
    assert "Imani withholds directory information." in client.get(page).content.decode()
    client.post(press, {"do": "give"})
    assert "withholds directory information" not in client.get(page).content.decode()
    noted = Event.objects.filter(what="withheld").order_by("pk")
    dana, imani = cast.dana.pk, cast.imani.pk
    assert [(one.by, one.person, one.note) for one in noted] == [
        (dana, imani, "yes"),
        (dana, imani, "no"),
    ]
    verbs = Entry.objects.filter(verb__in=["withhold", "give_out"]).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["withhold", "give_out"]


@pytest.mark.parametrize("name", ["imani", "mateo", "ruth", "rosalind"])
def test_nobody_else_does(cast: Cast, now: datetime, name: str) -> None:
    Student.objects.update(advisor=cast.dana)
    with pytest.raises(NotYours):
        withhold(cast.student, wanted=True, now=now, by=getattr(cast, name))
    assert not cast.student.is_withheld


def test_the_caseload_and_the_student_read_it(
    client: Client, cast: Cast, morning: datetime
) -> None:
    Student.objects.update(advisor=cast.dana)
    withhold(cast.student, wanted=True, now=morning, by=cast.dana)
    fold()
    client.force_login(cast.dana)
    assert client.get(reverse("advising:caseload")).content.decode().count("withheld</span>") == 1
    client.force_login(cast.imani)
    page = client.get(reverse("home:what_my_advisor_sees")).content.decode()
    assert "Your directory information is withheld." in page


def test_a_file_holds_no_address_of_theirs(client: Client, cast: Cast, morning: datetime) -> None:
    Student.objects.update(advisor=cast.dana)
    withhold(cast.student, wanted=True, now=morning, by=cast.dana)
    client.force_login(cast.dana)
    export = reverse("advising:export")
    assert "1 student withholds" in client.get(export).content.decode()
    file = client.post(export, {"kind": "csv", "addresses": "on"}).getvalue().decode()
    assert (cast.imani.email in file, cast.mateo.email in file) == (False, True)


def test_a_letter_says_no_more_than_what_the_student_wrote(cast: Cast, now: datetime) -> None:
    student = cast.student
    contact = keep(cast.alum, student=student, now=now, by=cast.imani)
    begun = start(contact, now=now, by=cast.imani)
    save(begun, words(begun, now, text="Dear Ms. Achterberg, hello."), now=now, by=cast.imani)
    send(begun, now=now, by=cast.imani)
    assert words_of(begun, now)["about"] == "Geography, third year"
    withhold(student, wanted=True, now=now, by=cast.nils)
    begun.student.refresh_from_db()
    letter = words_of(begun, now)
    assert (letter["about"], letter["student"]) == ("", "Imani Castellanos")


def test_a_subject_that_rapport_began_loses_the_major(cast: Cast, now: datetime) -> None:
    """Also that of a draft which is older than the wish."""
    contact = keep(cast.alum, student=cast.student, now=now, by=cast.imani)
    begun = start(contact, now=now, by=cast.imani)
    assert "Geography" in begun.subject
    withhold(cast.student, wanted=True, now=now, by=cast.nils)
    contact.refresh_from_db()
    assert titled(contact, begun.subject, 20) == subject_of(contact, 20, Campus.objects.current())
    assert "Geography" not in titled(contact, begun.subject, 20)
    assert titled(contact, "A geography question", 20) == "A geography question"


def test_a_letter_on_paper_names_neither_major_nor_year(cast: Cast, now: datetime) -> None:
    world = World(cast, now)
    world.research()
    talk = world.held(world.people()[1])
    note = ThankYou.objects.get(interview=talk)
    note.form, note.status = "letter", "drafted"
    assert "Geography, third year" in letter_of(note, "Dear Teodor,", now=now).head
    withhold(cast.student, wanted=True, now=now, by=cast.nils)
    note = ThankYou.objects.get(interview=talk)
    note.form, note.status = "letter", "drafted"
    head = " ".join(letter_of(note, "Dear Teodor,", now=now).head)
    assert "Geography" not in head
    assert "Imani Castellanos" in head
