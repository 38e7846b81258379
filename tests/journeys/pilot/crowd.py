"""Everybody who is not shown in a browser: each does what their page or their mail offers."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urljoin

from tests.journeys.pilot.people import Alum, Student
from tests.journeys.pilot.post import Post
from tests.journeys.pilot.press import Presser
from tests.journeys.site import links_of

AT_ONCE = 3
_One = TypeVar("_One")
NOTE = (
    "Dear {first},\n\nI found you in the alumni directory of our Career Center. I am a third-year"
    " geography student at Alder State, and your work as it stands there made me curious how you"
    " decide what to map.\n\nWould you have 20 minutes to tell me how you got there? I am looking"
    " for information and advice, not a job.\n\n{me}"
)
TOOK = "Maps are arguments, and the legend is where they are made."


@dataclass(frozen=True)
class Pair:
    """One request: who writes, whom, and the first of the two times that are offered."""

    student: Student
    alum: Alum
    talk_at: datetime


@dataclass
class Crowd:
    site: str
    post: Post
    inside: dict[str, Presser] = field(default_factory=dict)

    def all_do(self, act: Callable[[_One], object], every: Sequence[_One]) -> int:
        """A few at a time, as they come; how many did."""
        with ThreadPoolExecutor(AT_ONCE) as together:
            return len(list(together.map(act, every)))

    def says_yes(self, alum: Alum) -> None:
        """From the invitation: what stands there is fine, by video, up to twice a month."""
        page = self._with_link(alum, "now and then", "/join/")
        topics = page.options("topics")[:2]
        page.press("Show me to students", {"formats": ["video"], "topics": topics})
        assert "students can see you now" in page.heading, page.text

    def says_no(self, alum: Alum) -> None:
        self._with_link(alum, "now and then", "/join/").press("Do not ask again")

    def comes_in(self, student: Student) -> None:
        """By the campus's own sign-in, and with one question."""
        self.inside[student.login] = Presser(self.site, student.login)
        self.at(student, "/welcome/").press("Start exploring", {"topic": "how maps decide"})

    def at(self, student: Student, path: str) -> Presser:
        """On a page of theirs; who was signed out meanwhile comes in by the campus anew."""
        page = self.inside[student.login].open(path)
        if "/accounts/login/" in page.url:
            page.follow("Sign in with")
            if not page.url.startswith(self.site):
                page.press("Sign-in", {"login": student.login, "password": "any"})
            assert page.url.startswith(self.site), page.text
            page.open(path)
        return page

    def writes(self, pair: Pair) -> None:
        self.drafted(pair).press(f"Send to {pair.alum.first}", self._promised(pair))
        page = self.inside[pair.student.login]
        assert page.heading == f"Sent to {pair.alum.first}", page.text

    def asks_to_be_read(self, pair: Pair) -> None:
        self.drafted(pair).press("Ask Dana to read it", self._promised(pair))

    def sends_what_was_read(self, pair: Pair) -> None:
        page = self.at(pair.student, "/requests/").follow(pair.alum.name)
        page.press(f"Send to {pair.alum.first}", self._promised(pair))
        assert page.heading == f"Sent to {pair.alum.first}", page.text

    def drafted(self, pair: Pair) -> Presser:
        """Found in the directory, kept, and the note begun."""
        page = self.at(pair.student, f"/people/?q={pair.alum.last}").follow(pair.alum.name)
        page.press("Keep").press(f"Write to {pair.alum.first}")
        typed = {
            "introduction": "I am a third-year geography student.",
            "text": NOTE.format(first=pair.alum.first, me=pair.student.first),
            "formats": ["video"],
        }
        for name, later in zip(page.named("date"), (0, 1), strict=False):
            typed[name] = f"{pair.talk_at + timedelta(days=later):%Y-%m-%d}"
        typed |= dict.fromkeys(page.named("time")[:2], f"{pair.talk_at:%H:%M}")
        return page.press("Save and see", typed)

    def accepts(self, pair: Pair) -> None:
        page = self._with_link(pair.alum, "minutes about your work", "?slot=", first=True)
        page.press("Accept")
        assert "hears it in half a minute" in page.heading, page.text

    def declines(self, pair: Pair) -> None:
        page = self._with_link(pair.alum, "minutes about your work", "/answer/")
        page.press("Decline kindly")

    def logs(self, pair: Pair) -> None:
        page = self._talk(pair, "log/")
        typed = {"takeaways": TOOK, "pace": page.options("pace")[0]}
        page.press("Close and write thank-you", typed)

    def thanks(self, pair: Pair) -> None:
        self._talk(pair, "thanks/").press("Send thank-you")

    def keeps_in_touch(self, pair: Pair) -> None:
        self._with_link(pair.alum, "thanks you", "/keep/").press("Through Rapport only")

    def says_where(self, pair: Pair) -> None:
        """The link of a room of their own; the invitation of the alum has it then."""
        page = self._talk(pair)
        page.press("Use this link", {"link": f"https://meet.example/{pair.student.login}"})

    def _talk(self, pair: Pair, part: str = "") -> Presser:
        page = self.at(pair.student, "/talks/").follow(pair.alum.name)
        talk = "/".join(page.url.split("/")[:5])
        return page.open(urljoin(f"{talk}/", part)) if part else page.open(f"{talk}/")

    def _with_link(self, alum: Alum, words: str, path: str, *, first: bool = False) -> Presser:
        mail = self.post.latest(alum.address, words)
        found = [link for link in links_of(mail.message) if path in link]
        return Presser(self.site, alum.name).open(found[0] if first else found[-1])

    def _promised(self, pair: Pair) -> dict[str, str]:
        """What is promised before the first message, where it is asked."""
        asked = self.inside[pair.student.login].options("pledge")
        return {"pledge": asked[0]} if asked else {}
