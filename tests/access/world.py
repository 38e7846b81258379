"""One small world in which everything of value exists once, marked with words that may not leak."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from apps.accounts.links import Errand, mint
from apps.accounts.models import Away, Person
from apps.advising.actions import Said, flag, fold, keep_snippet, keep_view, say
from apps.advising.actions import note as note_of
from apps.advising.models import Flag, Kind, Note, Priority, Round, Snippet, View
from apps.alumni.actions import add_link, suggest_colleague
from apps.alumni.models import Campaign, Further, Suggestion
from apps.campus.models import QuietPeriod, Term, Trial
from apps.contacts.actions import (
    Acquaintance,
    Upload,
    add,
    keep,
    note,
    read_next,
    receive_book,
    tap,
)
from apps.contacts.models import AddressBook, Contact, Merge, Touch
from apps.contacts.pairs import paired
from apps.guide.models import Example, Removal, Video
from apps.home.actions import ask_erasure, ask_mailbox, merge_people
from apps.home.models import AddressChange, Erasure
from apps.imports.models import Batch
from apps.interviews.actions import Account, ask, ask_reading, log, send_update
from apps.interviews.actions.returning import News
from apps.interviews.actions.thank import Note as Thanking
from apps.interviews.models import (
    Advice,
    Interview,
    Preparation,
    Question,
    ThanksReview,
    ThankYou,
    Update,
)
from apps.outreach.actions import Yes, accept, ask_review, report, save, send, start
from apps.outreach.models import Report, Request, Review, Slot
from apps.reminders.models import Reminder
from apps.students.actions import explore, find, welcome
from apps.students.models import Exploration, Finding, Mailbox, Student
from tests.conftest import Cast
from tests.outreach.conftest import words

CANARY = "canary-7f3a"
# What is marked, by who may read it (tests/access/readers.py).
TOPIC, OWN, KNOWN, LETTER, READ, CONCERN, WORD, FLAG, DESK, OFFICE, COLLEAGUE, SHELF = (
    f"{CANARY}-{kind}"
    for kind in (
        *("topic", "own", "known", "letter", "read", "concern"),
        *("word", "flag", "desk", "office", "colleague", "shelf"),
    )
)
OF_THE_CENTER = (
    "away",
    "erasure",
    "period",
    "term",
    "trial",
    "video",
    "example",
    "removal",
    "link",
)


def of(kind: str, person: Person) -> str:
    """The mark of this kind and of whose it is."""
    return f"{kind}-{person.called.lower()}"


@dataclass(frozen=True)
class World:
    """What the rows of the matrix name."""

    cast: Cast
    exploration: Exploration
    finding: Finding
    contact: Contact
    known: Contact
    request: Request
    draft: Request
    review: Review
    thanks: ThanksReview
    report: Report
    interview: Interview
    held: Interview
    question: Question
    batch: Batch
    roster: Batch
    away: Away
    book: AddressBook
    merged: Merge
    touch: Touch
    advice: Advice
    mailbox: Mailbox
    address: AddressChange
    update: Update
    campaign: Campaign
    suggestion: Suggestion
    flag: Flag
    note: Note
    round: Round
    snippet: Snippet
    view: View
    link: Further
    period: QuietPeriod
    term: Term
    trial: Trial
    video: Video
    example: Example
    removal: Removal
    erasure: Erasure
    tokens: dict[str, str]

    @property
    def student(self) -> Student:
        return self.cast.student

    @property
    def reminder(self) -> Reminder:
        """One that is planned for Imani: to thank Ana."""
        return _reminder(self.cast)


def build(cast: Cast, now: datetime) -> World:
    """Everything there is, and the summary of the caseload up to it, as the worker keeps it."""
    made = _build(cast, now, _of_the_center(cast, now))
    fold()
    return made


def mirror(world: World, now: datetime) -> World:
    """The same for everybody's counterpart: Mateo's journey with Teodor, and what Ruth keeps."""
    cast = world.cast
    turned = replace(
        cast,
        imani=cast.mateo,
        mateo=cast.imani,
        dana=cast.ruth,
        ruth=cast.dana,
        rosalind=cast.teodor,
        teodor=cast.rosalind,
    )
    made = _build(turned, now, {name: getattr(world, name) for name in OF_THE_CENTER})
    fold()
    return made


def _build(cast: Cast, now: datetime, center: dict[str, Any]) -> World:
    """Imani's journey so far: one talk agreed with Rosalind, one held with a friend, a draft."""
    student, imani = cast.student, cast.imani
    welcome(student, now=now, by=imani)
    welcome(cast.classmate, now=now, by=cast.mateo)
    exploration = explore(student, f"water {of(TOPIC, imani)}", now=now, by=imani)
    find(exploration, kind="found", text=f"levees {of(OWN, imani)}", now=now, by=imani)
    contact = keep(cast.alum, student=student, now=now, by=imani)
    note(contact, f"private {of(OWN, imani)}", by=imani)
    ana = Acquaintance(name=f"Ana {of(KNOWN, imani)}", relation="friend", referred_by=contact)
    known = add(ana, student=student, now=now, by=imani)
    request = _sent(contact, imani, now)
    held = _held(known, imani, now)
    draft = start(known, now=now, by=imani)
    sheet = Preparation.objects.create(contact=contact)
    ask(sheet, [(f"What of {of(OWN, imani)}?", "")], now=now, by=imani)
    return World(
        cast=cast,
        exploration=exploration,
        finding=Finding.objects.get(exploration=exploration),
        contact=contact,
        known=known,
        request=request,
        draft=draft,
        report=report(request, f"A concern {of(CONCERN, imani)}", blocks=False, now=now, by=imani),
        review=sent_to_be_read(known, imani, now),
        thanks=thanks_to_be_read(held, imani, now),
        interview=request.interview or held,
        held=held,
        question=Question.objects.get(preparation=sheet),
        batch=batch(cast.nils, now),
        roster=batch(cast.nils, now, kind="students"),
        book=_book(cast, now),
        merged=_merged(cast, now),
        touch=_tapped(known, imani, now),
        advice=Advice.objects.get(interview=held),
        update=send_update(
            known, News(f"Dear Ana, {of(OWN, imani)}"), through_rapport=False, now=now, by=imani
        ),
        mailbox=_asked(cast, now),
        address=_readdressed(cast, now),
        campaign=Campaign.objects.create(
            wanted={"city": of(OFFICE, cast.nils)}, by=cast.nils, started_at=now
        ),
        suggestion=suggest_colleague(
            cast.alum, f"Cy {of(COLLEAGUE, cast.rosalind)}", "", now=now, by=cast.rosalind
        ),
        tokens=tokens(cast, request, now),
        **_judged(cast, now),
        **center,
    )


def _of_the_center(cast: Cast, now: datetime) -> dict[str, Any]:
    """What the coordinator keeps for everybody."""
    return {
        "away": Away.objects.create(
            person=cast.ruth, starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 8)
        ),
        "erasure": ask_erasure(now=now, by=cast.mateo),
        "period": QuietPeriod.objects.create(
            name="Winter break", starts_on=date(2026, 12, 21), ends_on=date(2027, 1, 3)
        ),
        "term": Term.objects.create(
            name="Fall 2026", starts_on=date(2026, 8, 24), ends_on=date(2026, 12, 18)
        ),
        "trial": _trial(cast, now),
        "video": Video.objects.create(
            slug="talk", title="A talk", url="https://v.example/", seconds=245, has_captions=True
        ),
        "example": Example.objects.create(
            kind="note", title="Own", text="Dear Ana", why="Short.", is_on=False
        ),
        "removal": Removal.objects.create(
            what="example",
            title="Taken out",
            values={"kind": "note", "title": "Taken out", "text": "Dear Bo", "why": "Warm."},
            at=now + timedelta(hours=1),
        ),
        "link": add_link(
            {"title": f"Network {of(SHELF, cast.nils)}", "url": "https://a.example/", "line": ""},
            now=now,
            by=cast.nils,
        ),
    }


def _judged(cast: Cast, now: datetime) -> dict[str, Any]:
    """What the advisor made of Imani, and keeps for herself."""
    student, dana = cast.student, cast.dana
    said = [Said(student, Kind.MEET, f"Come by, {of(WORD, student.person)}")]
    return {
        "flag": flag(student, Priority.WEEK, f"Quiet {of(FLAG, student.person)}", now=now, by=dana),
        "note": note_of(student, f"Shy {of(DESK, dana)}", shared=False, now=now, by=dana),
        # It can be undone however long the walk through all pages takes.
        "round": say(said, key=uuid4(), now=now + timedelta(hours=1), by=dana),
        "snippet": keep_snippet(f"Lovely {of(DESK, dana)}", by=dana),
        "view": keep_view(f"Mine {of(DESK, dana)}", "step=3", by=dana),
    }


def batch(by: Person, now: datetime, kind: str = "alumni") -> Batch:
    """An import that a coordinator looks at."""
    return Batch.objects.create(
        kind=kind, file_name=f"{of(OFFICE, by)}.csv", size=10, uploaded_by=by, created_at=now
    )


def _sent(contact: Contact, imani: Person, now: datetime) -> Request:
    begun = start(contact, now=now, by=imani)
    save(
        begun,
        words(begun, now, text=f"Dear Ms. Achterberg, {of(LETTER, imani)}"),
        now=now,
        by=imani,
    )
    send(begun, now=now, by=imani)
    slot = Slot.objects.offered(begun)[0]
    assert contact.alum is not None
    assert contact.alum.person is not None
    return accept(begun, Yes(slot.starts_at, "video"), now=now, by=contact.alum.person)


def sent_to_be_read(known: Contact, imani: Person, now: datetime) -> Review:
    """A draft to somebody else, sent to the advisor to be read."""
    ben = add(
        Acquaintance(name=f"Ben {of(READ, imani)}", relation="friend"),
        student=known.student,
        now=now,
        by=imani,
    )
    begun = start(ben, now=now, by=imani)
    save(begun, words(begun, now, text=f"Dear Ben, {of(READ, imani)}"), now=now, by=imani)
    ask_review(begun, now=now, by=imani)
    return Review.objects.get(request=begun)


def thanks_to_be_read(talk: Interview, imani: Person, now: datetime) -> ThanksReview:
    """The thank-you of this conversation, sent to the advisor to be read."""
    words = Thanking(
        "email", "", f"Dear {talk.contact.called},\n\nZoning decides. {of(READ, imani)}"
    )
    ask_reading(ThankYou.objects.get(interview=talk), words, now=now, by=imani)
    return ThanksReview.objects.get(thanks__interview=talk)


def _held(known: Contact, imani: Person, now: datetime) -> Interview:
    begun = start(known, now=now, by=imani)
    save(begun, words(begun, now, text=f"Dear Ana, {of(OWN, imani)}"), now=now, by=imani)
    send(begun, now=now, by=imani)
    accept(begun, Yes(now + timedelta(hours=1), "phone"), now=now, by=imani)
    talk = Interview.objects.get(contact=known)
    account = Account(
        words={"takeaways": f"zoning {of(OWN, imani)}", "pace": "no"}, advice=[of(OWN, imani)]
    )
    log(talk, account, now=now + timedelta(hours=3), by=imani)
    return talk


def tokens(cast: Cast, request: Request, now: datetime) -> dict[str, str]:
    """A living link of each purpose for Rosalind."""
    talk_id = request.interview.pk if request.interview else 0
    errands = {
        "answer": Errand("answer", "outreach.request", request.pk, timedelta(days=14)),
        "invitation": Errand("invitation", "alumni.alum", cast.alum.pk, timedelta(days=60)),
        "talk": Errand("talk", "interviews.interview", talk_id, timedelta(days=14)),
        "keep": Errand("keep", "interviews.interview", talk_id, None),
        "choices": Errand("choices", "alumni.alum", cast.alum.pk, None),
        "came": Errand("came", "alumni.alum", cast.alum.pk, timedelta(days=365)),
    }
    found = {name: mint(what, person=cast.rosalind, now=now) for name, what in errands.items()}
    keeping = Errand("keeping", "students.student", cast.student.pk, timedelta(days=30))
    mailbox = Errand("mailbox", "students.mailbox", _asked(cast, now).pk, timedelta(days=7))
    own = {"keeping": keeping, "mailbox": mailbox}
    own |= {
        "nudge": Errand("nudge", "reminders.reminder", _reminder(cast).pk, timedelta(days=30)),
        "stop": Errand("stop", "reminders.reminder", _reminder(cast).pk),
        "calendar": Errand("calendar", "accounts.person", cast.imani.pk),
        "stop_daily": Errand("stop_daily"),
        "address": Errand(
            "address", "home.addresschange", _readdressed(cast, now).pk, timedelta(days=14)
        ),
        "reopen": Errand("reopen", lasts=timedelta(days=1)),
        "my_data": Errand("my_data", lasts=timedelta(days=7)),
        "preferences": Errand("preferences", lasts=timedelta(days=60)),
    }
    trial = Errand("trial", "campus.trial", _trial(cast, now).pk, timedelta(days=14))
    found["trial"] = mint(trial, person=cast.nils, now=now)
    return found | {name: mint(what, person=cast.imani, now=now) for name, what in own.items()}


def _trial(cast: Cast, now: datetime) -> Trial:
    """A mail of the coordinator to himself."""
    found = Trial.objects.visible_to(cast.nils).first()
    return found or Trial.objects.create(
        kind="talk",
        person=cast.nils,
        address="r@alder.example",
        text=f"Dear me, {of(OFFICE, cast.nils)}",
        sent_at=now,
    )


def _book(cast: Cast, now: datetime) -> AddressBook:
    """An address book of Imani's, read and waiting for her choice."""
    rows = f"First Name,Last Name,Company,Connected On\nBo,{of(OWN, cast.imani)},Acme,12 Mar 2024\n"
    upload = Upload(f"{of(OWN, cast.imani)}.csv", rows.encode())
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    read_next(now=now)
    book.refresh_from_db()
    return book


def _merged(cast: Cast, now: datetime) -> Merge:
    """Two entries of one friend that became one."""
    who = Acquaintance(name=f"Cleo {of(OWN, cast.imani)}", relation="friend")
    one, other = (add(who, student=cast.student, now=now, by=cast.imani) for _ in "12")
    return merge_people(paired(one, other), [], now=now, by=cast.imani)


def _tapped(known: Contact, by: Person, now: datetime) -> Touch:
    tap(known, "met", f"at the pier {of(OWN, by)}", now=now, by=by)
    return Touch.objects.get(contact=known, kind="met")


def _reminder(cast: Cast) -> Reminder:
    return Reminder.objects.get(recipient=cast.imani, kind="thank_you", round="first")


def _asked(cast: Cast, now: datetime) -> Mailbox:
    """An address that is asked, once, whether it is Imani's."""
    mine = Mailbox.objects.of(cast.student)
    if not mine.exists():
        ask_mailbox(cast.student, f"{of(OWN, cast.imani)}@home.example", now=now, by=cast.imani)
    return mine.get()


def _readdressed(cast: Cast, now: datetime) -> AddressChange:
    """Another address of Imani's that waits for its day."""
    found = AddressChange.objects.of(cast.imani).first()
    return found or AddressChange.objects.create(
        person=cast.imani,
        email=f"{of(OWN, cast.imani)}@new.example",
        was=cast.imani.email,
        asked_at=now,
        due_at=now + timedelta(hours=72),
    )
