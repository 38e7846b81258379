"""What was kept of earlier days beside what is counted now: nothing is said before there is any."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.filtering import Wanted
from apps.advising.models import Tally
from apps.advising.models.tally import Kept
from apps.core.wording import day as named

AGO = timedelta(days=14)
SLACK = timedelta(days=2)  # a day on which nobody counted is passed over, not made up


@dataclass(frozen=True)
class Past:
    """`medians` are days to get to each step, as last kept; `before` is two weeks ago."""

    medians: Mapping[int, int] = field(default_factory=dict)
    before: Kept | None = None

    def since(self, step: int, count: int) -> str:
        """How many now stop at a step, beside two weeks ago; empty without a past."""
        if self.before is None:
            return ""
        then = self.before.counts.get(step, 0)
        words = _("As many as on %(day)s, two weeks ago.")
        if count != then:
            words = _("Up from %(then)d on %(day)s, two weeks ago.")
        if count < then:
            words = _("Down from %(then)d on %(day)s, two weeks ago.")
        return words % {"then": then, "day": named(self.before.day)}


def past(person: Person, wanted: Wanted, day: date) -> Past:
    """Of the whole caseload alone: a day was kept for an advisor, not for every filter."""
    if wanted.facets:
        return Past()
    kept = Tally.objects.of(person).days(day - AGO - SLACK, day)
    latest = next((one for at, one in kept.items() if at >= day - SLACK), None)
    before = next((one for at, one in kept.items() if at <= day - AGO), None)
    return Past(latest.medians if latest else {}, before)
