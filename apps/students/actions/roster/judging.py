"""What one row means: new, changed, left alone or refused. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.imports.actions import Verdict
from apps.imports.models import Deed
from apps.imports.workflow import Outcome
from apps.students.actions.roster.differing import PERSONAL, differing, is_same_name, memory
from apps.students.actions.roster.known import Known
from apps.students.actions.roster.words import changed, said, unknown_advisor
from apps.students.entry import Entry
from apps.students.models import Student


@dataclass
class Plan:
    """What to write for one piece of a file, and what that does. `new` are rows and students."""

    new: list[tuple[Entry, Student, Person | None]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)  # people whose sign-up gives way
    changed: list[Student] = field(default_factory=list)
    moved: list[tuple[Student, Person | None]] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    here: list[int] = field(default_factory=list)  # people who are students, says the file


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
        return student if not entry.username and is_same_name(entry, student) else None

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
        if person is not None:
            self.plan.here.append(person.pk)
        advisor, doubts = self._advisor(entry)
        values = {name: value for name, value in entry.values.items() if value}
        student = Student(**values, username=entry.username, on_roster=memory(entry))
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
        if not entry.has_graduated:
            self.plan.here.append(person.pk)
        advisor, doubts = self._advisor(entry)
        after, stays = differing(entry, student)
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
            doubts = [_("Graduation recognized: Alumni, an end date, no attendance"), *doubts]
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
