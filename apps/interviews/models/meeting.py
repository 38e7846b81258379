"""The meeting itself."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Alum, Block, Format, Place
from apps.alumni.workflow import Status as Standing
from apps.contacts.models import Contact
from apps.interviews.workflow import Side, Status
from apps.mail.workflow import Trouble

NUMBER_LASTS = timedelta(days=14)


class Interviews(models.QuerySet["Interview"]):
    def visible_to(self, person: Person) -> "Interviews":
        """The student whose conversation it is, and the alum it is with."""
        return self.filter(Q(contact__student__person=person) | Q(alum_person=person))

    def of(self, person: Person) -> "Interviews":
        return self.filter(contact__student__person=person).order_by("-starts_at", "-pk")

    def ahead(self) -> "Interviews":
        return self.filter(status__in=[Status.TO_SCHEDULE, Status.SCHEDULED])

    def not_begun(self, now: datetime) -> "Interviews":
        """Ahead, and without a time or before it: what can still be called off."""
        return self.ahead().filter(Q(starts_at=None) | Q(starts_at__gt=now))

    def for_rows(self) -> "Interviews":
        """With everything that a row of a list says, in one query."""
        return self.select_related(
            "contact__student__person", "contact__alum", "alum_person", "log", "thanks"
        )

    def without_a_time_since(self, moment: datetime) -> "Interviews":
        return self.filter(status=Status.TO_SCHEDULE, created_at__lte=moment)

    def with_somebody_closed(self, now: datetime) -> "Interviews":
        """Agreed with somebody who, before they spoke, may not be written to."""
        return self.not_begun(now).filter(contact__alum__status=Standing.SUPPRESSED)

    def holding_a_place_past(self, now: datetime) -> "Interviews":
        """Whose time is over, logged or not: nobody is asked "at once" any more."""
        length = ExpressionWrapper(F("minutes") * timedelta(minutes=1), models.DurationField())
        over = self.filter(status=Status.SCHEDULED, place__freed_at__isnull=True)
        return over.exclude(place=None).annotate(end=F("starts_at") + length).filter(end__lte=now)

    def off_since(self, moment: datetime) -> "Interviews":
        """Called off before this, and still holding a place."""
        off = self.filter(status=Status.CANCELLED, ended_at__lte=moment)
        return off.filter(place__isnull=False, place__freed_at__isnull=True)

    def with_contact(self, contact: Contact) -> "Interviews":
        return self.filter(contact=contact).order_by("-pk")

    def with_any(self, people: Iterable[int]) -> "Interviews":
        return self.filter(contact__in=list(people))

    def held_with(self, people: Iterable[int]) -> "Interviews":
        """Conversations that took place with any of these people, the first one first."""
        return self.filter(contact__in=list(people), status=Status.HELD).order_by("ended_at", "pk")

    def timed(self) -> "Interviews":
        """Those that took place or are to, with a time, the first one first."""
        with_time = self.filter(status__in=[Status.SCHEDULED, Status.HELD], starts_at__isnull=False)
        people = ("contact__student__person", "alum_person")
        return with_time.select_related(*people).order_by("starts_at", "pk")

    def held_by(self, alum: Alum) -> "Interviews":
        """Conversations that this alum gave, by their own yes: not those that a student noted."""
        return self.filter(alum_person=alum.person_id or 0, status=Status.HELD)

    def students(self) -> int:
        """With how many different students."""
        return self.values("contact__student").distinct().count()

    def next_and_last(self, contact: Contact) -> "tuple[Interview | None, Interview | None]":
        """With this person: the one ahead, and the last one that was logged. One query."""
        met = list(self.with_contact(contact).for_rows())
        ahead = {Status.TO_SCHEDULE, Status.SCHEDULED}
        logged = [talk for talk in met if hasattr(talk, "log")]
        return (
            next((talk for talk in met if talk.status in ahead), None),
            max(logged, key=lambda talk: talk.log.logged_at, default=None),
        )

    def to_schedule(self) -> "Interviews":
        return self.filter(status=Status.TO_SCHEDULE).select_related("contact")

    def to_find_a_time(self, now: datetime) -> "Interviews":
        """The student's move: no time yet, and none of their own waits for an answer."""
        return self.to_schedule().exclude(suggested_by=Side.STUDENT, suggested_until__gt=now)

    def coming(self, now: datetime) -> "Interviews":
        """Agreed and not yet begun, the next one first."""
        ahead = self.filter(status=Status.SCHEDULED, starts_at__gt=now)
        return ahead.select_related("contact__student__person", "alum_person").order_by("starts_at")

    def out_of_reach(self) -> "Interviews":
        """With an alum whose mail comes back, so that no change and no reminder reaches them."""
        lost = self.filter(alum_person__isnull=False, contact__alum__unreachable=Trouble.BOUNCED)
        return lost.select_related("contact__student__person", "contact__alum")

    def with_a_stale_number(self, now: datetime) -> "Interviews":
        """A telephone number that nobody needs any more: two weeks after the talk, or called off.

        An hour of grace lets a cancellation be undone.
        """
        since = now - NUMBER_LASTS
        is_old = Q(starts_at__lte=since) | Q(starts_at=None, ended_at__lte=since)
        is_off = Q(status=Status.CANCELLED, ended_at__lte=now - timedelta(hours=1))
        return self.exclude(number="").filter(is_old | is_off)

    def to_tell(self, person: Person) -> "Interviews":
        """Logged, with a name somebody gave, and that giver was not told yet how it went.

        Not of a giver who was put away, or with whom nothing may go on.
        """
        giver = "contact__referred_by"
        apart = Block.objects.standing().filter(person=person, alum=OuterRef(f"{giver}__alum"))
        logged = self.filter(contact__student__person=person, log__isnull=False)
        untold = logged.filter(referrer_told_at=None, **{f"{giver}__isnull": False})
        there = untold.filter(**{f"{giver}__archived_at": None}).exclude(Exists(apart))
        return there.select_related("contact__student__person", giver, "log").order_by("pk")

    def numbered(self, pk: int) -> "Interviews":
        return self.filter(pk=pk)

    def logged_since(self, moment: datetime) -> "Interviews":
        return self.filter(log__logged_at__gt=moment)

    def over(self, now: datetime) -> "Interviews":
        """Scheduled, and their time has passed: ready to be logged."""
        passed = self.filter(status=Status.SCHEDULED, starts_at__lte=now)
        return passed.select_related("contact").order_by("starts_at")


class Interview(models.Model):
    """`starts_at` is UTC; whoever reads it sees the own zone and the other's.

    `where` is a meeting link or a public place, for both to read; `where_by` gave it. On the phone
    one is the `caller`, and `number` belongs to the other, who typed it for this conversation:
    what each may read of it says `whereabouts`. `suggested_by` suggested times last; the latest of
    them is `suggested_until`. `ended_by` called it off; of one that did not take place it is the
    side that could not come, empty for neither.
    """

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
    mode = models.CharField(
        _("how you talk"), max_length=10, choices=Format.choices, default=Format.VIDEO
    )
    where = models.CharField(_("where"), max_length=300, blank=True)
    where_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    caller = models.CharField(_("who calls"), max_length=8, choices=Side.choices, blank=True)
    number = models.CharField(_("number to call"), max_length=40, blank=True)
    suggested_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    suggested_until = models.DateTimeField(null=True, blank=True)
    hour_before = models.BooleanField(_("remind the alum an hour before"), default=False)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=8, blank=True)
    referrer_told_at = models.DateTimeField(null=True, blank=True)

    objects = Interviews.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.SCHEDULED) | Q(starts_at__isnull=False),
                name="scheduled_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(caller="") | Q(mode=Format.PHONE), name="a_caller_calls_by_phone"
            ),
            models.CheckConstraint(
                condition=Q(number="") | ~Q(caller=""), name="a_number_is_for_a_caller"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.get_status_display()}"

    @property
    def has_a_way(self) -> bool:
        """Whether both know how they will meet."""
        return bool(self.where or self.number)

    @property
    def is_waiting_for_a_number(self) -> bool:
        """The student calls, and the alum has not said where yet."""
        by_student = self.caller == Side.STUDENT and self.alum_person_id is not None
        return by_student and not self.has_a_way

    def suggester(self, now: datetime) -> str:
        """The side whose times still wait to be taken; times that are over wait for nobody."""
        is_open = self.suggested_until is not None and self.suggested_until > now
        return self.suggested_by if is_open else ""

    def side_of(self, person: Person) -> Side:
        """The student's side, or else the alum's."""
        is_student = self.contact.student.person_id == person.pk
        return Side.STUDENT if is_student else Side.ALUM

    def is_ahead(self, now: datetime) -> bool:
        """Scheduled for a time that has not come."""
        return self.status == Status.SCHEDULED and not self.has_begun(now)

    def has_begun(self, now: datetime) -> bool:
        """Whether its agreed time has come."""
        return self.starts_at is not None and self.starts_at <= now
