"""The line to the mail server, kept open over many mails."""

import smtplib
import ssl
from typing import Self

from django.conf import settings

from apps.mail.retry import Answer, Stage, Verdict, heard, silence

SECONDS_TO_ANSWER = 15


class NoServer(Exception):  # noqa: N818 - the mail is fine, the server is away
    """No line to the mail server; nothing has been handed over."""


class Line:
    """A context manager; `NoServer` on entering or reopening when the server does not answer."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        self._server = connect()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._hang_up()

    def hand_over(self, recipient: str, mail: bytes) -> Verdict:
        """Give one mail to the server and say what became of it."""
        if self._server is None:
            self._server = connect()
        said = talk(self._server, recipient, mail)
        if not said.line_is_good or not self._cleared(self._server, said):
            self._server.close()
            self._server = None
        return said

    def _cleared(self, server: smtplib.SMTP, said: Verdict) -> bool:
        """Whether the line is ready for another mail."""
        if said.answer is Answer.TAKEN:
            return True
        try:
            server.rset()
        except (smtplib.SMTPException, OSError):
            return False
        return True

    def _hang_up(self) -> None:
        if self._server is None:
            return
        try:
            self._server.quit()
        except (smtplib.SMTPException, OSError):
            self._server.close()  # a goodbye that nobody heard is a goodbye
        self._server = None


def talk(server: smtplib.SMTP, recipient: str, mail: bytes) -> Verdict:
    """Sender, recipient, data; the first reply that is no success ends it."""
    stage = Stage.SENDER
    try:
        said = heard(stage, *server.mail(settings.RAPPORT_MAIL_FROM))
        if said.answer is Answer.TAKEN:
            stage = Stage.RECIPIENT
            said = heard(stage, *server.rcpt(recipient))
        if said.answer is Answer.TAKEN:
            stage = Stage.DATA
            said = heard(stage, *server.data(mail))
    except smtplib.SMTPDataError as error:  # DATA itself was refused, nothing went over
        return heard(stage, error.smtp_code, _octets(error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        return silence(stage, f"{type(error).__name__}: {error}")
    return said


def _octets(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def connect() -> smtplib.SMTP:
    """A line as EMAIL_URL says; TLS that cannot be had is an error, never plain text instead."""
    server = settings.MAIL_SERVER
    kind = smtplib.SMTP_SSL if server.get("EMAIL_USE_SSL") else smtplib.SMTP
    own_name = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    try:
        line = kind(
            server["EMAIL_HOST"],
            server["EMAIL_PORT"] or 0,
            local_hostname=own_name,
            timeout=SECONDS_TO_ANSWER,
        )
    except (smtplib.SMTPException, OSError) as error:
        raise NoServer(str(error)) from error
    try:
        _introduce(line)
    except (smtplib.SMTPException, OSError) as error:
        line.close()
        raise NoServer(str(error)) from error
    return line


def _introduce(line: smtplib.SMTP) -> None:
    server = settings.MAIL_SERVER
    if server.get("EMAIL_USE_TLS"):
        line.starttls(context=ssl.create_default_context())
    if server.get("EMAIL_HOST_USER"):
        line.login(server["EMAIL_HOST_USER"], server["EMAIL_HOST_PASSWORD"] or "")
    else:
        line.ehlo_or_helo_if_needed()
