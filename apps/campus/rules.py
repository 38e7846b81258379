"""The settings of a center as its coordinator meets them: order, bounds, words. Plain data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Setting:
    """A field of the campus. `least` and `most` bound a number; both 0 where it is none."""

    name: str
    does: "StrOrPromise"
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class Group:
    """A fieldset; `when` says from when a change counts."""

    legend: "StrOrPromise"
    when: "StrOrPromise"
    settings: tuple[Setting, ...]


_AT_ONCE = _("Counts at once.")

GROUPS = (
    Group(
        _("The center"),
        _("Counts at once: on pages, in mail, and for the days of quiet periods."),
        (
            Setting("university", _("Stands large on the pages and mail of alumni.")),
            Setting("center", _("Mail reads “Imani Castellanos via” this name.")),
            Setting(
                "contact_email", _("Behind “Help and contact”, and in mail that Rapport sends.")
            ),
            Setting("zone", _("Working days and quiet periods go by its calendar.")),
        ),
    ),
    Group(
        _("Requests"),
        _(
            "Limits count at once. When an open request is asked about once more is planned anew"
            " in the night; the day it expires was set when it was sent."
        ),
        (
            Setting("open_requests", _("More wait until one is answered."), 1, 50),
            Setting("sends_a_day", _("A slip of the hand reaches few people."), 1, 50),
            Setting(
                "alum_month",
                _("Chosen beforehand when they opt in; each alum sets another number at any time."),
                1,
                20,
            ),
            Setting("again_days", _("Until then the same alum is not asked again."), 1, 400),
            Setting("nudge_days", _("One mail more to the alum; there is never a third."), 2, 90),
            Setting("expiry_days", _("Without an answer it ends then, and blames nobody."), 3, 120),
            Setting("question_days", _("Unanswered by the student, it closes courteously."), 3, 60),
            Setting("unscheduled_days", _("The alum is told kindly that it ended."), 3, 120),
            Setting("messages_a_day", _("In the threads of requests."), 1, 200),
        ),
    ),
    Group(
        _("A first note"),
        _AT_ONCE,
        (
            Setting("review_first", _("It leaves once somebody has read it, or has not in time.")),
            Setting("review_days", _("Unread after that it is the student's to send."), 1, 10),
            Setting("note_words", _("The coach says so when a note is longer."), 50, 400),
            Setting("own_examples", _("Where you have none of a kind, Rapport’s still stand.")),
            Setting("minutes", _("What invitations and new requests ask for."), 15, 45),
            Setting(
                "undo_seconds",
                _("For a send, an answer, a draft that was read, or a group message."),
                10,
                30,
            ),
        ),
    ),
    Group(
        _("Thank-you"),
        _("Reminders that are planned already follow in the night."),
        (
            Setting("thanks_hours", _("Counted from the end of the conversation."), 3, 200),
            Setting("thanks_again_hours", _("The second and last time."), 4, 300),
            Setting("thanks_late_hours", _("Students read “Still worth sending today”."), 5, 400),
        ),
    ),
    Group(
        _("Keep in touch"),
        _("Days count for plans that are set from now on, the limit of a year at once."),
        (
            Setting("touch_first_days", _("Where it went especially well."), 7, 400),
            Setting("touch_next_days", _("Any word starts it again."), 7, 400),
            Setting("touch_a_year", _("More needs a reason."), 1, 52),
        ),
    ),
    Group(
        _("Hours of mail"),
        _("On the clock of whoever reads it. Planned reminders follow in the night."),
        (
            Setting("day_starts", _("Nothing that can wait arrives earlier."), 0, 22),
            Setting("day_ends", _("What is later waits for the morning."), 1, 24),
        ),
    ),
)
SETTINGS = {each.name: each for group in GROUPS for each in group.settings}

# Each must be lower than the next, for a reason in words.
IN_ORDER = (
    ("day_starts", "day_ends", _("The day for mail ends after it starts.")),
    ("thanks_hours", "thanks_again_hours", _("The second reminder comes after the first.")),
    ("thanks_again_hours", "thanks_late_hours", _("Late is after the second reminder.")),
    ("nudge_days", "expiry_days", _("A request expires after it was asked about once more.")),
)
