"""One thing that is the student's own move."""

from dataclasses import dataclass

from apps.students.models import Step


@dataclass(frozen=True)
class Task:
    """One thing to do: a row of "Your move", and for the first of them the hero of the page.

    `name` is the person it is about, empty where it is about nobody yet; `since` is what its row
    says instead of `line`; `quotes` are words that it is about, one's own unless `quoted_by` names
    somebody, and `quoted_at` says when they were written; `settle` is where, by POST of
    `settle_do`, something done elsewhere is noted. `is_thanks` is a thank-you that is due;
    `is_now` a conversation that is going on, before everything else.
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
    is_thanks: bool = False
