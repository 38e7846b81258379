"""What touches a person in every app at once."""

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

__all__ = [
    "ask_mailbox",
    "become_alum",
    "confirm_mailbox",
    "drop_mailbox",
    "merge_people",
    "part_people",
    "refuse_mailbox",
    "replan",
    "say_graduation",
]
