"""What the rule of an app above asks for: a nudge is the rule, a reminder is the row."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apps.mail.letters import LinkTo


@dataclass(frozen=True)
class Planned:
    """One reminder that should exist. `recipient` is a person's id; times are UTC.

    `round` names the occasion ("first", the interview's sequence), never a time: identity and
    time are apart, so a plan may move. After `until` it is not worth sending (None: always).
    `values` and `links` are those of the letter it becomes. `rests` says that quiet periods
    hold it (keep in touch), never a thank-you or a conversation. One that `rides` waits for the
    reader's daily mail if that comes before `until`; else it leaves alone. Those that `gathers` and
    reach one person together are one matter: `each` holds the values of all.
    """

    kind: str
    recipient: int
    round: str
    due_at: datetime
    until: datetime | None
    template: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    links: tuple[LinkTo, ...] = ()
    sender_name: str = ""
    rests: bool = False
    rides: bool = False
    gathers: bool = False

    @property
    def identity(self) -> tuple[str, int, str]:
        """What makes it the same reminder within its subject."""
        return self.kind, self.recipient, self.round
