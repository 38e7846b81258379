"""Words of the live page, from a device that may have been without a connection for an hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.joining import joined
from apps.core.moves import NotYours
from apps.interviews.models import Interview, LiveEntry, LiveNote, Question
from apps.interviews.policies import is_own_talk

WORD = "word"  # the field that belongs to no question


@dataclass(frozen=True)
class Entry:
    """What a device holds of one field, under an id of its own.

    `key` is `word`, `q` with the id of a question, or `n` with that of a note whose question is
    gone; `about` is the question as the page showed it; `over` the version that was typed over.
    """

    client_id: UUID
    key: str
    text: str
    asked: bool
    over: int
    about: str = ""


@dataclass(frozen=True)
class Kept:
    """The answer to one entry: its version, whether two texts stand, and the note as it is now."""

    client_id: UUID
    version: int
    beside: bool
    note: LiveNote


@transaction.atomic
def keep(
    interview: Interview, entries: Sequence[Entry], *, now: datetime, by: Person
) -> list[Kept]:
    """Writes what is new, in the order it was typed; one writer at a time.

    What was typed over an older version than the saved one stands below it: no text gives way.
    """
    if not is_own_talk(by, interview):
        raise NotYours
    interview.refresh_from_db(from_queryset=Interview.objects.select_for_update())
    ids = [entry.client_id for entry in entries]
    taken = {one.client_id: one for one in LiveEntry.objects.taken(interview, ids)}
    page = _Page(interview, now)
    fresh: list[LiveEntry] = []
    for entry in entries:
        if entry.client_id not in taken:
            taken[entry.client_id] = page.take(entry)
            fresh.append(taken[entry.client_id])
    page.save()
    LiveEntry.objects.bulk_create(fresh)
    notes = {note.pk: note for note in page.notes}
    return [
        Kept(one.client_id, one.version, one.beside, notes[one.note_id])
        for one in (taken[client_id] for client_id in ids)
    ]


class _Page:
    """The notes of one conversation while a batch is written: two queries to read, two to write."""

    def __init__(self, interview: Interview, now: datetime) -> None:
        self.interview, self.now = interview, now
        self.notes = list(LiveNote.objects.of(interview))
        self.questions = {
            f"q{question.pk}": question for question in Question.objects.all_for(interview.contact)
        }
        self.changed: set[int] = set()  # places in `notes`

    def take(self, entry: Entry) -> LiveEntry:
        note = self._at(entry)
        beside = _write(note, entry, self.now)
        self.changed.add(self.notes.index(note))
        return LiveEntry(
            interview=self.interview,
            client_id=entry.client_id,
            note=note,
            version=note.version,
            beside=beside,
            taken_at=self.now,
        )

    def _at(self, entry: Entry) -> LiveNote:
        """The note of this field, begun if there is none; of a struck question by its words."""
        question = self.questions.get(entry.key)
        about = "" if entry.key == WORD else entry.about[:300] or _("A question that was taken off")
        for note in self.notes:
            of_question = question is not None and note.question_id == question.pk
            of_gone = question is None and note.question_id is None and note.about == about
            if of_question or of_gone or f"n{note.pk}" == entry.key:
                return note
        begun = LiveNote(
            interview=self.interview,
            question=question,
            about=question.text if question else about,
            updated_at=self.now,
        )
        self.notes.append(begun)
        return begun

    def save(self) -> None:
        rows = [self.notes[place] for place in sorted(self.changed)]
        LiveNote.objects.bulk_create([note for note in rows if note.pk is None])
        old = [note for note in rows if note.pk is not None]
        LiveNote.objects.bulk_update(old, ["text", "asked", "version", "updated_at"])


def _write(note: LiveNote, entry: Entry, now: datetime) -> bool:
    """Puts the entry into the note; True where both texts stand now."""
    typed = entry.text.replace("\r\n", "\n")
    kept, asked = note.text, entry.asked
    text = typed
    if entry.over != note.version:
        line = _("Also written on another device:")
        text, asked = joined(kept, typed, f"\n\n{line}\n"), note.asked or entry.asked
    if (text, asked) != (kept, note.asked):
        note.text, note.asked, note.updated_at = text, asked, now
        note.version += 1
    return text not in {kept, typed} and bool(kept.strip()) and bool(typed.strip())
