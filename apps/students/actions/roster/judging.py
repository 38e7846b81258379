"""What one row means: new, changed, left alone or refused. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.imports.actions import Verdict
from apps.imports.models import Deed
from apps.imports.workflow import Outcome
from apps.students.actions.roster.known import Known
from apps.students.actions.roster.words import changed, kept, said, unknown_advisor
from apps.students.entry import Entry
from apps.students.models import Student

# What a student may write, too: the roster's word counts once it says something new.
SHARED = ("studies", "year")
PERSONAL = ("name", "called", "email")


@dataclass
class Plan:
    """What to write for one piece of a file, and what that does. `new` are rows and students."""

    new: list[tuple[Entry, Student, Person | None]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)  # people whose sign-up gives way
    changed: list[Student] = field(default_factory=list)
    moved: list[tuple[Student, Person | None]] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)


@dataclass(frozen=True)
class Judge:
    """Judges the rows of one piece, one by one, and fills the plan."""

    zone: str
    known: Known
    plan: Plan = field(default_factory=Plan)

    def judged(self, entry: Entry) -> Verdict:
        student = self.meant(entry)
        if student is not None:
            return self._here(entry, student)
        other = self.known.by_email.get(entry.email)
        if other is None:
            return self._new(entry)
        if entry.username:
            return _refused(
                entry,
                _("Another username has this address: %(name)s") % {"name": other.username},
                _("A username never changes. Correct one of them"),
            )
        return _refused(
            entry,
            _("%(email)s is the address of %(name)s")
            % {"email": entry.email, "name": other.person.name},
            _("The name differs. Add the username, or correct one of them"),
        )

    def meant(self, entry: Entry) -> Student | None:
        """By the username; by the address where one of them has no username."""
        student = self.known.by_username.get(entry.username)
        if student is not None:
            return student
        student = self.known.by_email.get(entry.email)
        if student is None or not student.username:
            return student
        return student if not entry.username and _is_same_name(entry, student) else None

    def _new(self, entry: Entry) -> Verdict:
        if entry.has_graduated:
            found = _("Has graduated")
            why = _("Nobody comes in as a student who has left; the alumni list brings them")
            return said(entry, Outcome.IGNORED, [found], [why])
        person = self.known.people.get(entry.email)
        if person is not None and person.role != Role.STUDENT:
            return _is_somebody(entry, person)
        if person is not None and person.pk in self.known.unproven:
            self.plan.gone.append(person.pk)
            person = None
        advisor, doubts = self._advisor(entry)
        values = {name: value for name, value in entry.values.items() if value}
        student = Student(**values, username=entry.username, on_roster=_memory(entry))
        self.plan.new.append((entry, student, person))
        if advisor is not None:
            self.plan.moved.append((student, advisor))
        led = [_("Advised by %(name)s") % {"name": advisor.name}] if advisor else []
        return said(entry, Outcome.CREATED, [*led, *entry.doubts], doubts)

    def _here(self, entry: Entry, student: Student) -> Verdict:
        person = student.person
        if not student.is_enrolled:
            why = _("An alum, or no longer here; a roster changes nothing")
            return said(entry, Outcome.IGNORED, [_("Has left as a student")], [why])
        taken = self.known.people.get(entry.email)
        if taken is not None and taken.pk not in {person.pk, *self.known.leaving}:
            told = {"name": taken.name, "email": entry.email}
            return _refused(
                entry,
                _("%(name)s signs in as %(email)s") % told,
                _("An address belongs to one person. Correct it, or give %(name)s another first")
                % told,
            )
        advisor, doubts = self._advisor(entry)
        after, stays = _differing(entry, student)
        if entry.advisor is not None and not doubts and advisor != student.advisor:
            after["advisor"] = advisor.name if advisor else ""
            self.plan.moved.append((student, advisor))
        return self._told(entry, student, after, [*stays, *entry.doubts], doubts, advisor)

    def _told(  # noqa: PLR0913, PLR0917 - the parts of a verdict
        self,
        entry: Entry,
        student: Student,
        after: dict[str, Any],
        found: list[str],
        doubts: list[str],
        advisor: Person | None,
    ) -> Verdict:
        if not after:
            return said(entry, Outcome.UNCHANGED, found, doubts)
        before = {name: _value(student, name) for name in after}
        changes = changed(before, after)
        if "advisor" in after:
            before["advisor"] = student.advisor_id
            after["advisor"] = advisor.pk if advisor else None
        self._change(entry, student, before, after)
        if not changes:  # only what Rapport remembers of the file
            return said(entry, Outcome.UNCHANGED, found, doubts)
        if after.get("graduates_on"):
            doubts = [_("Graduation recognised: Alumni, an end date, no attendance"), *doubts]
        return said(entry, Outcome.CHANGED, found, doubts, changes)

    def _change(
        self, entry: Entry, student: Student, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        for name in after.keys() - {"advisor"}:
            setattr(student.person if name in PERSONAL else student, name, after[name])
        if after.keys() - {"advisor"}:
            self.plan.changed.append(student)
        self.plan.deeds.append(
            Deed(
                number=entry.number,
                record=student.pk,
                is_new=False,
                before=plain(before),
                after=plain(after),
            )
        )

    def _advisor(self, entry: Entry) -> tuple[Person | None, list[str]]:
        if not entry.advisor:
            return None, []
        found = self.known.advisors.get(entry.advisor)
        return found, [] if found else [unknown_advisor(entry.advisor)]


def _differing(entry: Entry, student: Student) -> tuple[dict[str, Any], list[str]]:
    """What changes, and in words what the student wrote that stays."""
    person = student.person
    named = whole(entry, student)
    said_now = {"name": named.name, "called": named.called, "email": entry.email}
    after: dict[str, Any] = {
        name: value for name, value in said_now.items() if value != getattr(person, name)
    }
    if after.get("email") == person.email.lower():
        del after["email"]
    stays = []
    for name, value in _values(entry, student).items():
        mine = getattr(student, name)
        if value == mine:
            continue
        if name in SHARED and mine and not _is_news(student, name, value):
            stays.append(kept(name, mine, value))
        else:
            after[name] = value
    memory = student.on_roster | _memory(entry)
    if memory != student.on_roster:
        after["on_roster"] = memory
    return after, stays


def _is_same_name(entry: Entry, student: Student) -> bool:
    """Otherwise the address alone may be somebody else's by now."""
    return whole(entry, student).name.casefold() == student.person.name.casefold()


def whole(entry: Entry, student: Student) -> Entry:
    """With the names that a row keeps by saying nothing of them."""
    person, last, preferred = student.person, entry.last, entry.preferred
    if last is None:
        named = person.name
        begins = named.startswith(f"{person.called} ")
        last = named.removeprefix(person.called).strip() if begins else named.partition(" ")[2]
    if preferred is None:
        preferred = student.on_roster.get("preferred", "")
    return replace(entry, last=last, preferred=preferred)


def _values(entry: Entry, student: Student) -> dict[str, Any]:
    """Fields of a student that the row fills.

    Who attends again has not graduated: the day goes if a roster set it, not one of their own.
    """
    values: dict[str, Any] = dict(entry.values)
    if entry.username:
        values["username"] = entry.username
    if entry.graduates_on:
        values["graduates_on"] = entry.graduates_on
    elif entry.attends and _was_set_by_roster(student):
        values["graduates_on"] = None
    return values


def _was_set_by_roster(student: Student) -> bool:
    on = student.graduates_on
    return on is not None and student.on_roster.get("graduates_on") == str(on)


def _is_news(student: Student, name: str, value: object) -> bool:
    """The roster says another thing than last time, or the student never said anything else."""
    last = student.on_roster.get(name)
    return last is not None and last != value


def _memory(entry: Entry) -> dict[str, str]:
    found = {name: str(entry.values[name]) for name in SHARED if name in entry.values}
    if entry.graduates_on:
        found["graduates_on"] = str(entry.graduates_on)
    return found if entry.preferred is None else found | {"preferred": entry.preferred}


def _value(student: Student, name: str) -> Any:  # noqa: ANN401 - of any field
    if name == "advisor":
        return student.advisor.name if student.advisor else ""
    return getattr(student.person if name in PERSONAL else student, name)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps it."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def _is_somebody(entry: Entry, person: Person) -> Verdict:
    told = {"email": entry.email, "role": person.get_role_display()}
    if person.role == Role.ALUM:
        return said(entry, Outcome.IGNORED, [_("Is an alum already")], [_("A roster changes none")])
    return _refused(
        entry,
        _("%(email)s signs in as %(role)s") % told,
        _("Staff are no students here; use another address"),
    )


def _refused(entry: Entry, found: str, reason: str) -> Verdict:
    return said(entry, Outcome.ERROR, [found], [reason])
