"""`manage.py doctor`: what is fine, what to mend, and how; ends with 1 if there is something."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from apps.home.doctor import examined
from apps.home.doctor.asking import resolver_at
from apps.home.doctor.finding import Verdict


class Command(BaseCommand):
    help = "Examine settings, servers, mail's names in DNS, queue, files and clock."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--resolver",
            default="",
            metavar="ADDRESS",
            help="ask this resolver in place of the machine's own: 192.0.2.1 or 192.0.2.1#5353",
        )

    def handle(self, *, resolver: str, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        try:
            if resolver:
                resolver_at(resolver)
        except ValueError as error:
            words = "Give the address of a resolver: 192.0.2.1 or 192.0.2.1#5353."
            raise CommandError(words) from error
        found = list(examined(resolver=resolver))
        for one in found:
            self.stdout.write(f"{one.verdict:<5} {one.matter:<15} {one.words}")
            if one.cure:
                self.stdout.write(f"{'':<21} {one.cure}")
        ill = sum(one.verdict is Verdict.MEND for one in found)
        self.stdout.write(f"{ill} to mend." if ill else "Nothing to mend.")
        sys.exit(bool(ill))
