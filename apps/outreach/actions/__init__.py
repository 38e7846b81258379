"""Everything that can happen to a request, one verb a file."""

from apps.outreach.actions.answer import Yes, accept, decline, suggest_times
from apps.outreach.actions.deliver import collect_delivered
from apps.outreach.actions.draft import put_in_introduction, rewrite, save, settle, start
from apps.outreach.actions.expire import expire_overdue
from apps.outreach.actions.move import move
from apps.outreach.actions.replan import replan
from apps.outreach.actions.send import send, undo, withdraw

__all__ = [
    "Yes",
    "accept",
    "collect_delivered",
    "decline",
    "expire_overdue",
    "move",
    "put_in_introduction",
    "replan",
    "rewrite",
    "save",
    "send",
    "settle",
    "start",
    "suggest_times",
    "undo",
    "withdraw",
]
