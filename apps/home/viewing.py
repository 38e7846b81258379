"""The pages that a coordinator may open as a student, and what the student reads of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from apps.home.models import Viewing
from apps.students.models import Student
from apps.timeline.models import Entry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 20
# By the name of its view. Each only reads, opens without the directory's index, and leaves no
# copy on a device; a page that is not here is refused.
PAGES: dict[str, "StrOrPromise"] = {
    "home:today": _("Today"),
    "students:welcome": _("Welcome"),
    "students:explorations": _("Explorations"),
    "students:exploration": _("An exploration"),
    "students:about_me": _("About me"),
    "contacts:people": _("Your people"),
    "contacts:contact": _("A person"),
    "contacts:keeping": _("Keep in touch"),
    "outreach:requests": _("Your requests"),
    "outreach:request": _("A request"),
    "interviews:talks": _("Your conversations"),
    "interviews:talk": _("A conversation"),
    "interviews:prepare": _("Preparing"),
    "interviews:log": _("A log"),
    "interviews:thanks": _("A thank-you"),
    "interviews:ledger": _("You said, I did"),
    "guide:index": _("The guide"),
    "guide:step": _("A page of the guide"),
    "home:what_my_advisor_sees": _("What my advisor sees"),
    "home:notifications": _("Notifications"),
}
# Of those the ones that need no more than their name: offered where a page is refused.
WHOLE = (
    *("home:today", "students:explorations", "contacts:people", "outreach:requests"),
    *("interviews:talks", "interviews:ledger", "home:what_my_advisor_sees", "home:notifications"),
)


@dataclass(frozen=True)
class Looked:
    """One time that somebody looked on; `pages` in the order in which they were first opened."""

    viewing: Viewing
    pages: list[str]


def looked(student: Student) -> list[Looked]:
    """The latest first: two queries, however many."""
    found = list(Viewing.objects.of(student)[:MOST])
    opened: dict[int, dict[str, None]] = {viewing.pk: {} for viewing in found}
    for entry in Entry.objects.about_any(Viewing, opened).saying("page").order_by("pk"):
        opened[entry.subject_id][str(PAGES.get(entry.note, entry.note))] = None
    return [Looked(viewing, list(opened[viewing.pk])) for viewing in found]
