"""The outbox, whether it may send, and who must not be written to."""

from apps.mail.models.addresses import (
    Report,
    Suppression,
    address_digest,
    address_digests,
)
from apps.mail.models.message import Message, Messages
from apps.mail.models.sender import Sender

__all__ = [
    "Message",
    "Messages",
    "Report",
    "Sender",
    "Suppression",
    "address_digest",
    "address_digests",
]
