"""Log lines that a person can read and a machine can parse. Never a token, name or address."""

import logging
import re

import structlog
from structlog.typing import Processor

# The secret of a link in mail, wherever a path is said: Django logs the path of every 4xx answer.
_SECRET = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# PostgreSQL tells the values of a row that breaks a constraint.
_ROW = re.compile(r"(?<=DETAIL:  )(?:Key \(.*|Failing row contains .*)")

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


class Discreet(structlog.stdlib.ProcessorFormatter):
    """The whole line, traceback too, with secrets of links, addresses and rows blanked."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for private in (_SECRET, _ADDRESS, _ROW):
            line = private.sub("…", line)
        return line


def formatter() -> logging.Formatter:
    """For settings.LOGGING: lines of other libraries look like ours."""
    return Discreet(
        foreign_pre_chain=_SHARED,
        processor=structlog.processors.KeyValueRenderer(
            key_order=["timestamp", "level", "event"], drop_missing=True
        ),
    )
