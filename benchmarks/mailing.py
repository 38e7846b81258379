"""How mail is measured: one place for the numbers that every mail benchmark uses and prints."""

from dataclasses import dataclass
from datetime import timedelta

from benchmarks.talk import RCPT_SECONDS


@dataclass(frozen=True)
class Setup:
    """Four deliverers with a line each; batch, lease and patience as in `apps.mail`.

    `hurried` is for kills: the very same code with a lease of 18 s in place of 180, a last start
    at 12 s before its end in place of 120, and 2 s of patience with the server in place of 15.
    Waiting three minutes after each of 200 kills would take ten hours, and moving the clock would
    take the leases of the living as well.
    """

    workers: int = 4
    connections: int = 1  # a worker
    batch: int = 25
    lease: timedelta = timedelta(seconds=180)
    last_start: timedelta = timedelta(seconds=120)
    patience: float = 15.0
    rcpt_seconds: float = RCPT_SECONDS

    def said(self) -> str:
        """One line for the head of a table."""
        return (
            f"{self.workers} workers, {self.connections} connection each, batch {self.batch}, "
            f"lease {self.lease.total_seconds():.0f} s, patience {self.patience:.0f} s, "
            f"sink waits {self.rcpt_seconds * 1000:.0f} ms at RCPT and 0 ms after the dot"
        )


REAL = Setup()
HURRIED = Setup(lease=timedelta(seconds=18), last_start=timedelta(seconds=12), patience=2.0)
