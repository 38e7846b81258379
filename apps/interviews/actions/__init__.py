"""Everything that can happen to a conversation, one verb a file."""

from apps.interviews.actions.arrange import arrange, cancel, miss, schedule, settle_place
from apps.interviews.actions.log import Account, log
from apps.interviews.actions.part import part
from apps.interviews.actions.prepare import ask, hope, lift, mark, rephrase, sheet_for, strike
from apps.interviews.actions.refer import Name
from apps.interviews.actions.replan import replan
from apps.interviews.actions.thank import Note, draft_thanks, send_thanks, waive_thanks
from apps.interviews.actions.tidy import tidy

__all__ = [
    "Account",
    "Name",
    "Note",
    "arrange",
    "ask",
    "cancel",
    "draft_thanks",
    "hope",
    "lift",
    "log",
    "mark",
    "miss",
    "part",
    "rephrase",
    "replan",
    "schedule",
    "send_thanks",
    "settle_place",
    "sheet_for",
    "strike",
    "tidy",
    "waive_thanks",
]
