"""What the frame of every page says of the student who is signed in."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from apps.accounts.models import Person, Role
from apps.students.models import Student


def about(request: HttpRequest) -> dict[str, object]:
    """`me_line`, "Geography, third year"; looked up once, where a view has not set it."""
    return {"me_line": SimpleLazyObject(lambda: _about(request))}


def _about(request: HttpRequest) -> str:
    reader = request.user
    if not isinstance(reader, Person) or not reader.pk or reader.role != Role.STUDENT:
        return ""
    student = Student.objects.visible_to(reader).first()
    return student.about if student else ""
