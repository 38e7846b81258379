"""The coordinator's page of links under "Look further"; values for templates."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person, label_of
from apps.alumni.forms import FurtherForm
from apps.alumni.models import MOST_LINKS, Further
from apps.core.wording import day
from apps.timeline.models import Entry

LATEST = 10  # changes told on the page


@dataclass(frozen=True)
class Line:
    """One link, and whether it can move either way."""

    link: Further
    is_first: bool
    is_last: bool


def page(person: Person, form: FurtherForm) -> dict[str, Any]:
    links = list(Further.objects.visible_to(person))
    return {
        "form": form,
        "lines": [Line(one, one is links[0], one is links[-1]) for one in links],
        "is_full": len(links) >= MOST_LINKS,
        "changes": changes(links, person.zone),
    }


def changes(links: list[Further], zone: str) -> list[str]:
    """Who changed what, the latest first: two queries for all links together."""
    titles = {link.pk: link.title for link in links}
    latest = Entry.objects.of_kind(label_of(Further()))[:LATEST]
    return [_told(entry, titles.get(entry.subject_id, ""), zone) for entry in latest]


def _told(entry: Entry, title: str, zone: str) -> str:
    words = {
        "add": _("%(who)s added “%(title)s”, %(day)s"),
        "change": _("%(who)s changed %(what)s of “%(title)s”, %(day)s"),
        "hide": _("%(who)s hid “%(title)s”, %(day)s"),
        "show": _("%(who)s showed “%(title)s” again, %(day)s"),
        "up": _("%(who)s moved “%(title)s” up, %(day)s"),
        "down": _("%(who)s moved “%(title)s” down, %(day)s"),
    }[entry.verb]
    names = {"title": _("the title"), "url": _("the address"), "line": _("the line")}
    return words % {
        "who": entry.by.name if entry.by else _("Somebody"),
        "what": ", ".join(names[name] for name in entry.note.split(",") if name in names),
        "title": title,
        "day": day(entry.at, zone),
    }
