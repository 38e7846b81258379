"""Imani's autumn, walked through the real verbs: what the pages that read across are shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.contacts.actions import Acquaintance, add, keep, note
from apps.contacts.models import Contact
from apps.interviews.actions import Account, Hopes, ask, hope, log, mark
from apps.interviews.actions.prepare import sheet_for
from apps.interviews.actions.refer import Name
from apps.interviews.models import Interview, Question
from apps.outreach.actions import Yes, accept, save, send, start
from apps.outreach.actions.draft import Words
from apps.outreach.models import Request
from apps.students.actions import describe, explore, find, introduce, welcome
from apps.students.models import Exploration
from tests.conftest import Cast
from tests.outreach.conftest import TEXT

# Words that only the student may read; none of them may reach an advisor.
SECRETS = (
    "Vance",
    "Achterberg",
    "Ana Ruiz",
    "secret-note",
    "secret-draft",
    "secret-hope",
    "secret-question",
    "secret-log",
)
TAKEAWAY = "Zoning is where flood plans live or die. Nobody told me that planners read maps first."
PLAN = "I will read the Ridgeline hazard plan before I talk with Sunniva."
QUESTIONS = (
    "How did you come to this work?",
    "What surprised you in the first year?",
    "What does a good week look like?",
    "Which course do you wish you had taken?",
    "Who sees this differently?",
)


@dataclass
class World:
    """One student's journey, a step at a time; `now` is the morning on which pages are read."""

    cast: Cast
    now: datetime

    @property
    def exploration(self) -> Exploration:
        found = Exploration.objects.current(self.cast.student)
        assert found is not None
        return found

    def research(self, days: int = 20) -> None:
        """Welcomed, one exploration with a field, three findings and an open question."""
        imani, then = self.cast.imani, self.now - timedelta(days=days)
        welcome(self.cast.student, now=then, by=imani)
        made = explore(self.cast.student, "urban water and climate", now=then, by=imani)
        made.field = "City planning"
        describe(made, now=then, by=imani)
        for text in ("Sponge streets", "Flood maps are public", "secret-note in a finding"):
            find(made, kind="found", text=text, now=then, by=imani)
        find(made, kind="open", text="Who decides in the end?", now=then, by=imani)

    def people(self, days: int = 18) -> tuple[Contact, Contact, Contact]:
        """Rosalind and Teodor from the directory, and Ana, a friend."""
        imani, then = self.cast.imani, self.now - timedelta(days=days)
        student = self.cast.student
        rosalind = keep(self.cast.alum, student=student, now=then, by=imani)
        teodor = keep(self.cast.other_alum, student=student, now=then, by=imani)
        friend = Acquaintance(name="Ana Ruiz", relation="friend", organization="Tidewater Atlas")
        ana = add(friend, student=student, now=then, by=imani)
        note(rosalind, "secret-note: spoke at the library", by=imani)
        return rosalind, teodor, ana

    def prepare(self, contact: Contact, days: int = 15) -> None:
        """An introduction, hopes and five questions."""
        imani, then = self.cast.imani, self.now - timedelta(days=days)
        student = self.cast.student
        student.introduction = "I am a third-year geography student."
        introduce(student, now=then, by=imani)
        sheet = sheet_for(Contact.objects.get(pk=contact.pk))
        hope(sheet, Hopes(["work"], "secret-hope"), now=then, by=imani)
        ask(sheet, [(text, "") for text in (*QUESTIONS, "secret-question")], now=then, by=imani)
        mark(Question.objects.planned(sheet)[0], must_ask=True, by=imani)

    def draft(self, contact: Contact, days: float = 1) -> Request:
        imani, then = self.cast.imani, self.now - timedelta(days=days)
        begun = start(contact, now=then, by=imani)
        return save(begun, letter(begun, self.now), now=then, by=imani)

    def sent(self, contact: Contact, days: float = 3) -> Request:
        then = self.now - timedelta(days=days)
        return send(self.draft(contact, days), now=then, by=self.cast.imani)

    def yes(self, contact: Contact, starts_at: datetime | None, days: float = 3) -> Interview:
        """Asked, and answered an hour later; without a time other ones were suggested."""
        asked = self.sent(contact, days)
        then = self.now - timedelta(days=days) + timedelta(hours=1)
        who = asked.alum.person if asked.alum and asked.through_rapport else self.cast.imani
        assert who is not None
        accept(asked, Yes(starts_at, "video", "Most Fridays"), now=then, by=who)
        assert asked.interview is not None
        return asked.interview

    def held(self, contact: Contact, *, shared: bool = False) -> Interview:
        """Talked yesterday at 2 pm in California, logged at once: the thank-you is due."""
        at = self.now - timedelta(hours=18, minutes=40)
        talk = self.yes(contact, at, days=6)
        words = {"takeaways": TAKEAWAY, "next_steps": PLAN, "pace": "news", "shared": shared}
        private = {"promised": "secret-log"}
        names = (Name("Mireille Okonjo", "County flood control", may_use_name=True),)
        account = Account(words | private, ("Read the plan",), names)
        log(talk, account, now=at + timedelta(hours=1), by=self.cast.imani)
        return talk


def letter(request: Request, now: datetime) -> Words:
    """A good note, with a word that only its reader may see."""
    return Words(
        version=request.version,
        found="given",
        found_detail="Prof. Lindqvist",
        reason="",
        hope="",
        introduction=request.student.introduction or "I am a third-year geography student.",
        subject="Alder State geography student: 20 minutes about your work?",
        text=TEXT.replace("Dear Ms. Achterberg", f"Dear {addressed(request)}") + "\n\nsecret-draft",
        minutes=20,
        formats=["video"],
        slots=[now + timedelta(days=15), now + timedelta(days=17)],
    )


def addressed(request: Request) -> str:
    alum = request.alum
    return alum.person.addressed if alum and alum.person else request.contact.called


def whole(world: World) -> None:
    """Everything at once: a thank-you due, a talk agreed, a draft, a letter under way."""
    world.research()
    rosalind, teodor, ana = world.people()
    world.prepare(rosalind)
    world.held(teodor)
    world.yes(rosalind, world.now + timedelta(days=10), days=1)
    world.draft(ana)
