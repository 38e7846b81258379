"""`python -m tests.journeys.pilot.bare DATA PORT`: Rapport as an administrator installs it, empty.

As docs/operations.md says: tables, files, and the first coordinator. No made-up campus.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from config.devstack import stack
from config.devstack.supervisor import Supervisor

NILS = ("nils@alder.example", "Nils Baptiste")


def installed(copy: stack.Copy, env: Mapping[str, str], supervisor: Supervisor) -> None:
    steps = {
        "migrate": ("migrate", "--database", "owner", "--no-input"),
        "first": ("add_person", *NILS, "--role", "coordinator"),
    }
    for name, command in steps.items():
        supervisor.run(stack.python(copy, env, name, "manage.py", *command))
    stack.start_apps(copy, env, supervisor)


if __name__ == "__main__":
    stack.run(Path(sys.argv[1]), int(sys.argv[2]), installed)
