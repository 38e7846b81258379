"""Every mail that the app can send, and the states in which its links find what they are about."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.test import Client
from django.urls import reverse

from apps.accounts.links import Errand, mint
from apps.alumni.actions import invite, send_fresh_link
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.home.actions import ask_mailbox, confirm_mailbox, say_graduation
from apps.interviews import actions as talks
from apps.interviews.actions.returning import News
from apps.interviews.models import Option, ThankYou
from apps.mail.fresh import send_fresh
from apps.mail.models import Message
from apps.outreach import actions
from apps.outreach.models import Review, Slot, Verb
from apps.reminders.actions import sweep
from apps.students.models import Mailbox
from tests.conftest import Cast
from tests.outreach.walks import DAY, Exchange, begun, until

HOUR = timedelta(hours=1)
NEXT_DAY = DAY + 2 * HOUR


# What every answer says besides its own.
_given = partial(actions.Given, note="A few words.", mode="video")


def _give(pair: Exchange, given: actions.Given) -> None:
    """An answer that is told at once."""
    actions.hold(pair.fresh(), given, now=pair.at, by=pair.rosalind)
    actions.tell_now(pair.fresh(), now=pair.at, by=pair.rosalind)


def _agree(pair: Exchange) -> None:
    slot = Slot.objects.offered(pair.fresh()).ahead(pair.at)[0]
    _give(pair, _given(Verb.ACCEPT, starts_at=slot.starts_at))


def _hold(pair: Exchange) -> None:
    """Nobody has been told yet."""
    slot = Slot.objects.offered(pair.fresh()).ahead(pair.at)[0]
    given = actions.Given(Verb.ACCEPT, starts_at=slot.starts_at, mode="video")
    actions.hold(pair.fresh(), given, now=pair.at, by=pair.rosalind)


def _ask(pair: Exchange) -> None:
    _give(pair, _given(Verb.ASK))


def _reply(pair: Exchange) -> None:
    _ask(pair)
    actions.write(pair.fresh(), "The answer.", now=pair.at, by=pair.imani)


def _talk_on(pair: Exchange) -> None:
    _agree(pair)
    actions.write(pair.fresh(), "Until then.", now=pair.at, by=pair.imani)
    actions.write(pair.fresh(), "Until then.", now=pair.at, by=pair.rosalind)
    talks.remind_hour_before(pair.talk(), wanted=True, now=pair.at, by=pair.rosalind)


def _suggest(pair: Exchange) -> None:
    _give(pair, _given(Verb.SUGGEST, times=(pair.at + 5 * DAY,)))


def _no_times(pair: Exchange) -> None:
    """Other times, in words alone: the student is left to find one."""
    actions.accept(pair.fresh(), actions.Yes(None, "video", "Soon."), now=pair.at, by=pair.rosalind)


def _offer(pair: Exchange) -> None:
    _suggest(pair)
    talks.suggest(pair.talk(), [pair.at + 6 * DAY], now=pair.at, by=pair.imani)


def _move(pair: Exchange) -> None:
    _offer(pair)
    option = Option.objects.of(pair.talk()).by(pair.imani)[0]
    talks.take(option, now=pair.at, by=pair.rosalind)
    talks.schedule(pair.talk(), pair.at + 7 * DAY, now=pair.at, by=pair.imani)


def _cancel(pair: Exchange) -> None:
    """The alum, who can still undo it."""
    _agree(pair)
    talks.cancel(pair.talk(), "A storm.", now=pair.at, by=pair.rosalind)


def _cancel_unset(pair: Exchange) -> None:
    _no_times(pair)
    talks.cancel(pair.talk(), "A storm.", now=pair.at, by=pair.rosalind)


def _cancelled(pair: Exchange) -> None:
    """The student; nothing can be undone."""
    _agree(pair)
    talks.cancel(pair.talk(), now=pair.at, by=pair.imani)


def _now(pair: Exchange) -> None:
    """The talk is going on."""
    _agree(pair)
    talk = pair.talk()
    talks.schedule(talk, pair.at + timedelta(minutes=1), now=pair.at, by=pair.imani)
    pair.at += timedelta(minutes=2)


def _log(pair: Exchange) -> None:
    """Every reminder around a talk, its log, and the first reminder of its thanks."""
    _talk_on(pair)
    starts_at = pair.at + 2 * DAY
    talks.schedule(pair.talk(), starts_at, now=pair.at, by=pair.imani)
    for moment in (starts_at - DAY + HOUR, starts_at - HOUR / 2, starts_at + 3 * HOUR):
        until(pair, moment)
    words = {"takeaways": "Zoning first.", "pace": "days"}
    talks.log(pair.talk(), talks.Account(words), now=pair.at, by=pair.imani)
    until(pair, pair.at + DAY)


def _thank(pair: Exchange) -> None:
    """Thanked, and three months later reminded to write again."""
    _log(pair)
    thanks = ThankYou.objects.get(interview=pair.talk())
    body = f"Dear {pair.rosalind.addressed},\n\nThank you.\n\n{pair.imani.name}"
    note = talks.Note("email", "Thank you", body, thanks.seal)
    talks.send_thanks(thanks, note, through_rapport=True, now=pair.at, by=pair.imani)
    until(pair, pair.at + 91 * DAY)


def _missed(pair: Exchange) -> None:
    _now(pair)
    talks.miss(pair.talk(), now=pair.at, by=pair.imani)


def _later(pair: Exchange) -> None:
    _give(pair, _given(Verb.DEFER, until=(pair.at + 2 * DAY).date()))


def _again(pair: Exchange) -> None:
    _later(pair)
    until(pair, pair.at + 3 * DAY)


def _away(pair: Exchange) -> None:
    Alum.objects.filter(pk=pair.alum.pk).update(status="opted_out")
    until(pair, pair.at + timedelta(minutes=1))


def _bounce(pair: Exchange) -> None:
    Message.objects.filter(recipient=pair.rosalind).update(state="failed")
    actions.collect_delivered(now=pair.at)


def _withdraw(pair: Exchange) -> None:
    until(pair, pair.at + timedelta(hours=1))
    actions.withdraw(pair.fresh(), "Somebody helped me.", now=pair.at, by=pair.imani)


def _report(pair: Exchange) -> None:
    actions.report(pair.fresh(), "A concern.", blocks=False, now=pair.at, by=pair.rosalind)


def _find_time(pair: Exchange) -> None:
    _no_times(pair)
    until(pair, pair.at + 3 * DAY)


def _told(pair: Exchange) -> None:
    """Months later a word of what came of it; and a fresh link to choose about keeping in touch."""
    _log(pair)
    talk = pair.talk()
    talks.send_keep_link(talk, now=pair.at, by=pair.rosalind)
    news = News("I read the plan.", ["You told me to read it."])
    talks.send_update(talk.contact, news, through_rapport=True, now=pair.at, by=pair.imani)


def _unanswered(pair: Exchange) -> None:
    _ask(pair)
    until(pair, pair.at + 8 * DAY)


STATES: dict[str, Callable[[Exchange], object]] = {
    "open": lambda _pair: None,
    "waits a week": lambda pair: until(pair, pair.at + 8 * DAY),
    "held": _hold,
    "asked": _ask,
    "replied": _reply,
    "agreed": _talk_on,
    "suggested": _suggest,
    "no times": _no_times,
    "find a time": _find_time,
    "offered": _offer,
    "moved": _move,
    "cancelled by the alum": _cancel,
    "cancelled before a time": _cancel_unset,
    "cancelled by the student": _cancelled,
    "going on": _now,
    "logged": _log,
    "thanked": _thank,
    "told": _told,
    "missed": _missed,
    "declined": lambda pair: _give(pair, _given(Verb.DECLINE, reason="A long year.")),
    "a colleague": lambda pair: _give(pair, _given(Verb.COLLEAGUE, colleague="Mireille Okonjo")),
    "paused": lambda pair: _give(pair, _given(Verb.PAUSE, until=(pair.at + 30 * DAY).date())),
    "later": _later,
    "again": _again,
    "silence": lambda pair: until(pair, pair.at + 14 * DAY + NEXT_DAY),
    "away": _away,
    "unanswered": _unanswered,
    "bounced": _bounce,
    "withdrawn": _withdraw,
    "reported": _report,
}


def brought(number: int, state: str, now: datetime) -> Exchange:
    """Two people whose request was sent at `now` and brought into this state."""
    pair = begun(number, now)
    STATES[state](pair)
    return pair


def review(cast: Cast, now: datetime) -> datetime:
    """A draft that the advisor returned, then approved, then left lying; when that was over."""
    pair = begun(90, now)
    actions.undo(pair.fresh(), now=now, by=pair.imani)
    pair.request.student.advisor = cast.dana
    pair.request.student.save()
    actions.ask_review(pair.fresh(), now=now, by=pair.imani)
    read = Review.objects.waiting().get(request=pair.request)
    actions.comment(read, "", "Which talk?", now=now, by=cast.dana)
    actions.return_draft(read, now=now, by=cast.dana)
    actions.ask_review(pair.fresh(), now=now, by=pair.imani)
    actions.approve(Review.objects.waiting().get(request=pair.request), now=now, by=cast.dana)
    actions.ask_review(pair.fresh(), now=now, by=pair.imani)
    actions.release_unread(now=now + 9 * DAY)
    return now + 9 * DAY


def directory(cast: Cast, now: datetime) -> datetime:
    """An invitation to join, and fresh links in place of old ones."""
    stranger = Alum.objects.create(
        first_name="Ana", last_name="Okonjo", email="okonjo@else.example", imported_at=now
    )
    invite([stranger.pk], now=now, by=cast.nils)
    send_fresh_link(cast.alum, now=now, by=cast.rosalind)
    errand = Errand("invitation", "alumni.alum", cast.alum.pk, DAY, "alumni:opt_in")
    assert send_fresh(mint(errand, person=cast.rosalind, now=now - 9 * DAY), now=now)
    return now


def accounts(cast: Cast, now: datetime) -> datetime:
    """What signing in and a forgotten password send."""
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": cast.dana.email})
    client.post(reverse("account_reset_password"), {"email": cast.imani.email})
    return now


def leaving(cast: Cast, now: datetime) -> datetime:
    """A student who graduates soon, and whose own address is asked and confirmed."""
    student, imani = cast.student, cast.imani
    say_graduation(student, (now + 70 * DAY).date(), now=now, by=imani)
    sweep(now=now + 12 * DAY)
    ask_mailbox(student, "imani@home.example", now=now, by=imani)
    confirm_mailbox(Mailbox.objects.get(), now=now)
    return now + 12 * DAY


OTHERS: dict[str, Callable[[Cast, datetime], datetime]] = {
    "review": review,
    "directory": directory,
    "accounts": accounts,
    "leaving": leaving,
}


def bring(state: str, cast: Cast, now: datetime) -> datetime:
    """Posts the mails of one state; returns the moment (UTC) at which it then is.

    An undo lasts an hour here, so that a page that offers one can be met.
    """
    Campus.objects.update(undo_seconds=3600)
    if state in OTHERS:
        return OTHERS[state](cast, now)
    return brought(100 + list(STATES).index(state), state, now).at
