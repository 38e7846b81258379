"""What the head of every page says: how much happened that is unread."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from apps.accounts.models import Person
from apps.core.clock import now
from apps.home.news import MOST, unread


@dataclass(frozen=True)
class Unread:
    number: int

    @property
    def shown(self) -> str:
        return str(self.number) if self.number <= MOST else f"{MOST}+"


def news(request: HttpRequest) -> dict[str, object]:
    """`news_count`; looked up where a page has the frame of who is signed in, and once."""
    return {"news_count": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> Unread:
    reader = request.user
    return Unread(unread(reader, now=now()) if isinstance(reader, Person) and reader.pk else 0)
