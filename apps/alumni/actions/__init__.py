"""What coordinators, alumni and Rapport itself may do with a record of the directory."""

from apps.alumni.actions.blocking import block, lift
from apps.alumni.actions.campaigning import (
    Outlook,
    look_out,
    run_campaigns,
    start_campaign,
    stop_campaign,
)
from apps.alumni.actions.choosing import (
    Answers,
    change_limit,
    change_zone,
    hear_no_more,
    leave,
    never_again,
    not_now,
    opt_in,
    pause,
    resume_due,
)
from apps.alumni.actions.furthering import add_link, change_link, set_link, shift_link
from apps.alumni.actions.invite import Sent, invite, send_fresh_link
from apps.alumni.actions.keeping import Answer, answer_keeping
from apps.alumni.actions.looking import MOST_A_DAY, hide, hope, look, look_through, show, wait
from apps.alumni.actions.office import RECIPE, Office, decide, may_decide
from apps.alumni.actions.signing_in import open_account
from apps.alumni.actions.suggesting import settle_suggestion, suggest_colleague
from apps.alumni.actions.telling import (
    forget,
    tell_of_opening,
    tell_of_room,
    warn_of_canaries,
)
from apps.alumni.actions.unreachable import heed_reports
from apps.alumni.actions.volunteering import Graduate, volunteer

__all__ = [
    "MOST_A_DAY",
    "RECIPE",
    "Answer",
    "Answers",
    "Graduate",
    "Office",
    "Outlook",
    "Sent",
    "add_link",
    "answer_keeping",
    "block",
    "change_limit",
    "change_link",
    "change_zone",
    "decide",
    "forget",
    "hear_no_more",
    "heed_reports",
    "hide",
    "hope",
    "invite",
    "leave",
    "lift",
    "look",
    "look_out",
    "look_through",
    "may_decide",
    "never_again",
    "not_now",
    "open_account",
    "opt_in",
    "pause",
    "resume_due",
    "run_campaigns",
    "send_fresh_link",
    "set_link",
    "settle_suggestion",
    "shift_link",
    "show",
    "start_campaign",
    "stop_campaign",
    "suggest_colleague",
    "tell_of_opening",
    "tell_of_room",
    "volunteer",
    "wait",
    "warn_of_canaries",
]
