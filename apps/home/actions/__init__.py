"""What touches a person in every app at once."""

from apps.home.actions.acting import can_be_done, do_reminded, put_off
from apps.home.actions.addressing import (
    ask_address,
    deny_address,
    keep_address,
    prove_address,
)
from apps.home.actions.anew import let_in_again, start_anew
from apps.home.actions.erasing import (
    ask_erasure,
    begin_erasure,
    end_hold,
    erase_due,
    hold,
    take_back,
)
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
from apps.home.actions.moving import (
    end_away,
    move_students,
    plan_away,
    readers_change,
)
from apps.home.actions.proving import take_over, vouch
from apps.home.actions.readdressing import change_addresses
from apps.home.actions.reopening import ask_to_reopen, reopen
from apps.home.actions.retaining import retain
from apps.home.actions.staffing import (
    Handover,
    change_role,
    invite_again,
    invite_staff,
    remove_staff,
)
from apps.home.actions.taking import ask_takeout, make_takeouts, send_my_data_link, take
from apps.home.actions.trying import answer_trial, note_code, try_sender, try_talk
from apps.home.actions.viewing import look_off, look_on, note_page

__all__ = [
    "Handover",
    "answer_trial",
    "ask_address",
    "ask_erasure",
    "ask_mailbox",
    "ask_takeout",
    "ask_to_reopen",
    "become_alum",
    "begin_erasure",
    "can_be_done",
    "change_addresses",
    "change_role",
    "confirm_mailbox",
    "deny_address",
    "do_reminded",
    "drop_mailbox",
    "end_away",
    "end_feed",
    "end_hold",
    "erase_due",
    "hold",
    "invite_again",
    "invite_staff",
    "keep_address",
    "let_in_again",
    "look_off",
    "look_on",
    "make_feed",
    "make_takeouts",
    "merge_people",
    "move_students",
    "note_code",
    "note_page",
    "part_people",
    "plan_away",
    "prove_address",
    "put_off",
    "readers_change",
    "refuse_mailbox",
    "remove_staff",
    "reopen",
    "replan",
    "retain",
    "say_graduation",
    "send_my_data_link",
    "start_anew",
    "take",
    "take_back",
    "take_over",
    "try_sender",
    "try_talk",
    "vouch",
]
