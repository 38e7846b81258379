"""Rows that look like somebody wait for a decision, which is remembered."""

import pytest

from apps.alumni import actions
from apps.alumni.models import Alum, Answer, Ruling
from apps.alumni.tasks import apply_imports
from apps.core.moves import NotYours, StaleMove
from apps.imports import actions as imports
from apps.imports.models import Batch, Row
from tests.alumni.files import ADA, file, outcomes, preview, taken_in
from tests.conftest import NOW, Cast

WAITS = "This row waits"
NEW = "Imported, not visible, not invited"
NEARLY = "Looks like Ada Okonjo ’11: nearly the same name and year"


def row(record: str, first: str, last: str, year: int, email: str = "", more: str = "") -> str:
    address = email or f"r{record}@post.example"
    return f"{record},{first},{last},{year},No,{address},Yes,Yes,,{more},,,,"


def waiting(cast: Cast, *rows: str) -> Batch:
    """A preview of rows that come after Ada."""
    taken_in(cast, file(ADA))
    return preview(cast, file(*rows))


def decided(cast: Cast, batch: Batch, answer: Answer, number: int = 2) -> Row:
    return actions.decide(batch, number, answer, now=NOW, by=cast.nils)


def applied(cast: Cast, batch: Batch) -> list[Row]:
    imports.start(batch, by=cast.nils)
    apply_imports()
    return list(Row.objects.of(batch))


LIKE = {
    "one letter more": ("Ada", "Okonnjo", 2011),
    "one letter less": ("Ada", "Oknjo", 2011),
    "another letter": ("Ada", "Okunjo", 2011),
    "two changed places": ("Ada", "Oknojo", 2011),
    "an initial": ("A.", "Okonjo", 2011),
    "a longer form": ("Adaline", "Okonjo", 2011),
    "accents": ("Áda", "Okónjo", 2012),
    "the year before": ("Ada", "Okonjo", 2010),
}
UNLIKE = {
    "two letters off": ("Ada", "Okunju", 2011),
    "another first name": ("Ivo", "Okonjo", 2011),
    "both nearly": ("A.", "Okunjo", 2011),
    "two years apart": ("Ada", "Okonjo", 2013),
    "nearly, another year": ("Ada", "Okunjo", 2012),
}


@pytest.mark.parametrize("who", LIKE.values(), ids=LIKE.keys())
def test_nearly_the_same_waits(cast: Cast, who: tuple[str, str, int]) -> None:
    batch = waiting(cast, row("8", *who))
    assert outcomes(list(Row.objects.of(batch))) == [(2, "duplicate", NEARLY, WAITS)]
    assert outcomes(applied(cast, batch)) == [(2, "duplicate", NEARLY, WAITS)]


@pytest.mark.parametrize("who", UNLIKE.values(), ids=UNLIKE.keys())
def test_others_are_other_people(cast: Cast, who: tuple[str, str, int]) -> None:
    assert outcomes(applied(cast, waiting(cast, row("8", *who)))) == [(2, "created", "", NEW)]


@pytest.mark.parametrize("who", LIKE.values(), ids=LIKE.keys())
def test_also_within_one_file(cast: Cast, who: tuple[str, str, int]) -> None:
    found = outcomes(taken_in(cast, file(ADA, row("8", *who))))
    words = "Nearly the same name and year as row 2, Ada Okonjo ’11"
    assert found[1] == (3, "duplicate", words, "Row 2 is taken; this one waits")


def test_the_same_person_gets_what_is_missing_and_is_known_next_time(cast: Cast) -> None:
    again = row("8", "Ada", "Okonnjo", 2011, more="Chef")
    batch = waiting(cast, again)
    Alum.objects.filter(record_id="7").update(title="")
    assert decided(cast, batch, Answer.SAME).outcome == "changed"
    [found] = applied(cast, batch)
    assert (found.outcome, Alum.objects.get(record_id="7").title) == ("changed", "Chef")
    [later] = taken_in(cast, file(again))
    assert (later.outcome, later.found) == (
        "unchanged",
        "Same person as Ada Okonjo ’11, as decided",
    )
    assert not Alum.objects.filter(record_id="8").exists()


def test_what_closes_the_second_record_closes_the_person(cast: Cast) -> None:
    decided(cast, waiting(cast, row("8", "Ada", "Okonnjo", 2011)), Answer.SAME)
    taken_in(cast, file(row("8", "Ada", "Okonnjo", 2011).replace(",No,", ",Yes,", 1)))
    assert Alum.objects.get(record_id="7").closed_for == "deceased"


def test_another_person_is_imported_and_known_next_time(cast: Cast) -> None:
    batch = waiting(cast, row("8", "Ada", "Okonnjo", 2011))
    assert decided(cast, batch, Answer.OTHER).outcome == "created"
    assert [found.outcome for found in applied(cast, batch)] == ["created"]
    again = file(ADA, row("8", "Ada", "Okonnjo", 2011))
    assert [found.outcome for found in taken_in(cast, again)] == ["unchanged", "unchanged"]


def test_a_row_that_is_left_out_stays_out(cast: Cast) -> None:
    batch = waiting(cast, row("8", "Ada", "Okonnjo", 2011))
    assert decided(cast, batch, Answer.LEFT_OUT).outcome == "ignored"
    assert outcomes(taken_in(cast, file(row("8", "Ada", "Okonnjo", 2011)))) == [
        (2, "ignored", "", "Left out, as decided")
    ]


def test_two_who_share_an_address_can_be_two(cast: Cast) -> None:
    spouse = row("8", "Bo", "Lind", 1999, email="ada@post.example")
    batch = waiting(cast, spouse)
    assert Row.objects.of(batch)[0].outcome == "duplicate"
    decided(cast, batch, Answer.OTHER)
    applied(cast, batch)
    assert Alum.objects.filter(email="ada@post.example").count() == 2
    again = taken_in(cast, file(ADA, spouse))
    assert [found.outcome for found in again] == ["unchanged", "unchanged"]


def test_rows_of_one_file_are_decided_before_either_is_here(cast: Cast) -> None:
    for answer, made in ((Answer.SAME, ["created", "unchanged"]), (Answer.OTHER, ["created"] * 2)):
        batch = preview(cast, file(ADA, row("8", "Ada", "Okonnjo", 2011)))
        decided(cast, batch, answer, 3)
        assert [found.outcome for found in applied(cast, batch)] == made
        Alum.objects.filter(record_id__in=["7", "8"]).delete()
        Ruling.objects.all().delete()


def test_a_second_thought_counts(cast: Cast) -> None:
    batch = waiting(cast, row("8", "Ada", "Okonnjo", 2011))
    said = [decided(cast, batch, answer).outcome for answer in (Answer.OTHER, Answer.LEFT_OUT)]
    assert said == ["created", "ignored"]
    assert Ruling.objects.get().answer == Answer.LEFT_OUT


def test_after_the_import_a_waiting_row_is_taken_in_at_once(cast: Cast) -> None:
    batch = waiting(cast, row("8", "Ada", "Okonnjo", 2011))
    applied(cast, batch)
    assert decided(cast, batch, Answer.OTHER).outcome == "created"
    assert Alum.objects.filter(record_id="8").exists()
    with pytest.raises(StaleMove):
        decided(cast, batch, Answer.SAME)
    imports.undo(batch, now=NOW, by=cast.nils)
    apply_imports()
    assert not Alum.objects.filter(record_id="8").exists()


def test_a_known_record_may_come_to_share_an_address(cast: Cast) -> None:
    bo = row("8", "Bo", "Lind", 1999)
    taken_in(cast, file(ADA, bo))
    shared = row("8", "Bo", "Lind", 1999, email="ada@post.example")
    batch = preview(cast, file(shared))
    assert Row.objects.of(batch)[0].outcome == "duplicate"
    decided(cast, batch, Answer.OTHER)
    assert [found.outcome for found in applied(cast, batch)] == ["changed"]
    assert Alum.objects.filter(email="ada@post.example").count() == 2
    assert [found.outcome for found in taken_in(cast, file(shared))] == ["unchanged"]


def test_who_said_no_is_closed_whenever_the_row_is_decided(cast: Cast) -> None:
    nobody = row("8", "Ada", "Okonnjo", 2011).replace("Yes,Yes", "Yes,No")
    batch = waiting(cast, nobody)
    applied(cast, batch)
    decided(cast, batch, Answer.OTHER)
    assert Alum.objects.get(record_id="8").status == "suppressed"


def test_only_a_coordinator_decides_and_only_on_rows_that_wait(cast: Cast) -> None:
    batch = waiting(cast, row("8", "Ada", "Okonnjo", 2011), row("9", "Zoë", "Lind", 1990))
    with pytest.raises(NotYours):
        actions.decide(batch, 2, Answer.OTHER, now=NOW, by=cast.dana)
    for number in (3, 4):
        with pytest.raises(StaleMove):
            decided(cast, batch, Answer.OTHER, number)
