from datetime import datetime

from apps.outreach.models import Request
from apps.students.actions import note_step
from apps.students.models import Step


def note_reach_out(request: Request, *, now: datetime) -> None:
    """Writes how far "Reach out" is: requests sent, done with one yes."""
    exploration = request.contact.exploration
    if exploration is None:
        return
    sent = Request.objects.within(exploration).ever_sent()
    note_step(
        exploration,
        Step.REACH_OUT,
        count=sent.count(),
        done=sent.with_a_yes().exists(),
        now=now,
    )
