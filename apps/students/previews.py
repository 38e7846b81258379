"""What the pages of a roster say."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.imports import pages
from apps.imports.models import Batch
from apps.imports.pages import Look
from apps.imports.workflow import Outcome

LOOK = Look(
    {
        Outcome.CREATED: _("May sign in, with a code by mail"),
        Outcome.CHANGED: _("What a student wrote stays"),
        Outcome.UNCHANGED: _("Left as they are"),
        Outcome.DUPLICATE: _("The first row counts"),
        Outcome.IGNORED: _("Each with its reason"),
    },
    pages.shown,
)


def beside(person: Person) -> dict[str, Any]:
    """What stands beside the list of files."""
    mine = Batch.objects.visible_to(person).of_kind("students")
    return {"watches": bool(settings.RAPPORT_ROSTER_FOLDER), "waiting": mine.waiting().count()}
