"""A person's details change, or the person is put away; nothing of it is told to anybody."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions.facts import note_find
from apps.contacts.actions.keeping import end_keeping
from apps.contacts.actions.tagging import follow_tags
from apps.contacts.models import Contact
from apps.core.joining import merged
from apps.core.moves import NotYours, StaleMove
from apps.core.wording import first_name
from apps.timeline.actions import record

MOST_TAGS, TAG_MOST = 12, 30  # tags of a person, letters of a tag
_COLUMNS = {"organization": "own_organization", "title": "own_title"}


@transaction.atomic
def change(
    contact: Contact, typed: Mapping[str, str], *, seal: str, now: datetime, by: Person
) -> None:
    """Writes what was typed; `seal` is that of the details which the page showed.

    `Crossed` where another window saved another line meanwhile. Tags of both windows stay.
    """
    _own(contact, by)
    contact.refresh_from_db(from_queryset=Contact.objects.select_for_update())
    kept = contact.said
    lines = {name: " ".join(typed.get(name, "").split()) for name in kept}
    words = merged(kept, lines, seal, {"tags": ", "})
    tags = words.pop("tags")
    for name, text in words.items():
        setattr(contact, _COLUMNS.get(name, name), text)
    # Two windows together may hold more tags than a form lets through; they stay all the same.
    contact.tags = [tag[:TAG_MOST] for tag in tags_of(tags)]
    if "name" in words and words["name"] != kept["name"]:
        contact.called = first_name(contact.name)[:60]
    contact.save()
    follow_tags(contact, tags_of(kept["tags"]), contact.tags, now=now, by=by)
    record(subject=contact, verb="change", now=now, by=by)


def tags_of(typed: str) -> list[str]:
    """Each tag once, in the order typed, whatever its case."""
    found = {tag.casefold(): tag for part in typed.split(",") if (tag := " ".join(part.split()))}
    return list(found.values())


@transaction.atomic
def put_away(contact: Contact, *, now: datetime, by: Person) -> None:
    """Out of sight, and nothing reminds of the person; what was written stays."""
    _own(contact, by)
    contact.archived_at = now
    contact.save(update_fields=["archived_at"])
    note_find(contact, now=now)
    end_keeping(contact, now=now, by=by)
    record(subject=contact, verb="put_away", now=now, by=by)


@transaction.atomic
def take_back(contact: Contact, *, now: datetime, by: Person) -> None:
    """Among one's people again."""
    _own(contact, by)
    if contact.merged_into is not None:
        raise StaleMove(_("This entry is part of %(name)s.") % {"name": contact.merged_into.name})
    contact.archived_at = None
    contact.save(update_fields=["archived_at"])
    note_find(contact, now=now)
    record(subject=contact, verb="take_back", now=now, by=by)


def _own(contact: Contact, by: Person) -> None:
    if contact.student.person_id != by.pk:
        raise NotYours
