"""What an advisor does, and what keeps their summary true; one concern a file."""

from apps.advising.actions.export import Taking, note_export
from apps.advising.actions.fold import fold, fold_for, mark_all
from apps.advising.actions.judge import bring_back_note, end_note, flag, note, read_notes, unflag
from apps.advising.actions.own import drop_snippet, drop_view, keep_snippet, keep_view
from apps.advising.actions.tally import tally
from apps.advising.actions.words import Said, say, unsay

__all__ = [
    "Said",
    "Taking",
    "bring_back_note",
    "drop_snippet",
    "drop_view",
    "end_note",
    "flag",
    "fold",
    "fold_for",
    "keep_snippet",
    "keep_view",
    "mark_all",
    "note",
    "note_export",
    "read_notes",
    "say",
    "tally",
    "unflag",
    "unsay",
]
