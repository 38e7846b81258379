"""What the composer, the answer page, the thread and a review take in."""

from apps.outreach.forms.answering import (
    AcceptForm,
    AskForm,
    ColleagueForm,
    DeclineForm,
    DeferForm,
    PauseKindlyForm,
)
from apps.outreach.forms.compose import ComposeForm
from apps.outreach.forms.own import IntroducedForm, SentForm
from apps.outreach.forms.words import (
    CommentForm,
    ConcernForm,
    MessageForm,
    SettleForm,
    TellForm,
    WithdrawForm,
)

__all__ = [
    "AcceptForm",
    "AskForm",
    "ColleagueForm",
    "CommentForm",
    "ComposeForm",
    "ConcernForm",
    "DeclineForm",
    "DeferForm",
    "IntroducedForm",
    "MessageForm",
    "PauseKindlyForm",
    "SentForm",
    "SettleForm",
    "TellForm",
    "WithdrawForm",
]
