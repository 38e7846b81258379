"""The URLs behind the links of mails: the right link, and every wrong one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from apps.accounts.links import Errand, mint
from apps.accounts.models import Link
from apps.core.clock import now as clock
from tests.access.matrix import NO, Cell
from tests.access.world import World


@dataclass(frozen=True)
class LinkRow:
    """`cell` is what the holder of the right link gets."""

    purpose: str
    cell: Cell
    data: Callable[[World], dict[str, Any]] = lambda _world: {"pressed": "yes"}
    verb: str = ""
    writes: int = 0  # rows that its POST may write

    def args(self, token: str) -> list[str]:
        """What the URL takes."""
        return [token, self.verb] if self.verb else [token]

    def token(self, world: World) -> str:
        return world.tokens[self.purpose]


LINKS: dict[str, LinkRow] = {
    # Already answered: the page shows what was agreed, another answer comes too late.
    "outreach:answer": LinkRow("answer", Cell(200, NO)),
    "outreach:give": LinkRow("answer", Cell(NO, 409), lambda _world: {"note": "No."}, "decline"),
    "outreach:begin_talk": LinkRow("answer", Cell(NO, 302), writes=1),  # the new link itself
    "outreach:agreed": LinkRow("talk", Cell(200, NO)),
    "outreach:agreed_entry": LinkRow("talk", Cell(200, NO)),
    "outreach:agreed_place": LinkRow("talk", Cell(NO, 422)),
    "outreach:agreed_remind": LinkRow("talk", Cell(NO, 302)),
    "outreach:agreed_times": LinkRow("talk", Cell(200, 422)),
    "outreach:agreed_take": LinkRow("talk", Cell(NO, 422)),
    "outreach:agreed_cancel": LinkRow("talk", Cell(200, 200)),
    "outreach:agreed_write": LinkRow("talk", Cell(NO, 422)),
    "outreach:agreed_choose": LinkRow("talk", Cell(NO, 422), verb="limit"),
    "outreach:agreed_undo": LinkRow("talk", Cell(NO, 302)),
    # Names a plan that is nobody's: nothing happens, and the list is shown again.
    "contacts:due": LinkRow("keeping", Cell(200, 302)),
    "home:my_data_by_link": LinkRow("my_data", Cell(200, 200)),
    "home:send_my_data": LinkRow("choices", Cell(NO, 200), writes=1),
    "home:act": LinkRow("nudge", Cell(200, 200)),
    "home:calendar_feed": LinkRow("calendar", Cell(200, NO)),
    "reminders:choose": LinkRow("preferences", Cell(200, 200)),
    "reminders:stop": LinkRow("stop", Cell(200, 200)),
    "reminders:stop_daily": LinkRow("stop_daily", Cell(200, 200)),
    "interviews:came": LinkRow("came", Cell(200, NO)),
    "home:mailbox": LinkRow("mailbox", Cell(200, 200)),
    "home:deny_address": LinkRow("address", Cell(200, 200)),
    "home:trial": LinkRow("trial", Cell(200, 200)),
    "home:reopen": LinkRow("reopen", Cell(200, 200)),
    "alumni:opt_in": LinkRow("invitation", Cell(200, 422)),
    "interviews:keep": LinkRow("keep", Cell(200, 422)),
    "alumni:choices": LinkRow("choices", Cell(200, 422)),
}


def _expired(world: World, purpose: str) -> str:
    long_ago = clock() - timedelta(days=400)
    what = Errand(purpose, *_subject(world, purpose), timedelta(days=60))
    return mint(what, person=world.cast.rosalind, now=long_ago)


def _revoked(world: World, purpose: str) -> str:
    what = Errand(purpose, *_subject(world, purpose), None)
    token = mint(what, person=world.cast.rosalind, now=clock())
    Link.objects.order_by("-pk").filter(purpose=purpose).update(revoked_at=clock())
    return token


def _subject(world: World, purpose: str) -> tuple[str, int | None]:
    subjects: dict[str, tuple[str, int | None]] = {
        "preferences": ("", None),
        "my_data": ("", None),
        "calendar": ("accounts.person", world.cast.rosalind.pk),
        "stop_daily": ("", None),
        "reopen": ("", None),
        "nudge": ("reminders.reminder", world.reminder.pk),
        "stop": ("reminders.reminder", world.reminder.pk),
        "answer": ("outreach.request", world.request.pk),
        "talk": ("interviews.interview", world.interview.pk),
        "keep": ("interviews.interview", world.interview.pk),
        "mailbox": ("students.mailbox", world.mailbox.pk),
        "address": ("home.addresschange", world.address.pk),
        "trial": ("campus.trial", world.trial.pk),
        "keeping": ("students.student", world.student.pk),
    }
    return subjects.get(purpose, ("alumni.alum", world.cast.alum.pk))


def _other_purpose(world: World, purpose: str) -> str:
    return world.tokens["choices" if purpose != "choices" else "answer"]


WRONG: dict[str, Callable[[World, str], str]] = {
    "expired": _expired,
    "revoked": _revoked,
    "invented": lambda _world, _purpose: "A" * 43,
    "other purpose": _other_purpose,
}
