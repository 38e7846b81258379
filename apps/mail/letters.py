"""What an app above says when it wants something said: values only, no rows of its own."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person


class Urgency(models.IntegerChoices):
    """Who leaves first. A code to sign in is worth nothing a minute later."""

    SIGN_IN = 0, _("sign-in")
    NOW = 1, _("at once")
    LATER = 2, _("when there is time")


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link that does not exist yet: it is minted while the mail is rendered.

    In the template it is `{{ links.<name> }}`; one named `stop` is the mail program's own
    "unsubscribe" too (RFC 8058), and takes its POST without a cookie. With a `purpose` the view is
    behind `@capability(purpose)` and takes a token; without one it is a page for people who sign in
    and takes `subject_id` as `pk`, or nothing. `subject` is a label ("outreach.request").
    It lasts `lasts_days`, or to the moment `until` (UTC, ISO 8601); without either it never ends,
    which is only for a link that can but lessen contact.
    """

    name: str
    view: str
    purpose: str = ""
    subject: str = ""
    subject_id: int | None = None
    lasts_days: int | None = None
    until: str = ""

    def as_json(self) -> dict[str, Any]:
        """What `LinkTo(**values)` makes it of again; dataclasses.asdict copies every value."""
        return {name: getattr(self, name) for name in self.__slots__}


# `links.preferences` of every mail: where one chooses what comes by mail, without signing in.
PREFERENCES = LinkTo("preferences", "reminders:choose", "preferences", lasts_days=60)


@dataclass(frozen=True)
class Letter:
    """One mail to one person.

    `dedupe_key` names the occasion ("request:12:sent:1"): a second letter with the key of one
    that was not withdrawn is the same letter, and nothing more happens. `values` is JSON.
    `relay` names what two people write about (kind and id, as of `relay.Matter`): the mail then
    comes from an address that stands for it. `calendar` is iCalendar text. `not_before` and
    `expires_at` are UTC; what is not sent by `expires_at` never is. `to` is an address that is not
    the recipient's mailbox yet: to ask whether it is theirs.
    """

    template: str
    recipient: Person
    dedupe_key: str
    values: dict[str, Any] = field(default_factory=dict)
    links: tuple[LinkTo, ...] = ()
    sender_name: str = ""
    relay: tuple[str, int] | None = None
    calendar: str = ""
    not_before: datetime | None = None
    expires_at: datetime | None = None
    urgency: Urgency = Urgency.NOW
    to: str = ""
