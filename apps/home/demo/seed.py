from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from apps.accounts.links import errand, mint
from apps.accounts.models import Role
from apps.campus.models import Campus
from apps.home.demo import alumni, caseloads, center, mail, students
from apps.home.demo.cast import CAST, PASSWORD, at_alder
from apps.home.demo.journey import live
from apps.home.roster import enter
from apps.outreach.models import Request
from apps.students.models import Student

OPENED = timedelta(days=45)  # ago the center began with Rapport


@transaction.atomic
def seed(*, now: datetime) -> None:
    """Fills an empty database with a small campus. Everything goes through the real verbs."""
    Campus.objects.create(is_set_up=True)
    opened = now - OPENED
    people = [enter(entry, PASSWORD, now=opened) for entry in CAST]
    coordinator = next(person for person in people if person.role == Role.COORDINATOR)
    center.set_up(now=opened, by=coordinator)
    center.rest_in_fall(now=now, by=coordinator)
    alumni.arrive(now=opened, by=coordinator)
    students.enrol(now=opened, by=coordinator)
    live(Student.objects.get(person__email=at_alder("imani")), now=now)
    students.live(now=now)
    alumni.rest(now=now)
    caseloads.look_after(now=now)
    center.leave_work(now=now, by=coordinator)
    mail.catch_up(now=now)


def welcome(*, now: datetime) -> str:
    """What `make run` prints below the address: who can sign in, and one alum's answer link."""
    lines = ["Sign in as"]
    lines += [f"  {entry.role:12} {entry.email:24} {PASSWORD}" for entry in CAST]
    link = _answer_link(now)
    if link:
        lines += ["An alum answers, without an account, at", f"  {link}"]
    lines += ["Mail that was sent:", f"  {settings.RAPPORT_BASE_URL}/dev/mail/", ""]
    return "\n".join(lines)


def _answer_link(now: datetime) -> str:
    """A fresh link to the oldest request that waits for an alum; empty if none does."""
    waiting = Request.objects.open().through_rapport().for_rows().order_by("sent_at").first()
    if waiting is None or waiting.alum is None or waiting.alum.person is None:
        return ""
    lasts = timedelta(days=Campus.objects.current().expiry_days)
    token = mint(errand("answer", waiting, lasts), person=waiting.alum.person, now=now)
    return f"{settings.RAPPORT_BASE_URL}{reverse('outreach:answer', args=[token])}"
