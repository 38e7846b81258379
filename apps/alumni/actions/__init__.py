"""What coordinators, alumni and Rapport itself may do with a record of the directory."""

from apps.alumni.actions.blocking import block, lift
from apps.alumni.actions.choosing import (
    Answers,
    change_limit,
    change_zone,
    leave,
    never_again,
    opt_in,
    pause,
    resume_due,
)
from apps.alumni.actions.invite import Sent, invite, send_fresh_link
from apps.alumni.actions.keeping import Answer, answer_keeping
from apps.alumni.actions.records import RECIPE, Office
from apps.alumni.actions.volunteering import Graduate, volunteer

__all__ = [
    "RECIPE",
    "Answer",
    "Answers",
    "Graduate",
    "Office",
    "Sent",
    "answer_keeping",
    "block",
    "change_limit",
    "change_zone",
    "invite",
    "leave",
    "lift",
    "never_again",
    "opt_in",
    "pause",
    "resume_due",
    "send_fresh_link",
    "volunteer",
]
