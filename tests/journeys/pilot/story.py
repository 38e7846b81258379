"""From the installation to the dean's page, in the order of a month; and the table of it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Browser

from tests.journeys.pilot.crowd import Crowd, Pair
from tests.journeys.pilot.days import Days
from tests.journeys.pilot.desk import PHONE, STAFF, Desk
from tests.journeys.pilot.month import Month, Size
from tests.journeys.pilot.people import CAMPUS, DANA, Alum, Student, office, roster
from tests.journeys.pilot.post import Post
from tests.journeys.pilot.table import ANY, Table
from tests.journeys.site import Site

MORNING = "09:00"


@dataclass
class Story:
    size: Size
    desk: Desk
    month: Month
    table: Table

    @classmethod
    def begun(cls, site: Site, browser: Browser, size: Size) -> "Story":
        crowd, days = Crowd(site.url, Post(site.data / "mail")), Days(site)
        return cls(size, Desk(site, browser), Month(size, crowd, days), Table())

    @property
    def days(self) -> Days:
        return self.month.days

    @property
    def crowd(self) -> Crowd:
        return self.month.crowd

    def first_day(self) -> None:
        """An empty installation: names, term, staff, two files, and alumni are asked."""
        desk, size = self.desk, self.size
        desk.shown(desk.nils("/setup/"), "01-setup")
        desk.names_the_center()
        today = self.days.today
        desk.adds_the_term(f"{today}", f"{today + timedelta(days=100)}")
        desk.lets_first_notes_go()
        desk.invites_staff()
        students = roster(Student(number) for number in range(size.students))
        new = desk.brings("/roster/", "students.csv", students, "03-roster")
        self.table.note("students of the roster", size.students, new)
        alumni = office(Alum(number) for number in range(size.alumni))
        new = desk.brings("/alumni/imports/", "alumni.csv", alumni, "04-alumni")
        self.table.note("alumni of the file", size.alumni, new)
        # No more than a twelfth of a day's mails leave in an hour.
        desk.asks_alumni(min(500, 12 * size.alumni))

    def everybody_comes(self) -> None:
        """The second day alumni answer, the third students come in by the campus's sign-in."""
        self.days.until(self.days.at(1, "10:00"))
        for address, _name in STAFF:
            self.desk.staff(address, "/caseload/")
        shown = self.size.opted_in[0]
        mail = self.crowd.post.latest(shown.address, "now and then")
        rosalind = self.desk.of(shown.address, PHONE)
        rosalind.open(mail.link("/join/"))
        self.desk.shown(rosalind, "06-opt-in")
        self.month.answer_invitations()
        self.days.until(self.days.at(1, "10:00"))
        came = self.crowd.all_do(self.crowd.comes_in, self.size.inside)
        self.table.note("students who came in by campus sign-in", len(self.size.inside), came)
        page = self.desk.nils("/alumni/numbers/").page
        listed = page.locator("dl.sums div", has=page.locator("a[href*=opted_in]")).locator("dd")
        seen = int(listed.first.inner_text())
        self.table.note("alumni who said yes", len(self.size.opted_in), seen)

    def first_requests(self) -> list[Pair]:
        """Two are read by an advisor first, all others leave as they are."""
        self.days.until(self.days.at(1, "10:00"))
        pairs = self.month.paired(self.size.opted_in, skip=0, clock=MORNING)
        read = [pair for pair in pairs if pair.student.advisor == DANA][:2]
        self.crowd.all_do(self.crowd.asks_to_be_read, read)
        self.crowd.all_do(self.crowd.writes, [pair for pair in pairs if pair not in read])
        dana = self.desk.staff(DANA, "/drafts/")
        dana.page.locator("main li a").first.click()
        dana.page.wait_for_load_state()
        self.desk.shown(dana, "07-draft")
        for _draft in read:
            dana.press("Approve")
        self.days.a_minute()  # they come by the mail, which waits for her undo
        self.crowd.all_do(self.crowd.sends_what_was_read, read)
        self.days.a_minute()
        return pairs

    def second_requests(self) -> list[Pair]:
        """To whom there was time to talk with: the second that they chose to have in a month."""
        self.days.until(self.days.at(2, "10:00"))
        free = [pair.alum for pair in self.month.logged]
        pairs = self.month.paired(free, skip=len(self.month.pairs), clock=MORNING)
        self.crowd.all_do(self.crowd.writes, pairs)
        self.days.a_minute()
        return pairs

    def answered(self, pairs: list[Pair], picture: str = "") -> None:
        """The day after, from the mail."""
        self.days.until(self.days.at(1, "10:00"))
        if picture:
            mail = self.crowd.post.latest(pairs[2].alum.address, "minutes about your work")
            alum = self.desk.of(pairs[2].alum.address, PHONE)
            alum.open(mail.link("/answer/"))
            self.desk.shown(alum, picture)
        self.month.answer(pairs)
        self.days.a_minute()
        self.month.say_where(pairs)

    def talked(self, pairs: list[Pair]) -> None:
        at = pairs[0].talk_at.astimezone(CAMPUS)
        self.days.until(at + timedelta(hours=3))
        self.month.log_and_thank(pairs)

    def last_day(self) -> None:
        """The month ends when the last silence has; then the dean reads the page."""
        self.days.until(self.days.at(12, "16:00"))
        self.desk.shown(self.desk.staff(DANA, "/caseload/"), "09-caseload")
        nils = self.desk.nils("/report/")
        self.desk.shown(nils, "10-report")
        figures = nils.page.locator(".report-figs dd").all_inner_texts()
        held, talkers, alumni, _median, thanked = figures
        logged, came = self.month.logged, self.month.accepted
        note = self.table.note
        note("report: conversations held", f"{len(logged)} of {len(came)}", held)
        people = {pair.student.number for pair in logged}
        note("report: students who talked", f"{len(people)} of {self.size.students}", talkers)
        note("report: alumni who talked", str(len({pair.alum.number for pair in logged})), alumni)
        note("report: thank-yous in time", f"{self.month.in_time} of {len(logged)}", thanked)
        said = nils.page.locator(".report-figs").inner_text()
        answered = len(self.month.accepted) + len(self.month.declined)
        found = re.search(r"(\d+ of \d+) requests through Rapport", said)
        wanted = f"{answered} of {len(self.month.pairs)}"
        note("report: requests answered", wanted, found and found.group(1))

    def mail(self) -> None:
        """By kind, as the month has it; nothing twice, nothing at night."""
        post, month, note = self.crowd.post, self.month, self.table.note
        found = post.counted()
        wanted = {
            "staff invitation": len(STAFF),
            "app added": len(STAFF) + 1,  # the coordinator is there before them
            # Who says nothing is asked a second time, and never again.
            "invitation": self.size.alumni + len(self.size.silent),
            "request": len(month.pairs),
            "draft approved": 2,
            "yes, to the student": len(month.accepted),
            "kind no": len(month.declined),
            "one nudge": month.silent,
            "invitation, to the alum": len(month.accepted),
            "how they meet": 2 * len(month.accepted),
            "hour before": len(month.accepted),
            "closed without an answer": month.silent,
            "campus account connected": len(self.size.inside),
            "thank-you": month.in_time + month.late,
        }
        for kind, number in wanted.items():
            note(f"mail: {kind}", number, found.pop(kind, 0))
        for kind, number in sorted(found.items()):
            note(f"mail: {kind}", ANY, number)
        note("mails that somebody has twice", [], post.twice())
        zones = {alum.address: alum.zone for alum in map(Alum, range(self.size.alumni))}
        note("mails at wrong hours", [], post.at_wrong_hours(self.days.alone, zones, CAMPUS))
        note("faults of pages that were shown", [], self.desk.faults)


def told(story: Story) -> Table:
    story.first_day()
    story.everybody_comes()
    pairs = story.first_requests()
    story.answered(pairs, "08-answer")
    story.talked(pairs)
    pairs = story.second_requests()
    story.answered(pairs)
    story.talked(pairs)
    story.last_day()
    story.mail()
    return story.table
