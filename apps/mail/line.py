"""The line to the mail server, kept open over many mails."""

import re
import smtplib
import ssl
from dataclasses import replace
from typing import Self

from django.conf import settings

from apps.mail.replies import Encrypted, Plain
from apps.mail.retry import Answer, Stage, Verdict, heard, silence

SECONDS_TO_ANSWER = 15
GO_ON = 354
FINE = 250
_BEFORE = (Stage.SENDER, Stage.RECIPIENT, Stage.DATA)
_DOT = re.compile(rb"^\.", re.MULTILINE)


class NoServer(Exception):  # noqa: N818 - the mail is fine, the server is away
    """No line to the mail server; nothing has been handed over."""


class Line:
    """A context manager; `NoServer` on entering and in `ready` when the server does not answer."""

    def __init__(self) -> None:
        self._server: Plain | None = None
        self._is_clear = True

    def __enter__(self) -> Self:
        self.ready()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._hang_up()

    def ready(self) -> Plain:
        """Open, and clear of the mail before: so before a mail is begun, for it may take long."""
        if self._server is not None and not self._is_clear and not _cleared(self._server):
            self._server.close()
            self._server = None
        if self._server is None:
            self._server = connect()
        self._is_clear = True
        return self._server

    def hand_over(self, recipient: str, mail: bytes) -> Verdict:
        """Give one mail to the server and say what became of it: five answers at the most."""
        server = self.ready()
        said = talk(server, recipient, mail)
        self._is_clear = said.answer is Answer.TAKEN
        if not said.line_is_good:
            server.close()
            self._server = None
        return said

    def _hang_up(self) -> None:
        if self._server is None:
            return
        try:
            self._server.quit()
        except (smtplib.SMTPException, OSError):
            self._server.close()  # a goodbye that nobody heard is a goodbye
        self._server = None


def _cleared(server: Plain) -> bool:
    try:
        return server.rset()[0] == FINE
    except (smtplib.SMTPException, OSError):
        return False


def talk(server: Plain, recipient: str, mail: bytes) -> Verdict:
    """Sender, recipient, data, the mail itself; the first reply that is no success ends it."""
    refused = _asked(server, recipient)
    if refused is not None:
        return refused
    try:
        server.send(_DOT.sub(b"..", mail) + b".\r\n")
        return heard(Stage.CONTENT, *server.getreply())
    except (smtplib.SMTPException, OSError) as error:
        return _broken(Stage.CONTENT, error)


def _asked(server: Plain, recipient: str) -> Verdict | None:
    """Whether the mail may come: None, or why not. Nothing of the mail has been sent by then."""
    together, refused, stage = server.has_extn("pipelining"), None, Stage.SENDER
    commands = (f"MAIL FROM:<{settings.RAPPORT_MAIL_FROM}>", f"RCPT TO:<{recipient}>", "DATA")
    replies = server.ask_together(*commands) if together else map(server.docmd, commands)
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
