"""What a student types about a conversation, before and after it."""

from apps.interviews.forms.logging import LogForm
from apps.interviews.forms.meeting import (
    AskForm,
    CancelForm,
    HopesForm,
    ThanksForm,
    WhenForm,
    WhereForm,
)

__all__ = ["AskForm", "CancelForm", "HopesForm", "LogForm", "ThanksForm", "WhenForm", "WhereForm"]
