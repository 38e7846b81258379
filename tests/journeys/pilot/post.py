"""What the mail server took: read once, kept by reader, and asked whether it was right."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from tests.journeys.site import links_of, read_mail, text_of

# What stands in a subject, and what it is called in the table; the first that fits.
KINDS = {
    "ask you a question now and then": "invitation",
    "minutes about your work": "request",
    "said yes": "yes, to the student",
    "cannot this time": "kind no",
    "would still like to talk": "one nudge",
    "No answer from": "closed without an answer",
    "thanks you": "thank-you",
    "advise students in Rapport": "staff invitation",
    "is ready to send": "draft approved",
    "campus account was connected": "campus account connected",
    "sign-in code": "sign-in code",
    "An app was added": "app added",
    "you meet": "how they meet",
    "an hour: ": "hour before",
    ": your conversation with": "day before",
    "conversation with": "invitation, to the alum",
    "did you learn": "reminder to log",
    "Thank ": "reminder to thank",
    "reminders, first": "daily mail",
}
DAWN, DUSK = 8, 20


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    at: datetime
    message: EmailMessage

    @property
    def kind(self) -> str:
        found = [kind for words, kind in KINDS.items() if words in self.subject]
        return found[0] if found else "other"

    @property
    def what(self) -> tuple[str, str, str]:
        """Two mails that say the same to the same reader are one mail twice."""
        return self.to, self.subject, re.sub(r"https?://\S+", "", text_of(self.message))

    def link(self, path: str) -> str:
        return [found for found in links_of(self.message) if path in found][-1]


@dataclass
class Post:
    folder: Path
    mails: list[Mail] = field(default_factory=list)
    _read: set[str] = field(default_factory=set)
    _one: Lock = field(default_factory=Lock)

    def look(self) -> None:
        """Reads what came since; one of the crowd at a time."""
        with self._one:
            for path in sorted(self.folder.glob("*.eml")):
                if path.name not in self._read:
                    self._read.add(path.name)
                    self.mails.append(_read(path))

    def latest(self, to: str, words: str) -> Mail:
        self.look()
        found = [mail for mail in self.mails if mail.to == to and words in mail.subject]
        subjects = [mail.subject for mail in self.mails if mail.to == to]
        assert found, f"No mail “{words}” for {to}; there are {subjects}"
        return found[-1]

    def counted(self) -> Counter[str]:
        self.look()
        return Counter(mail.kind for mail in self.mails)

    def twice(self) -> list[str]:
        """Subjects of mails that somebody has twice: the same Message-ID, or the same words."""
        ids = Counter((mail.to, str(mail.message["Message-ID"])) for mail in self.mails)
        words = Counter(mail.what for mail in self.mails)
        again = [key for key, n in ids.items() if n > 1] + [
            key for key, n in words.items() if n > 1
        ]
        return [f"{key[0]}: {key[1]}" for key in again]

    def at_wrong_hours(
        self, alone: list[tuple[datetime, datetime]], zones: Mapping[str, ZoneInfo], other: ZoneInfo
    ) -> list[str]:
        """What left by itself before eight or after eight where its reader lives."""
        found = []
        for mail in self.mails:
            here = mail.at.astimezone(zones.get(mail.to, other))
            is_alone = any(began <= mail.at <= ended for began, ended in alone)
            if is_alone and not DAWN <= here.hour < DUSK:
                found.append(f"{mail.to}: {mail.subject} at {here:%A %H:%M}")
        return found


def _read(path: Path) -> Mail:
    message = read_mail(path)
    sent = datetime.strptime(str(message["Date"]), "%a, %d %b %Y %H:%M:%S %z")
    return Mail(str(message["X-Envelope-To"]), str(message["Subject"]), sent, message)
