"""`manage.py recount --check`: compare the steps of the caseload with the tables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from apps.advising.recount import differences


class Command(BaseCommand):
    help = "Compare every step that was written down with the tables; with --check fail on any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="end with an error if any differs")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        found = differences()
        for difference in found:
            self.stdout.write(str(difference))
        if found and options["check"]:
            raise CommandError(f"{len(found)} steps differ.")
        if not found:
            self.stdout.write("Every step is what the tables say.")
