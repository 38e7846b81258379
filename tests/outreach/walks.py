"""Random walks of two people through everything that they and the clock can do to a request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from apps.accounts.models import Person, Role
from apps.alumni.models import Alum
from apps.contacts.actions import keep
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews import actions as talks
from apps.interviews.models import Interview, Option, ThankYou
from apps.interviews.terms import Way
from apps.mail.models import Message
from apps.outreach import actions
from apps.outreach.models import Request, Slot, Verb
from apps.reminders.actions import sweep
from apps.students.actions import enrol, explore, pledge, welcome
from tests.conftest import NOW, alum_person, opted_in
from tests.outreach.conftest import words

# Local parts that no honest sentence holds, in every shape that a mail server takes.
LOCALS = (
    "zq{n}x.vw+alder.news",
    "z.q.{n}.xv",
    "o'zq{n}_{{tag}}",
    "zq{n}x+{n}+{n}",
    "ZQ{n}X.Vw",
    "_zq{n}x~-!#$%&*=",
    "zq{n}x/{n}=q?",
)
DOMAINS = (
    "sub.mail.{kind}.example",
    "{kind}.example",
    "a.b.c.d.{kind}-42.example",
    "m\u00fcnzq-{kind}.example",
)
NAMES = (
    ("Zo\u00eb N\u00fa\u00f1ez-\u00d8degaard", "Zo\u00eb"),
    ("\u674e \u5c0f\u9f99", "\u5c0f\u9f99"),
    ("Sorcha O\u2019Ceallaigh", "Sorcha"),
    ("\u05d3\u05e0\u05d9\u05d0\u05dc \u05db\u05d4\u05df", "\u05d3\u05e0\u05d9\u05d0\u05dc"),
    ('Ana \u201cNana\u201d, Ruiz; "Jr"', "Ana"),
    ("Jos\u00e9 =?utf-8?q?x?= Varga", "Jos\u00e9"),
    ("I. M. van der Aa-" + "Lang" * 12, "Ines"),
)
WAYS = (
    (Way("video", where="https://meet.example/{side}"), ""),
    (Way("in_person", where="Caf\u00e9 am Markt, \u00fcber die Br\u00fccke; left, then up"), ""),
    (Way("phone", caller="student", number="+31 10 555 0142"), "alum"),
    (Way("phone", caller="alum", number="+1 555 010 0142"), "student"),
    (Way("phone", caller="student"), "student"),
    (Way("phone", caller="alum"), "alum"),
)
DAY = timedelta(days=1)
NOTE = "Dear {name},\n\nWould you have 20 minutes? I am looking for advice, not a job.\n\n{own}"


@dataclass
class Exchange:
    """Two people, their request, and a clock (UTC) that only runs ahead."""

    random: Random
    imani: Person
    rosalind: Person
    alum: Alum
    request: Request
    at: datetime = NOW
    done: list[str] = field(default_factory=list)  # the verbs that were possible

    def fresh(self) -> Request:
        self.request = Request.objects.get(pk=self.request.pk)
        return self.request

    def talk(self) -> Interview:
        """The conversation that came of it; `Refused` before there is one."""
        found = self.fresh().interview
        if found is None:
            raise Refused("no talk yet")
        return found

    def times(self) -> tuple[datetime, ...]:
        hours = self.random.sample(range(30, 900), self.random.randint(1, 3))
        return tuple(self.at + timedelta(hours=hour) for hour in hours)

    def walk(self, steps: int) -> None:
        """Tries so many verbs; what is not possible now is refused, and nothing of it stays."""
        for name in self.random.choices(list(VERBS), WEIGHTS, k=steps):
            try:
                with transaction.atomic():
                    VERBS[name][1](self)
            except (Refused, StaleMove, NotYours):
                continue
            self.done.append(name)


def address(random: Random, number: int, kind: str) -> str:
    local = random.choice(LOCALS).format(n=f"{number}{kind[0]}")
    return f"{local}@{random.choice(DOMAINS).format(kind=kind)}"


def begun(number: int, at: datetime = NOW) -> Exchange:
    """Two people with nasty addresses and names, a request between them; the number is the seed."""
    random = Random(number)  # noqa: S311 - made-up people
    (name, called), (own, short) = random.sample(NAMES, 2)
    imani = Person.objects.create(
        email=address(random, number, "pupil"), name=own, called=short, role=Role.STUDENT
    )
    student = enrol(imani)
    pledge(student, now=at, by=imani)
    welcome(student, now=at, by=imani)
    explore(student, "urban water", now=at, by=imani)
    rosalind = alum_person(address(random, number, "elder"), name, "Europe/Amsterdam", called)
    alum = opted_in(rosalind, title="Planner", employer="City of Maashaven", month_limit=20)
    contact = keep(alum, student=student, now=at, by=imani)
    asked = actions.start(contact, now=at, by=imani)
    text = NOTE.format(name=called, own=own)
    actions.save(asked, words(asked, at, text), now=at, by=imani)
    made = Exchange(random, imani, rosalind, alum, asked, at)
    send(made)
    return made


def send(pair: Exchange) -> None:
    request = pair.fresh()
    if request.status == "draft" and not Slot.objects.offered(request).ahead(pair.at).exists():
        Slot.objects.create(request=request, starts_at=pair.at + 12 * DAY)
    actions.send(request, now=pair.at, by=pair.imani)


def _pass(pair: Exchange) -> None:
    until(pair, _later(pair))


def until(pair: Exchange, now: datetime) -> None:
    """Time passes to a moment (UTC), and everything that keeps a clock looks once."""
    pair.at = now
    Message.objects.due(now).update(state="sent", sent_at=now)
    actions.tell_due(now=now)
    actions.collect_delivered(now=now)
    actions.close_overdue(now=now)
    actions.offer_again(now=now)
    talks.tidy(now=now)
    sweep(now=now)


def _later(pair: Exchange) -> datetime:
    """Often the day before the talk or the day after it, else any time on."""
    talk = pair.fresh().interview
    if talk is not None and talk.starts_at is not None:
        near = [talk.starts_at + timedelta(hours=hours) for hours in (-23, -18, 3, 27)]
        ahead = [moment for moment in near if moment > pair.at]
        if ahead and pair.random.random() < 0.5:
            return ahead[0]
    return pair.at + pair.random.choice(
        (timedelta(seconds=31), timedelta(hours=3), DAY, DAY, 3 * DAY, 8 * DAY, 15 * DAY)
    )


def _answer(pair: Exchange) -> None:
    request, random = pair.fresh(), pair.random
    verb = random.choices(list(Verb), (5, 4, 2, 3, 2, 1, 1))[0]
    slots = list(Slot.objects.offered(request).ahead(pair.at))
    if verb == Verb.ACCEPT and not slots:
        raise Refused("no time left")
    given = actions.Given(
        verb,
        note="A few words: Gr\u00fc\u00dfe.",
        starts_at=random.choice(slots).starts_at if verb == Verb.ACCEPT else None,
        times=pair.times() if verb == Verb.SUGGEST else (),
        mode="video",
        reason="A long year.",
        shares_reason=random.random() < 0.5,
        colleague="Mireille Okonjo",
        workplace="Flood control",
        until=(pair.at + 3 * DAY).date(),
    )
    actions.hold(request, given, now=pair.at, by=pair.rosalind)
    if random.random() < 0.8:
        actions.tell_now(request, now=pair.at, by=pair.rosalind)


def _either(pair: Exchange) -> Person:
    return pair.random.choice((pair.imani, pair.rosalind))


def _way(pair: Exchange) -> None:
    talk, by = pair.talk(), _either(pair)
    side = "student" if by == pair.imani else "alum"
    way, whose = pair.random.choice(WAYS)
    if whose and whose != side:
        raise Refused("the number is the other's")
    talks.settle_place(talk, way, now=pair.at, by=by)


def _take(pair: Exchange) -> None:
    option = Option.objects.of(pair.talk()).order_by("?").first()
    if option is None:
        raise Refused("nothing suggested")
    talks.take(option, now=pair.at, by=_either(pair))


def _log(pair: Exchange) -> None:
    said = {"takeaways": "Zoning first.", "next_steps": "Read the plan.", "pace": "news"}
    name = talks.Name("Mireille Okonjo", "Flood control", may_use_name=True)
    talks.log(pair.talk(), talks.Account(said, names=[name]), now=pair.at, by=pair.imani)


def _thank(pair: Exchange) -> None:
    thanks = ThankYou.objects.filter(interview=pair.talk()).first()
    if thanks is None:
        raise Refused("not held yet")
    body = f"Dear {pair.rosalind.addressed},\n\nThank you for the time.\n\n{pair.imani.name}"
    note = talks.Note("email", "Thank you", body, thanks.seal)
    talks.send_thanks(thanks, note, through_rapport=True, now=pair.at, by=pair.imani)


def _report(pair: Exchange) -> None:
    by = _either(pair)
    blocks = pair.random.random() < 0.5
    actions.report(pair.fresh(), "A concern.", blocks=blocks, now=pair.at, by=by)


# How often each is tried; what ends everything is rare, so that the walks are long.
VERBS: dict[str, tuple[int, Callable[[Exchange], object]]] = {
    "pass": (12, _pass),
    "send": (6, send),
    "answer": (12, _answer),
    "undo answer": (2, lambda p: actions.undo_answer(p.fresh(), now=p.at, by=p.rosalind)),
    "undo": (1, lambda p: actions.undo(p.fresh(), now=p.at, by=p.imani)),
    "withdraw": (3, lambda p: actions.withdraw(p.fresh(), "Helped.", now=p.at, by=p.imani)),
    "write": (12, lambda p: actions.write(p.fresh(), "A line: é.", now=p.at, by=_either(p))),
    "suggest": (8, lambda p: talks.suggest(p.talk(), p.times(), "So?", now=p.at, by=_either(p))),
    "take": (8, _take),
    "set": (5, lambda p: talks.schedule(p.talk(), p.times()[0], now=p.at, by=p.imani)),
    "place": (6, _way),
    "hour": (5, lambda p: talks.remind_hour_before(p.talk(), wanted=True, now=p.at, by=p.rosalind)),
    "cancel": (2, lambda p: talks.cancel(p.talk(), "A storm.", now=p.at, by=_either(p))),
    "restore": (4, lambda p: talks.restore(p.talk(), now=p.at, by=p.rosalind)),
    "miss": (1, lambda p: talks.miss(p.talk(), now=p.at, by=p.imani)),
    "log": (3, _log),
    "thank": (6, _thank),
    "report": (1, _report),
}
WEIGHTS = [weight for weight, _verb in VERBS.values()]
