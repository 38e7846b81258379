"""The line to the mail server, kept open over many mails."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Self

from django.conf import settings

from apps.mail.replies import Encrypted, Plain
from apps.mail.retry import Answer, Stage, Verdict, heard, silence

SECONDS_TO_ANSWER = 15
GO_ON = 354
FINE = 250
_BEFORE = (Stage.SENDER, Stage.RECIPIENT, Stage.DATA)

Reply = tuple[int, bytes]


class NoServer(Exception):  # noqa: N818 - the mail is fine, the server is away
    """No line to the mail server; nothing has been handed over."""


@dataclass(frozen=True)
class Offer:
    """A mail to somebody has been offered; the server's three replies are still to be heard."""

    recipient: str
    replies: Iterator[Reply]


class Line:
    """A context manager; `NoServer` on entering and in `ready` when the server does not answer."""

    def __init__(self) -> None:
        self._server: Plain | None = None
        self._is_clear = True
        self._offer: Offer | None = None

    def __enter__(self) -> Self:
        self.ready()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._hang_up()

    def ready(self, recipient: str = "") -> Plain:
        """Open, and clear of the mail before: so before a mail is begun, for it may take long.

        Clear is also a line on which a mail to this recipient has been offered already.
        """
        if self._offer is not None and self._offer.recipient != recipient:
            self._close()  # it waits for a mail that does not come
        if self._server is not None and not self._is_clear and not _cleared(self._server):
            self._close()
        if self._server is None:
            self._server = connect()
        self._is_clear = True
        return self._server

    def hand_over(self, recipient: str, mail: bytes, *, following: str = "") -> Verdict:
        """Give one mail to the server and say what became of it: five answers at the most.

        Together with its content a mail to `following` is offered, where the server allows that:
        its answers are on their way while the row of this one is marked (RFC 2920, section 3.1).
        """
        server = self.ready(recipient)
        replies = self._offer.replies if self._offer else _offered(server, recipient)
        self._offer = None
        said = _refused(server, replies) or self._give(server, mail, following)
        self._is_clear = said.answer is Answer.TAKEN or self._offer is not None
        if not said.line_is_good:
            self._close()
        return said

    def _give(self, server: Plain, mail: bytes, following: str) -> Verdict:
        is_offered = bool(following) and server.has_extn("pipelining")
        commands = _commands(following) if is_offered else ()
        replies = server.ask_together(*commands, behind=mail.replace(b"\n.", b"\n..") + b".\r\n")
        try:
            said = heard(Stage.CONTENT, *next(replies))
        except (smtplib.SMTPException, OSError) as error:
            return _broken(Stage.CONTENT, error)
        self._offer = Offer(following, replies) if is_offered else None
        return said

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = self._offer = None

    def _hang_up(self) -> None:
        """A server that waits for a mail would take a goodbye for its first words: it gets none."""
        if self._server is not None and self._offer is None:
            with suppress(smtplib.SMTPException, OSError):  # unheard, it is a goodbye as well
                self._server.quit()
        self._close()


def _cleared(server: Plain) -> bool:
    try:
        return server.rset()[0] == FINE
    except (smtplib.SMTPException, OSError):
        return False


def _commands(recipient: str) -> tuple[str, str, str]:
    return f"MAIL FROM:<{settings.RAPPORT_MAIL_FROM}>", f"RCPT TO:<{recipient}>", "DATA"


def _offered(server: Plain, recipient: str) -> Iterator[Reply]:
    """The replies to sender, recipient and DATA, asked together where the server allows that."""
    commands = _commands(recipient)
    if server.has_extn("pipelining"):
        return server.ask_together(*commands)
    return map(server.docmd, commands)


def _refused(server: Plain, replies: Iterator[Reply]) -> Verdict | None:
    """Whether the mail may come: None, or why not. Nothing of the mail has been sent by then."""
    together, refused, stage = server.has_extn("pipelining"), None, Stage.SENDER
    try:
        for stage, reply in zip(_BEFORE, replies, strict=True):
            refused = refused or _refusal(stage, *reply)
            if refused and not together:
                break
    except (smtplib.SMTPException, OSError) as error:
        return replace(refused, line_is_good=False) if refused else _broken(stage, error)
    # It waits for the mail of somebody whom it refused: it gets none.
    return replace(refused, line_is_good=False) if refused and reply[0] == GO_ON else refused


def _refusal(stage: Stage, code: int, words: bytes) -> Verdict | None:
    if stage is Stage.DATA:
        return None if code == GO_ON else heard(stage, code, words)
    said = heard(stage, code, words)
    return None if said.answer is Answer.TAKEN else said


def _broken(stage: Stage, error: Exception) -> Verdict:
    return silence(stage, f"{type(error).__name__}: {error}")


def connect() -> Plain:
    """A line as EMAIL_URL says; TLS that cannot be had is an error, never plain text instead."""
    try:
        line = _opened()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise NoServer(str(error)) from error
    try:
        _introduce(line)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        line.close()
        raise NoServer(str(error)) from error
    return line


def _opened() -> Plain:
    server = settings.MAIL_SERVER
    own_name = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    where = (server["EMAIL_HOST"], server["EMAIL_PORT"] or 0, own_name)
    if not server.get("EMAIL_USE_SSL"):
        return Plain(*where, timeout=SECONDS_TO_ANSWER)
    # Without a context of ours smtplib would take anybody's certificate.
    context = ssl.create_default_context()
    return Encrypted(*where, timeout=SECONDS_TO_ANSWER, context=context)


def _introduce(line: Plain) -> None:
    server = settings.MAIL_SERVER
    if server.get("EMAIL_USE_TLS"):
        line.starttls(context=ssl.create_default_context())
    if server.get("EMAIL_HOST_USER"):
        line.login(server["EMAIL_HOST_USER"], server["EMAIL_HOST_PASSWORD"] or "")
    else:
        line.ehlo_or_helo_if_needed()
