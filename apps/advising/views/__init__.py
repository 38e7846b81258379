"""Pages of the advising team, one concern a file."""

from apps.advising.views.caseload import caseload, drop_view, keep_view
from apps.advising.views.export import export, exports
from apps.advising.views.history import history
from apps.advising.views.review import (
    draft,
    drafts,
    drop_snippet,
    keys,
    thanks,
    undo_draft,
    undo_thanks,
)
from apps.advising.views.rows import import_rows
from apps.advising.views.student import (
    add_note,
    bring_back_note,
    end_note,
    raise_flag,
    student,
    take_flag,
    withhold,
)
from apps.advising.views.words import sent, undo, words

__all__ = [
    "add_note",
    "bring_back_note",
    "caseload",
    "draft",
    "drafts",
    "drop_snippet",
    "drop_view",
    "end_note",
    "export",
    "exports",
    "history",
    "import_rows",
    "keep_view",
    "keys",
    "raise_flag",
    "sent",
    "student",
    "take_flag",
    "thanks",
    "undo",
    "undo_draft",
    "undo_thanks",
    "withhold",
    "words",
]
