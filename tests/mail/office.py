"""A real SMTP server on the loopback device whose answers are scripted."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

DROP = "drop"  # break the line instead of answering
DROP_AND_CLOSE = "drop, and take no new line"
DROP_AFTER = "drop after keeping the mail"


@dataclass
class Office:
    """What arrived, in order, and what to answer at each stage (the default is yes)."""

    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    sessions: set[int] = field(default_factory=set)
    pause: float = 0.0
    close: Callable[[], None] = lambda: None

    async def handle_MAIL(  # noqa: N802 - the name is aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.sessions.add(id(session))
        envelope.mail_from = address
        return self._answer("MAIL", server)

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", server)

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        await asyncio.sleep(self.pause)
        planned = self.answers.get("DATA") or ["250 taken"]
        if planned[0].startswith("2") or planned[0] == DROP_AFTER:
            self._keep(envelope)
        return self._answer("DATA", server)

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.original_content or b""
        self.raw.append(content)
        self.mails.append(message_from_bytes(content, policy=default))
        self.recipients += envelope.rcpt_tos

    def _answer(self, stage: str, server: SMTP) -> str:
        planned = self.answers.get(stage)
        answer = planned.pop(0) if planned else "250 taken"
        if answer == DROP_AND_CLOSE:
            self.close()
        if answer in {DROP, DROP_AFTER, DROP_AND_CLOSE}:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "421 gone"
        return answer

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def opened(office: Office) -> Controller:
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    assert controller.server is not None
    office.close = controller.server.close
    return controller
