"""A mail server that delivers to nobody: every message becomes an .eml file.

Run as `python -m config.devstack.catcher`; the folder is RAPPORT_MAIL_FOLDER.
"""

import argparse
import asyncio
import os
import socket
import time
from itertools import count
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

BIGGEST_MAIL = 30 * 1024 * 1024


class EmlFolder:
    """The handler of aiosmtpd: one file per message, named so that they sort by arrival."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`, which must exist."""
        self._folder = folder
        self._number = count(1)

    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep the message whole before saying that it was taken."""
        del server, session
        name = f"{time.time_ns()}-{next(self._number):06d}.eml"
        half = self._folder / f".{name}"
        half.write_bytes(_envelope_lines(envelope) + (envelope.original_content or b""))
        half.replace(self._folder / name)
        return f"250 Kept as {name}"


def _envelope_lines(envelope: Envelope) -> bytes:
    """Say on top who the envelope named, since a Bcc stands nowhere else."""
    text = (
        f"X-Envelope-From: {envelope.mail_from or ''}\r\n"
        f"X-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\n"
    )
    return text.encode("ascii", "backslashreplace")


async def serve(listener: socket.socket, folder: Path) -> None:
    """Take mail on `listener` for ever."""
    handler = EmlFolder(folder)

    def session() -> SMTP:
        return SMTP(handler, data_size_limit=BIGGEST_MAIL, hostname="localhost")

    server = await asyncio.get_running_loop().create_server(session, sock=listener)
    async with server:
        await server.serve_forever()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--descriptor", type=int, help="an open socket that listens already")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=1025)
    given = parser.parse_args()
    if given.descriptor is None:
        listener = socket.create_server((given.host, given.port))
    else:
        listener = socket.socket(fileno=given.descriptor)
    folder = Path(os.environ.get("RAPPORT_MAIL_FOLDER", ".local/run/mail"))
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(serve(listener, folder))


if __name__ == "__main__":
    main()
