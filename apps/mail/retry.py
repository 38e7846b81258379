"""What a mail server's answer means: pure, a table of its own in the tests."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

# Seconds until the next try; after the last one the message has failed (about three days).
PAUSES = (10, 60, 300, 900, 3600, *([4 * 3600] * 18))

# At most this part is added to a pause: those refused together do not come back together.
SPREAD = 0.25

CLOSING = 421
# Enhanced codes (RFC 3463, RFC 7505) that say the address is at fault, not this mail: no such
# mailbox, no such domain, moved, takes no mail at all, switched off.
_DEAD = re.compile(r"\b5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b")
SUCCESS, REFUSAL, PERMANENT, NO_CODE = 200, 400, 500, 600


class Stage(Enum):
    """How far the talk about one mail had come."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"
    CONTENT = "content"


class Answer(Enum):
    """LOST: the mail had begun to go over, and nobody knows whether the server took it."""

    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer, with the server's code and words, and whether the line can still be used."""

    answer: Answer
    code: int | None = None
    words: str = ""
    line_is_good: bool = True

    @property
    def is_dead_address(self) -> bool:
        """Whether the server said for good that nobody can be reached there."""
        return self.answer is Answer.NEVER and bool(_DEAD.search(self.words))


def heard(stage: Stage, code: int, said: bytes) -> Verdict:
    """What a reply to the sender, the recipient, DATA or the mail itself means for this mail."""
    words = readable(said.decode("utf-8", "replace"))
    if SUCCESS <= code < SUCCESS + 100 and stage is not Stage.DATA:
        return Verdict(Answer.TAKEN, code, words)
    if not REFUSAL <= code < NO_CODE:  # no answer that SMTP has at this stage: the talk is lost
        return silence(stage, words)
    final = code >= PERMANENT
    if stage is Stage.SENDER:
        final = False  # our own address or account is at fault, which somebody will repair
    answer = Answer.NEVER if final else Answer.LATER
    return Verdict(answer, code, words, line_is_good=code != CLOSING)


def readable(words: str) -> str:
    """Words for a person: no control character, and no NUL, which PostgreSQL does not take."""
    return "".join(c if c.isprintable() else " " for c in words)


def silence(stage: Stage, words: str) -> Verdict:
    """What a line that broke means: before the mail itself, nothing can have been taken."""
    answer = Answer.LOST if stage is Stage.CONTENT else Answer.LATER
    return Verdict(answer, None, words, line_is_good=False)


def next_try(attempts: int, now: datetime, lot: float) -> datetime | None:
    """When to try again after this many attempts; None when it is enough. `lot`: 0 up to 1."""
    if attempts > len(PAUSES):
        return None
    return now + timedelta(seconds=PAUSES[max(attempts, 1) - 1] * (1 + SPREAD * lot))


def lot(message_id: str, attempts: int) -> float:
    """Where in the spread a mail comes, from 0 up to 1: drawn from its Message-ID, so no dice."""
    octets = sha256(f"{message_id} {attempts}".encode()).digest()
    return int.from_bytes(octets[:4], "big") / 2**32
