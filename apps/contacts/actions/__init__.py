"""Keeping people, what happened with them, and staying in touch."""

from apps.contacts.actions.book_undo import Undone, forget_book, forget_old_books, undo_book
from apps.contacts.actions.books import Upload, choose, keep_next, read_next, receive_book
from apps.contacts.actions.changing import (
    MOST_TAGS,
    TAG_MOST,
    change,
    put_away,
    tags_of,
    take_back,
)
from apps.contacts.actions.keeping import begin_keeping, end_keeping, rest
from apps.contacts.actions.merging import PART_WITHIN, Moved, keep_apart, merge, part
from apps.contacts.actions.noting import note_down
from apps.contacts.actions.people import (
    Acquaintance,
    add,
    add_once,
    keep,
    note,
    touch,
    untell,
    untouch,
)
from apps.contacts.actions.replan import replan
from apps.contacts.actions.tagging import apply_next, end_tag, keep_tag
from apps.contacts.actions.touching import UNTAP_WITHIN, tap, untap

__all__ = [
    "MOST_TAGS",
    "PART_WITHIN",
    "TAG_MOST",
    "UNTAP_WITHIN",
    "Acquaintance",
    "Moved",
    "Undone",
    "Upload",
    "add",
    "add_once",
    "apply_next",
    "begin_keeping",
    "change",
    "choose",
    "end_keeping",
    "end_tag",
    "forget_book",
    "forget_old_books",
    "keep",
    "keep_apart",
    "keep_next",
    "keep_tag",
    "merge",
    "note",
    "note_down",
    "part",
    "put_away",
    "read_next",
    "receive_book",
    "replan",
    "rest",
    "tags_of",
    "take_back",
    "tap",
    "touch",
    "undo_book",
    "untap",
    "untell",
    "untouch",
]
