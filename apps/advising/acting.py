"""The one act that fits where somebody stands, and the words it begins with. Pure."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.advising.drafts import Asked
from apps.advising.models import Kind
from apps.advising.steps import Still
from apps.students.models import Step, Student


@dataclass(frozen=True)
class Act:
    label: str
    url: str


def fitting(still: Still | None) -> Kind:
    """Preparing comes before writing, writing before silence; later it is a word that helps.

    So it is for words that an advisor has read already.
    """
    if still is None or still.own.is_draft or still.own.step >= Step.TALK:
        return Kind.NUDGE
    if still.own.step == Step.REACH_OUT:
        return Kind.OTHERS
    is_ready = still.own.step == Step.PREPARE and still.steps[Step.PREPARE - 1].state == "done"
    return Kind.READ if is_ready else Kind.MEET


def act(student: Student, still: Still | None, sent: Asked | None) -> Act:
    """`sent` is what the student sent to be read: then the move is the advisor's."""
    if sent is not None:
        label = _("Read the thank-you") if sent.is_thanks else _("Read the draft")
        return Act(label, reverse(sent.page, args=[sent.pk]))
    labels = {
        Kind.MEET: _("Offer a meeting"),
        Kind.READ: _("Offer to read a draft"),
        Kind.OTHERS: _("Suggest others"),
        Kind.NUDGE: _("Write to %(name)s") % {"name": student.person.called},
    }
    return Act(labels[fitting(still)], f"{reverse('advising:words')}?who={student.pk}")


# To somebody of whom no exploration is known.
_BLANK = {
    Kind.MEET: _lazy(
        "Dear %(name)s,\n\nWhere to begin is the hard part for most people; anything that you are "
        "curious about is enough. Would half an hour with me help to find it? Write to me at "
        "%(email)s with two times that suit you.\n\n%(by)s"
    ),
    Kind.NUDGE: _lazy(
        "Dear %(name)s,\n\nHow is it going? Write to me at %(email)s if something holds you up, or "
        "if half an hour with me would help.\n\n%(by)s"
    ),
}


def proposed(kind: Kind, student: Student, topic: str, by: Person) -> str:
    """A beginning that the advisor reads and changes; it names no day and blames nobody."""
    texts = {
        Kind.MEET: _(
            "Dear %(name)s,\n\nYou are looking into %(topic)s. Would half an hour with me help "
            "with the next step? Write to me at %(email)s with two times that suit you.\n\n%(by)s"
        ),
        Kind.READ: _(
            "Dear %(name)s,\n\nYou are well prepared. The first message is the hard part for most "
            "people; I am glad to read yours before it leaves. “Ask my advisor to read it” "
            "stands below the note.\n\n%(by)s"
        ),
        Kind.OTHERS: _(
            "Dear %(name)s,\n\nA no, or no answer, is usual and says nothing about you. The "
            "directory has other people who are glad to be asked about %(topic)s: choose three who "
            "are unlike each other, and write to the one you are most curious about.\n\n%(by)s"
        ),
        Kind.NUDGE: _(
            "Dear %(name)s,\n\nYour way into %(topic)s has come far. One small step is yours now; "
            "it stands first on your Today. Write to me at %(email)s if something holds you "
            "up.\n\n%(by)s"
        ),
    }
    text = texts[kind] if topic else str(_BLANK.get(kind, texts[kind]))
    return text % {"name": student.person.called, "topic": topic or _("your field"), **_of(by)}


def _of(by: Person) -> dict[str, str]:
    return {"email": by.mailbox, "by": by.name}
