"""Who is behind a session, and whether Rapport has opened for them yet."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    Func,
    OuterRef,
    Q,
)

from apps.accounts.models import Person, Role
from apps.campus.models import Campus, Pilot
from apps.students.models import Student

_TAGS = ArrayField(CharField(max_length=60))


class Backend(AuthenticationBackend):  # type: ignore[misc] # allauth has no type hints
    """A trial is looked up with the person, so that no door can forget it.

    Every request of everybody passes here: without a trial that is one small query, and whom it
    leaves out is asked only while there is one.
    """

    def get_user(self, user_id: int) -> Person | None:
        people = Person.objects.filter(pk=user_id)
        trial = Campus.objects.exclude(pilot="")
        found = people.annotate(has_trial=Exists(trial)).first()
        if found is None or not self.user_can_authenticate(found):
            return None
        return people.annotate(waits=waits()).first() if found.has_trial else found


def waits() -> "ExpressionWrapper[Q]":
    """Of a person: whether they are a student whom the trial of this center leaves out."""
    value = OuterRef("pilot_value")
    tagged = Func(value, template="ARRAY[%(expressions)s]::varchar[]", output_field=_TAGS)
    inside = Student.objects.filter(
        Q(_kind(Pilot.PROGRAMME), college=value)
        | Q(_kind(Pilot.COHORT), cohort=value)
        | Q(_kind(Pilot.TAG), tags__contains=tagged),
        person=OuterRef(OuterRef("pk")),
    )
    trial = Campus.objects.exclude(pilot="").exclude(Exists(inside))
    return ExpressionWrapper(Q(role=Role.STUDENT) & Q(Exists(trial)), output_field=BooleanField())


def _kind(pilot: Pilot) -> Q:
    """Whether the trial is of this kind, asked from inside the rows of students."""
    return Q(Exists(Campus.objects.filter(pilot=pilot)))
