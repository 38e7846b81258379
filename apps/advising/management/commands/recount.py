"""`manage.py recount --check`: compare steps and summary of the caseload with the tables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from apps.advising.actions import fold, mark_all
from apps.advising.recount import differences
from apps.advising.standing import strayed


class Command(BaseCommand):
    help = "Compare every step that was written down with the tables; with --check fail on any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="count the whole summary anew first"
        )
        parser.add_argument("--check", action="store_true", help="end with an error if any differs")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        if options["mend"]:
            mark_all()
        fold()
        found = [*differences(), *strayed()]
        for difference in found:
            self.stdout.write(str(difference))
        if found and options["check"]:
            raise CommandError(f"{len(found)} differences.")
        if not found:
            self.stdout.write("Every step is what the tables say.")
