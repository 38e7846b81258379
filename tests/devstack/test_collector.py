"""What a process has loaded is not looked through for garbage again and again."""

import subprocess
import sys

import pytest

from config.devstack.places import PROJECT

WEB = """
import config.wsgi, runpy
runpy.run_path("gunicorn.conf.py")["post_worker_init"](None)
"""
WORKER = """
import config.celery, django
from celery.signals import worker_process_init
django.setup()
worker_process_init.send(None)
"""
SAYS = "import gc, sys; print('config.urls' in sys.modules, gc.get_freeze_count() > 150_000)"


@pytest.mark.parametrize("started", [WEB, WORKER], ids=["web", "worker"])
def test_it_is_spared(started: str) -> None:
    said = subprocess.run(
        (sys.executable, "-c", started + SAYS),
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert said.stdout == "True True\n"
