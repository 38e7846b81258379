"""The nine ticks of a center: each follows from what is in the database, none can be set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from apps.accounts.models import Person, Role
from apps.campus.colour import RAPPORTS, WHITE, contrast, spoken
from apps.campus.models import FIRST_NOTE, Campus, Change, Term, Trial, Trying
from apps.core.clock import local
from apps.core.wording import day
from apps.home.actions.trying import WRONG
from apps.imports.models import Batch
from apps.imports.workflow import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# A file that was imported was looked at before; one taken back was imported.
_IMPORTED = frozenset({Status.APPLYING, Status.APPLIED, Status.UNDOING, Status.UNDONE})
_WAITING = frozenset({Status.UNMAPPED, Status.PREVIEWED})


@dataclass(frozen=True)
class Tick:
    """`says` is the fact; `act` names the one link to `view` that mends or changes it."""

    name: "StrOrPromise"
    is_done: bool
    says: str
    act: "StrOrPromise"
    view: str


@dataclass(frozen=True)
class Facts:
    """What was read once for all ticks. `files` are (kind, status) of imports.

    `has_campus`: a sign-in of the campus is set up; `by_campus` came in by it the last time.
    """

    campus: Campus
    staff: list[Person]
    trials: list[Trial]
    term: Term | None
    decided: bool
    files: frozenset[tuple[str, str]]
    has_campus: bool
    by_campus: Person | None
    zone: str
    now: datetime

    @property
    def proved(self) -> Trial | None:
        """The first mail from the address of now that arrived."""
        here = settings.RAPPORT_MAIL_FROM
        found = [one for one in self.trials if one.kind == Trying.SENDER and one.address == here]
        answered = [one for one in found if one.answered_at]
        return answered[0] if answered else None

    def latest(self, kind: str) -> Trial | None:
        return next((one for one in reversed(self.trials) if one.kind == kind), None)


def facts(person: Person, *, now: datetime) -> Facts:
    campus, own = Campus.objects.current(), _campus_providers()
    today = local(now, campus.zone).date()
    return Facts(
        campus=campus,
        staff=list(Person.objects.visible_to(person)),
        trials=list(Trial.objects.in_order()),
        term=Term.objects.from_day(today).first(),
        decided=Change.objects.about(FIRST_NOTE).exists(),
        files=frozenset(Batch.objects.visible_to(person).values_list("kind", "status").distinct()),
        has_campus=bool(own),
        by_campus=_last_by(own) if own else None,
        zone=person.zone,
        now=now,
    )


def _campus_providers() -> list[str]:
    found = settings.SOCIALACCOUNT_PROVIDERS.values()
    return [app["provider_id"] for provider in found for app in provider.get("APPS", [])]


def _last_by(providers: list[str]) -> Person | None:
    rows = SocialAccount.objects.filter(provider__in=providers).select_related("user")
    found = rows.order_by("-last_login", "-pk").first()
    return found.user if found else None


def ticks(known: Facts) -> list[Tick]:
    return [
        _look(known),
        _sender(known),
        _sign_in(known),
        _staff(known),
        _terms(known),
        _first_note(known),
        _file(known, "students"),
        _file(known, "alumni"),
        _talk(known),
    ]


def is_first(person: Person, *, now: datetime) -> bool:
    """Whether a coordinator begins at the set-up page: until all is done, or somebody says so."""
    if Campus.objects.current().is_set_up:
        return False
    return not all(tick.is_done for tick in ticks(facts(person, now=now)))


def _look(known: Facts) -> Tick:
    campus, shipped = known.campus, Campus()
    names = ("university", "center", "contact_email")
    is_named = all(getattr(campus, name) != getattr(shipped, name) for name in names)
    if not is_named:
        says = _("Names or the contact address are still those that Rapport comes with.")
    elif not campus.logo:
        says = _("%(center)s. The logo is missing.") % {"center": campus.center}
    else:
        ratio = spoken(contrast(campus.colour or RAPPORTS, WHITE))
        told = {"center": campus.center, "ratio": ratio}
        says = _("%(center)s. Contrast %(ratio)s to 1.") % told
    view = "campus:look" if campus.contact_email != shipped.contact_email else "campus:center"
    is_done = is_named and bool(campus.logo)
    act = _lazy("Change") if is_done else _lazy("Put in yours")
    return Tick(_lazy("Name, logo and color"), is_done, says, act, view)


def _sender(known: Facts) -> Tick:
    address, proved = settings.RAPPORT_MAIL_FROM, known.proved
    latest = known.latest(Trying.SENDER)
    told = {"address": address}
    if proved and proved.answered_at:
        told |= {"name": proved.person.called, "day": day(proved.answered_at, known.zone)}
        says = _("A mail from %(address)s reached %(name)s on %(day)s.") % told
    elif latest and latest.address != address:
        says = _("Mail comes from %(address)s by now, which nobody has tried.") % told
    elif latest and latest.answer == WRONG:
        says = _("Something was wrong with the last test mail from %(address)s.") % told
    elif latest:
        says = _("A test mail from %(address)s is out. The link in it says that it arrived.") % told
    else:
        says = _("Nobody has tried whether mail from %(address)s arrives.") % told
    act = _lazy("Send another test") if latest else _lazy("Send a test")
    return Tick(_lazy("Mail"), bool(proved), says, act, "home:try_sender")


def _sign_in(known: Facts) -> Tick:
    """Where the campus has a sign-in of its own, that somebody came in by it; else by a code."""
    if known.has_campus:
        is_done = known.by_campus is not None
        says = _("Nobody has come in by the campus’s sign-in yet. Sign out, then try it.")
        if known.by_campus:
            told = {"name": known.by_campus.called}
            says = _("The campus’s sign-in works; %(name)s came in by it.") % told
    else:
        is_done, says = _code(known)
    act = _lazy("See who was here") if is_done else _lazy("Sign out")
    view = "home:staff" if is_done else "account_logout"
    return Tick(_lazy("Sign-in"), is_done, says, act, view)


def _code(known: Facts) -> tuple[bool, str]:
    """Whether a coordinator came in by a code from the address of now, and the fact in words."""
    here = settings.RAPPORT_MAIL_FROM
    used = [one for one in known.trials if one.kind == Trying.CODE and one.address == here]
    if used:
        told = {"name": used[0].person.called, "day": day(used[0].sent_at, known.zone)}
        return True, _("A code by mail works; %(name)s came in by one on %(day)s.") % told
    if known.proved:
        return False, _("Sign out, then come in again by a code from mail.")
    return False, _("Codes come by mail: try the mail first.")


def _staff(known: Facts) -> Tick:
    advisors = [one for one in known.staff if one.role == Role.ADVISOR]
    here = sum(one.last_login is not None for one in advisors)
    count = len(advisors)
    says = ngettext("%(n)d invited, %(here)d came in.", "%(n)d invited, %(here)d came in.", count)
    says = says % {"n": count, "here": here} if advisors else _("Nobody is invited yet.")
    return Tick(_lazy("Advisors"), bool(advisors), says, _lazy("Invite"), "home:staff")


def _terms(known: Facts) -> Tick:
    term = known.term
    if term is None:
        says = _("No term runs now or lies ahead.")
    else:
        told = {"name": term.name, "last": day(term.ends_on)}
        says = _("%(name)s lasts to %(last)s.") % told
    act = _lazy("Look again") if term else _lazy("Add the terms")
    return Tick(_lazy("Terms"), term is not None, says, act, "campus:terms")


def _first_note(known: Facts) -> Tick:
    says = _("Nobody has decided yet.")
    if known.decided:
        says = _("Students send their first note without being read.")
        if known.campus.review_first:
            says = _("An advisor reads it before it leaves.")
    act = _lazy("Look again") if known.decided else _lazy("Decide")
    return Tick(_lazy("A student’s first note"), known.decided, says, act, "campus:first_note")


def _file(known: Facts, kind: str) -> Tick:
    name, view = {
        "students": (_lazy("Students"), "students:roster"),
        "alumni": (_lazy("Alumni list"), "alumni:imports"),
    }[kind]
    states = {status for of, status in known.files if of == kind}
    if states & _IMPORTED:
        says, act = _("A file was looked at and imported."), _lazy("Bring another")
    elif states & _WAITING:
        says, act = _("A file is waiting for your look."), _lazy("See the preview")
    else:
        says, act = (
            _("No file yet. Nothing is saved before you have seen it."),
            _lazy("Bring a file"),
        )
    return Tick(name, bool(states & _IMPORTED), says, act, view)


def _talk(known: Facts) -> Tick:
    answered = [one for one in known.trials if one.kind == Trying.TALK and one.answered_at]
    if answered and answered[0].answered_at:
        first = answered[0]
        told = {"name": first.person.called, "day": day(answered[0].answered_at, known.zone)}
        says = _("%(name)s wrote, and answered from the mail on %(day)s.") % told
    elif known.latest(Trying.TALK):
        says = _("Your request is out. Answer it from the mail.")
    else:
        says = _("Write to yourself as a student would, and answer as an alum. It counts nowhere.")
    act = _lazy("Try once more") if answered else _lazy("Write to yourself")
    return Tick(_lazy("A conversation with yourself"), bool(answered), says, act, "home:try_talk")


def missing(found: Iterable[Tick]) -> Tick | None:
    """The next one to do."""
    return next((tick for tick in found if not tick.is_done), None)
