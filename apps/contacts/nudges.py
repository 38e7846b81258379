"""When a student is reminded to write to somebody again: a pure function of the plan."""

from apps.contacts.models import KeepInTouch
from apps.contacts.workflow import Status
from apps.mail.letters import LinkTo
from apps.reminders.plan import Planned


def plan(kept: KeepInTouch) -> list[Planned]:
    """One word at `next_at`; it rests in quiet periods. A plan that waits for news has none."""
    if kept.status != Status.ACTIVE or kept.next_at is None:
        return []
    contact = kept.contact
    return [
        Planned(
            kind="keep_in_touch",
            recipient=contact.student.person_id,
            round=str(kept.turn),
            due_at=kept.next_at,
            until=None,
            template="contacts/mail/keep_in_touch",
            values={"name": contact.name, "called": contact.called},
            links=(LinkTo("contact", "contacts:contact", subject_id=contact.pk),),
            rests=True,
        )
    ]
