"""`manage.py mail`: look at the sender, pause it, let it go on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from apps.core.clock import now
from apps.mail import gate
from apps.mail.models import Message, Sender

AFTER_A_RESTORE = """\
What left between the copy and the restore may leave a second time. Look at the sent folder of the
mail server, then either

  manage.py mail resume                 everything that waits leaves
  manage.py mail resume --leave-out     what was due before the pause is left out, with the reason
"""


class Command(BaseCommand):
    help = "Show, pause or resume the sending of mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["status", "pause", "resume"])
        parser.add_argument("--leave-out", action="store_true", help="with resume: see status")

    def handle(self, *, do: str, leave_out: bool, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        if do == "pause":
            gate.pause(now(), "Somebody paused it.")
        if do == "resume":
            self.stdout.write(f"Left out: {gate.resume(leave_out=leave_out)}")
        self._say()

    def _say(self) -> None:
        sender, moment = Sender.objects.known(), now()
        self.stdout.write(str(sender or "nothing was sent from this database yet"))
        waiting = Message.objects.due(moment).count()
        self.stdout.write(f"Due now: {waiting}")
        if sender is not None and sender.reason == gate.RESTORED:
            self.stdout.write(AFTER_A_RESTORE)
