"""Every mail that the app can send, and the states in which its links find what they are about."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from apps.accounts.links import Errand, mint
from apps.advising.actions import Said, say
from apps.advising.models import Kind
from apps.alumni.actions import (
    heed_reports,
    hope,
    invite,
    look,
    send_fresh_link,
    tell_of_opening,
    tell_of_room,
    wait,
    warn_of_canaries,
)
from apps.alumni.actions.unreachable import other_address
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.contacts.actions import Acquaintance, add, begin_keeping
from apps.home.actions import (
    ask_address,
    ask_mailbox,
    ask_to_reopen,
    begin_erasure,
    change_addresses,
    confirm_mailbox,
    invite_staff,
    prove_address,
    say_graduation,
    send_my_data_link,
    try_sender,
    try_talk,
)
from apps.interviews import actions as talks
from apps.interviews.actions.returning import News
from apps.interviews.models import Option, ThanksReview, ThankYou
from apps.mail.actions import post
from apps.mail.fresh import send_fresh
from apps.mail.models import Message
from apps.mail.reports import note
from apps.mail.workflow import Trouble
from apps.outreach import actions
from apps.outreach.models import Review, Slot, Verb
from apps.reminders.actions import sweep
from apps.students.models import Mailbox
from tests.conftest import Cast, alum_person, opted_in
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


def _no_place(pair: Exchange) -> None:
    """Two days before a talk nothing says where it is; the daily mail of that morning says so."""
    _agree(pair)
    starts_at = pair.at + 6 * DAY - 2 * HOUR
    talks.schedule(pair.talk(), starts_at, now=pair.at, by=pair.imani)
    for hour in range(24):
        until(pair, starts_at - 2 * DAY + hour * HOUR)


def _log(pair: Exchange) -> None:
    """Every reminder around a talk, its log, and the first reminder of its thanks."""
    _talk_on(pair)
    starts_at = pair.at + 2 * DAY
    talks.schedule(pair.talk(), starts_at, now=pair.at, by=pair.imani)
    ends = starts_at + 3 * HOUR
    for moment in (starts_at - DAY + HOUR, starts_at - HOUR / 2, ends, ends + 21 * HOUR):
        until(pair, moment)
    steps = "Read the plan by the day after tomorrow."
    words = {"takeaways": "Zoning first.", "next_steps": steps, "pace": "days"}
    talks.log(pair.talk(), talks.Account(words), now=pair.at, by=pair.imani)
    for hours in (1, 23):
        until(pair, pair.at + hours * HOUR)


def _thank(pair: Exchange) -> None:
    """Thanked, and three months later reminded to write again."""
    _log(pair)
    until(pair, pair.at + 2 * DAY)
    thanks = ThankYou.objects.get(interview=pair.talk())
    body = f"Dear {pair.rosalind.addressed},\n\nThank you.\n\n{pair.imani.name}"
    note = talks.Note("email", "Thank you", body, thanks.seal)
    talks.send_thanks(thanks, note, through_rapport=True, now=pair.at, by=pair.imani)
    for days in (91, 1):
        until(pair, pair.at + days * DAY)


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
    for days in (3, 1):
        until(pair, pair.at + days * DAY)


def _told(pair: Exchange) -> None:
    """A word of what came of it, and two weeks later that there is one; a fresh link to choose."""
    _log(pair)
    talk = pair.talk()
    talks.send_keep_link(talk, now=pair.at, by=pair.rosalind)
    news = News("I read the plan.", ["You told me to read it."])
    talks.send_update(talk.contact, news, through_rapport=True, now=pair.at, by=pair.imani)
    later = (pair.at + 16 * DAY).replace(hour=11)
    talks.replan(now=later)
    sweep(now=later)


def _unanswered(pair: Exchange) -> None:
    _ask(pair)
    until(pair, pair.at + 3 * DAY)
    until(pair, pair.at + 5 * DAY)


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
    "no place": _no_place,
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
    sweep(now=now + DAY)
    read = Review.objects.waiting().get(request=pair.request)
    actions.comment(read, "", "Which talk?", now=now, by=cast.dana)
    actions.return_draft(read, now=now, by=cast.dana)
    actions.ask_review(pair.fresh(), now=now, by=pair.imani)
    actions.approve(Review.objects.waiting().get(request=pair.request), now=now, by=cast.dana)
    actions.ask_review(pair.fresh(), now=now, by=pair.imani)
    actions.release_unread(now=now + 9 * DAY)
    return now + 9 * DAY


def _looked_at(cast: Cast, now: datetime) -> None:
    """A student waits for room that there is, and opens the profile of a canary."""
    free = opted_in(alum_person("room@else.example", "Ada Lind", "UTC", ""))
    wait(free, now=now, by=cast.mateo)
    tell_of_room(now=now)
    Alum.objects.filter(pk=cast.alum.pk).update(is_canary=True)
    look(cast.alum, now=now, by=cast.imani)
    warn_of_canaries(now=now)
    sweep(now=now)
    sweep(now=now + DAY)
    # A day of its own, or both words would ride in one mail.
    hope(now=now + DAY, by=cast.mateo)
    tell_of_opening(now=now + DAY)
    sweep(now=now + 2 * DAY)


def directory(cast: Cast, now: datetime) -> datetime:
    """An invitation to join, and fresh links in place of old ones."""
    stranger = Alum.objects.create(
        first_name="Ana", last_name="Okonjo", email="okonjo@else.example", imported_at=now
    )
    invite([stranger.pk], now=now, by=cast.nils)
    note(Trouble.BOUNCED, cast.teodor.email, source=("test", "1"), now=now)
    heed_reports(now=now)
    moved = cast.other_alum
    moved.email = "teodor@new.example"
    letter = other_address(moved, now=now)
    assert letter is not None
    post(letter, now=now, by=None)
    send_fresh_link(cast.alum, now=now, by=cast.rosalind)
    _looked_at(cast, now)
    # The mail that the old link came with had the one that never ends, too.
    less = Errand("choices", "alumni.alum", cast.alum.pk, None, "alumni:choices")
    mint(less, person=cast.rosalind, now=now - 9 * DAY)
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
    for days in (12, 13):
        sweep(now=now + days * DAY)
    ask_mailbox(student, "imani@home.example", now=now, by=imani)
    confirm_mailbox(Mailbox.objects.get(), now=now)
    return now + 13 * DAY


def daily(cast: Cast, now: datetime) -> datetime:
    """A student for whom it is time to write to two people, and who graduates soon."""
    student, mateo = cast.classmate, cast.mateo
    say_graduation(student, (now + 150 * DAY).date(), now=now, by=mateo)
    for name in ("Ana Okonjo", "Bo Ruiz"):
        friend = add(Acquaintance(name, "friend"), student=student, now=now, by=mateo)
        begin_keeping(friend, "days", now=now, by=mateo)
    for days in (91, 92):
        sweep(now=now + days * DAY)
    return now + 92 * DAY


def unthanked(cast: Cast, now: datetime) -> datetime:
    """Three days after a talk there is no thank-you, and the advisor hears of it."""
    pair = begun(91, now)
    pair.request.student.advisor = cast.dana
    pair.request.student.save()
    _log(pair)
    until(pair, pair.at + 4 * DAY)
    return pair.at


def thanks_read(cast: Cast, now: datetime) -> datetime:
    """A thank-you that the advisor returned, then approved, then left lying."""
    pair = begun(92, now)
    pair.request.student.advisor = cast.dana
    pair.request.student.save()
    _log(pair)
    note = ThankYou.objects.get(interview=pair.talk())

    def ask() -> ThanksReview:
        body = f"Dear {note.interview.contact.called},\n\nZoning decides."
        words = talks.Note("email", "", body, note.seal)
        talks.ask_reading(note, words, now=pair.at, by=pair.imani)
        return ThanksReview.objects.waiting().get(thanks=note)

    read = ask()
    talks.comment_thanks(read, "", "Which plan?", now=pair.at, by=cast.dana)
    talks.return_thanks(read, now=pair.at, by=cast.dana)
    talks.approve_thanks(ask(), now=pair.at, by=cast.dana)
    ask()
    talks.release_unread_thanks(now=pair.at + 9 * DAY)
    return pair.at + 9 * DAY


def comes_back(cast: Cast, now: datetime) -> datetime:
    """Mail to an advisor came back, who asks for the one that opens the address again."""
    note(Trouble.BOUNCED, cast.dana.email, source=("test", "back"), now=now)
    ask_to_reopen(now=now, by=cast.dana)
    return now


def helped(cast: Cast, now: datetime) -> datetime:
    """A student who stands still, and a word from the advisor."""
    words = [Said(cast.student, Kind.MEET, "Would half an hour with me help?")]
    say(words, key=uuid4(), now=now - HOUR, by=cast.dana)
    return now


def staff(cast: Cast, now: datetime) -> datetime:
    """Somebody new on the staff."""
    invite_staff("ines@alder.example", "Ines Duarte", "advisor", now=now, by=cast.nils)
    return now


def set_up(cast: Cast, now: datetime) -> datetime:
    """A coordinator tries the mail, and a request to himself."""
    try_sender(now=now, by=cast.nils)
    try_talk("Dear Nils,\n\nTwenty minutes?", now=now, by=cast.nils)
    return now


def own_data(cast: Cast, now: datetime) -> datetime:
    """Alumni who do not sign in: one asks for the page of their own data, one is being erased."""
    send_my_data_link(now=now, by=cast.rosalind)
    begin_erasure(cast.teodor, now=now, by=cast.nils)
    return now


def readdressed(cast: Cast, now: datetime) -> datetime:
    """An advisor changes address, a colleague waits for the same one, a third asks for theirs."""
    ask_address(cast.nils.email, now=now, by=cast.ruth)
    for person in (cast.dana, cast.ruth):
        asked = ask_address("new@else.example", now=now, by=person)
        code = Message.objects.filter(template="home/mail/address_code").latest("pk")
        prove_address(asked, code.values["code"], now=now, by=person)
    change_addresses(now=now + 3 * DAY)
    return now + 3 * DAY


OTHERS: dict[str, Callable[[Cast, datetime], datetime]] = {
    "review": review,
    "directory": directory,
    "accounts": accounts,
    "leaving": leaving,
    "unthanked": unthanked,
    "thanks read": thanks_read,
    "comes back": comes_back,
    "daily": daily,
    "helped": helped,
    "staff": staff,
    "set up": set_up,
    "own data": own_data,
    "readdressed": readdressed,
}


def bring(state: str, cast: Cast, now: datetime) -> datetime:
    """Posts the mails of one state; returns the moment (UTC) at which it then is.

    An undo lasts an hour here, so that a page that offers one can be met.
    """
    Campus.objects.update(undo_seconds=3600)
    if state in OTHERS:
        return OTHERS[state](cast, now)
    return brought(100 + list(STATES).index(state), state, now).at
