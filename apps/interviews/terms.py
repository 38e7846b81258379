"""What two people agreed on: how outreach hands a yes down to interviews."""

from dataclasses import dataclass
from datetime import datetime

from apps.accounts.models import Person
from apps.alumni.models import Place
from apps.contacts.models import Contact


@dataclass(frozen=True)
class Terms:
    """`starts_at` (UTC) is None while a time has yet to be found."""

    contact: Contact
    alum_person: Person | None
    place: Place | None
    starts_at: datetime | None
    minutes: int
    mode: str


@dataclass(frozen=True)
class Way:
    """How the two meet: a link, a place, or who calls (student | alum) and the called's number."""

    mode: str
    where: str = ""
    caller: str = ""
    number: str = ""
