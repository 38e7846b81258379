"""One thing that is the student's own move."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import ngettext

from apps.students.models import Step


class Due(Enum):
    """What the thread counts beside how far a step is."""

    NOTE = "note"
    QUESTION = "question"
    THANKS = "thanks"

    def words(self, count: int) -> str:
        said = {
            Due.NOTE: ngettext("%(n)d note to finish", "%(n)d notes to finish", count),
            Due.QUESTION: ngettext("%(n)d question to answer", "%(n)d questions to answer", count),
            Due.THANKS: ngettext("%(n)d thank-you due", "%(n)d thank-yous due", count),
        }
        return said[self] % {"n": count}


@dataclass(frozen=True)
class Task:
    """One thing to do: a row of "Your move", and for the first of them the hero of the page.

    `name` is the person it is about, empty where it is about nobody yet; `since` is what its row
    says instead of `line`; `quotes` are words that it is about, one's own unless `quoted_by` names
    somebody, and `quoted_at` says when they were written; `settle` is where, by POST of
    `settle_do`, something done elsewhere is noted. `due` is what the thread counts it as;
    `is_now` is a conversation that is going on, before everything else.
    """

    step: Step
    name: str
    title: str
    line: str
    act: str
    url: str
    minutes: int
    quotes: tuple[str, ...] = ()
    quoted_by: str = ""
    quoted_at: str = ""
    since: str = ""
    settle: str = ""
    settle_act: str = ""
    is_now: bool = False
    settle_do: str = "waive"
    due: Due | None = None
