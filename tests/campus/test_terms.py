"""Terms share no day and no name; who reads a first note is decided and kept."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.campus.actions import add_term, change_term, decide_first_note, remove_term
from apps.campus.breaks import Break
from apps.campus.models import Campus, Change, Term
from apps.core.moves import NotYours, Refused
from tests.conftest import NOW, Cast

FALL = Break(date(2026, 8, 24), date(2026, 12, 18), "Fall 2026")
TYPED = {"name": "Fall 2026", "starts_on": "2026-08-24", "ends_on": "2026-12-18"}


def test_a_term_is_added_changed_and_removed_with_who(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert client.post("/center/terms/", TYPED).status_code == 302
    one = Term.objects.get()
    url = f"/center/terms/{one.pk}/"
    assert client.post(url, TYPED | {"name": "Autumn"}).status_code == 302
    assert client.post(f"{url}remove/", {"do": "keep"}).status_code == 302
    assert Term.objects.get().name == "Autumn"
    assert client.post(f"{url}remove/", {"do": "remove"}).status_code == 302
    assert (Term.objects.count(), Change.objects.filter(what="term").count()) == (0, 3)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "fall 2026", "starts_on": "2027-01-04", "ends_on": "2027-05-01"}, "of this name"),
        ({"name": "Winter", "starts_on": "2026-12-18", "ends_on": "2027-01-09"}, "some of these"),
        (
            {"name": "Winter", "starts_on": "2027-05-01", "ends_on": "2027-01-09"},
            "before the first",
        ),
        ({"name": "Winter", "starts_on": "2027-01-01", "ends_on": "2028-06-01"}, "up to 370 days"),
    ],
)
def test_two_terms_share_nothing(
    client: Client, cast: Cast, typed: dict[str, str], words: str
) -> None:
    add_term(FALL, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    page = client.post("/center/terms/", typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert f'value="{typed["name"]}"' in page.content.decode()
    assert Term.objects.count() == 1


def test_the_table_itself_holds_one_term_a_day(cast: Cast) -> None:
    add_term(FALL, now=NOW, by=cast.nils)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(name="B", starts_on=FALL.ends_on, ends_on=date(2027, 1, 9))
    Term.objects.create(name="C", starts_on=date(2026, 12, 19), ends_on=date(2027, 1, 9))
    assert [term.name for term in Term.objects.in_order()] == ["Fall 2026", "C"]


def test_a_term_may_keep_its_own_days(cast: Cast) -> None:
    one = add_term(FALL, now=NOW, by=cast.nils)
    change_term(one, Break(FALL.starts_on, date(2026, 12, 20), "Fall 2026"), now=NOW, by=cast.nils)
    assert Term.objects.get().ends_on == date(2026, 12, 20)


def test_who_reads_a_first_note_is_decided_and_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    page = client.get("/center/first-note/").content.decode()
    assert "checked" not in page
    assert client.post("/center/first-note/", {"pressed": "yes"}).status_code == 422
    assert client.post("/center/first-note/", {"rule": "free"}).status_code == 302
    assert Campus.objects.current().review_first is False
    assert client.post("/center/first-note/", {"rule": "read"}).status_code == 302
    assert Campus.objects.current().review_first is True
    text = client.get("/center/first-note/").content.decode()
    assert "from off to on" in text
    assert text.count("checked") == 1


def test_nobody_but_a_coordinator_decides(cast: Cast) -> None:
    one = add_term(FALL, now=NOW, by=cast.nils)
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            add_term(FALL, now=NOW, by=person)
        with pytest.raises(NotYours):
            change_term(one, FALL, now=NOW, by=person)
        with pytest.raises(NotYours):
            remove_term(one, now=NOW, by=person)
        with pytest.raises(NotYours):
            decide_first_note(is_read=True, now=NOW, by=person)
    with pytest.raises(Refused):
        add_term(FALL, now=NOW, by=cast.nils)
    assert Term.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        span = Break(date(2026 + number, 8, 24), date(2026 + number, 12, 18), f"Fall {number}")
        add_term(span, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    with django_assert_num_queries(6):
        client.get("/center/terms/")
