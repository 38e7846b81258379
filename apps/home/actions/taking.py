"""One's own data as a file: asked for, made by a worker, kept for a week."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.bell import ring
from apps.core.moves import Refused
from apps.home.models import DAYS, Takeout
from apps.home.takeout import zipped
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo

MY_DATA = "my_data"  # the purpose of the link in the mail
A_DAY = 3


@transaction.atomic
def ask_takeout(*, now: datetime, by: Person) -> Takeout:
    """Another press while one is being made is the same wish; `Refused` after a few a day."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    waiting = Takeout.objects.of(by).to_make().first()
    if waiting:
        return waiting
    if Takeout.objects.of(by).since(now - timedelta(days=1)).count() >= A_DAY:
        raise Refused(_("That is enough for one day. The last file is below."))
    audit.note(What.TAKEOUT, person=by.pk, now=now, by=by.pk)
    made = Takeout.objects.create(person=by, asked_at=now)
    ring("home.make_takeouts")
    return made


def make_takeouts(*, now: datetime) -> int:
    """Every file that is asked for, each in a transaction of its own; returns how many."""
    made = 0
    while _make_one(now):
        made += 1
    return made


@transaction.atomic
def _make_one(now: datetime) -> bool:
    """Two workers never make the same one."""
    waiting = Takeout.objects.to_make().select_for_update(skip_locked=True, of=("self",)).first()
    if waiting is None:
        return False
    waiting.content = zipped(waiting.person)
    waiting.size, waiting.made_at = len(waiting.content), now
    waiting.save()
    return True


@transaction.atomic
def take(takeout: Takeout, *, now: datetime, by: Person) -> bytes:
    """The file; that it left is written down first. `Refused` once it is too old."""
    if takeout.person_id != by.pk or takeout.made_at is None:
        raise Refused(_("This file is not there. Ask for a new one."))
    if takeout.asked_at <= now - timedelta(days=DAYS):
        raise Refused(_("This file was kept for seven days. Ask for a new one."))
    audit.note(What.TAKEN, person=by.pk, now=now, by=by.pk)
    return bytes(takeout.content)


def send_my_data_link(*, now: datetime, by: Person) -> None:
    """To who does not sign in: the page of their own data, at most once a day."""
    letter = Letter(
        template="home/mail/my_data",
        recipient=by,
        dedupe_key=f"my-data:{by.pk}:{now:%Y-%m-%d}",
        values={"days": DAYS},
        links=(LinkTo("open", "home:my_data_by_link", MY_DATA, lasts_days=DAYS),),
        expires_at=now + timedelta(days=1),
    )
    post(letter, now=now, by=by)
