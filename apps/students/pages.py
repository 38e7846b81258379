"""What the pages of Research show: values for templates."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.students.forms import FindingForm
from apps.students.models import Exploration, Finding, FindingKind, Student

HINTS = {
    FindingKind.WANTED: _("What would you like to know?"),
    FindingKind.FOUND: _("One line, and where it stands."),
    FindingKind.OPEN: _("What nobody wrote down"),
}
WHERE = (
    _("A public occupation handbook: duties, pay ranges, outlook"),
    _("The organization's own site: what they say they do, and who does it"),
    _("A library guide for your field"),
    _("An association: its journal, its meetings, its student rate"),
)


def explorations(student: Student) -> dict[str, Any]:
    mine = list(Exploration.objects.of(student).open())
    return {
        "explorations": mine,
        "current": mine[0] if mine else None,
        "me_line": student.about,
    }


def research(exploration: Exploration, finding: FindingForm | None = None) -> dict[str, Any]:
    """Three boxes: want to find out, found, could not find."""
    findings = list(Finding.objects.about(exploration))
    wrong = finding.data.get("kind") if finding else ""
    return {
        "exploration": exploration,
        "is_current": Exploration.objects.current(exploration.student) == exploration,
        "boxes": [
            {
                "kind": kind.value,
                "title": kind.label,
                "hint": HINTS[kind],
                "rows": [row for row in findings if row.kind == kind],
                "form": finding if wrong == kind.value else None,
            }
            for kind in FindingKind
        ],
        "finding": finding,
        "where": WHERE,
        "me_line": exploration.student.about,
    }
