"""`manage.py add_person`: the roster of a center, one person at a time, for an administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import IntegrityError

from apps.accounts.models import Role
from apps.core.clock import now
from apps.home.roster import Entry, enter

ROLES = [Role.STUDENT.value, Role.ADVISOR.value, Role.COORDINATOR.value]


class Command(BaseCommand):
    help = "Let somebody in: they sign in with a code sent to this address, or set a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--role", choices=ROLES, default=Role.STUDENT.value)
        parser.add_argument("--studies", default="")
        parser.add_argument("--year", default="")
        parser.add_argument("--advisor", default="", help="e-mail address of a student's advisor")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        names = ("email", "name", "role", "studies", "year", "advisor")
        entry = Entry(**{name: options[name] for name in names})
        try:
            validate_email(entry.email)
            if not entry.name.strip():
                raise CommandError("A name is needed: people they write to will see it.")
            person = enter(entry, now=now())
        except ValidationError as error:
            raise CommandError(f"{entry.email}: {error.message}") from error
        except LookupError as error:
            raise CommandError(str(error)) from error
        except IntegrityError as error:
            raise CommandError(f"Somebody signs in as {entry.email} already.") from error
        self.stdout.write(f"{person.name} may sign in as {person.email}.")
