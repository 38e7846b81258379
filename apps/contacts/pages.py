"""What the pages of one's people show: values for templates."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.contacts.models import Contact, KeepInTouch, Relation, Touch
from apps.students.models import Student

# People one knows lead to people one does not: where to begin.
PROMPTS = (
    (Relation.FAMILY, _("Family"), _("An aunt, a cousin, a neighbour they talk about.")),
    (Relation.FRIEND, _("Friends"), _("And the jobs of their parents.")),
    (Relation.TEACHER, _("Teachers"), _("A professor or teaching assistant you liked.")),
    (Relation.EMPLOYER, _("Former employers"), _("A manager of a summer job counts.")),
    (Relation.CLUB, _("Clubs"), _("Last year's seniors are first-year professionals.")),
    (Relation.FOUND, _("Someone you found"), _("An author, a speaker, a profile.")),
)


def people(student: Student) -> dict[str, Any]:
    return {
        "people": Contact.objects.of(student).select_related("referred_by"),
        "prompts": PROMPTS,
        "me_line": student.about,
    }


def person(contact: Contact) -> dict[str, Any]:
    return {
        "contact": contact,
        "touches": Touch.objects.with_contact(contact),
        "keeping": KeepInTouch.objects.with_contact(contact),
        "zone": contact.student.person.zone,
    }
