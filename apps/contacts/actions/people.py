"""Keeping people, and what happened with them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.actions.facts import note_find
from apps.contacts.actions.keeping import plan_state, put_plan_back, restart
from apps.contacts.models import Contact, Relation, Touch, TouchKind
from apps.core.joining import joined
from apps.core.wording import first_name
from apps.students.actions import SLIP, lock
from apps.students.models import Exploration, Student
from apps.timeline.actions import record


@dataclass(frozen=True)
class Acquaintance:
    """Somebody a student names: what a form or a log says of them."""

    name: str
    relation: str
    organization: str = ""
    title: str = ""
    email: str = ""
    profile_url: str = ""
    how_found: str = ""
    referred_by: Contact | None = None
    may_use_name: bool = False

    def fields(self) -> dict[str, Any]:
        """As the table of contacts names them."""
        words = dict(vars(self))
        return words | {f"own_{name}": words.pop(name) for name in ("title", "organization")}


@transaction.atomic
def add_once(who: Acquaintance, *, student: Student, now: datetime, by: Person) -> Contact:
    """For a form: the second of two presses finds the person whom the first one added."""
    lock(student)
    said = replace(who, name=" ".join(who.name.split()))
    added = Contact.objects.of(student).added(said.fields(), since=now - SLIP).first()
    return added or add(said, student=student, now=now, by=by)


@transaction.atomic
def add(who: Acquaintance, *, student: Student, now: datetime, by: Person) -> Contact:
    """A person the student knows, or whose name was given; visible to that student alone."""
    name = " ".join(who.name.split())
    contact = Contact.objects.create(
        **who.fields() | {"name": name, "called": first_name(name)},
        student=student,
        exploration=Exploration.objects.current(student),
        created_at=now,
    )
    _kept(contact, now=now, by=by)
    return contact


@transaction.atomic
def keep(alum: Alum, *, student: Student, now: datetime, by: Person) -> Contact:
    """An alum of the directory becomes one of the student's people; a second press finds it."""
    contact, made = Contact.objects.get_or_create(
        student=student,
        alum=alum,
        defaults={
            "exploration": Exploration.objects.current(student),
            "relation": Relation.ALUM,
            "name": alum.name[:150],
            "called": alum.called[:60],
            "how_found": str(_("I found you in the alumni directory of our Career Center.")),
            "created_at": now,
        },
    )
    if made:
        _kept(contact, now=now, by=by)
    return contact


def _kept(contact: Contact, *, now: datetime, by: Person) -> None:
    record(subject=contact, verb="keep", now=now, by=by)
    touch(contact, kind=TouchKind.KEPT, note=contact.get_relation_display(), now=now)
    note_find(contact, now=now)


def touch(
    contact: Contact, *, kind: str, note: str, now: datetime, about: int | None = None
) -> Touch:
    """Something happened between the two; it restarts keeping in touch."""
    made = Touch.objects.create(contact=contact, kind=kind, note=note[:500], at=now, about=about)
    before = plan_state(contact)
    restart(contact, kind, now=now)
    after = plan_state(contact)
    if before != after:
        made.moved = [before, after]
        made.save(update_fields=["moved"])
    return made


def untell(touched: Touch, *, now: datetime) -> None:
    """What was taken back did not happen: the plan stands as before, unless it moved since."""
    contact = touched.contact
    if touched.moved and plan_state(contact) == touched.moved[1]:
        put_plan_back(contact, touched.moved[0], now=now)
    touched.delete()


def untouch(contact: Contact, *, kind: str, since: datetime) -> None:
    """What was undone did not happen between the two."""
    Touch.objects.with_contact(contact).of(kind, since=since).delete()


@transaction.atomic
def note(contact: Contact, text: str, *, seal: str = "", by: Person) -> None:
    """The student's own words about somebody; nobody else can read them.

    `seal` is that of the notes which the page showed. What another tab saved since then stays,
    with these words below it.
    """
    if contact.student.person_id != by.pk:
        return
    contact.refresh_from_db(from_queryset=Contact.objects.select_for_update())
    contact.notes = text if seal in {"", contact.seal} else joined(contact.notes, text)
    contact.save(update_fields=["notes"])
