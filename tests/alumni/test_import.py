"""What an advancement office's file does to the records."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.alumni import actions, previews
from apps.alumni.actions.office import desk
from apps.alumni.messy import text
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.alumni.workflow import Status
from apps.core.moves import NotYours, StaleMove
from apps.imports import actions as imports
from apps.imports.models import Batch, Chunk, Row
from apps.imports.workflow import Status as FileStatus
from tests.alumni.files import ADA, file, outcomes, preview, taken_in
from tests.conftest import NOW, Cast

NEW = "Imported, not visible, not invited"
STAYS = "Stays suppressed, whatever a file says"
WAITS = "This row waits"


def ada() -> Alum:
    return Alum.objects.get(email="ada@post.example")


def test_a_row_becomes_a_record_that_nobody_sees(cast: Cast) -> None:
    assert outcomes(taken_in(cast, file(ADA))) == [(2, "created", "", NEW)]
    assert (ada().status, ada().zone, ada().person) == (Status.IMPORTED, "America/Denver", None)
    assert ada() not in Alum.objects.visible_to(cast.imani)


def test_a_preview_saves_no_record(cast: Cast) -> None:
    batch = preview(cast, file(ADA))
    assert Row.objects.of(batch).counts()["created"] == 1
    assert not Alum.objects.filter(email="ada@post.example").exists()


def test_a_later_file_changes_what_it_says_and_leaves_blank_cells_alone(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    rows = taken_in(cast, file(ADA.replace("Planner,Portside Labs", ",Harbor Institute")))
    assert outcomes(rows) == [
        (2, "changed", "Company: Portside Labs, now Harbor Institute", "Differs from before")
    ]
    assert (ada().employer, ada().title) == ("Harbor Institute", "Planner")


def test_what_an_alum_corrected_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    Alum.objects.filter(pk=ada().pk).update(corrected=["city"])
    rows = taken_in(cast, file(ADA.replace("Boulder,CO", "Stockton,CO")))
    assert outcomes(rows) == [
        (2, "unchanged", "City: Boulder stays, file says Stockton", "What an alum corrected stays")
    ]
    assert ada().city == "Boulder"


NO_CONTACT = ",Yes,Yes,Annual report only; Do Not Contact,"
FORBIDDEN = {
    "deceased": (",No,ada", ",Yes,ada", "Deceased"),
    "no contact": (",Yes,Yes,,", NO_CONTACT, "Asked not to be contacted"),
    "no e-mail": (",Yes,Yes,,", ",Yes,N,,", "Takes no e-mail"),
}


@pytest.mark.parametrize(("before", "after", "words"), FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_who_may_not_be_written_to_never_is(
    cast: Cast, before: str, after: str, words: str
) -> None:
    closed = file(ADA.replace(before, after, 1))
    assert outcomes(taken_in(cast, closed)) == [(2, "ignored", words, STAYS)]
    assert outcomes(taken_in(cast, closed)) == [(2, "ignored", words, STAYS)]
    assert outcomes(taken_in(cast, file(ADA))) == [(2, "ignored", words, STAYS)]
    assert ada().status == Status.SUPPRESSED
    assert actions.invite([ada().pk], now=NOW, by=cast.nils) == actions.Sent(0, 1)


def test_a_later_file_closes_even_an_invited_record(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    actions.invite([ada().pk], now=NOW, by=cast.nils)
    rows = taken_in(cast, file(ADA.replace(",Yes,Yes,,", ",Yes,No,,")))
    assert outcomes(rows) == [(2, "changed", "Takes no e-mail", "Not to be contacted from now on")]
    assert ada().status == Status.SUPPRESSED


def test_no_phone_calls_is_no_word_about_mail(cast: Cast) -> None:
    rows = taken_in(cast, file(ADA.replace(",Yes,Yes,,", ",Yes,Yes,No phone calls,")))
    assert [row.outcome for row in rows] == ["created"]


TWINS = {
    "the same record": ("7,Ada,Other,2001,,x@post.example,,,,,,,,", "Same record as row 2"),
    "the same address": (
        "8,Bo,Other,2001,,ada@post.example,,,,,,,,",
        "Same e-mail as row 2, Ada Okonjo ’11",
    ),
    "the same name and year": (
        "8,Áda,OKONJO,2011,,x@post.example,,,,,,,,",
        "Same name and year as row 2, Ada Okonjo ’11",
    ),
}


@pytest.mark.parametrize(("row", "words"), TWINS.values(), ids=TWINS.keys())
def test_of_two_rows_that_may_be_one_person_the_second_waits(
    cast: Cast, row: str, words: str
) -> None:
    found = [(2, "created", "", NEW), (3, "duplicate", words, "Row 2 is taken; this one waits")]
    assert outcomes(taken_in(cast, file(ADA, row))) == found


def test_a_row_that_may_be_somebody_here_is_not_merged(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    rows = taken_in(
        cast,
        file(
            "8,Ada,Okonjo,2011,,other@post.example,,,,,,,,",
            "9,Bo,Lind,1999,,ada@post.example,,,,,,,,",
        ),
    )
    assert outcomes(rows) == [
        (2, "duplicate", "Looks like Ada Okonjo ’11: same name and year", WAITS),
        (3, "duplicate", "Same e-mail as Ada Okonjo ’11, who has another record", WAITS),
    ]


def test_without_a_record_id_the_address_tells_who_it_is(cast: Cast) -> None:
    taken_in(cast, file(ADA.replace("7,", ",", 1)))
    rows = taken_in(cast, file(ADA))
    assert [(row.outcome, row.found) for row in rows] == [("changed", "Unique Record ID: now 7")]


def test_only_the_primary_address_of_a_record_is_used(cast: Cast) -> None:
    second = ADA.replace("ada@post", "old@post").replace("example,Yes", "example,No", 1)
    rows = taken_in(cast, file(second, ADA))
    assert outcomes(rows) == [
        (2, "ignored", "Another address of row 3", "Only the primary address is used"),
        (3, "created", "", NEW),
    ]


YEARS = "A year between 1940 and 2026 is needed"
MARKS = "A comma in a cell needs quotation marks around it"
NAMES = "First and last name are needed"
LABS, MAIL = "Portside Labs", "ada@post.example"
OPEN = "A quotation mark before it is probably not closed"
DOUBTFUL = {
    "no name": (",Ada,", ",,", "error", "The name is not complete", NAMES),
    "no address": (MAIL, "", "ignored", "E-mail is empty", "Nobody could be asked"),
    "a bad address": (MAIL, "ada", "error", "E-mail is “ada”", "That is no e-mail address"),
    "a bad year": ("2011", "next", "error", "Class year is “next”", YEARS),
    "an early year": ("2011", "1811", "error", "Class year is “1811”", YEARS),
    "a formula": (LABS, "=1", "error", "Company is a formula", "Save the values, not the formulas"),
    "a strange yes": (",No,", ",eh,", "error", "Is Deceased? is “eh”", "Yes or no is needed"),
    "a loose comma": (LABS, "Portside, Labs", "error", "More cells than columns", MARKS),
    "an address for a name": (
        ",Ada,",
        ",ada@post.example,",
        "error",
        "First Name holds an e-mail address",
        "The columns may have moved",
    ),
    "a name of two lines": (
        ",Ada,",
        ',"Ada\nBo",',
        "error",
        "First Name runs over several lines",
        OPEN,
    ),
    "a long name": (",Ada,", f",{'x' * 81},", "error", "First Name has 81 letters", "80 fit"),
    "a letter that was lost": (
        ",Ada,",
        ",Ad\ufffd,",
        "error",
        "A letter in First Name cannot be read",
        "Save the file as CSV (UTF-8), or correct the letter",
    ),
    "a long cell": ("Planner", "x" * 161, "error", "Title has 161 letters", "160 fit"),
}


@pytest.mark.parametrize("case", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_a_doubtful_row_is_left_out_with_its_reason(
    cast: Cast, case: tuple[str, str, str, str, str]
) -> None:
    before, after, outcome, found, reason = case
    rows = taken_in(cast, file(ADA.replace(before, after, 1)))
    assert outcomes(rows) == [(2, outcome, found, reason)]
    assert not Alum.objects.filter(record_id="7").exists()


BO, CY = (ADA.replace("Ada,Okonjo", f"{name},Lind").replace("ada@", f"{name}@") for name in "bc")


def test_rows_inside_another_are_told_and_the_rest_is_read(cast: Cast) -> None:
    """A quotation mark that opens in row 2 closes with the one of the row after it."""
    opens, closes = ADA.replace("Planner", '"Planner'), BO.replace("Planner", 'Planner"')
    rows = taken_in(cast, file(opens, closes.replace("7,", "8,", 1), CY.replace("7,", "9,", 1)))
    assert outcomes(rows) == [
        (2, "error", "1 more line of the file stands in one cell", OPEN),
        (3, "created", "", NEW),
    ]
    assert not Alum.objects.filter(record_id__in=["7", "8"]).exists()


def test_one_bad_byte_holds_its_row_alone(cast: Cast) -> None:
    soiled = BO.replace("7,", "8,", 1).replace("b,Lind", "B#r,Lind").encode().replace(b"#", b"\xf8")
    rows = taken_in(cast, file(ADA.replace("Okonjo", "Okónjo")) + b"\r\n" + soiled)
    assert [(row.number, row.outcome, row.found) for row in rows] == [
        (2, "created", ""),
        (3, "error", "A letter in First Name cannot be read"),
    ]
    assert ada().last_name == "Okónjo"


@pytest.mark.parametrize(
    ("cell", "year"),
    [("’98", 1998), ("05/2011", 2011), ("Class of 2004", 2004), ("n/a", None)],
)
def test_class_years_are_read_as_people_write_them(cast: Cast, cell: str, year: int | None) -> None:
    taken_in(cast, file(ADA.replace("2011", cell)))
    assert ada().class_year == year


def test_rows_that_were_not_taken_in_can_be_downloaded_without_a_formula(cast: Cast) -> None:
    batch = preview(cast, file(ADA.replace("Portside Labs", "=1+1")))
    [header, row] = csv.reader(
        io.StringIO("".join(previews.download(batch)).removeprefix("\ufeff"))
    )
    assert dict(zip(header, row, strict=True))["Company"] == "'=1+1"


def test_two_thousand_messy_rows_and_then_again_nothing(cast: Cast) -> None:
    """How long it takes is measured by `make bench-import`."""
    batch = preview(cast, text(2000).encode())
    planned = Row.objects.of(batch).counts()
    imports.start(batch, by=cast.nils)
    apply_imports()
    assert (sum(planned.values()), Row.objects.of(batch).counts()) == (2000, planned)
    before = list(Alum.objects.order_by("pk").values())
    again = taken_in(cast, text(2000).encode())
    assert {row.outcome for row in again} == {"unchanged", "duplicate", "ignored", "error"}
    assert list(Alum.objects.order_by("pk").values()) == before


def test_the_messy_people_are_the_same_every_time() -> None:
    assert text(50, seed=3) == text(50, seed=3) != text(50, seed=4)


def test_a_piece_takes_as_many_queries_for_ten_rows_as_for_a_hundred(cast: Cast) -> None:
    counts = []
    for count, seed in ((10, 5), (100, 6)):
        imports.start(preview(cast, text(count, seed).encode()), by=cast.nils)
        with CaptureQueriesContext(connection) as queries:
            imports.Shift(actions.RECIPE).piece(now=NOW)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 15  # the second may also close, silence and change records


def test_a_killed_worker_leaves_its_piece_to_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = text(1200).encode()
    batch = preview(cast, content)
    imports.start(batch, by=cast.nils)
    assert imports.Shift(actions.RECIPE).piece(now=NOW)
    batch.refresh_from_db()
    assert (batch.done, batch.status) == (1000, FileStatus.APPLYING)

    def killed(*_written: object, **_how: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(desk, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            apply_imports()
    batch.refresh_from_db()
    assert batch.done == 1000
    apply_imports()
    batch.refresh_from_db()
    assert (batch.done, batch.status) == (1200, FileStatus.APPLIED)
    assert not Chunk.objects.of(batch).exists()
    assert Row.objects.of(batch).count() == 1200


def test_starting_twice_imports_once_and_a_discarded_file_stays_out(cast: Cast) -> None:
    batch = preview(cast, file(ADA))
    assert (imports.start(batch, by=cast.nils), imports.start(batch, by=cast.nils)) == (True, False)
    other = preview(cast, file(ADA))
    imports.discard(other, now=NOW, by=cast.nils)
    with pytest.raises(StaleMove):
        imports.start(other, by=cast.nils)
    assert (Batch.objects.get(pk=other.pk).status, Chunk.objects.count()) == ("refused", 0)


def test_only_a_coordinator_brings_in_a_file(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            imports.receive(
                imports.Upload("a.csv", [file(ADA)]), actions.RECIPE, now=NOW, by=person
            )
    batch = preview(cast, file(ADA))
    with pytest.raises(NotYours):
        imports.start(batch, by=cast.dana)
    assert list(Batch.objects.visible_to(cast.dana)) == []


def test_a_new_address_of_an_invited_alum_is_the_one_that_is_written_to(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    actions.invite([ada().pk], now=NOW, by=cast.nils)
    taken_in(cast, file(ADA.replace("ada@post", "ada.okonjo@post")))
    alum = Alum.objects.get(record_id="7")
    assert alum.person is not None
    assert alum.person.email == alum.email == "ada.okonjo@post.example"
