"""What the page of leaving shows: values for its template."""

from typing import Any

from apps.contacts.models import Contact
from apps.home.forms import GraduationForm, MailboxForm
from apps.interviews.models import Interview
from apps.students.models import Mailbox, Student


def values(student: Student) -> dict[str, Any]:
    return {
        "student": student,
        "graduation": GraduationForm(initial={"day": student.graduates_on}),
        "mailbox": MailboxForm(),
        "asked": Mailbox.objects.waiting(student).first(),
        "people": Contact.objects.of(student).count(),
        "talks": Interview.objects.of(student.person).timed().count(),
        "me_line": student.about,
    }
