from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.alumni.models import Alum


class Command(BaseCommand):
    help = (
        "Marks a made-up record as a canary: coordinators hear, once a day, who opened its profile."
        " Bring it in by a file with an address of the center, and opt it in by its own mail."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("record", help="record ID of the file")
        parser.add_argument("--off", action="store_true", help="an ordinary record again")

    def handle(self, *_args: Any, record: str, off: bool, **_options: Any) -> None:  # noqa: ANN401 - Django's own
        marked = Alum.objects.recorded_as(record).update(is_canary=not off)
        if not marked:
            raise CommandError(f"There is no record {record}.")
        self.stdout.write(f"{record} is {'an ordinary record' if off else 'a canary'} now.")
