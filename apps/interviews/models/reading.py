"""A thank-you that an advisor reads before it leaves; it can be sent meanwhile."""

from django.db import models
from django.db.models import F, Q

from apps.contacts.models import Contact
from apps.interviews.models.thanks import ThankYou
from apps.interviews.workflow import UNSENT_THANKS
from apps.students.models import Copies, Copy, Remark, Student, decided_when


class ThanksReviews(Copies["ThanksReview"]):
    to_student, to_note = "thanks__interview__contact__student", "thanks"
    untouched = Q(
        thanks__status__in=UNSENT_THANKS, thanks__subject=F("subject"), thanks__body=F("text")
    )

    def of(self, thanks: ThankYou) -> "ThanksReviews":
        return self.filter(thanks=thanks).order_by("-asked_at", "-pk")

    def for_rows(self) -> "ThanksReviews":
        return self.select_related("thanks__interview__contact__student__person")


class ThanksReview(Copy):
    thanks = models.ForeignKey(ThankYou, on_delete=models.CASCADE, related_name="+")

    objects = ThanksReviews.as_manager()
    page = "advising:thanks"  # where it is read
    letters = "thanks-read"
    is_thanks = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thanks"], condition=Q(verdict=""), name="one_thanks_review_waits"
            ),
            decided_when("thanks_decided_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.thanks} {self.asked_at:%Y-%m-%d}"

    @property
    def student(self) -> Student:
        return self.contact.student

    @property
    def contact(self) -> Contact:
        return self.thanks.interview.contact


class ThanksComments(models.QuerySet["ThanksComment"]):
    def on(self, review: ThanksReview) -> "ThanksComments":
        return self.filter(review=review).select_related("by").order_by("at", "pk")


class ThanksComment(Remark):
    review = models.ForeignKey(ThanksReview, on_delete=models.CASCADE, related_name="+")

    objects = ThanksComments.as_manager()
