"""Find or do: from any page to any other by a few letters. Values for the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.alumni.finding import prefixes
from apps.alumni.models import Alum, Part
from apps.contacts.models import Contact
from apps.home.doors import DOORS, Door
from apps.interviews.models import Interview
from apps.outreach.models import Request
from apps.students.models import Student

EACH = 6  # of a group: a list that one takes in at a glance
LONGEST = 80  # characters that are looked for


@dataclass(frozen=True)
class Goal:
    """One line: where it leads, and a word on what that is."""

    label: str
    url: str
    icon: str
    about: str = ""


@dataclass(frozen=True)
class Group:
    name: str
    goals: tuple[Goal, ...]


def page(person: Person, typed: str) -> dict[str, Any]:
    """`groups` without empty ones; `count` of everything found."""
    words = " ".join(typed.replace("\x00", "").split())[:LONGEST]
    groups = [Group(_("Go to"), tuple(_doors(person.role, words)))]
    if words:
        finds = {Role.STUDENT: _of_student, Role.ADVISOR: _of_advisor}.get(Role(person.role))
        groups += finds(person, words) if finds else []
    groups = [group for group in groups if group.goals]
    count = sum(len(group.goals) for group in groups)
    return {"q": words, "groups": groups, "count": count}


def _doors(role: str, words: str) -> Iterable[Goal]:
    found = [door for door in DOORS[role] if _fits(door, words)]
    for door in found[: EACH if words else None]:
        yield Goal(str(door.label), reverse(door.view, args=door.args), door.icon)


def _fits(door: Door, words: str) -> bool:
    """Every typed word begins one of the door's."""
    own = f"{door.label} {door.words}".casefold().split()
    return all(any(word.startswith(typed) for word in own) for typed in words.casefold().split())


def _of_student(person: Person, words: str) -> list[Group]:
    people = list(Contact.objects.visible_to(person).present().saying(words).for_goals()[:EACH])
    known = [contact.pk for contact in people]
    return [
        Group(_("Your people"), tuple(_contact(contact) for contact in people)),
        Group(_("Conversations and requests"), tuple(_under_way(person, known))),
        _directory(person, words),
    ]


def _contact(contact: Contact) -> Goal:
    work = ", ".join(filter(None, [contact.title, contact.organization]))
    return Goal(contact.name, reverse("contacts:contact", args=[contact.pk]), "people", work)


def _under_way(person: Person, people: list[int]) -> Iterable[Goal]:
    """What goes on with them: each conversation and each request that has not ended."""
    for talk in Interview.objects.of(person).with_any(people).for_rows()[:EACH]:
        label = _("Conversation with %(name)s") % {"name": talk.contact.name}
        about = talk.get_status_display()
        yield Goal(label, reverse("interviews:talk", args=[talk.pk]), "talk", about)
    letters = Request.objects.visible_to(person).unfinished().with_any(people).for_rows()
    for letter in letters[:EACH]:
        label = _("Request to %(name)s") % {"name": letter.contact.name}
        about = letter.get_status_display()
        yield Goal(label, reverse("outreach:request", args=[letter.pk]), "letter", about)


def _of_advisor(person: Person, words: str) -> list[Group]:
    found = Student.objects.visible_to(person).named(words).by_name()[:EACH]
    students = tuple(
        Goal(
            student.person.name,
            reverse("advising:student", args=[student.pk]),
            "people",
            student.about,
        )
        for student in found
    )
    return [Group(_("Your students"), students), _directory(person, words)]


def _directory(person: Person, words: str) -> Group:
    """Who opted in, by what they show; a student's own people stand above already."""
    listed = Alum.objects.visible_to(person).listed().matching(prefixes(words))
    listed = listed.exclude(pk__in=Alum.objects.kept_from(person))
    found = tuple(_alum(alum) for alum in listed.order_by("last_name", "first_name", "pk")[:EACH])
    return Group(_("Alumni who are glad to be asked"), found)


def _alum(alum: Alum) -> Goal:
    work = ", ".join(filter(None, [alum.shown(Part.TITLE), alum.shown(Part.EMPLOYER)]))
    return Goal(alum.name, reverse("alumni:profile", args=[alum.pk]), "people", work)
