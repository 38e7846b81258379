"""What an advisor keeps for themself. A second press changes nothing."""

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.models import Snippet, View
from apps.core.moves import NotYours, Refused


def keep_snippet(text: str, *, by: Person) -> Snippet:
    return Snippet.objects.get_or_create(by=by, text=" ".join(text.split()))[0]


def drop_snippet(snippet: Snippet, *, by: Person) -> None:
    if snippet.by_id != by.pk:
        raise NotYours
    snippet.delete()


def keep_view(name: str, query: str, *, replaces: str = "", by: Person) -> View:
    """`Refused` where another view has this name, unless it is the one that `replaces` names."""
    view, is_new = View.objects.get_or_create(by=by, name=name, defaults={"query": query})
    if is_new or view.query == query:
        return view
    if name != replaces:
        raise Refused(_("You have a view of this name. Give another name, or replace it."))
    view.query = query
    view.save(update_fields=["query"])
    return view


def drop_view(view: View, *, by: Person) -> None:
    if view.by_id != by.pk:
        raise NotYours
    view.delete()
