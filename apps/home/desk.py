"""What needs one of the staff today: values for the template of their Today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person, Role
from apps.advising.caseload import CaseRow, morning
from apps.advising.drafts import Waiting
from apps.advising.models import Flag, Priority
from apps.alumni.models import Suggestion
from apps.core.wording import day
from apps.home import staff
from apps.home.today import greeting
from apps.imports.models import Batch
from apps.mail.actions import is_closed
from apps.mail.models import Suppression
from apps.outreach.models import Report
from apps.students.models import Student

MOST = 10  # of a group; each leads to its whole list
LATELY = timedelta(days=7)  # in which an address that closed is news


@dataclass(frozen=True)
class Need:
    """One row: `name` of whom it is about, empty where it is about nobody; `since` is its pill."""

    name: str
    title: str
    line: str
    act: str
    url: str
    page: str
    since: str = ""
    is_pressing: bool = False


@dataclass(frozen=True)
class Group:
    """`count` is of all there are, `whole` and `all` the link to them."""

    key: str
    title: str
    needs: list[Need]
    count: int
    whole: str = ""
    all: str = ""


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    found = morning(person, now=now)
    if person.role == Role.ADVISOR:
        groups = [_drafts(person, found["drafts"]), _flags(person)]
    else:
        groups = [_center(person, now), _flags(person)]
    groups = [group for group in [*groups, _stuck(found)] if group.needs]
    needs = [need for group in groups for need in group.needs]
    return {
        "greeting": greeting(person, now),
        "lede": lede(person, groups, now),
        "hero": next((need for need in needs if need.is_pressing), next(iter(needs), None)),
        "groups": groups,
        "is_counted": found["is_counted"],
        "is_everybody": found["is_counted"] and all(g.count == len(g.needs) for g in groups),
        "is_mail_closed": is_closed(person),
        "nav_counts": {"advising:drafts": next((g.count for g in groups if g.key == "dr"), 0)},
        "zone": person.zone,
    }


def lede(person: Person, groups: list[Group], now: datetime) -> str:
    """The day, and in one sentence how much waits."""
    words = {
        "dr": lambda n: ngettext("%(n)d draft waits", "%(n)d drafts wait", n),
        "ce": lambda n: ngettext("%(n)d matter of the center", "%(n)d matters of the center", n),
        "fl": lambda n: ngettext("%(n)d flag is up", "%(n)d flags are up", n),
        "st": lambda n: ngettext("%(n)d student stands still", "%(n)d students stand still", n),
    }
    parts = [words[group.key](group.count) % {"n": group.count} for group in groups]
    waits = f"{', '.join(parts)}." if parts else _("Nobody needs you today.")
    return f"{day(now, person.zone)}. {waits}"


def _drafts(person: Person, found: list[Waiting]) -> Group:
    """The oldest first; those of colleagues who are away came to this person."""
    away = {one.pk: one.called for one in Person.objects.covered_by(person)} if found else {}
    needs = [_draft(each, away, person.zone) for each in found[:MOST]]
    title, whole = _("Drafts sent to you"), _("All drafts")
    return Group("dr", title, needs, len(found), whole, reverse("advising:drafts"))


def _draft(waits: Waiting, away: dict[int, str], zone: str) -> Need:
    review, student = waits.review, waits.review.student
    line = _("Sent on %(day)s.") % {"day": day(review.asked_at, zone)}
    colleague = away.get(student.advisor_id or 0)
    if colleague:
        line = _("%(line)s For %(name)s, who is away.") % {"line": line, "name": colleague}
    url = reverse(review.page, args=[review.pk])
    title, act = _("Draft of %(name)s"), _("Read the draft")
    if waits.review.is_thanks:
        title, act = _("Thank-you of %(name)s"), _("Read the thank-you")
    title = title % {"name": student.person.name}
    need = Need(student.person.name, title, line, act, url, url, waits.words)
    return replace(need, is_pressing=waits.is_slow)


def _flags(person: Person) -> Group:
    every = Flag.objects.visible_to(person).up()
    up = list(every[: MOST + 1])
    count = len(up) if len(up) <= MOST else every.count()
    needs = [
        Need(
            name=flag.student.person.name,
            title=flag.student.person.name,
            line=flag.reason,
            act=_("Look at the steps"),
            url=reverse("advising:student", args=[flag.student_id]),
            page=reverse("advising:student", args=[flag.student_id]),
            since=str(flag.get_priority_display()),
            is_pressing=flag.priority == Priority.TODAY,
        )
        for flag in up[:MOST]
    ]
    more = _("All flags") if len(up) > MOST else ""
    return Group("fl", _("Flags"), needs, count, more, reverse("advising:caseload"))


def _stuck(found: dict[str, Any]) -> Group:
    needs = [_still(row) for row in found["stuck"]]
    title, url = _("Students who stand still"), reverse("advising:caseload")
    whole = _("All who are stuck")
    return Group("st", title, needs, found["stuck_count"], whole, f"{url}?stuck=on")


def _still(row: CaseRow) -> Need:
    name = row.student.person.name
    days = ngettext("%(n)d day", "%(n)d days", row.days_stuck) % {"n": row.days_stuck}
    line = f"{row.still.words}. {row.still.last}" if row.still else ""
    page = reverse("advising:student", args=[row.student.pk])
    return Need(name, name, line, row.act.label, row.act.url, page, days)


def _center(person: Person, now: datetime) -> Group:
    needs = [*_concerns(person), *_files(person), *_addresses(now), *_people(person, now)]
    return Group("ce", _("For the center"), needs, len(needs))


def _concerns(person: Person) -> Iterator[Need]:
    """What was reported of somebody; a report says no name here."""
    count = Report.objects.visible_to(person).waiting().count()
    if count:
        title = ngettext("%(n)d concern to look into", "%(n)d concerns to look into", count)
        line, url = _("Somebody wrote that something was not right."), reverse("outreach:concerns")
        yield _of_center(title % {"n": count}, line, _("Read it"), url, is_pressing=True)


def _files(person: Person) -> Iterator[Need]:
    """Files of alumni or a roster that were read; nothing of them is kept before a press."""
    kinds = {"alumni": "alumni:import", "students": "students:roster_file"}
    for batch in Batch.objects.visible_to(person).waiting().order_by("created_at", "pk")[:MOST]:
        title = _("%(file)s waits to be imported") % {"file": batch.file_name}
        line = f"{str(batch.get_status_display()).capitalize()}."
        url = reverse(kinds[batch.kind], args=[batch.pk])
        yield _of_center(title, line, _("Look at it"), url)


def _addresses(now: datetime) -> Iterator[Need]:
    """The list keeps hashes alone, so nobody is named."""
    count = Suppression.objects.that_may_end().since(now - LATELY).count()
    if count:
        title = ngettext("%(n)d address takes no mail", "%(n)d addresses take no mail", count)
        line = _("Closed in the last seven days, after mail came back or was called spam.")
        yield _of_center(title % {"n": count}, line, _("See the mail"), reverse("reminders:queue"))


def _people(person: Person, now: datetime) -> Iterator[Need]:
    count = Suggestion.objects.visible_to(person).open().count()
    if count:
        title = ngettext(
            "%(n)d colleague suggested by an alum", "%(n)d colleagues suggested by alumni", count
        )
        line, url = _("Decide whether to invite them."), reverse("alumni:people")
        yield _of_center(title % {"n": count}, line, _("See who"), url)
    here = Student.objects.visible_to(person).enrolled().studying(staff.today(now))
    count = here.advised_by(None).count()
    if count:
        title = ngettext(
            "%(n)d student has no advisor", "%(n)d students have no advisor", count
        ) % {"n": count}
        url = f"{reverse('home:caseloads')}?advisor={staff.NOBODY}"
        yield _of_center(title, _("Nobody reads their drafts."), _("Choose an advisor"), url)


def _of_center(title: str, line: str, act: str, url: str, *, is_pressing: bool = False) -> Need:
    return Need("", title, line, act, url, url, is_pressing=is_pressing)
