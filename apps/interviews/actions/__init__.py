"""Everything that can happen to a conversation, one verb a file."""

from apps.interviews.actions.arrange import arrange, cancel, miss, schedule, set_time
from apps.interviews.actions.bank import own_slug, set_bank
from apps.interviews.actions.draft import save_for_later
from apps.interviews.actions.keep import asks_to_keep, choose_keeping, send_keep_link
from apps.interviews.actions.live import WORD, Entry, Kept, keep
from apps.interviews.actions.log import Account, log
from apps.interviews.actions.merging import hand_over
from apps.interviews.actions.part import part
from apps.interviews.actions.prepare import (
    Hopes,
    ask,
    ask_again,
    hope,
    lift,
    lower,
    mark,
    rephrase,
    sheet_for,
    strike,
)
from apps.interviews.actions.reach import talk_token
from apps.interviews.actions.reading import (
    approve_thanks,
    ask_reading,
    comment_thanks,
    release_unread_thanks,
    return_thanks,
    take_reading_back,
    undo_thanks_verdict,
)
from apps.interviews.actions.refer import Name
from apps.interviews.actions.replan import replan
from apps.interviews.actions.restore import can_restore, restore
from apps.interviews.actions.returning import (
    draft_update,
    follow,
    keep_update,
    reach,
    send_update,
    unfollow,
    unsend_update,
)
from apps.interviews.actions.settle import remind_hour_before, settle_place
from apps.interviews.actions.suggest import MOST_TIMES, suggest, take
from apps.interviews.actions.tell import tell_referrer
from apps.interviews.actions.thank import (
    Note,
    draft_thanks,
    keep_thanks,
    send_thanks,
    unsend_thanks,
    waive_thanks,
)
from apps.interviews.actions.tidy import tidy

__all__ = [
    "MOST_TIMES",
    "WORD",
    "Account",
    "Entry",
    "Hopes",
    "Kept",
    "Name",
    "Note",
    "approve_thanks",
    "arrange",
    "ask",
    "ask_again",
    "ask_reading",
    "asks_to_keep",
    "can_restore",
    "cancel",
    "choose_keeping",
    "comment_thanks",
    "draft_thanks",
    "draft_update",
    "follow",
    "hand_over",
    "hope",
    "keep",
    "keep_thanks",
    "keep_update",
    "lift",
    "log",
    "lower",
    "mark",
    "miss",
    "own_slug",
    "part",
    "reach",
    "release_unread_thanks",
    "remind_hour_before",
    "rephrase",
    "replan",
    "restore",
    "return_thanks",
    "save_for_later",
    "schedule",
    "send_keep_link",
    "send_thanks",
    "send_update",
    "set_bank",
    "set_time",
    "settle_place",
    "sheet_for",
    "strike",
    "suggest",
    "take",
    "take_reading_back",
    "talk_token",
    "tell_referrer",
    "tidy",
    "undo_thanks_verdict",
    "unfollow",
    "unsend_thanks",
    "unsend_update",
    "waive_thanks",
]
