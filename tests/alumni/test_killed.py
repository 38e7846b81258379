"""A worker is killed with a real signal in the middle; the next one brings it to the end once."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection

from apps.alumni import actions
from apps.alumni.models import Alum, Kin
from apps.alumni.tasks import apply_imports
from apps.imports import actions as imports
from apps.imports.models import Batch, Deed, Row
from apps.imports.workflow import Status
from benchmarks import office
from tests.conftest import NOW, Cast

pytestmark = [pytest.mark.django_db(transaction=True)]
ROWS = 3500
# Another process, as a worker is one, in the same database as the test.
WORKER = """
import django, sys
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from apps.alumni.tasks import apply_imports
print("at work", flush=True)
apply_imports()
"""


def killed_while(batch: Batch, status: Status) -> int:
    """Starts a worker and ends it by SIGKILL once it got somewhere in this state; how far."""
    name = connection.settings_dict["NAME"]
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, name], stdout=subprocess.PIPE, env=os.environ, text=True
    )
    assert worker.stdout is not None
    worker.stdout.readline()
    last = time.monotonic() + 120
    while True:
        assert time.monotonic() < last, f"the worker never got on in {status}"
        batch.refresh_from_db()
        far = batch.rows if status == Status.READING else batch.done
        if batch.status == status and 0 < far < ROWS:
            break
        assert batch.status == status or worker.poll() is None, "too fast to be caught"
        time.sleep(0.005)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    batch.refresh_from_db()
    return batch.rows if status == Status.READING else batch.done


def test_no_signal_loses_or_doubles_a_row(cast: Cast) -> None:
    planted = list(office.rows(ROWS, seed=5))
    expected = office.counted(planted)
    before = set(Alum.objects.values_list("pk", flat=True))
    upload = imports.Upload("office.csv", office.pieces(planted))
    batch = imports.receive(upload, actions.RECIPE, now=NOW, by=cast.nils)
    far = [killed_while(batch, Status.READING), killed_while(batch, Status.COMPARING)]
    apply_imports()
    assert counts(batch) == expected
    batch.refresh_from_db()
    imports.start(batch, by=cast.nils)
    far.append(killed_while(batch, Status.APPLYING))
    apply_imports()
    assert counts(batch) == expected
    made = Alum.objects.exclude(pk__in=before)
    assert made.filter(status="imported").count() == expected["created"]
    assert Deed.objects.of(batch).filter(is_new=True).count() == made.count()
    assert Kin.objects.filter(alum__in=made).count() == made.count()
    batch.refresh_from_db()
    imports.undo(batch, now=NOW, by=cast.nils)
    far.append(killed_while(batch, Status.UNDOING))
    apply_imports()
    assert not made.filter(status="imported").exists()
    assert all(0 < each < ROWS for each in far)


def counts(batch: Batch) -> Counter[str]:
    return Counter({kind: n for kind, n in Row.objects.of(batch).counts().items() if n})
