"""What of a row differs from what is here, and what a row keeps by not saying it."""

from dataclasses import replace
from typing import Any

from apps.students.actions.roster.words import kept
from apps.students.entry import Entry
from apps.students.models import Student

# What a student or the staff may write, too: the roster's word counts once it says something new.
SHARED = ("studies", "year", "is_withheld")
PERSONAL = ("name", "called", "email")


def differing(entry: Entry, student: Student) -> tuple[dict[str, Any], list[str]]:
    """What changes, and in words what the student wrote that stays."""
    person = student.person
    named = _whole(entry, student)
    said_now = {"name": named.name, "called": named.called, "email": entry.email}
    after: dict[str, Any] = {
        name: value for name, value in said_now.items() if value != getattr(person, name)
    }
    if after.get("email") == person.email.lower():
        del after["email"]
    stays = []
    for name, value in _values(entry, student).items():
        mine = getattr(student, name)
        if value == mine:
            continue
        if name in SHARED and mine and not _is_news(student, name, value):
            stays.append(kept(name, mine, value))
        else:
            after[name] = value
    remembered = student.on_roster | memory(entry)
    if remembered != student.on_roster:
        after["on_roster"] = remembered
    return after, stays


def is_same_name(entry: Entry, student: Student) -> bool:
    """Otherwise the address alone may be somebody else's by now."""
    return _whole(entry, student).name.casefold() == student.person.name.casefold()


def _whole(entry: Entry, student: Student) -> Entry:
    """With the names that a row keeps by saying nothing of them."""
    person, last, preferred = student.person, entry.last, entry.preferred
    if last is None:
        named = person.name
        begins = named.startswith(f"{person.called} ")
        last = named.removeprefix(person.called).strip() if begins else named.partition(" ")[2]
    if preferred is None:
        preferred = student.on_roster.get("preferred", "")
    return replace(entry, last=last, preferred=preferred)


def _values(entry: Entry, student: Student) -> dict[str, Any]:
    """Fields of a student that the row fills.

    Who attends again has not graduated: the day goes if a roster set it, not one of their own.
    """
    values: dict[str, Any] = dict(entry.values)
    if entry.username:
        values["username"] = entry.username
    if entry.graduates_on:
        values["graduates_on"] = entry.graduates_on
    elif entry.attends and _was_set_by_roster(student):
        values["graduates_on"] = None
    return values


def _was_set_by_roster(student: Student) -> bool:
    on = student.graduates_on
    return on is not None and student.on_roster.get("graduates_on") == str(on)


def _is_news(student: Student, name: str, value: object) -> bool:
    """The roster says another thing than last time, or the student never said anything else."""
    last = student.on_roster.get(name)
    return last is not None and last != str(value)


def memory(entry: Entry) -> dict[str, str]:
    found = {name: str(entry.values[name]) for name in SHARED if name in entry.values}
    if entry.graduates_on:
        found["graduates_on"] = str(entry.graduates_on)
    return found if entry.preferred is None else found | {"preferred": entry.preferred}
