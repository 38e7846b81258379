"""Addresses that stand for a person in one matter, so that nobody's own address shows.

The local part tells a stranger nothing, not even a number: the ids are masked under a keyed
hash. Mail servers may change its case, so it uses an alphabet without case (base 32), and it
stays under the 64 octets of RFC 5321.
"""

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from typing import NamedTuple

from django.conf import settings

from apps.core.lasting import lasting_hmac

_SEAL = 16  # octets: nobody guesses 128 bits
_NUMBER = 6  # octets of an id


class Matter(NamedTuple):
    """What an address stands for: one side of a request or an interview."""

    kind: str  # one ASCII letter: "r" request, "i" interview
    subject_id: int
    person_id: int


def local_part(matter: Matter) -> str:
    """The local part of a matter: always the same one, 47 letters and digits."""
    plain = matter.kind.encode("ascii") + b"".join(
        number.to_bytes(_NUMBER, "big") for number in (matter.subject_id, matter.person_id)
    )
    seal = _seal(plain)
    sealed = seal + _masked(plain, seal)
    return b32encode(sealed).decode().rstrip("=").lower()


def address(matter: Matter) -> str:
    """The relay address at the center's own domain."""
    return f"{local_part(matter)}@{settings.RAPPORT_MAIL_FROM.rpartition('@')[2]}"


def opened(local: str) -> Matter | None:
    """The matter of a local part, in whatever case it came back; None if the seal is not ours."""
    padded = local.strip().upper()
    padded += "=" * (-len(padded) % 8)
    try:
        sealed = b32decode(padded)
    except (Error, ValueError):
        return None
    seal, plain = sealed[:_SEAL], _masked(sealed[_SEAL:], sealed[:_SEAL])
    if len(plain) != 1 + 2 * _NUMBER or not hmac.compare_digest(_seal(plain), seal):
        return None
    subject, person = plain[1 : 1 + _NUMBER], plain[1 + _NUMBER :]
    return Matter(chr(plain[0]), int.from_bytes(subject, "big"), int.from_bytes(person, "big"))


def _seal(plain: bytes) -> bytes:
    digest = lasting_hmac("apps.mail.relay.seal", plain).digest()
    return digest[:_SEAL]


def _masked(octets: bytes, seal: bytes) -> bytes:
    stream = lasting_hmac("apps.mail.relay.mask", seal).digest()
    return bytes(octet ^ mask for octet, mask in zip(octets, stream, strict=False))
