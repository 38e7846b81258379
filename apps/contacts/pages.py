"""What the pages of one's people show: values for templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.alumni.models import Keeping, is_blocked, keeping_of
from apps.alumni.workflow import GONE
from apps.contacts.actions import PART_WITHIN, UNTAP_WITHIN
from apps.contacts.chains import Link, chains, drawing
from apps.contacts.doubles import alike, pairs
from apps.contacts.models import (
    SIGNS,
    TAPPED,
    Apart,
    Contact,
    KeepInTouch,
    Merge,
    Relation,
    Touch,
    TouchKind,
)
from apps.students.models import Student

FEW = 12  # people whom nobody needs to search
PER_PAGE = 50
AWAY = "away"  # in place of a way to know somebody: those who were put away
MOST_LINKS = 200  # people in one drawing
MOST_NAMES = 6  # of those whom one person named, on their page
MOST_GROUPS = 25  # doubtful entries on one page
# People one knows lead to people one does not: where to begin.
PROMPTS = (
    (
        Relation.FAMILY,
        _lazy("Family"),
        _lazy("An aunt, a cousin, a neighbour they talk about."),
    ),
    (Relation.FRIEND, _lazy("Friends"), _lazy("And the jobs of their parents.")),
    (
        Relation.TEACHER,
        _lazy("Teachers"),
        _lazy("A professor or teaching assistant you liked."),
    ),
    (
        Relation.EMPLOYER,
        _lazy("Former employers"),
        _lazy("A manager of a summer job counts."),
    ),
    (
        Relation.CLUB,
        _lazy("Clubs"),
        _lazy("Last year's seniors are first-year professionals."),
    ),
    (
        Relation.FOUND,
        _lazy("Someone you found"),
        _lazy("An author, a speaker, a profile."),
    ),
)


def people(student: Student, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of the student's people, the latest first; `q`, `how` and `tag` narrow it down."""
    everybody = Contact.objects.of(student)
    counts, tags = everybody.relations(), everybody.all_tags()
    how, words = asked.get("how", ""), asked.get("q", "").strip()[:80]
    tag = asked.get("tag", "")
    away = Contact.objects.of_all(student).put_away()
    found = away if how == AWAY else everybody
    found = found.known_by(how) if how in counts else found
    found = found.tagged(tag) if tag in tags else found
    picked = found.saying(words).select_related("alum", "referred_by")
    return {
        "page": Paginator(picked, PER_PAGE).get_page(asked.get("page")),
        "can_narrow": away.exists() or bool(tags) or sum(counts.values()) > FEW,
        "ways": [(way.value, way.label, counts[way]) for way in Relation if way in counts],
        "tags": tags,
        "how": how,
        "tag": tag,
        "q": words,
        "away": AWAY,
        "prompts": PROMPTS,
        "me_line": student.about,
    }


def led(student: Student) -> dict[str, Any]:
    """Chains of names that were given, as a list and as a drawing."""
    rows = Contact.objects.of(student).links()[:MOST_LINKS]
    found = [Link(row.pk, row.name, row.referred_by_id) for row in rows]
    return {"chains": chains(found), "drawing": drawing(found)}


@dataclass(frozen=True)
class Event:
    """One knot of the timeline of two people."""

    icon: str
    title: str
    note: str
    at: datetime
    is_agreed: bool
    undo: int | None = None  # the touch that may still be taken back
    url: str = ""  # where it can be read
    act: str = ""


def event(touch: Touch, called: str, now: datetime) -> Event:
    """A touch in words; what somebody did is the title, what was said about it the note."""
    name = {"name": called}
    icon, title = {
        TouchKind.KEPT: ("plususer", _("You kept %(name)s") % name),
        TouchKind.REQUEST: ("letter", _("You wrote to %(name)s") % name),
        TouchKind.ANSWER: ("check", f"{called} {touch.note}"),
        TouchKind.CONVERSATION: ("talk", _("You talked")),
        TouchKind.THANK_YOU: ("heart", _("You thanked %(name)s") % name),
        TouchKind.WORD: ("pen", _("A word to %(name)s") % name),
        TouchKind.HEARD: ("fwd", _("A word from %(name)s") % name),
        TouchKind.MET: ("people", _("You met %(name)s") % name),
    }[TouchKind(touch.kind)]
    said = {TouchKind.KEPT, TouchKind.REQUEST, *TAPPED}
    note = touch.note if touch.kind in said else ""
    agreed = touch.kind in {TouchKind.ANSWER, TouchKind.CONVERSATION}
    is_fresh = touch.kind in TAPPED and now - touch.at <= UNTAP_WITHIN
    undo = touch.pk if is_fresh else None
    url, act = _read(touch)
    return Event(icon, title, note, touch.at, is_agreed=agreed, undo=undo, url=url, act=act)


def _read(touch: Touch) -> tuple[str, str]:
    """Where the words of it stand, and what leads there; both empty where nobody kept them."""
    view, act = {
        TouchKind.REQUEST: ("outreach:request", _("Read it")),
        TouchKind.WORD: ("outreach:request", _("Read it")),
        TouchKind.CONVERSATION: ("interviews:log", _("Open the log")),
        TouchKind.THANK_YOU: ("interviews:thanks", _("Open the thank-you")),
    }.get(TouchKind(touch.kind), ("", ""))
    return (reverse(view, args=[touch.about]), act) if view and touch.about else ("", "")


def _due(touches: list[Touch]) -> str:
    """Where to thank for the last conversation that nobody was thanked for yet."""
    thanked = {touch.about for touch in touches if touch.kind == TouchKind.THANK_YOU}
    talks = [touch.about for touch in touches if touch.kind == TouchKind.CONVERSATION]
    open_one = next((talk for talk in talks if talk and talk not in thanked), None)
    return reverse("interviews:thanks", args=[open_one]) if open_one else ""


def doubles(student: Student) -> dict[str, Any]:
    """Groups of entries that may be one person, a few at a time."""
    everybody = Contact.objects.of(student)
    apart = Apart.objects.pairs(student)
    found = (group for sign in SIGNS for group in everybody.sharing(sign, MOST_GROUPS + 1))
    groups = alike(found, apart)
    shown = groups[:MOST_GROUPS]
    asked = everybody.numbered(pk for group in shown for pk in group).select_related("alum")
    people = {person.pk: person for person in asked}
    rows = [[people[pk] for pk in group] for group in shown]
    asked_about = [two for group in shown for two in pairs(group, apart)]
    compared = [(people[one], people[other]) for one, other in asked_about]
    return {"groups": rows, "pairs": compared, "more": len(groups) > MOST_GROUPS}


@dataclass(frozen=True)
class Shared:
    """What an alum allowed this one student; `email` is empty unless they chose to show it."""

    way: str = ""
    email: str = ""
    privacy: str = ""


def shared(contact: Contact) -> Shared:
    """As the ledger of consent says at this moment."""
    alum, person = contact.alum, contact.student.person
    # Of somebody who left nothing is shown; a block looks like no answer, so that nobody can tell.
    if alum is None or alum.person is None or alum.status in GONE or is_blocked(alum, person):
        return Shared()
    way = keeping_of(alum, person)
    if way is None:
        return Shared()
    if way != Keeping.EMAIL:
        return Shared(way)
    return Shared(way, alum.person.mailbox, _("Only you can see this address."))


def person(contact: Contact, *, now: datetime) -> dict[str, Any]:
    called, touches = contact.called, list(Touch.objects.with_contact(contact))
    merged = Merge.objects.into(contact, since=now - PART_WITHIN)
    return {
        "merged": merged.first(),
        "contact": contact,
        "events": [event(touch, called, now) for touch in touches],
        "thanks_url": _due(touches),
        "has_talked": any(touch.kind == TouchKind.CONVERSATION for touch in touches),
        "named": Contact.objects.of(contact.student).given_by(contact)[:MOST_NAMES],
        "now": now,
        "me_line": contact.student.about,
        "shared": shared(contact),
        "keeping": KeepInTouch.objects.with_contact(contact),
        "zone": contact.student.person.zone,
    }
