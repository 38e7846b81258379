"""`manage.py note_backup`: run after a copy of the database was made, or was restored in a test."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.clock import now


class Command(BaseCommand):
    help = "Note that a copy of the database was made; the set-up page and the doctor say when."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--restored", action="store_true", help="a copy was put back in a test, and was whole"
        )

    def handle(self, *, restored: bool, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        audit.note(What.RESTORED if restored else What.COPIED, now=now(), by=None)
