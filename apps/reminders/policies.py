from apps.accounts.models import Person, Role
from apps.reminders.models import Reminder


def gets_reminders(person: Person) -> bool:
    return person.role in {Role.STUDENT, Role.ALUM, Role.ADVISOR}


def is_own_reminder(person: Person, reminder: Reminder) -> bool:
    return reminder.recipient_id == person.pk
