"""An advisor reads a draft: exactly the words that were sent for it, with comments at phrases."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.outreach.models.request import Request
from apps.students.models import Student


class Verdict(models.TextChoices):
    RETURNED = "returned", _("returned with comments")
    APPROVED = "approved", _("approved")
    TAKEN_BACK = "taken_back", _("taken back")
    UNREAD = "unread", _("not read in time")


class Reviews(models.QuerySet["Review"]):
    def visible_to(self, person: Person) -> "Reviews":
        """The student; the advisor, or a colleague for them: what waits, and what they decided.

        What waits follows the advisor of now. What was decided does not: the next advisor reads
        nothing that was sent to the last one.
        """
        if person.role == Role.ADVISOR:
            by_them = Q(verdict__in=[Verdict.RETURNED, Verdict.APPROVED], decided_by=person)
            mine = Q(request__student__advisor=person)
            for_them = Q(request__student__advisor__covered_by=person)
            return self.filter(mine | for_them, Q(verdict="") | by_them)
        return self.filter(request__student__person=person)

    def waiting(self) -> "Reviews":
        """Asked and not decided, who waited longest first."""
        return self.filter(verdict="").order_by("asked_at", "pk")

    def decided(self) -> "Reviews":
        """Returned or approved; what was taken back or came too late says nothing."""
        return self.filter(verdict__in=[Verdict.RETURNED, Verdict.APPROVED])

    def ran_out(self) -> "Reviews":
        """Not decided in time, whether or not the advisor had begun to comment."""
        return self.filter(
            Q(verdict=Verdict.UNREAD) | Q(verdict=Verdict.RETURNED, decided_by__isnull=True)
        )

    def of(self, request: Request) -> "Reviews":
        return self.filter(request=request).order_by("-asked_at", "-pk")

    def asked_before(self, moment: datetime) -> "Reviews":
        return self.waiting().filter(asked_at__lte=moment)

    def read_by(self, person: Person, student: Student) -> "Reviews":
        """What this advisor may open of a student, the latest first."""
        mine = self.visible_to(person).filter(request__student=student)
        return mine.order_by("-asked_at", "-pk")

    def for_rows(self) -> "Reviews":
        return self.select_related("request__student__person", "request__contact", "request__alum")


class Review(models.Model):
    """`subject` and `text` are a copy: later changes to the draft stay the student's own."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=150, blank=True)
    text = models.TextField(max_length=6000)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)

    objects = Reviews.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(verdict=""), name="one_review_waits"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at__isnull=True)
                | (~Q(verdict="") & Q(decided_at__isnull=False)),
                name="decided_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.asked_at:%Y-%m-%d}"


class Comments(models.QuerySet["Comment"]):
    def on(self, review: Review) -> "Comments":
        return self.filter(review=review).select_related("by").order_by("at", "pk")

    def for_requests(self, requests: Collection[int]) -> dict[int, list["Comment"]]:
        """By request, the comments of its reviews that were returned, the latest review first."""
        returned = self.filter(review__request__in=requests, review__verdict=Verdict.RETURNED)
        found: dict[int, list[Comment]] = {}
        for comment in returned.select_related("by", "review").order_by("-review", "at", "pk"):
            kept = found.setdefault(comment.review.request_id, [])
            if not kept or kept[0].review_id == comment.review_id:
                kept.append(comment)
        return found


class Comment(models.Model):
    """About a phrase of the copy, or about the whole note where `phrase` is empty."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    phrase = models.CharField(max_length=600, blank=True)
    text = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = Comments.as_manager()

    def __str__(self) -> str:
        return self.text[:60]
