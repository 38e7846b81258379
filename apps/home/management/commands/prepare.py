"""`manage.py prepare`: tables, stylesheets, and a demo campus where there is nothing yet."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command

from apps.accounts.models import Person
from apps.core.clock import now
from apps.home.demo import seed, welcome


class Command(BaseCommand):
    help = "Bring the database and the built assets up to date; with DEBUG seed the demo campus."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        owner = "owner" if "owner" in settings.DATABASES else "default"
        call_command("migrate", database=owner, interactive=False, verbosity=0)
        call_command("assets")
        if settings.DEBUG and not Person.objects.exists():
            seed(now=now())
        if settings.RAPPORT_WELCOME_FILE:
            Path(settings.RAPPORT_WELCOME_FILE).write_text(welcome(now=now()), encoding="utf-8")
