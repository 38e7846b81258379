"""A student and an alum of their own for one walk, entered into the running copy."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser

from tests.journeys.site import Site, links_of
from tests.journeys.walker import Walker, Way, walker

PACIFIC = ZoneInfo("America/Los_Angeles")
ROTTERDAM = ZoneInfo("Europe/Amsterdam")
NOTE = (
    "Dear {first},\n\nI found you in the alumni directory of our Career Center. I am a third-year"
    " geography student at Alder State, and your work on flood protection made me curious how"
    " cities decide.\n\nWould you have 20 minutes to tell me how you got there? I am looking for"
    " information and advice, not a job.\n\nImani"
)
_STUDIES = ("--studies", "Geography", "--year", "third year", "--advisor", "dana@alder.example")
# Run inside the copy, by its own verbs where there are any.
_ENTER = """
import json
from django.core.management import call_command
from apps.accounts.models import Person
from apps.alumni.finding import words_of
from apps.contacts.actions import keep
from apps.core.clock import now
from apps.students.actions import enrol, explore, welcome
from tests.conftest import alum_person, opted_in
said = json.loads({said!r})
call_command(*said["add"])
imani = Person.objects.get(email=said["student"])
student, moment = enrol(imani), now()
welcome(student, now=moment, by=imani)
explore(student, "urban water and climate", now=moment, by=imani)
def alum(email, name):
    person = alum_person(email, name, "Europe/Amsterdam", name.split()[0])
    made = opted_in(person, title="Flood resilience lead", employer="City of Maashaven",
                    city="Rotterdam", class_year=2011, studies="Geography")
    made.words = words_of(made)
    made.save()
    return made
kept = keep(alum(said["alum"], said["name"]), student=student, now=moment, by=imani)
for email, name in said["others"]:
    alum(email, name)
print("contact", kept.pk)
"""


@dataclass
class Pair:
    """Who writes and who is asked; the times offered are at 8:00 am in California."""

    site: Site
    way: Way
    tag: str
    contact: int = 0

    @property
    def student(self) -> str:
        return f"imani-{self.tag}@alder.example"

    @property
    def alum(self) -> str:
        return f"rosalind-{self.tag}@maashaven.example"

    @property
    def student_name(self) -> str:
        return f"Imani {self._family('Castell')}"

    @property
    def alum_name(self) -> str:
        return f"Rosalind {self._family('Achter')}"

    def _family(self, stem: str) -> str:
        """A name that no other walk has: letters alone, as the coach reads names."""
        return stem + "".join(chr(ord("a") + ord(mark) % 26) for mark in self.tag)

    def offered(self, days: int) -> datetime:
        at = (self.site.now() + timedelta(days=days)).astimezone(PACIFIC)
        return at.replace(hour=8, minute=0, second=0, microsecond=0)

    def walkers(self, browser: Browser) -> tuple[Walker, Walker]:
        """The student signed in, and the alum without an account."""
        imani = walker(browser, self.site, self.way)
        imani.sign_in_by_code(self.student)
        return imani, walker(browser, self.site, self.way)

    def letter_link(self, subject: str = "20 minutes") -> str:
        """The link of the letter that names no time."""
        return link(self.site.mail(self.alum, subject), "/answer/")


def link(mail: EmailMessage, path: str) -> str:
    """The last link of a mail to such a page."""
    return [found for found in links_of(mail) if path in found][-1]


def pair(site: Site, way: Way, about: str, others: int = 0) -> Pair:
    """Enters the two, the student's first exploration, the alum kept as a contact.

    `others` more alumni are in the directory, so that there is somebody else to suggest.
    """
    made = Pair(site, way, f"{about}{way.name.replace('-', '')}{site.tag}")
    names = [
        (f"other{n}-{made.tag}@else.example", f"Teodor V{'e' * (n + 1)}l") for n in range(others)
    ]
    said = {
        "add": ["add_person", made.student, made.student_name, *_STUDIES],
        "student": made.student,
        "alum": made.alum,
        "name": made.alum_name,
        "others": names,
    }
    told = site.manage("shell", "--no-imports", "-c", _ENTER.format(said=json.dumps(said)))
    found = re.search(r"contact (\d+)", told)
    assert found, told
    made.contact = int(found.group(1))
    return made
