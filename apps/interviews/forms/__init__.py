"""What a student types about a conversation, before and after it."""

from apps.interviews.forms.bank import BankForm
from apps.interviews.forms.live import entries_in, entries_of, shown
from apps.interviews.forms.logging import LogForm
from apps.interviews.forms.meeting import (
    AskForm,
    CancelForm,
    TakeForm,
    WhenForm,
    WhereForm,
)
from apps.interviews.forms.returning import MilestoneForm, OutcomeForm, UpdateForm
from apps.interviews.forms.sealed import SealedHopes, SealedThanks
from apps.interviews.forms.times import TimesForm, filled_in
from apps.interviews.forms.way import WayForm

__all__ = [
    "AskForm",
    "BankForm",
    "CancelForm",
    "LogForm",
    "MilestoneForm",
    "OutcomeForm",
    "SealedHopes",
    "SealedThanks",
    "TakeForm",
    "TimesForm",
    "UpdateForm",
    "WayForm",
    "WhenForm",
    "WhereForm",
    "entries_in",
    "entries_of",
    "filled_in",
    "shown",
]
