"""What to ask, the meeting, what was said, and the thanks."""

from apps.interviews.models.bank import BankChange, Change, Topic
from apps.interviews.models.draft import LogDraft
from apps.interviews.models.live import LiveEntry, LiveNote
from apps.interviews.models.log import TEXTS, Advice, Formality, Learned, Log, Referral
from apps.interviews.models.manners import Manner
from apps.interviews.models.meeting import Interview
from apps.interviews.models.options import Option
from apps.interviews.models.preparing import Hope, Preparation, Question
from apps.interviews.models.reading import ThanksComment, ThanksReview
from apps.interviews.models.returning import Milestone, Update
from apps.interviews.models.thanks import NoteForm, ThankYou
from apps.interviews.models.word import Word

__all__ = [
    "TEXTS",
    "Advice",
    "BankChange",
    "Change",
    "Formality",
    "Hope",
    "Interview",
    "Learned",
    "LiveEntry",
    "LiveNote",
    "Log",
    "LogDraft",
    "Manner",
    "Milestone",
    "NoteForm",
    "Option",
    "Preparation",
    "Question",
    "Referral",
    "ThankYou",
    "ThanksComment",
    "ThanksReview",
    "Topic",
    "Update",
    "Word",
]
