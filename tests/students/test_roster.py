"""A roster comes in: who is meant, what changes, what is never kept, and what comes back."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection
from django.utils.functional import Promise

from apps.accounts.models import Person
from apps.imports import actions as imports
from apps.imports.models import Batch, Row
from apps.students.actions import RECIPE, introduce
from apps.students.columns import COLUMNS
from apps.students.models import Advising, Student
from tests.conftest import NOW, Cast
from tests.students.rosters import (
    BO,
    GONE,
    IMANI,
    SECRET,
    UNFIT,
    handshake,
    received,
    table,
    taken,
    told,
)


def bo() -> Student:
    return Student.objects.select_related("person", "advisor").get(username="u100")


def outcomes(batch: Batch) -> list[str]:
    return [outcome for outcome, _found, _why in told(batch)]


def test_a_new_student_comes_in_with_everything_that_filters_need(cast: Cast) -> None:
    batch = taken(cast, handshake(BO))
    assert told(batch) == [("created", "Advised by Dana Whitlock", "")]
    student, person = bo(), bo().person
    assert (person.name, person.called, person.email) == ("Bo Lund", "Bo", "bo@alder.example")
    assert (student.studies, student.year, student.college) == (
        "Music",
        "Sophomore",
        "College of Arts",
    )
    assert (student.cohort, student.tags) == ("2025 fall", ["choir", "honors"])
    assert student.starts_on == date(2025, 8, 24)
    assert (student.advisor, student.graduates_on) == (cast.dana, None)
    assert (person.may_sign_in, person.has_usable_password()) == (True, False)
    assert person.zone == "America/Los_Angeles"
    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == ("bo@alder.example", True, True)
    known = Advising.objects.of(student).get()
    assert (known.advisor, known.since, known.until, known.by) == (cast.dana, NOW, None, cast.nils)


def everywhere(word: str) -> list[str]:
    """The tables in which a word stands, in whatever column."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            name = model._meta.db_table
            cursor.execute(
                f'SELECT count(*) FROM "{name}" AS t'  # noqa: S608 - a name of the model
                " WHERE strpos(t::text, %s) > 0 OR strpos(t::text, %s) > 0",
                [word, word.encode().hex()],
            )
            if cursor.fetchone() != (0,):
                found.append(name)
    return found


@pytest.mark.django_db
def test_what_is_not_needed_is_kept_nowhere_and_named(cast: Cast) -> None:
    """Not in the bytes of the file, not in its samples, not in a row, before and after."""
    unknown = {"Emergency notes": SECRET}
    content = table(
        [*dict.fromkeys([*BO, *UNFIT]), "Emergency notes"],
        [BO | dict.fromkeys(UNFIT, SECRET) | unknown],
    )
    batch = received(cast, content)
    assert everywhere("College of Arts") == ["imports_batch", "imports_chunk"]
    assert everywhere(SECRET) == []
    imports.work_through(RECIPE, lambda: NOW)
    assert everywhere(SECRET) == []
    for name in (*UNFIT, "Emergency notes"):
        assert f"“{name}”" in batch.note
    taken(cast, content)
    assert everywhere(SECRET) == []


def test_a_file_whose_columns_wait_keeps_nothing_that_is_unfit(cast: Cast) -> None:
    header = ["Post", "Vorname", "GPA", "Sex", "Cell phone", "Home address", "Notiz"]
    row = dict.fromkeys(header, SECRET) | {"Post": "a@b.example", "Vorname": "Bo", "Notiz": "ok"}
    batch = received(cast, table(header, [row]))
    assert (batch.status, batch.emptied) == ("unmapped", [2, 3, 4, 5])
    assert everywhere(SECRET) == []
    assert batch.samples == [["a@b.example"], ["Bo"], [], [], [], [], ["ok"]]


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    content = handshake(BO, IMANI | {"school_year_name": "Junior"})
    taken(cast, content)
    before = list(Student.objects.order_by("pk").values())
    people = list(Person.objects.order_by("pk").values())
    batch = taken(cast, content)
    assert outcomes(batch) == ["unchanged", "unchanged"]
    assert list(Student.objects.order_by("pk").values()) == before
    assert list(Person.objects.order_by("pk").values()) == people
    assert Advising.objects.count() == 3


def test_next_term_moves_adds_and_graduates(cast: Cast) -> None:
    ada = BO | {"username": "u101", "email_address": "ada@alder.example", "first_name": "Ada"}
    taken(cast, handshake(BO, ada))
    moved = BO | {"school_year_name": "Junior", "assigned_to_email_address": "ruth@alder.example"}
    new = BO | {"username": "u102", "email_address": "kim@alder.example", "first_name": "Kim"}
    batch = taken(cast, handshake(moved, ada | GONE, new))
    assert told(batch) == [
        (
            "changed",
            "School year: Sophomore, now Junior; Advisor: Dana Whitlock, now Ruth Okafor",
            "",
        ),
        (
            "changed",
            "Graduated: now 17 May 2026",
            "Graduation recognized: Alumni, an end date, no attendance",
        ),
        ("created", "Advised by Dana Whitlock", ""),
    ]
    left = Student.objects.get(username="u101")
    assert (left.graduates_on, left.year, left.person.is_active) == (
        date(2026, 5, 17),
        "Sophomore",
        True,
    )
    assert [(one.advisor, one.until) for one in Advising.objects.of(bo())] == [
        (cast.ruth, None),
        (cast.dana, NOW),
    ]
    assert list(Student.objects.visible_to(cast.dana).filter(username="u100")) == []


def test_who_leaves_the_file_stays(cast: Cast) -> None:
    taken(cast, handshake(BO))
    taken(cast, handshake(IMANI))
    assert (bo().person.is_active, bo().advisor) == (True, cast.dana)


def test_blank_keeps_and_clear_erases(cast: Cast) -> None:
    taken(cast, handshake(BO))
    short = {name: BO[name] for name in ("email_address", "username", "first_name", "last_name")}
    assert outcomes(taken(cast, handshake(short))) == ["unchanged"]
    cleared = short | dict.fromkeys(
        ("system_label_names", "assigned_to_email_address", "primary_education:college_name"),
        "**CLEAR**",
    )
    assert outcomes(taken(cast, handshake(cleared))) == ["changed"]
    student = bo()
    assert (student.tags, student.advisor, student.college) == ([], None, "")
    assert (student.studies, student.year) == ("Music", "Sophomore")


NAMES = {
    "as it was": ({}, "Bobby Lund", "Bobby"),
    "another first name": ({"first_name": "Robert"}, "Bobby Lund", "Bobby"),
    "another last name": ({"last_name": "Vik"}, "Bobby Vik", "Bobby"),
    "preferred erased": ({"preferred_name": "**CLEAR**"}, "Bo Lund", "Bo"),
    "last erased": ({"last_name": "**CLEAR**"}, "Bobby", "Bobby"),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_that_is_not_there_keeps(cast: Cast, case: str) -> None:
    """Neither an empty cell nor a file without the column takes a name away."""
    taken(cast, handshake(BO | {"preferred_name": "Bobby"}))
    said, name, called = NAMES[case]
    row = {"email_address": BO["email_address"], "username": "u100", "first_name": "Bo"} | said
    taken(cast, table(row, [row]))
    assert (bo().person.name, bo().person.called) == (name, called)
    assert outcomes(taken(cast, handshake(row))) == ["unchanged"]


def test_a_last_name_stays_with_who_came_in_by_no_file(cast: Cast) -> None:
    batch = taken(cast, handshake(IMANI | {"last_name": "", "username": ""}))
    cast.imani.refresh_from_db()
    assert (outcomes(batch), cast.imani.name) == (["unchanged"], "Imani Castellanos")


def test_names_that_look_like_nothing_are_names(cast: Cast) -> None:
    batch = taken(cast, handshake(BO | {"first_name": "Na", "last_name": "Null"}))
    assert (outcomes(batch), bo().person.name) == (["created"], "Na Null")


def test_the_username_holds_where_the_address_changes(cast: Cast) -> None:
    taken(cast, handshake(BO))
    person = bo().person
    batch = taken(cast, handshake(BO | {"email_address": "lund@alder.example"}))
    assert told(batch) == [
        ("changed", "E-mail: bo@alder.example, now lund@alder.example", ""),
    ]
    person.refresh_from_db()
    assert person.email == "lund@alder.example"
    assert EmailAddress.objects.get(user=person).email == "lund@alder.example"


def test_a_chain_of_addresses_comes_in_and_one_that_is_kept_does_not(cast: Cast) -> None:
    """Bo takes Imani's, Imani a new one; Ada would take Mateo's."""
    ada = BO | {"username": "u101", "email_address": "ada@alder.example", "first_name": "Ada"}
    taken(cast, handshake(IMANI, BO, ada))
    batch = taken(
        cast,
        handshake(
            BO | {"email_address": IMANI["email_address"]},
            IMANI | {"email_address": "rose@alder.example"},
            ada | {"email_address": "mateo@alder.example"},
        ),
    )
    assert outcomes(batch) == ["changed", "changed", "error"]
    assert told(batch)[2][2] == (
        "An address belongs to one person. Correct it, or give Mateo Quispe another first"
    )
    assert bo().person.email == "imani@alder.example"


def test_without_a_username_the_address_tells(cast: Cast) -> None:
    taken(cast, handshake(IMANI | {"username": "", "primary_education:college_name": "Letters"}))
    assert (cast.student.college, cast.student.username) == ("Letters", "")
    taken(cast, handshake(IMANI))
    assert cast.student.username == "u1"


def test_an_unknown_advisor_is_told_and_the_row_comes(cast: Cast) -> None:
    batch = taken(cast, handshake(BO | {"assigned_to_email_address": "zoe@alder.example"}))
    why = "No advisor signs in as zoe@alder.example; the rest of the row comes in"
    assert told(batch) == [("created", "", why)]
    assert (bo().advisor, bo().studies) == (None, "Music")


def test_what_a_student_wrote_stays_until_the_roster_says_something_new(cast: Cast) -> None:
    junior = IMANI | {"school_year_name": "Junior"}
    batch = taken(cast, handshake(junior))
    assert told(batch)[0][1] == (
        "Username: now u1; School year: third year stays, the file says Junior"
    )
    assert cast.student.year == "third year"
    taken(cast, handshake(IMANI | {"school_year_name": "Senior"}))
    assert cast.student.year == "Senior"
    student = cast.student
    seal = student.seal
    student.year = "fourth year"
    introduce(student, seal=seal, now=NOW, by=cast.imani)
    taken(cast, handshake(IMANI | {"school_year_name": "Senior"}))
    assert cast.student.year == "fourth year"


REFUSED = {
    "staff": (BO | {"email_address": "dana@alder.example"}, "error"),
    "another's address": (IMANI | {"email_address": "mateo@alder.example"}, "error"),
    "no address": (BO | {"email_address": ""}, "error"),
    "no name": (BO | {"first_name": ""}, "error"),
    "a first name that erases": (BO | {"first_name": "**CLEAR**"}, "error"),
    "an alum who never was here": (BO | GONE, "ignored"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_who_cannot_be_meant_is_refused_in_words(cast: Cast, case: str) -> None:
    taken(cast, handshake(IMANI))
    row, outcome = REFUSED[case]
    people = list(Person.objects.order_by("pk").values())
    batch = taken(cast, handshake(row))
    ((ended, found, why),) = told(batch)
    assert ended == outcome
    assert found
    assert why
    assert list(Person.objects.order_by("pk").values()) == people


def test_the_first_of_two_rows_of_one_person_counts(cast: Cast) -> None:
    batch = taken(cast, handshake(BO, BO | {"primary_education:primary_major_name": "Law"}))
    assert told(batch)[1] == (
        "duplicate",
        "Same person as in row 2",
        "One row a person: the first one counts",
    )
    assert bo().studies == "Music"


ZED = {"email_address": "bo@alder.example", "username": "", "first_name": "Zed"}


def test_a_row_by_the_address_of_who_moved_in_the_same_file_is_theirs(cast: Cast) -> None:
    taken(cast, handshake(BO))
    moved = BO | {"email_address": "bo3@alder.example"}
    batch = taken(cast, handshake(moved, BO | {"username": ""}, BO | ZED))
    assert outcomes(batch) == ["changed", "duplicate", "error"]
    assert (bo().person.name, bo().person.email) == ("Bo Lund", "bo3@alder.example")


def test_an_address_alone_renames_nobody_who_has_a_username(cast: Cast) -> None:
    taken(cast, handshake(BO))
    batch = taken(cast, handshake(BO | ZED))
    assert told(batch) == [
        (
            "error",
            "bo@alder.example is the address of Bo Lund",
            "The name differs. Add the username, or correct one of them",
        )
    ]
    assert bo().person.name == "Bo Lund"
    batch = taken(cast, handshake(BO | ZED, BO | {"email_address": "bo3@alder.example"}))
    assert outcomes(batch) == ["error", "changed"]
    same = {"username": "", "email_address": "bo3@alder.example", "school_year_name": "Junior"}
    assert outcomes(taken(cast, handshake(BO | same))) == ["changed"]


def test_alumni_without_an_end_date_have_not_graduated(cast: Cast) -> None:
    taken(cast, handshake(BO))
    batch = taken(cast, handshake(BO | GONE | {"primary_education:end_date": ""}))
    assert told(batch) == [
        (
            "unchanged",
            "School year is Alumni; graduation also needs an end date and no attendance",
            "",
        )
    ]
    assert bo().graduates_on is None


def test_the_columns_are_named_in_the_language_of_the_reader(cast: Cast) -> None:
    assert [column.field for column in COLUMNS if not isinstance(column.label, Promise)] == []
    taken(cast, handshake(BO))
    batch = taken(cast, handshake(BO | {"school_year_name": "Junior"}))
    assert told(batch)[0][1] == "School year: Sophomore, now Junior"


def test_who_attends_again_has_not_graduated(cast: Cast) -> None:
    """A day that a student set for themself is none of the roster's."""
    taken(cast, handshake(BO))
    taken(cast, handshake(BO | GONE))
    assert bo().graduates_on == date(2026, 5, 17)
    back = BO | {"school_year_name": "Masters"}
    batch = taken(cast, handshake(back))
    assert told(batch) == [
        (
            "changed",
            "School year: Sophomore, now Masters; Graduated: 17 May 2026, now nothing",
            "",
        )
    ]
    assert bo().graduates_on is None
    Student.objects.filter(username="u100").update(graduates_on=date(2028, 5, 17))
    assert outcomes(taken(cast, handshake(back))) == ["unchanged"]
    assert bo().graduates_on == date(2028, 5, 17)


def test_an_unproven_sign_up_gives_way_with_its_password(cast: Cast) -> None:
    foe = Person(email="BO@alder.example", name="Foe", called="Foe", may_sign_in=True)
    foe.set_password("orchard-lamp-river")
    foe.save()
    EmailAddress.objects.create(user=foe, email="bo@alder.example", verified=False, primary=True)
    taken(cast, handshake(BO))
    assert not Person.objects.filter(pk=foe.pk).exists()
    assert bo().person.has_usable_password() is False


def test_a_proven_sign_up_becomes_the_student(cast: Cast) -> None:
    own = Person.objects.create(email="bo@alder.example", name="B", called="B", may_sign_in=True)
    EmailAddress.objects.create(user=own, email=own.email, verified=True, primary=True)
    batch = taken(cast, handshake(BO))
    assert bo().person == own
    imports.undo(batch, now=NOW, by=cast.nils)
    imports.work_through(RECIPE, lambda: NOW)
    assert Person.objects.filter(pk=own.pk).exists()
    assert not Student.objects.filter(person=own).exists()


def test_a_row_that_swallowed_others_refuses_the_file(cast: Cast) -> None:
    row = BO | {"system_label_names": "choir"}
    content = handshake(row).replace(b"Bo,Lund", b'"Bo,Lund') + handshake(row)[len(HEAD) :]
    batch = received(cast, content + b'"\r\n')
    assert batch.status == "refused"
    assert "quotation mark" in batch.reason
    assert Row.objects.count() == 0


HEAD = handshake()
