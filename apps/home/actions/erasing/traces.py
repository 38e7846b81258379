"""What stands of a person in rows of others: copies of their words, letters, plans, files."""

from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Q

from apps.accounts.models import Link
from apps.contacts.models import Contact
from apps.home.actions.erasing.whose import Erased, said
from apps.home.models import AddressChange
from apps.imports.models import Batch, Deed, Mark, Row
from apps.interviews.models import Interview, ThankYou, Update, Word
from apps.mail.actions import withdraw
from apps.mail.models import Message
from apps.outreach.models import Answer, Report, Request, Review, ThreadMessage
from apps.reminders.models import Reminder

_NO_WORDS: dict[str, Any] = {
    "values": {},
    "links": [],
    "calendar": "",
    "last_error": "",
    "sender_name": "",
    "to_address": "",
    "forgotten": True,
}
_GONE = "Somebody"
# Rows, and what their words become.
Emptying = tuple["models.QuerySet[Any]", dict[str, Any]]


def removed(whose: Erased) -> Counter[str]:
    """Plans, links and lines of files about them, which would be nothing without their words."""
    counts: Counter[str] = Counter()
    plans = Reminder.objects.annotate(**said("values"))
    for rows in (
        plans.filter(whose.subjects() | whose.named_in("values")).exclude(recipient=whose.person),
        Link.objects.filter(whose.subjects()).exclude(person=whose.person),
        Message.objects.filter(recipient=None, to_address__in=whose.emails),
        AddressChange.objects.filter(email__in=whose.emails).exclude(person=whose.person),
        *_of_files(whose),
    ):
        counts.update(rows.delete()[1])
    return counts


def _of_files(whose: Erased) -> list["models.QuerySet[Any]"]:
    """Lines in which they stand, and what those lines did."""
    numbers = {model._meta.label_lower: pks for model, pks in whose.numbers.items()}
    deeds = Deed.objects.filter(
        Q(batch__kind="alumni", record__in=numbers.get("alumni.alum", []))
        | Q(batch__kind="students", record__in=numbers.get("students.student", []))
    )
    fields = ("cells", "said", "name", "found")
    lines = Row.objects.annotate(**said(*fields)).filter(whose.named_in(*fields))
    pairs = {*deeds.values_list("batch", "number"), *lines.values_list("batch", "number")}
    here = Q(pk__in=[])
    for batch, number in pairs:
        here |= Q(batch=batch, number=number)
    return [Deed.objects.filter(here), Row.objects.filter(here), Mark.objects.filter(here)]


def emptied(whose: Erased) -> Counter[str]:
    """Rows of others stay, without what was theirs in them."""
    counts: Counter[str] = Counter()
    for rows, words in (*_letters(whose), *_talks(whose), *_records(whose)):
        counts[rows.model._meta.label] += rows.update(**words)
    _mail(whose, counts)
    return counts


def _letters(whose: Erased) -> list[Emptying]:
    """What a student wrote to this alum, and what the alum answered."""
    letters = Request.objects.filter(alum__in=whose.alumni)
    theirs = Q(author=whose.person) | Q(request__in=letters)
    none = {"subject": "", "text": ""}
    more = {"short": "", "forward": "", "reason": "", "found_detail": "", "answer_note": ""}
    quiet = {"note": "", "reason": "", "colleague": "", "workplace": "", "times": []}
    return [
        (Review.objects.filter(request__in=letters), none),
        (Answer.objects.filter(Q(request__in=letters) | Q(by=whose.person)), quiet),
        (ThreadMessage.objects.filter(theirs), {"text": ""}),
        (letters, {**none, **more}),
    ]


def _talks(whose: Erased) -> list[Emptying]:
    talks = Interview.objects.filter(alum_person=whose.person)
    entries = Contact.objects.filter(alum__in=whose.alumni)
    return [
        (Word.objects.filter(Q(author=whose.person) | Q(interview__in=talks)), {"text": ""}),
        (ThankYou.objects.filter(interview__in=talks), {"subject": "", "body": ""}),
        (Update.objects.filter(contact__in=entries), {"body": "", "facts": {}}),
        (talks, {"where": "", "number": ""}),
    ]


def _records(whose: Erased) -> list[Emptying]:
    """Of who they were in the lists of others a word stays; evidence of concerns goes."""
    nobody = {"name": _GONE, "called": _GONE, "email": "", "profile_url": "", "own_title": ""}
    concerns = Report.objects.annotate(**said("evidence")).filter(
        Q(by=whose.person)
        | Q(request__in=whose.numbers.get(Request, []))
        | Q(request__alum__in=whose.alumni)
        | whose.named_in("evidence")
    )
    files = Batch.objects.annotate(**said("samples")).filter(whose.named_in("samples"))
    return [
        (concerns, {"text": "", "evidence": {}, "outcome": ""}),
        (
            Contact.objects.filter(alum__in=whose.alumni),
            {**nobody, "own_organization": "", "how_found": ""},
        ),
        (files, {"samples": []}),
    ]


def _mail(whose: Erased, counts: Counter[str]) -> None:
    """Letters to others that they brought about, that lead to things of theirs, or name them."""
    about = Q(by=whose.person)
    for model, numbers in whose.numbers.items():
        for number in numbers if model in _LED_TO else ():
            led = {"subject": model._meta.label_lower, "subject_id": number}
            about |= Q(links__contains=[led])
    fields = ("values", "calendar", "sender_name")
    letters = Message.objects.annotate(**said(*fields)).exclude(recipient=whose.person)
    found = list(letters.filter(about | whose.named_in(*fields)).values("pk", "dedupe_key"))
    withdraw(keys=[row["dedupe_key"] for row in found])
    rows = Message.objects.filter(pk__in=[row["pk"] for row in found])
    counts["mail.Message"] += rows.update(**_NO_WORDS)


_LED_TO = frozenset({Request, Interview})
