"""Signing in, of students: whoever comes in has a row of theirs from then on."""

from django.http import HttpRequest

from apps.accounts.adapter import Adapter as Everybody
from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.students.actions import enrol


class Adapter(Everybody):
    def login(self, request: HttpRequest, user: Person) -> None:
        """The first time writes it: pages that they look at afterwards write nothing."""
        super().login(request, user)
        if is_student(user):
            enrol(user)
