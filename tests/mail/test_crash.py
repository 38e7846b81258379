"""kill -9 of a delivering process loses no mail."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection

from apps.mail.actions import post_all
from apps.mail.delivery import LEASE, deliver
from apps.mail.models import Message
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import Office

_DELIVERER = """
import sys, datetime, django
from django.conf import settings
django.setup()
from copy import deepcopy
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": int(sys.argv[2])}
settings.ROOT_URLCONF = "tests.mail.urls"
settings.TEMPLATES[0]["DIRS"] = ["tests/mail/templates"]
from apps.mail.delivery import deliver
moment = datetime.datetime.fromisoformat(sys.argv[3])
print("ready", flush=True)
deliver(lambda: moment)
"""


def _start(port: int, moment: datetime) -> subprocess.Popen[str]:
    name = str(connection.settings_dict["NAME"])
    process = subprocess.Popen(
        [sys.executable, "-c", _DELIVERER, name, str(port), moment.isoformat()],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("mails", "kills"), [(40, 2), pytest.param(600, 20, marks=pytest.mark.full)]
)
def test_a_killed_deliverer_loses_nothing(
    mails: int, kills: int, write: Write, now: datetime, office: Office
) -> None:
    letters = [write(f"k:{number}") for number in range(mails)]
    post_all(letters, now=now, by=None)
    office.pause = 0.01
    moment = now
    for kill in range(kills):
        process = _start(settings.MAIL_SERVER["EMAIL_PORT"], moment)
        _wait_for(office, mails=len(office.mails) + 4 + kill % 7)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        moment += LEASE + timedelta(seconds=1)
    office.pause = 0
    deliver(lambda: moment)
    seen = Counter(office.ids)
    assert set(seen) == set(Message.objects.values_list("message_id", flat=True))
    doubled = {message_id for message_id, times in seen.items() if times > 1}
    uncertain = set(Message.objects.filter(uncertain=True).values_list("message_id", flat=True))
    assert doubled <= uncertain
    assert (len(uncertain) <= kills, max(seen.values()) <= 2) == (True, True)
    assert Message.objects.exclude(state=State.SENT).count() == 0


def _wait_for(office: Office, *, mails: int) -> None:
    until = time.monotonic() + 30
    while len(office.mails) < mails:
        assert time.monotonic() < until
        time.sleep(0.002)
