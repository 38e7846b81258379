"""Links in mail: a secret for one person and one errand, dead when it should be."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.links import Errand, cold, digest, errand, find, mint, prolong, revoke
from apps.accounts.models import Link, Person
from apps.students.models import Student
from tests.conftest import Cast


def test_only_the_hash_of_a_token_is_stored(cast: Cast, now: datetime) -> None:
    token = mint(errand("try", cast.student, timedelta(days=1)), person=cast.imani, now=now)
    link = Link.objects.get()
    assert link.digest == digest(token)
    assert token not in str([getattr(link, field.name) for field in Link._meta.fields])
    assert len(token) >= 43
    assert (link.subject_type, link.subject_id) == ("students.student", cast.student.pk)


def test_two_links_are_never_alike(cast: Cast, now: datetime) -> None:
    made = {mint(Errand("try"), person=cast.imani, now=now) for _ in range(20)}
    assert len(made) == 20


def test_a_link_is_found_for_its_purpose_only(cast: Cast, now: datetime) -> None:
    token = mint(Errand("try"), person=cast.imani, now=now)
    found = [find(token, "try"), find(token, "other"), find(token + "x", "try"), find("", "try")]
    assert [link and link.person for link in found] == [cast.imani, None, None, None]


@pytest.mark.parametrize(
    ("lasts", "later", "alive"),
    [
        (timedelta(days=14), timedelta(days=14, seconds=-1), True),
        (timedelta(days=14), timedelta(days=14), False),
        (None, timedelta(days=4000), True),
    ],
)
def test_a_link_lives_as_long_as_its_errand(
    cast: Cast, now: datetime, lasts: timedelta | None, later: timedelta, *, alive: bool
) -> None:
    token = mint(Errand("try", lasts=lasts), person=cast.imani, now=now)
    link = find(token, "try")
    assert link is not None
    assert link.is_alive(now + later) is alive


def test_all_links_of_a_thing_die_together(cast: Cast, now: datetime) -> None:
    mine, other = cast.student, cast.classmate
    for subject in (mine, mine, other):
        mint(errand("try", subject, None), person=cast.imani, now=now)
    mint(errand("else", mine, None), person=cast.imani, now=now)
    assert revoke("try", mine, now=now) == 2
    assert revoke("try", mine, now=now) == 0
    assert alive(other, now) == 1


def test_what_has_grown_old_is_revoked_with_the_rest(cast: Cast, now: datetime) -> None:
    """Else it could be renewed."""
    day = timedelta(days=1)
    token = mint(errand("try", cast.student, day), person=cast.imani, now=now)
    assert cold(token, now=now + day) is not None
    revoke("try", cast.student, now=now + day)
    assert cold(token, now=now + day) is None


def test_links_are_prolonged_and_neither_shortened_nor_revived(cast: Cast, now: datetime) -> None:
    day, mine = timedelta(days=1), cast.student
    for lasts in (day, 3 * day, None):
        mint(errand("try", mine, lasts), person=cast.imani, now=now)
    mint(errand("try", cast.classmate, day), person=cast.mateo, now=now)
    assert prolong("try", mine, until=now + 2 * day) == 1
    ends = Link.objects.of("try", mine).order_by("pk").values_list("expires_at", flat=True)
    assert list(ends) == [now + 2 * day, now + 3 * day, None]
    revoke("try", mine, now=now)
    assert prolong("try", mine, until=now + 9 * day) == 0


def alive(subject: Student, now: datetime) -> int:
    return Link.objects.of("try", subject).alive(now).count()


def test_two_may_share_an_address_and_one_may_sign_in(cast: Cast) -> None:
    Person.objects.create(email="Imani@alder.example", name="As alum", called="Imani")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(
            email="IMANI@alder.example", name="Twice", called="Twice", may_sign_in=True
        )
    assert Person.objects.get_by_natural_key("imani@ALDER.example") == cast.imani
    assert list(Person.objects.who_may_sign_in(" imani@alder.example ")) == [cast.imani]


def test_a_role_is_one_of_four(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="x@alder.example", name="X", called="X", role="king")
