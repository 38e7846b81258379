"""Reminders for the race: due ones, scheduled ones, and the mail that one of them becomes."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from post_office import mail as post_office
from post_office.models import STATUS, Email

from apps.accounts.models import Link, Person
from apps.campus.models import Campus
from apps.mail.mime import Envelope, Rendered, build
from apps.mail.models import Message
from apps.mail.render import Sheet, filled
from apps.reminders.models import Reminder

PEOPLE = 200
VALUES = {"called": "Rosalind", "words": ["Zoning decides where floods may go."]}
TEMPLATE = "interviews/mail/thank_you"


def due(count: int) -> None:
    """Nothing in the outbox, and this many reminders to people of any hour, due a minute ago."""
    Campus.objects.update_or_create(pk=1, defaults={"day_starts": 0, "day_ends": 24})
    Message.objects.all().delete()
    Link.objects.all().delete()
    Email.objects.all().delete()
    Reminder.objects.exclude(subject_type="bench.scheduled").delete()
    people, at = readers(), datetime.now(UTC) - timedelta(minutes=1)
    rows = [_reminder(people[number % PEOPLE], number, at, "bench.due") for number in range(count)]
    Reminder.objects.bulk_create(rows, batch_size=2000)


def _reminder(reader: Person, number: int, at: datetime, subject: str) -> Reminder:
    return Reminder(
        subject_type=subject,
        subject_id=number,
        kind="thank_you",
        recipient=reader,
        round="first",
        due_at=at,
        send_after=at,
        template=TEMPLATE,
        values=VALUES,
        links=[{"name": "thanks", "view": "interviews:thanks", "subject_id": number}],
        created_at=at,
    )


def readers() -> list[Person]:
    """The same people each time."""
    if not Person.objects.exists():
        Person.objects.bulk_create(
            Person(email=f"s{n}@alder.example", name=f"Student {n}", called=f"S{n}")
            for n in range(PEOPLE)
        )
    return list(Person.objects.order_by("pk")[:PEOPLE])


def queue(begin: int, end: int) -> None:
    """Due reminders of these numbers as rows of post_office's queue, each mail rendered."""
    campus = Campus.objects.current()
    due = Reminder.objects.filter(subject_type="bench.due", subject_id__range=(begin, end - 1))
    rows = list(due.select_related("recipient"))
    emails = [_email(row.recipient.email, _words(row, campus)) for row in rows]
    Email.objects.bulk_create(emails, batch_size=500)
    due.update(status="sent", settled_at=datetime.now(UTC))


def _email(address: str, words: Rendered) -> Email:
    email = post_office.create(
        "career@alder.example",
        [address],
        subject=words.subject,
        message=words.text,
        html_message=words.html,
        commit=False,
    )
    email.status = STATUS.queued
    return email


def scheduled(begin: int, end: int) -> None:
    """Reminders of days to come, that nobody may have to read: the server copies one of them."""
    at = datetime.now(UTC) + timedelta(days=1)
    first = _reminder(readers()[0], begin + 1, at, "bench.scheduled")
    first.save()
    own = {"id": "nextval(pg_get_serial_sequence('reminders_reminder', 'id'))", "subject_id": "n"}
    own |= dict.fromkeys(("due_at", "send_after"), "due_at + mod(n, 90) * interval '1 day'")
    names = [field.column for field in Reminder._meta.fields]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(own.get(str(name), f'"{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO reminders_reminder ({columns}) SELECT {values} FROM reminders_reminder"  # noqa: S608 - names of our own columns
            " CROSS JOIN generate_series(%s::int, %s::int) AS n WHERE id = %s",
            [begin + 2, end, first.pk],
        )
        cursor.execute("ANALYZE reminders_reminder")


def sample() -> bytes:
    """One mail of ours, for those who send bytes."""
    at = datetime.now(UTC)
    envelope = Envelope("<s@alder.example>", "Career", "career@alder.example",
                        "career@alder.example", "Imani", "imani@alder.example", at)  # fmt: skip
    reminder = _reminder(readers()[0], 1, at, "bench.due")
    return build(envelope, _words(reminder, Campus.objects.current()))


def _words(row: Reminder, campus: Campus) -> Rendered:
    links = {link["name"]: "https://rapport.alder.example/talks/1/" for link in row.links}
    return filled(Sheet(row.template, row.recipient, row.values, links), campus)
