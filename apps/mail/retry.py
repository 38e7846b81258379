"""What a mail server's answer means: pure, a table of its own in the tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

# Seconds until the next try; after the last one the message has failed (about three days).
PAUSES = (10, 60, 300, 900, 3600, *([4 * 3600] * 18))

CLOSING = 421
PERMANENT = 500


class Stage(Enum):
    """How far the talk about one mail had come."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"


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


def heard(stage: Stage, code: int, said: bytes) -> Verdict:
    """What a reply to the sender, the recipient or the data means for this mail."""
    words = said.decode("utf-8", "replace")
    if code < 0:  # smtplib's sign for "no code in the reply"
        return silence(stage, words)
    if code < 300:  # noqa: PLR2004 - SMTP's class of success
        return Verdict(Answer.TAKEN, code, words)
    final = code >= PERMANENT
    if stage is Stage.SENDER:
        final = False  # our own address or account is at fault, which somebody will repair
    answer = Answer.NEVER if final else Answer.LATER
    return Verdict(answer, code, words, line_is_good=code != CLOSING)


def silence(stage: Stage, words: str) -> Verdict:
    """What a line that broke means: before the data, nothing can have been taken."""
    answer = Answer.LOST if stage is Stage.DATA else Answer.LATER
    return Verdict(answer, None, words, line_is_good=False)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after this many attempts; None when it is enough."""
    if attempts > len(PAUSES):
        return None
    return now + timedelta(seconds=PAUSES[max(attempts, 1) - 1])
