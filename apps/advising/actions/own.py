"""What an advisor keeps for themself. A second press changes nothing."""

from apps.accounts.models import Person
from apps.advising.models import Snippet, View
from apps.core.moves import NotYours


def keep_snippet(text: str, *, by: Person) -> Snippet:
    return Snippet.objects.get_or_create(by=by, text=" ".join(text.split()))[0]


def drop_snippet(snippet: Snippet, *, by: Person) -> None:
    if snippet.by_id != by.pk:
        raise NotYours
    snippet.delete()


def keep_view(name: str, query: str, *, by: Person) -> View:
    """The same name again takes the new filters."""
    return View.objects.update_or_create(by=by, name=name, defaults={"query": query})[0]


def drop_view(view: View, *, by: Person) -> None:
    if view.by_id != by.pk:
        raise NotYours
    view.delete()
