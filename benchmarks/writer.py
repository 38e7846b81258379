"""Changes a made-up directory, twenty times a second, until a line comes in: a process of its own.

Says that it is ready, and at the end how often.
"""

import os
import random
import select
import sys
from importlib import import_module

import django
from django.conf import settings

PAUSE_SECONDS = 0.05


def main(count: int) -> None:
    """A new line, a request, a pause, and everybody back."""
    models = import_module("apps.alumni.models")
    now = import_module("benchmarks.alumni").NOW
    dice, done = random.Random(count), 0  # noqa: S311 - made-up people
    print("ready", flush=True)
    while not select.select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
        pk = dice.randint(1, count)
        alum = models.Alum.objects.filter(pk=pk)
        acts = (
            lambda alum=alum: alum.update(line="Ask me about rivers and the people beside them."),
            lambda pk=pk: models.Place.objects.create(
                alum_id=pk, month=now.date(), taken_at=now, freed_at=now
            ),
            lambda alum=alum: alum.update(status="paused"),
            lambda: models.Alum.objects.filter(status="paused").update(status="opted_in"),
        )
        acts[done % len(acts)]()
        done += 1
    print(done)


if __name__ == "__main__":
    django.setup()
    settings.DATABASES["default"]["NAME"] = os.environ["RAPPORT_BENCH_DATABASE"]
    main(int(sys.argv[1]))
