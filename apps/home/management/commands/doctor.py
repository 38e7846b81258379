"""`manage.py doctor`: what is fine, what to mend, and how; ends with 1 if there is something."""

import sys
from typing import Any

from django.core.management import BaseCommand

from apps.home.doctor import Verdict, examined


class Command(BaseCommand):
    help = "Examine settings, servers, queue, files and clock of this machine."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        found = list(examined())
        for one in found:
            self.stdout.write(f"{one.verdict:<5} {one.matter:<15} {one.words}")
            if one.cure:
                self.stdout.write(f"{'':<21} {one.cure}")
        ill = sum(one.verdict is Verdict.MEND for one in found)
        self.stdout.write(f"{ill} to mend." if ill else "Nothing to mend.")
        sys.exit(bool(ill))
