"""Where news of each role stand: the rows that say themselves what happened, to whom and when.

Nothing is written a second time. Each source is a leg of one query, with the columns of `COLUMNS`.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Min,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from apps.accounts.models import Person, Role, label_of
from apps.advising.models import Flag, Note, NoteRead, Word
from apps.alumni.models import Suggestion
from apps.campus.models import Campus
from apps.home.models import Viewing
from apps.imports.models import Batch
from apps.interviews.models import Interview, Log, ThanksReview, ThankYou, Update
from apps.interviews.models.thanks import NoteForm
from apps.interviews.workflow import Thanks
from apps.outreach.models import Report, Request, Review, ThreadMessage
from apps.students.models import Advising, Verdict
from apps.timeline.models import Entry

# When, of which kind, the number of what the kind is about, and whom the line names.
COLUMNS = ("news_at", "news_kind", "news_what", "news_name")
ANSWERS = (
    "accept",
    "decline",
    "ask",
    "defer",
    "expire",
    "bounce",
    "take_back",
)
TALKS = ("cancel", "close", "suggest", "restore", "reopen", "miss")

Rows = QuerySet[Any, Any]


def sources(person: Person, now: datetime) -> Iterator[Rows]:
    """Those of this person's role. What is still held back (half a minute) is no news yet."""
    match person.role:
        case Role.STUDENT:
            yield from _of_student(person, now)
        case Role.ADVISOR:
            yield from _of_advisor(person)
        case Role.COORDINATOR:
            yield from _of_coordinator(person)
        case Role.ALUM:
            yield from _of_alum(person, now)


def _of_student(person: Person, now: datetime) -> Iterator[Rows]:
    mine, asked = {"student__person": person}, Request.objects.filter(student__person=person)
    yield _moves(asked, "request", ANSWERS, "contact__called", person)
    yield _held(_drafts_read(person), now)
    yield _held(_thanks_read(person), now)
    talks = Interview.objects.filter(contact__student__person=person)
    yield _without_yes(_moves(talks, "talk", TALKS, "contact__called", person))
    written = ThreadMessage.objects.filter(request__student__person=person).exclude(author=person)
    told = written.exclude(_is_the_question())
    yield _leg(told, "message", "at", "request", "request__contact__called")
    notes = Note.objects.filter(**mine, shared=True)
    yield _leg(notes, "note", "at", "pk", "by__called")
    yield _leg(Flag.objects.filter(**mine), "flag", "at", "pk", "by__called")
    words = Word.objects.filter(**mine, round__undone_at=None, round__due_at__lte=now)
    yield _leg(words, "word", "round__due_at", "pk", "round__by__called")
    charges = Advising.objects.filter(**mine, since__isnull=False, advisor__isnull=False)
    yield _leg(charges, "advisor", "since", "pk", "advisor__called")
    yield _leg(Viewing.objects.filter(**mine), "viewed", "began_at", "pk", "by__called")


def _of_advisor(person: Person) -> Iterator[Rows]:
    drafts = Review.objects.visible_to(person)
    yield _leg(drafts, "draft", "asked_at", "pk", "request__student__person__name")
    thanks, talk = ThanksReview.objects.visible_to(person), "thanks__interview__contact"
    yield _leg(thanks, "thanks", "asked_at", "pk", f"{talk}__student__person__name")
    yield _read(person, note__student__advisor=person)
    yield _charges(person)
    flags = Flag.objects.visible_to(person).exclude(by=person)
    yield _leg(flags, "flagged", "at", "student", "student__person__name")
    student = "interview__contact__student"
    mine = {f"{student}__advisor": person}
    logs = Log.objects.filter(shared=True, shared_with=person, **mine)
    yield _leg(logs, "log", "logged_at", student, f"{student}__person__name")


def _of_coordinator(person: Person) -> Iterator[Rows]:
    yield _leg(Report.objects.visible_to(person), "concern", "at", "pk", "by__called")
    files = Batch.objects.visible_to(person).exclude(uploaded_by=person)
    kind = Concat(Value("file."), "kind")
    yield _leg(files, kind, "created_at", "pk", "file_name")
    yield _leg(Suggestion.objects.visible_to(person), "suggested", "at", "pk", "name")
    yield _read(person)
    flags = Flag.objects.visible_to(person).exclude(by=person)
    yield _leg(flags, "flagged", "at", "student", "student__person__name")


def _of_alum(person: Person, now: datetime) -> Iterator[Rows]:
    asked = Request.objects.visible_to(person).whose_letter_left()
    yield _leg(asked, "asked", "delivered_at", "pk", "student__person__name")
    written = ThreadMessage.objects.filter(request__in=asked.values("pk")).exclude(author=person)
    yield _leg(written, "letter", "at", "request", "request__student__person__name")
    talks, student = Interview.objects.filter(alum_person=person), "contact__student__person__name"
    yield _moves(talks, "meeting", TALKS, student, person)
    mail = {"status": Thanks.SENT, "form": NoteForm.EMAIL}
    thanks = ThankYou.objects.filter(interview__alum_person=person, **mail)
    yield _held(_leg(thanks, "thanked", "settled_at", "pk", f"interview__{student}"), now)
    told = Update.objects.filter(contact__alum__person=person, through_rapport=True)
    yield _held(_leg(told, "told", "sent_at", "pk", student), now)


def _is_the_question() -> Exists:
    """A question that comes first is told as that, and not as a message too."""
    asked = Entry.objects.filter(subject_type=label_of(Request()), verb="ask", at=OuterRef("at"))
    return Exists(asked.filter(subject_id=OuterRef("request")))


def _without_yes(rows: Rows) -> Rows:
    """Other times that came with a yes are in its line."""
    agreed = Interview.objects.filter(pk=OuterRef("subject_id"), created_at=OuterRef("at"))
    return rows.exclude(Exists(agreed), verb="suggest")


def _charges(person: Person) -> Rows:
    """Students who came in one move or one piece of a roster are one line, with their number."""
    mine = Advising.objects.filter(advisor=person, since__isnull=False, until=None).order_by()
    many, number = Q(n__gt=1), Cast(F("n"), TextField())
    together = mine.values("since").annotate(n=Count("pk"))
    told: Rows = together.annotate(
        news_at=F("since"),
        news_kind=Case(
            When(many, then=Value("charges")),
            default=Value("charge"),
            output_field=CharField(max_length=40),
        ),
        news_what=Min("student"),
        news_name=Case(
            When(many, then=number),
            default=Min("student__person__name"),
            output_field=TextField(),
        ),
    )
    return told


def _read(person: Person, **more: Person) -> Rows:
    """A shared note of theirs was shown to somebody, the student or a colleague."""
    reads = NoteRead.objects.filter(note__by=person, at__isnull=False, **more)
    return _leg(reads, "read", "at", "note__student", "reader__name")


def _drafts_read(person: Person) -> Rows:
    """What an advisor decided and cannot undo any more; that time did, the timeline says."""
    read = Review.objects.visible_to(person).decided().exclude(decided_by=None)
    kind = Concat(Value("request."), "verdict")
    return _leg(read, kind, "decided_at", "request", "request__contact__called")


def _thanks_read(person: Person) -> Rows:
    """What an advisor, or time, did to a thank-you that was to be read."""
    read = ThanksReview.objects.visible_to(person).exclude(verdict__in=["", Verdict.TAKEN_BACK])
    name = "thanks__interview__contact__called"
    kind = Concat(Value("thanks."), "verdict")
    return _leg(read, kind, "decided_at", "thanks__interview", name)


def _held(rows: Rows, now: datetime) -> Rows:
    """Dated when its undo ends: whoever reads all before that has not read this."""
    until = F("news_at") + Campus.objects.undo()
    told: Rows = rows.annotate(news_at=until).filter(news_at__lte=now)
    return told


def _moves(
    things: "QuerySet[Any]", word: str, verbs: tuple[str, ...], name: str, person: Person
) -> Rows:
    """What the timeline says that others did with these; the verb is part of the kind."""
    about = {"subject_type": _label(things), "subject_id__in": things.order_by().values("pk")}
    rows = Entry.objects.filter(**about, verb__in=verbs).exclude(by=person)
    called = things.model._default_manager.filter(pk=OuterRef("subject_id")).values(name)
    kind = Concat(Value(f"{word}."), "verb")
    return _columns(rows, kind, "at", "subject_id", Subquery(called))


def _label(things: "QuerySet[Any]") -> str:
    model: type[Model] = things.model
    return label_of(model())


def _leg(rows: "QuerySet[Any]", kind: Any, moment: str, what: str, name: str) -> Rows:  # noqa: ANN401 - words, or an expression
    return _columns(rows, Value(kind) if isinstance(kind, str) else kind, moment, what, F(name))


def _columns(
    rows: "QuerySet[Any]",
    kind: Any,  # noqa: ANN401 - an expression
    moment: str,
    what: str,
    name: Any,  # noqa: ANN401 - expressions
) -> Rows:
    """Under names of their own, since tables have an `at` or a `name` already."""
    told: Rows = rows.order_by().annotate(
        news_at=Cast(F(moment), DateTimeField()),
        news_kind=Cast(kind, CharField(max_length=40)),
        news_what=F(what),
        news_name=Cast(name, TextField()),
    )
    return told
