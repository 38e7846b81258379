"""What touches a person in every app at once."""

from apps.home.actions.acting import can_be_done, do_reminded, put_off
from apps.home.actions.feeding import end_feed, make_feed
from apps.home.actions.leaving import (
    ask_mailbox,
    become_alum,
    confirm_mailbox,
    drop_mailbox,
    refuse_mailbox,
    replan,
    say_graduation,
)
from apps.home.actions.merging import merge_people, part_people
from apps.home.actions.reopening import ask_to_reopen, reopen

__all__ = [
    "ask_mailbox",
    "ask_to_reopen",
    "become_alum",
    "can_be_done",
    "confirm_mailbox",
    "do_reminded",
    "drop_mailbox",
    "end_feed",
    "make_feed",
    "merge_people",
    "part_people",
    "put_off",
    "refuse_mailbox",
    "reopen",
    "replan",
    "say_graduation",
]
