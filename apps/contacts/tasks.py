from celery import shared_task

from apps.contacts import actions
from apps.core.clock import now


@shared_task(name="contacts.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders to keep in touch equal to their rules again."""
    actions.replan(now=now())


@shared_task(name="contacts.apply_tags", ignore_result=True)
def apply_tags() -> None:
    """Begins or ends keeping in touch with everybody who has a tag."""
    while actions.apply_next(now=now()):
        pass


@shared_task(name="contacts.read_books", ignore_result=True)
def read_books() -> None:
    """Reads the address books that came in."""
    while actions.read_next(now=now()):
        pass


@shared_task(name="contacts.keep_books", ignore_result=True)
def keep_books() -> None:
    """Keeps the people who were chosen, piece by piece."""
    while actions.keep_next(now=now()):
        pass


@shared_task(name="contacts.forget_old_books", ignore_result=True)
def forget_old_books() -> None:
    """Removes address books that were brought a month ago."""
    actions.forget_old_books(now=now())
