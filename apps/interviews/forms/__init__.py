"""What a student types about a conversation, before and after it."""

from apps.interviews.forms.logging import LogForm
from apps.interviews.forms.meeting import (
    AskForm,
    CancelForm,
    WhenForm,
    WhereForm,
)
from apps.interviews.forms.sealed import SealedHopes, SealedThanks

__all__ = [
    "AskForm",
    "CancelForm",
    "LogForm",
    "SealedHopes",
    "SealedThanks",
    "WhenForm",
    "WhereForm",
]
