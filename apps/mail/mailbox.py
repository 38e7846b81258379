"""The local mail catcher's folder, for development: one .eml file a message."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import DateHeader
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

from django.conf import settings

NEWEST = 200  # files on the list


@dataclass(frozen=True)
class Caught:
    """A caught message as a page shows it."""

    name: str
    sender: str
    recipient: str
    subject: str
    date: datetime | None
    text: str
    html: str
    files: tuple[str, ...]


def is_open() -> bool:
    """Whether there is such a folder; the setting is empty outside DEBUG."""
    return bool(settings.RAPPORT_MAIL_FOLDER)


def caught() -> list[Caught]:
    """The newest messages first."""
    files = sorted(Path(settings.RAPPORT_MAIL_FOLDER).glob("*.eml"), reverse=True)
    return [_read(file) for file in files[:NEWEST] if not file.name.startswith(".")]


def one(name: str) -> Caught | None:
    """The message of this file name; None for any name that is not in the folder."""
    folder = Path(settings.RAPPORT_MAIL_FOLDER)
    names = {file.name for file in folder.glob("*.eml")}
    return _read(folder / name) if name in names else None


def _read(file: Path) -> Caught:
    mail = message_from_bytes(file.read_bytes(), policy=default)
    date = cast("DateHeader | None", mail["Date"])
    return Caught(
        name=file.name,
        sender=str(mail["From"] or ""),
        recipient=str(mail["To"] or ""),
        subject=str(mail["Subject"] or ""),
        date=date.datetime if date else None,
        text=_body(mail, "plain"),
        html=_body(mail, "html"),
        files=tuple(part.get_filename("") for part in mail.iter_attachments()),
    )


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part else ""
