"""What an advisor keeps for themself. A second press changes nothing."""

from django.db import transaction
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


@transaction.atomic
def keep_view(name: str, query: str, *, replaces: str = "", by: Person) -> View:
    """In place of the view that `replaces` names; `Refused` where another one has this name."""
    view, is_new = View.objects.get_or_create(by=by, name=name, defaults={"query": query})
    if not is_new and view.query != query:
        if name != replaces:
            raise Refused(_("You have a view of this name. Give another name, or replace it."))
        view.query = query
        view.save(update_fields=["query"])
    View.objects.filter(by=by, name=replaces).exclude(pk=view.pk).delete()
    return view


def drop_view(view: View, *, by: Person) -> None:
    if view.by_id != by.pk:
        raise NotYours
    view.delete()
