"""What the frame of every page says of the student who is signed in."""

from collections.abc import Callable

from django.http import HttpRequest

from apps.accounts.models import Role
from apps.students.models import Student


def about(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """`me_line`, "Geography, third year"; looked up only where a view has not set it."""
    return {"me_line": lambda: _about(request)}


def _about(request: HttpRequest) -> str:
    if not request.user.is_authenticated or request.user.role != Role.STUDENT:
        return ""
    student = Student.objects.visible_to(request.user).first()
    return student.about if student else ""
