"""What the page of one address book shows: values for its template."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator

from apps.contacts.models import AddressBook, BookEntry, Found
from apps.contacts.workflow import BookStatus

PER_PAGE = 50
AT_WORK = frozenset({BookStatus.READING, BookStatus.KEEPING})
SHOWN = (Found.NEW, Found.KEPT, Found.KNOWN, Found.LEFT_OUT)


def page(book: AddressBook, asked: Mapping[str, str]) -> dict[str, Any]:
    """New people first; `show` and `q` narrow it down, `page` leafs through it."""
    entries = BookEntry.objects.of(book)
    counts = entries.counts()
    show = asked.get("show", "")
    show = show if show in Found.values else Found.NEW
    words = asked.get("q", "").strip()[:80]
    picked = entries.that_are(Found(show)).saying(words).select_related("contact")
    at = Paginator(picked, PER_PAGE).get_page(asked.get("page"))
    return {
        "book": book,
        "is_reading": book.status == BookStatus.READING,
        "is_keeping": book.status == BookStatus.KEEPING,
        "is_read": book.status == BookStatus.READ,
        "new": counts[Found.NEW],
        "kept": counts[Found.KEPT],
        "left_out": 0 if show == Found.LEFT_OUT else counts[Found.LEFT_OUT],
        "chosen": counts["chosen"],
        "page": at,
        "show": show,
        "q": words,
        "can_choose": book.status == BookStatus.READ and show == Found.NEW,
        "kinds": [(kind.value, kind.label, counts[kind]) for kind in SHOWN if counts[kind]],
        "zone": book.student.person.zone,
    }
