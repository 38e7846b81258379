"""What an advisor says of a thank-you: values for its page."""

from typing import Any

from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.students.models import Verdict


def reading(thanks: ThankYou, body: str) -> dict[str, Any]:
    """Who can be asked, what they were sent last, and what they said; `body` is on the page."""
    student = thanks.interview.contact.student
    last = ThanksReview.objects.of(thanks).select_related("decided_by").first()
    read = last if last and last.verdict != Verdict.TAKEN_BACK else None
    is_returned = read is not None and read.verdict == Verdict.RETURNED
    return {
        "advisor": student.reader,
        "read": read,
        "said_by": (read and read.decided_by) or student.reader,
        "comments": list(ThanksComment.objects.on(read)) if read and is_returned else [],
        "is_changed": read is not None and read.text != body,
        "zone": student.person.zone,
    }
