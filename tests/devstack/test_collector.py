"""What a process has loaded is not looked through for garbage again and again."""

import subprocess
import sys

import pytest

from config.devstack.places import PROJECT

WEB = "import runpy; runpy.run_path('gunicorn.conf.py')['post_worker_init'](None)"
WORKER = """
import config.celery
from celery.signals import worker_process_init
worker_process_init.send(None)
"""


@pytest.mark.parametrize("started", [WEB, WORKER], ids=["web", "worker"])
def test_it_is_spared(started: str) -> None:
    said = subprocess.run(
        (sys.executable, "-c", f"{started}\nimport gc; print(gc.get_freeze_count())"),
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert int(said.stdout) > 1000
