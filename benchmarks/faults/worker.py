"""A Celery worker of the fault runs: Rapport's own, which also notes the lease that it holds.

The note tells the driver whether a kill hit a deliverer at work. FAULTS_HURRIED shortens lease and
patience as `benchmarks.mailing` says; no line of the delivery is another.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

from benchmarks.mailing import HURRIED
from config.celery import app


def prepare() -> None:
    """Once the apps are loaded."""
    import django  # noqa: PLC0415 - the settings come first

    django.setup()
    from apps.mail import delivery, handover, line  # noqa: PLC0415 - they need the apps

    if os.environ.get("FAULTS_HURRIED"):
        delivery.LEASE, handover.LAST_START = HURRIED.lease, HURRIED.last_start
        line.SECONDS_TO_ANSWER = HURRIED.patience  # type: ignore[assignment]
    note, claim = Path(os.environ["FAULTS_NOTE"]), delivery.claim

    def noted(now: datetime) -> list[handover.Parcel]:
        parcels = claim(now)
        lease = parcels[0].lease.isoformat() if parcels else ""
        note.with_suffix(".half").write_text(f"{os.getpid()} {lease}", encoding="ascii")
        note.with_suffix(".half").replace(note)
        return parcels

    delivery.claim = noted


if __name__ == "__main__":
    prepare()
    app.worker_main(sys.argv[1:])
