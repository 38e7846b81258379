"""Everything that can happen to a conversation, one verb a file."""

from apps.interviews.actions.arrange import arrange, cancel, schedule
from apps.interviews.actions.log import Account, log
from apps.interviews.actions.prepare import ask, hope, lift, mark, strike
from apps.interviews.actions.thank import draft_thanks, send_thanks, waive_thanks

__all__ = [
    "Account",
    "arrange",
    "ask",
    "cancel",
    "draft_thanks",
    "hope",
    "lift",
    "log",
    "mark",
    "schedule",
    "send_thanks",
    "strike",
    "waive_thanks",
]
