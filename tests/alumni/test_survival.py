"""Who is deceased, held, inactive or wants no mail is never asked, whatever later files say."""

from itertools import product

import pytest

from apps.alumni import actions
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.imports import actions as imports
from apps.imports.models import Batch
from apps.mail.models import Suppression
from tests.alumni.files import HEADER, file, preview, taken_in
from tests.conftest import NOW, Cast

FULL = f"{HEADER},Is Inactive?,FERPA Hold,Do Not Contact,Do Not Email"
FREE = "7,Ada,Okonjo,2011,No,ada@post.example,Yes,Yes,,Planner,Labs,Boulder,CO,USA,No,No,No,No"
# Each way in which an office says it, and what it means.
SAID = {
    "deceased": ("2011,No,", "2011,Yes,", "deceased"),
    "a solicit code": ("Yes,Yes,,", "Yes,Yes,No phone calls; Do not contact,", "no_contact"),
    "a code for mail": ("Yes,Yes,,", "Yes,Yes,Opt-out,", "no_contact"),
    "accepts no e-mail": ("Yes,Yes,,", "Yes,F,,", "no_mail"),
    "inactive": ("USA,No,", "USA,Y,", "inactive"),
    "a FERPA hold": ("USA,No,No,", "USA,No,X,", "privacy"),
    "do not contact": ("USA,No,No,No,", "USA,No,No,1,", "no_contact"),
    "do not e-mail": ("No,No,No,No", "No,No,No,True", "no_mail"),
}
# What comes afterwards and says nothing of it, or the opposite.
LATER = {
    "the opposite": file(FREE, header=FULL),
    "without the columns": file(
        "7,Ada,Okonjo,2011,ada@post.example",
        header="Record ID,First Name,Last Name,Class Year,Email",
    ),
    "by its address alone": file(
        "Ada,Okonjo,2011,ada@post.example", header="First Name,Last Name,Class Year,Email"
    ),
}


def closed(before: str, after: str) -> bytes:
    changed = FREE.replace(before, after, 1)
    assert changed != FREE
    return file(changed, header=FULL)


@pytest.mark.parametrize(("said", "is_known"), list(product(SAID, [False, True])))
def test_it_survives_every_later_file(cast: Cast, said: str, *, is_known: bool) -> None:
    before, after, reason = SAID[said]
    if is_known:
        taken_in(cast, file(FREE, header=FULL))
    taken_in(cast, closed(before, after))
    for content in (*LATER.values(), closed(before, after)):
        assert [row.outcome for row in taken_in(cast, content)] == ["ignored"]
        alum = Alum.objects.get(email="ada@post.example")
        assert (alum.status, alum.closed_for) == ("suppressed", reason)
    assert actions.invite([alum.pk], now=NOW, by=cast.nils) == actions.Sent(0, 1)


@pytest.mark.parametrize("said", SAID)
def test_any_row_of_the_record_says_it_for_all(cast: Cast, said: str) -> None:
    """The primary row is free; the second address of the same record, behind it, is not."""
    before, after, reason = SAID[said]
    second = FREE.replace(before, after, 1).replace("ada@post", "old@post")
    second = second.replace("example,Yes", "example,No", 1)
    taken_in(cast, file(FREE, second, header=FULL))
    alum = Alum.objects.get(record_id="7")
    assert (alum.status, alum.closed_for) == ("suppressed", reason)


@pytest.mark.parametrize("said", SAID)
def test_it_survives_undo(cast: Cast, said: str) -> None:
    before, after, reason = SAID[said]
    taken_in(cast, closed(before, after))
    imports.undo(Batch.objects.get(), now=NOW, by=cast.nils)
    apply_imports()
    assert Alum.objects.get(record_id="7").closed_for == reason


def closed_addresses() -> set[str]:
    return {email for email in ("ada@post.example",) if Suppression.objects.of(email).exists()}


@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("said", SAID)
def test_an_address_that_may_not_be_written_to_is_closed(
    cast: Cast, said: str, *, is_known: bool
) -> None:
    """Who died or left the files says nothing about whoever else has that address."""
    before, after, reason = SAID[said]
    if is_known:
        taken_in(cast, file(FREE, header=FULL))
        Alum.objects.create(
            record_id="8", first_name="Bo", last_name="Okonjo",
            email="ada@post.example", imported_at=NOW,
        )  # fmt: skip
    taken_in(cast, closed(before, after))
    mine = set() if reason in {"deceased", "inactive"} else {"ada@post.example"}
    assert closed_addresses() == mine


def test_a_student_with_a_closed_record_goes_on_reading_mail(cast: Cast) -> None:
    own = FREE.replace("ada@post.example", cast.imani.email)
    taken_in(cast, file(own, header=FULL))
    taken_in(cast, file(own.replace("No,No,No,No", "No,X,No,No"), header=FULL))
    assert Alum.objects.get(record_id="7").closed_for == "privacy"
    assert not Suppression.objects.of(cast.imani.email).exists()


def test_an_own_yes_outlives_an_inactive_record(cast: Cast) -> None:
    alum = cast.alum
    Alum.objects.filter(pk=alum.pk).update(record_id="7")
    row = FREE.replace("Ada,Okonjo", "Rosalind,Achterberg").replace("USA,No", "USA,Yes")
    preview(cast, file(row, header=FULL))
    assert [r.outcome for r in taken_in(cast, file(row, header=FULL))] == ["unchanged"]
    alum.refresh_from_db()
    assert alum.status == "opted_in"
