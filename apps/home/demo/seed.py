from datetime import datetime

from django.conf import settings
from django.db import transaction

from apps.campus.models import Campus
from apps.home.demo.cast import CAST, PASSWORD
from apps.home.roster import enter


@transaction.atomic
def seed(*, now: datetime) -> None:  # noqa: ARG001
    """Fills an empty database with a small campus. Everything goes through the real verbs."""
    Campus.objects.get_or_create(pk=1)
    for entry in CAST:
        enter(entry, PASSWORD)


def welcome() -> str:
    """What `make run` prints below the address: who can sign in, and one alum's link."""
    lines = [f"  {part.role:12} {part.email:24} {PASSWORD}" for part in CAST]
    mail = f"  Mail that was sent: {settings.RAPPORT_BASE_URL}/dev/mail/"
    return "\n".join(["Sign in as", *lines, mail, ""])
