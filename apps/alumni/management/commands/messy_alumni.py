from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from apps.alumni.messy import text


class Command(BaseCommand):
    help = "Prints made-up, messy alumni as an advancement office exports them (CSV)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=2000, help="rows, the header not counted")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same people")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's own signature
        self.stdout.write(text(options["count"], options["seed"]), ending="")
