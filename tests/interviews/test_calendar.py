"""The invitation: real iCalendar, one for each reader, and no address of the other in it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from apps.accounts.models import Person
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions import cancel, schedule, settle_place
from apps.interviews.calendar import diary, invitation
from apps.interviews.models import Interview
from apps.interviews.terms import Way
from apps.mail.models import Message
from apps.mail.relay import Matter, opened
from tests.conftest import NOW, Cast
from tests.imports.made import names, notes, texts

ADDRESSES = ("imani@alder.example", "rosalind@maashaven.example")


def letters(person: Person) -> list[Message]:
    return list(Message.objects.filter(recipient=person, calendar__gt="").order_by("pk"))


def event(letter: Message) -> Component:
    return Calendar.from_ical(letter.calendar).walk("VEVENT")[0]


def stamp(person: Person) -> list[tuple[str, str, int, datetime]]:
    """Method, identity, sequence and start of each invitation, in the order they left."""
    found = []
    for letter in letters(person):
        entry = event(letter)
        method = str(Calendar.from_ical(letter.calendar)["METHOD"])
        found.append(
            (method, str(entry["UID"]), entry.decoded("SEQUENCE"), entry.decoded("DTSTART"))
        )
    return found


def test_both_get_one_and_neither_address_is_in_the_other_ones(cast: Cast, talk: Interview) -> None:
    for reader, own, other in ((cast.imani, *ADDRESSES), (cast.rosalind, *ADDRESSES[::-1])):
        (letter,) = letters(reader)
        entry = event(letter)
        assert other not in letter.calendar
        assert other not in str(letter.values)
        assert str(entry["ATTENDEE"]) == f"mailto:{own}"
        organizer = str(entry["ORGANIZER"]).removeprefix("mailto:")
        assert opened(organizer.partition("@")[0]) == Matter("i", talk.pk, reader.pk)


def test_it_names_the_other_and_lasts_as_agreed(cast: Cast, talk: Interview) -> None:
    mine, theirs = event(letters(cast.imani)[0]), event(letters(cast.rosalind)[0])
    assert str(mine["SUMMARY"]) == "Conversation with Rosalind Achterberg"
    assert str(theirs["SUMMARY"]) == "Conversation with Imani Castellanos"
    assert mine.decoded("DTEND") - mine.decoded("DTSTART") == timedelta(minutes=20)


def test_a_new_time_keeps_the_identity_and_counts_up(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    first = talk.starts_at
    assert first is not None
    schedule(talk, first + timedelta(days=1), now=now, by=cast.imani)
    cancel(talk, "A storm.", now=now, by=cast.imani)
    for reader in (cast.imani, cast.rosalind):
        assert stamp(reader) == [
            ("REQUEST", talk.uid, 0, first),
            ("REQUEST", talk.uid, 1, first + timedelta(days=1)),
            ("CANCEL", talk.uid, 2, first + timedelta(days=1)),
        ]
    assert Message.objects.get(recipient=cast.rosalind, template__endswith="cancelled").values[
        "note"
    ] == ("A storm.")


def test_the_same_time_again_is_no_news(cast: Cast, talk: Interview, now: datetime) -> None:
    assert talk.starts_at is not None
    schedule(talk, talk.starts_at, now=now, by=cast.imani)
    assert len(letters(cast.rosalind)) == 1
    assert talk.sequence == 0


def test_a_place_reaches_both_with_the_sequence_as_it_was(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    settle_place(talk, Way("video", "https://meet.example/imani"), now=now, by=cast.imani)
    settle_place(talk, Way("video", "https://meet.example/imani"), now=now, by=cast.imani)
    settle_place(talk, Way("in_person", "Café Maas"), now=now + timedelta(minutes=1), by=cast.imani)
    entries = [event(letter) for letter in letters(cast.rosalind)]
    assert [str(entry.get("LOCATION", "")) for entry in entries] == [
        "",
        "https://meet.example/imani",
        "Café Maas",
    ]
    assert [entry.decoded("SEQUENCE") for entry in entries] == [0, 0, 0]
    assert entries[1].decoded("DTSTAMP") < entries[2].decoded("DTSTAMP")


def test_a_place_is_for_the_two_and_while_it_lies_ahead(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    with pytest.raises(NotYours):
        settle_place(talk, Way("in_person", "Elsewhere"), now=now, by=cast.mateo)
    cancel(talk, now=now, by=cast.imani)
    with pytest.raises(StaleMove):
        settle_place(talk, Way("in_person", "Elsewhere"), now=now, by=cast.imani)


def test_a_friend_outside_rapport_gets_no_mail(cast: Cast, outside: Interview) -> None:
    assert [letter.recipient for letter in Message.objects.all()] == [cast.imani]


def test_a_time_that_has_passed_is_refused(cast: Cast, talk: Interview, now: datetime) -> None:
    with pytest.raises(Refused):
        schedule(talk, now, now=now, by=cast.imani)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("2027-03-12T09:00", "2027-03-12T18:00"),  # both in winter
        ("2027-03-15T09:00", "2027-03-15T17:00"),  # California has changed, Europe has not
        ("2027-03-29T09:00", "2027-03-29T18:00"),  # both in summer
    ],
)
def test_the_hour_is_right_on_both_sides_of_summer_time(
    cast: Cast, unset: Interview, now: datetime, here: str, there: str
) -> None:
    student, alum = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Amsterdam")
    at = datetime.fromisoformat(here).replace(tzinfo=student).astimezone(UTC)
    schedule(unset, at, now=now, by=cast.imani)
    start = event(letters(cast.rosalind)[0]).decoded("DTSTART")
    assert start.astimezone(alum) == datetime.fromisoformat(there).replace(tzinfo=alum)
    assert (
        b"DTSTART:" + f"{at:%Y%m%dT%H%M%SZ}".encode() in event(letters(cast.rosalind)[0]).to_ical()
    )


def lines(letter: Message) -> list[bytes]:
    return letter.calendar.encode().split(b"\r\n")


def test_a_second_reader_finds_the_same_in_every_entry(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    """Read back by another library than the one that wrote it."""
    assert talk.starts_at is not None
    schedule(talk, talk.starts_at + timedelta(days=1), now=now, by=cast.rosalind)
    cancel(talk, now=now, by=cast.rosalind)
    for person in (cast.imani, cast.rosalind):
        found = [vobject.readOne(letter.calendar) for letter in letters(person)]
        assert [entry.method.value for entry in found] == ["REQUEST", "REQUEST", "CANCEL"]
        events = [entry.vevent for entry in found]
        assert {each.uid.value for each in events} == {talk.uid}
        assert [each.sequence.value for each in events] == ["0", "1", "2"]
        assert [len(each.attendee_list) for each in events] == [1, 1, 1]
        assert {each.attendee.value for each in events} == {f"mailto:{person.email}"}
        assert {each.dtstamp.value for each in events} == {now}
        assert [each.dtstart.value for each in events] == [
            talk.starts_at - timedelta(days=1),
            talk.starts_at,
            talk.starts_at,
        ]


def test_names_in_any_script_arrive_and_lines_stay_short(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    name = 'Þóra Nǁoǀhōmã-Fernández de Córdoba y Ὀδυσσεύς 王小明, the "second"; née Ünlü'
    Person.objects.filter(pk=cast.imani.pk).update(name=name)
    fresh = Interview.objects.get(pk=unset.pk)
    settle_place(
        fresh, Way("in_person", "Café Maas; Λεωφόρος 7, " + "Übermaß " * 20), now=now, by=cast.imani
    )
    schedule(fresh, now + timedelta(days=3), now=now, by=cast.imani)
    (letter,) = letters(cast.rosalind)
    assert max(len(line) for line in lines(letter)) <= 75
    assert all(line.decode() is not None for line in lines(letter))  # no character is cut in two
    for read in (
        str(event(letter)["SUMMARY"]),
        vobject.readOne(letter.calendar).vevent.summary.value,
    ):
        assert read == f"Conversation with {name}"
    place = vobject.readOne(letter.calendar).vevent.location.value
    assert place == fresh.where


@pytest.mark.parametrize(
    ("day", "here", "there"),
    [
        ("2027-03-14", "09:00", "17:00"),  # clocks went forward in California this night
        ("2027-03-28", "09:00", "18:00"),  # and in Europe this night
        ("2027-10-31", "09:00", "17:00"),  # Europe is back in winter, California not yet
    ],
)
def test_on_the_very_days_that_clocks_change_both_libraries_agree(
    cast: Cast, unset: Interview, now: datetime, day: str, here: str, there: str
) -> None:
    student, alum = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Amsterdam")
    at = datetime.fromisoformat(f"{day}T{here}").replace(tzinfo=student).astimezone(UTC)
    schedule(unset, at, now=now, by=cast.imani)
    (letter,) = letters(cast.rosalind)
    starts = (
        event(letter).decoded("DTSTART"),
        vobject.readOne(letter.calendar).vevent.dtstart.value,
    )
    wanted = datetime.fromisoformat(f"{day}T{there}").replace(tzinfo=alum)
    assert [start.astimezone(alum) for start in starts] == [wanted, wanted]


def test_a_file_to_keep_is_published_and_asks_nobody(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    text = invitation(talk, cast.rosalind, method="PUBLISH", now=now)
    entry = vobject.readOne(text)
    assert (entry.method.value, hasattr(entry.vevent, "attendee")) == ("PUBLISH", False)
    assert not any(address in text for address in ADDRESSES)


MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is drawn
    datetime(2036, 12, 31),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.timezones(),
).map(lambda moment: moment.replace(microsecond=0))
TALKS = (names(), names(), texts(), notes(), MOMENTS, st.integers(15, 45))
FIXED = (HealthCheck.function_scoped_fixture,)  # changed in memory alone


def assert_talk_is_read_back(talk: Interview, method: str, reader: Person) -> None:
    """By the library that wrote it, and by another."""
    assert talk.starts_at is not None
    student = talk.contact.student.person
    other = talk.contact.name if reader == student else student.name
    text = diary([talk], reader, now=NOW)
    if method != "DIARY":
        text = invitation(talk, reader, method=method, now=NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    entry, second = Calendar.from_ical(text).walk("VEVENT")[0], vobject.readOne(text).vevent
    ends_at = talk.starts_at.astimezone(UTC) + timedelta(minutes=talk.minutes)
    for summary, place, start, end in (
        (str(entry["SUMMARY"]), str(entry.get("LOCATION", "")), *map(entry.decoded, ENDS)),
        (
            second.summary.value,
            second.location.value if hasattr(second, "location") else "",
            second.dtstart.value,
            second.dtend.value,
        ),
    ):
        assert (summary, place) == (f"Conversation with {other}", talk.where)
        assert (start, end) == (talk.starts_at.astimezone(UTC), ends_at)
    if method == "REQUEST":
        assert str(entry["ATTENDEE"]) == second.attendee.value == f"mailto:{reader.mailbox}"
        assert entry["ATTENDEE"].params["CN"] == " ".join(reader.name.replace("\\", " ").split())


ENDS = ("DTSTART", "DTEND")


def made_talk(talk: Interview, made: tuple[str, str, str, str, datetime, int]) -> Interview:
    contact, student, place, more, talk.starts_at, talk.minutes = made
    talk.contact.name, talk.contact.student.person.name = contact, student
    talk.mode, talk.where = "in_person", f"{place}\n{more}".strip()
    return talk


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH", "DIARY"])
@settings(max_examples=25, deadline=None, suppress_health_check=FIXED)
@given(made=st.tuples(*TALKS))
def test_any_conversation_is_read_back_equal(
    cast: Cast, talk: Interview, method: str, made: tuple[str, str, str, str, datetime, int]
) -> None:
    made_talk(talk, made)
    for reader in (talk.contact.student.person, cast.rosalind):
        assert_talk_is_read_back(talk, method, reader)


@pytest.mark.full
@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH", "DIARY"])
@settings(max_examples=1000, deadline=None, suppress_health_check=FIXED)
@given(made=st.tuples(*TALKS))
def test_very_many_conversations_are_read_back_equal(
    cast: Cast, talk: Interview, method: str, made: tuple[str, str, str, str, datetime, int]
) -> None:
    made_talk(talk, made)
    for reader in (talk.contact.student.person, cast.rosalind):
        assert_talk_is_read_back(talk, method, reader)


def test_controls_and_backslashes_in_a_name_leave_the_addresses(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    talk.contact.name, cast.rosalind.name = "Rosalind\x01 A\\", "Ros\x0balind\\"
    text = invitation(talk, talk.contact.student.person, method="REQUEST", now=now)
    entry = Calendar.from_ical(text).walk("VEVENT")[0]
    assert str(entry["ORGANIZER"]).startswith("mailto:")
    assert str(entry["SUMMARY"]) == "Conversation with Rosalind A\\"
    theirs = Calendar.from_ical(invitation(talk, cast.rosalind, method="REQUEST", now=now))
    assert str(theirs.walk("VEVENT")[0]["ATTENDEE"]) == f"mailto:{cast.rosalind.email}"
