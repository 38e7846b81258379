"""The meeting itself."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Place
from apps.alumni.workflow import Status as Standing
from apps.contacts.models import Contact
from apps.interviews.workflow import Status


class Interviews(models.QuerySet["Interview"]):
    def visible_to(self, person: Person) -> "Interviews":
        """The student whose conversation it is, and the alum it is with."""
        return self.filter(Q(contact__student__person=person) | Q(alum_person=person))

    def of(self, person: Person) -> "Interviews":
        return self.filter(contact__student__person=person).order_by("-starts_at", "-pk")

    def ahead(self) -> "Interviews":
        return self.filter(status__in=[Status.TO_SCHEDULE, Status.SCHEDULED])

    def for_rows(self) -> "Interviews":
        """With everything that a row of a list says, in one query."""
        return self.select_related(
            "contact__student__person", "contact__alum", "alum_person", "log", "thanks"
        )

    def without_a_time_since(self, moment: datetime) -> "Interviews":
        return self.filter(status=Status.TO_SCHEDULE, created_at__lte=moment)

    def with_somebody_closed(self) -> "Interviews":
        """Agreed with somebody who, meanwhile, may not be written to."""
        return self.ahead().filter(contact__alum__status=Standing.SUPPRESSED)

    def holding_a_place_past(self, now: datetime) -> "Interviews":
        """Whose time is over, logged or not: nobody is asked "at once" any more."""
        length = ExpressionWrapper(F("minutes") * timedelta(minutes=1), models.DurationField())
        over = self.filter(status=Status.SCHEDULED, place__freed_at__isnull=True)
        return over.exclude(place=None).annotate(end=F("starts_at") + length).filter(end__lte=now)

    def with_contact(self, contact: Contact) -> "Interviews":
        return self.filter(contact=contact).order_by("-pk")

    def to_schedule(self) -> "Interviews":
        return self.filter(status=Status.TO_SCHEDULE).select_related("contact")

    def coming(self, now: datetime) -> "Interviews":
        """Agreed and not yet begun, the next one first."""
        ahead = self.filter(status=Status.SCHEDULED, starts_at__gt=now)
        return ahead.select_related("contact", "alum_person").order_by("starts_at")

    def over(self, now: datetime) -> "Interviews":
        """Scheduled, and their time has passed: ready to be logged."""
        passed = self.filter(status=Status.SCHEDULED, starts_at__lte=now)
        return passed.select_related("contact").order_by("starts_at")


class Interview(models.Model):
    """`starts_at` is UTC; whoever reads it sees the own zone and the other's."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    alum_person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.OneToOneField(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.TO_SCHEDULE)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20)
    mode = models.CharField(_("how you talk"), max_length=10, default="video")
    where = models.CharField(_("where"), max_length=300, blank=True)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=8, blank=True)

    objects = Interviews.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.SCHEDULED) | Q(starts_at__isnull=False),
                name="scheduled_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.get_status_display()}"

    def is_ahead(self, now: datetime) -> bool:
        """Scheduled for a time that has not come."""
        return self.status == Status.SCHEDULED and not self.has_begun(now)

    def has_begun(self, now: datetime) -> bool:
        """Whether its agreed time has come."""
        return self.starts_at is not None and self.starts_at <= now
