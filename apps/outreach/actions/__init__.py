"""Everything that can happen to a request, one verb a file."""

from apps.outreach.actions.answer import Yes, accept, ask, decline, defer
from apps.outreach.actions.begin import start, start_introduction
from apps.outreach.actions.clock import close_overdue, offer_again
from apps.outreach.actions.conduct import keep_apart, report, settle_report
from apps.outreach.actions.deliver import collect_bounced, collect_delivered
from apps.outreach.actions.draft import (
    put_in,
    rewrite,
    save,
    settle,
)
from apps.outreach.actions.hold import Given, hold, tell_due, tell_now, undo_answer
from apps.outreach.actions.introduce import Led, introduced
from apps.outreach.actions.move import move
from apps.outreach.actions.reach import answer_token
from apps.outreach.actions.replan import follow_readers, replan
from apps.outreach.actions.review import (
    approve,
    ask_review,
    comment,
    release_unread,
    return_draft,
    take_back,
    undo_verdict,
)
from apps.outreach.actions.send import send, undo, withdraw
from apps.outreach.actions.tell import tell_through, thread_to
from apps.outreach.actions.thread import write

__all__ = [
    "Given",
    "Led",
    "Yes",
    "accept",
    "answer_token",
    "approve",
    "ask",
    "ask_review",
    "close_overdue",
    "collect_bounced",
    "collect_delivered",
    "comment",
    "decline",
    "defer",
    "follow_readers",
    "hold",
    "introduced",
    "keep_apart",
    "move",
    "offer_again",
    "put_in",
    "release_unread",
    "replan",
    "report",
    "return_draft",
    "rewrite",
    "save",
    "send",
    "settle",
    "settle_report",
    "start",
    "start_introduction",
    "take_back",
    "tell_due",
    "tell_now",
    "tell_through",
    "thread_to",
    "undo",
    "undo_answer",
    "undo_verdict",
    "withdraw",
    "write",
]
