"""The pages that "Find or do" knows by name, for each role. Plain data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Door:
    """`words` are others by which somebody may look for it."""

    view: str
    icon: str
    label: "StrOrPromise"
    words: "StrOrPromise" = ""
    args: tuple[str, ...] = ()


_NEWS = Door("home:notifications", "bell", _("Notifications"), _("news happened unread"))
_DATA = Door("home:my_data", "shield", _("Your data"), _("privacy export download erase delete"))
_ACCESS = Door(
    "campus:accessibility", "accessible", _("Accessibility"), _("barrier reader keyboard contrast")
)
_ADDRESS = Door("home:address", "letter", _("Your address"), _("e-mail email change sign in"))
_GUIDE = Door("guide:index", "book", _("Read the guide"), _("help steps how"))

DOORS: dict[str, tuple[Door, ...]] = {
    Role.STUDENT: (
        Door("home:today", "today", _("Today"), _("home start next")),
        _NEWS,
        Door("alumni:directory", "people", _("Find people in the directory"), _("alumni search")),
        Door("alumni:further", "out", _("Look further"), _("network linkedin found someone")),
        Door("contacts:add", "plususer", _("Add a person you know"), _("new contact friend met")),
        Door("contacts:people", "people", _("Your people"), _("contacts network notes")),
        Door("outreach:requests", "letter", _("Your requests"), _("messages drafts write sent")),
        Door("interviews:talks", "talk", _("Your conversations"), _("talk log interview meeting")),
        Door("students:explorations", "compass", _("Explore a field"), _("research question")),
        Door("interviews:ledger", "notes", _("You said, I did"), _("advice follow up update")),
        Door("contacts:keeping", "clock", _("Keep in touch"), _("due word write again")),
        Door("contacts:led", "people", _("Who led to whom"), _("chain path introduced")),
        Door("contacts:address_books", "upload", _("Bring in an address book"), _("import csv")),
        Door("contacts:export", "out", _("Take your people along"), _("export vcard file csv")),
        Door("reminders:mine", "clock", _("My reminders"), _("snooze planned mail")),
        Door("reminders:preferences", "letter", _("What comes by mail"), _("settings stop")),
        Door("home:own_calendar", "cal", _("Your calendar"), _("feed ics subscribe")),
        Door("students:about_me", "pen", _("About me"), _("introduction profile link")),
        Door("home:what_my_advisor_sees", "eye", _("What my advisor sees"), _("privacy shared")),
        Door("home:leaving", "out", _("Leave with your network"), _("graduate alum")),
        _ADDRESS,
        _DATA,
        _ACCESS,
        _GUIDE,
    ),
    Role.ADVISOR: (
        Door("home:today", "today", _("Today"), _("home start waits")),
        _NEWS,
        Door("advising:caseload", "funnel", _("Your caseload"), _("students stuck")),
        Door("advising:export", "out", _("Export the caseload"), _("file csv excel download")),
        Door("advising:drafts", "eye", _("Drafts to read"), _("review")),
        Door("advising:history", "people", _("Who advised whom"), _("history before came left")),
        Door("home:days_away", "cal", _("Your days away"), _("vacation holiday absent cover")),
        Door("alumni:directory", "people", _("Alumni who are glad to be asked"), _("directory")),
        Door("home:report", "notes", _("Report"), _("numbers figures dean yield term")),
        Door("home:looking_after", "people", _("How alumni fare"), _("answers limits silence")),
        Door("reminders:preferences", "letter", _("What comes by mail"), _("settings stop")),
        _ADDRESS,
        _DATA,
        _ACCESS,
        _GUIDE,
    ),
    Role.COORDINATOR: (
        Door("home:today", "today", _("Today"), _("home start waits")),
        _NEWS,
        Door("alumni:people", "people", _("Alumni records"), _("invite directory")),
        Door("alumni:links", "out", _("Links to look further"), _("network linkedin resources")),
        Door("alumni:imports", "upload", _("Import a file of alumni"), _("csv upload")),
        Door("alumni:directory", "eye", _("The directory as students see it"), _("alumni")),
        Door("advising:caseload", "funnel", _("Caseloads"), _("students stuck")),
        Door("advising:export", "out", _("Export the caseload"), _("file csv excel download")),
        Door("advising:exports", "eye", _("Exports"), _("files taken who when why log audit")),
        Door("home:audit", "shield", _("Audit log"), _("security sign-ins who did what roles")),
        Door("home:report", "notes", _("Report"), _("numbers figures dean yield term")),
        Door("home:looking_after", "people", _("How alumni fare"), _("answers limits silence")),
        Door("advising:history", "people", _("Who advised whom"), _("history before moved")),
        Door("students:roster", "upload", _("Bring in the roster"), _("import students csv")),
        Door("home:caseloads", "people", _("Move students"), _("caseloads advisor hand over")),
        Door("home:staff", "people", _("Staff"), _("advisors coordinators invite away role")),
        Door("home:setup", "gear", _("Set up"), _("ticks start test mail working")),
        Door("home:pilot", "people", _("Begin with a few"), _("pilot trial department tag")),
        Door("campus:center", "gear", _("Center settings"), _("limits rules numbers time zone")),
        Door("campus:look", "eye", _("Name, logo and color"), _("brand color picture")),
        Door("campus:terms", "cal", _("Terms"), _("semester quarter year dates")),
        Door("campus:first_note", "pen", _("A student’s first note"), _("draft review rule")),
        Door("campus:pledge", "check", _("What students promise"), _("pledge conduct wording")),
        Door("campus:quiet", "cal", _("Quiet periods"), _("breaks exam weeks ics calendar")),
        Door("outreach:concerns", "shield", _("Concerns"), _("report block conduct")),
        Door("reminders:queue", "letter", _("Reminders and mail"), _("queue outbox failed late")),
        Door("coach:rules", "pen", _("Rules of the coach"), _("settings message")),
        Door("interviews:manners", "pin", _("Where to meet"), _("etiquette dress places")),
        Door("guide:examples", "letter", _("Examples"), _("sample notes drafts thank-you")),
        Door("interviews:bank", "ask", _("Questions to ask"), _("bank")),
        Door("home:erasures", "shield", _("Erase a person"), _("privacy delete hold ferpa gdpr")),
        _ADDRESS,
        _DATA,
        _ACCESS,
        _GUIDE,
    ),
    Role.ALUM: (
        Door("home:today", "today", _("Your page"), _("home start")),
        _NEWS,
        Door("reminders:preferences", "letter", _("What comes by mail"), _("settings stop")),
        _ADDRESS,
        _DATA,
        _ACCESS,
    ),
}
