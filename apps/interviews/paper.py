"""A note on paper: what a letter shows, and its PDF where this machine can make one.

WeasyPrint is optional and needs Pango, a library of the system: without either, people print.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from types import ModuleType

import structlog
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

from apps.campus.models import Campus
from apps.core.clock import local
from apps.interviews.fitting import form_of
from apps.interviews.models import NoteForm, ThankYou

log = structlog.get_logger(__name__)
AMERICAN = "America/"  # zones where paper is 8.5 by 11 inches, not A4


@dataclass(frozen=True)
class Letter:
    """A note as it lies on the table. `head` is the sender, `to` the reader, a line each.

    Only a letter has them: a card is copied by hand. `signed` is the name at the end, if the note
    ends in it; a hand signs above it. `is_american` says on which paper.
    """

    paragraphs: tuple[str, ...]
    signed: str
    head: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    date: str = ""
    is_american: bool = False


def letter_of(thanks: ThankYou, body: str, *, now: datetime) -> Letter:
    """The words of `body`; dated when the note was settled, else `now` (UTC), on the own clock."""
    contact = thanks.interview.contact
    student = contact.student
    *said, signed = _paragraphs(body, student.person.name)
    if form_of(thanks) != NoteForm.LETTER:
        return Letter(tuple(said), signed)
    on = local(thanks.settled_at or now, student.person.zone)
    head = (student.person.name, student.told, Campus.objects.current().university)
    to = (contact.name, contact.title, contact.organization)
    return Letter(
        tuple(said),
        signed,
        head=tuple(line for line in head if line),
        to=tuple(line for line in to if line),
        date=date_format(on, pgettext("date of a letter", "j F Y")),
        is_american=student.person.zone.startswith(AMERICAN),
    )


def _paragraphs(body: str, name: str) -> list[str]:
    """The paragraphs, and last the name if it ends them, else nothing."""
    text = body.strip()
    signed = name if name and text.endswith(name) else ""
    said = text.removesuffix(signed).rstrip()
    return [*(part.strip() for part in said.split("\n\n") if part.strip()), signed]


def is_ready() -> bool:
    """Whether a PDF can be made here."""
    return engine() is not None


def pdf(letter: Letter, *, title: str) -> bytes | None:
    """The letter as a tagged PDF, or None where none can be made."""
    typesetter = engine()
    if typesetter is None:
        return None
    values = {"letter": letter, "title": title, "language": get_language()}
    made: bytes = typesetter.pdf(render_to_string("interviews/letter_pdf.html", values))
    return made


@lru_cache(maxsize=1)
def engine() -> ModuleType | None:
    """Looked for once, when the first letter is printed: it takes a second or two to load."""
    try:
        return import_module("apps.interviews.typeset")
    except (ImportError, OSError) as missing:  # OSError: installed, but without Pango
        log.info("letters are printed, not made as PDF", missing=str(missing).splitlines()[0])
        return None
