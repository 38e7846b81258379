"""Links in mail: 32 random bytes, only their hash stored, one purpose each, revocable."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model

from apps.accounts.models import Link, Person, label_of


@dataclass(frozen=True)
class Errand:
    """What a link is for. `lasts` is None only where the link can but lessen contact."""

    purpose: str
    subject_type: str = ""
    subject_id: int | None = None
    lasts: timedelta | None = None
    view: str = ""


def errand(purpose: str, subject: Model | None, lasts: timedelta | None) -> Errand:
    if subject is None:
        return Errand(purpose, lasts=lasts)
    return Errand(purpose, label_of(subject), subject.pk, lasts)


def digest(token: str) -> str:
    """What is stored of a token (SHA-256, hexadecimal)."""
    return hashlib.sha256(token.encode()).hexdigest()


def mint(what: Errand, *, person: Person, now: datetime) -> str:
    """A new token for one person and one errand; the caller puts it into a mail."""
    token, link = forged(what, person=person, now=now)
    link.save()
    return token


def forged(what: Errand, *, person: Person, now: datetime) -> tuple[str, Link]:
    """A token and its row, not yet saved: for mails, whose links are saved many at a time."""
    token = secrets.token_urlsafe(32)
    return token, Link(
        digest=digest(token),
        purpose=what.purpose,
        view=what.view,
        person=person,
        subject_type=what.subject_type,
        subject_id=what.subject_id,
        created_at=now,
        expires_at=None if what.lasts is None else now + what.lasts,
    )


def find(token: str, purpose: str) -> Link | None:
    """The link of a token, dead or alive, or None if no such link was ever minted."""
    found = Link.objects.filter(digest=digest(token), purpose=purpose)
    return found.select_related("person").first()


def cold(token: str, *, now: datetime) -> Link | None:
    """A link that was good and has only grown old; not one that was revoked or never minted."""
    found = Link.objects.filter(digest=digest(token), revoked_at=None, expires_at__lte=now)
    return found.select_related("person").first()


def living(purpose: str, subject: Model, *, now: datetime) -> datetime | None:
    """When the newest link of a thing was made that still opens it (UTC); None without one."""
    alive = Link.objects.of(purpose, subject).alive(now).order_by("-created_at")
    return alive.values_list("created_at", flat=True).first()


def standing(purpose: str, person: Person) -> Link | None:
    """A living link of this person's that never ends, the newest; None without one."""
    found = Link.objects.not_revoked().filter(purpose=purpose, person=person, expires_at=None)
    return found.exclude(view="").order_by("-pk").first()


def revoke(purpose: str, subject: Model, *, now: datetime) -> int:
    """All links of a thing die together; a grown old one is not renewed either."""
    return Link.objects.of(purpose, subject).not_revoked().update(revoked_at=now)


def prolong(purpose: str, subject: Model, *, until: datetime) -> int:
    """All links of a thing open it until then (UTC) at least, unless they were revoked."""
    found = Link.objects.of(purpose, subject).not_revoked()
    return found.filter(expires_at__lt=until).update(expires_at=until)
