"""A file comes in, is looked at, is applied piece by piece, and for a day can be taken back."""

from apps.imports.actions.desks import Desk, Note, Recipe, Upload, Verdict
from apps.imports.actions.mapping import MAPPABLE, choose_columns
from apps.imports.actions.receiving import receive
from apps.imports.actions.settling import keep_verdicts
from apps.imports.actions.steering import Older, discard, start, undo, undo_until
from apps.imports.actions.working import PIECE, Shift, work_through

__all__ = [
    "MAPPABLE",
    "PIECE",
    "Desk",
    "Note",
    "Older",
    "Recipe",
    "Shift",
    "Upload",
    "Verdict",
    "choose_columns",
    "discard",
    "keep_verdicts",
    "receive",
    "start",
    "undo",
    "undo_until",
    "work_through",
]
