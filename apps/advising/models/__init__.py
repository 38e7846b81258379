"""What advising keeps: where students stand, words, notes, flags, files taken, and own things."""

from apps.advising.models.export import Export, FileKind, What
from apps.advising.models.judgement import Flag, Note, NoteRead, Priority
from apps.advising.models.own import Snippet, View
from apps.advising.models.standing import Mark, OwnMove, Standing
from apps.advising.models.tally import Tally
from apps.advising.models.words import Kind, Round, Word

__all__ = [
    "Export",
    "FileKind",
    "Flag",
    "Kind",
    "Mark",
    "Note",
    "NoteRead",
    "OwnMove",
    "Priority",
    "Round",
    "Snippet",
    "Standing",
    "Tally",
    "View",
    "What",
    "Word",
]
