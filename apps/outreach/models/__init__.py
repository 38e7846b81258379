"""A student asks for a conversation: the request, its times, answers, thread and reviews."""

from apps.outreach.models.answer import Answer, Verb
from apps.outreach.models.choices import Channel, Closed, Found, Kind, OwnWay
from apps.outreach.models.report import Report
from apps.outreach.models.request import LENGTHS, Request, Requests
from apps.outreach.models.review import Comment, Review
from apps.outreach.models.slot import Slot, offered
from apps.outreach.models.thread import ThreadMessage

__all__ = [
    "LENGTHS",
    "Answer",
    "Channel",
    "Closed",
    "Comment",
    "Found",
    "Kind",
    "OwnWay",
    "Report",
    "Request",
    "Requests",
    "Review",
    "Slot",
    "ThreadMessage",
    "Verb",
    "offered",
]
