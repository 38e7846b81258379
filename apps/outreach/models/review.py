"""An advisor reads a draft: exactly the words that were sent for it, with comments at phrases."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Q

from apps.contacts.models import Contact
from apps.outreach.models.request import Request
from apps.outreach.workflow import MOVES
from apps.students.models import Copies, Copy, Remark, Student, Verdict, decided_when


class Reviews(Copies["Review"]):
    to_student, to_note = "request__student", "request"
    untouched = Q(request__status__in=MOVES["reread"].sources)

    def ran_out(self) -> "Reviews":
        """Not decided in time, whether or not the advisor had begun to comment."""
        return self.filter(
            Q(verdict=Verdict.UNREAD) | Q(verdict=Verdict.RETURNED, decided_by__isnull=True)
        )

    def of(self, request: Request) -> "Reviews":
        return self.filter(request=request).order_by("-asked_at", "-pk")

    def asked_before(self, moment: datetime) -> "Reviews":
        return self.waiting().filter(asked_at__lte=moment)

    def for_rows(self) -> "Reviews":
        return self.select_related("request__student__person", "request__contact", "request__alum")


class Review(Copy):
    """A draft of a request; it rests while it waits here."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")

    objects = Reviews.as_manager()
    page = "advising:draft"  # where it is read
    letters = "review"
    is_thanks = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(verdict=""), name="one_review_waits"
            ),
            decided_when("decided_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.asked_at:%Y-%m-%d}"

    @property
    def student(self) -> Student:
        return self.request.student

    @property
    def contact(self) -> Contact:
        return self.request.contact


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


class Comment(Remark):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")

    objects = Comments.as_manager()
