"""A log that is saved for later: kept as it was typed, nothing follows from it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.moves import NotYours, StaleMove
from apps.interviews.actions.arrange import lock
from apps.interviews.models import Interview, LogDraft
from apps.interviews.policies import is_own_talk
from apps.interviews.workflow import Status


@transaction.atomic
def save_for_later(
    interview: Interview, words: Mapping[str, str], *, now: datetime, by: Person
) -> None:
    """`words` are those of the form, by field; a later press replaces those of an earlier one."""
    if not is_own_talk(by, interview):
        raise NotYours
    lock(interview)
    if interview.status == Status.HELD:
        raise StaleMove(_("The log was closed meanwhile."))
    typed = {"words": dict(words), "saved_at": now}
    LogDraft.objects.update_or_create(interview=interview, defaults=typed)
