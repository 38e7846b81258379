"""What one campus changed about the coach's rules."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.coach.rules import EVERY
from apps.coach.setting import Setting

BLOCKING = sorted(code for code, rule in EVERY.items() if rule.blocks)


class RuleSettings(models.QuerySet["RuleSetting"]):
    def visible_to(self, person: Person) -> "RuleSettings":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def by_code(self) -> Mapping[str, Setting]:
        """Every change by the code of its rule: one query, a few rows."""
        return {row.code: row.value for row in self}


class RuleSetting(models.Model):
    """One changed rule; one without a row is Rapport's. Empty words are Rapport's own."""

    code = models.CharField(_("rule"), max_length=40, unique=True)
    is_on = models.BooleanField(_("read"), default=True)
    title = models.CharField(_("title"), max_length=120, blank=True)
    why = models.CharField(_("why it matters"), max_length=300, blank=True)
    fix = models.CharField(_("what to do"), max_length=400, blank=True)

    objects = RuleSettings.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_on=True) | ~Q(code__in=BLOCKING), name="what_blocks_is_on"
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def value(self) -> Setting:
        """The row as the rules take it."""
        return Setting(is_on=self.is_on, title=self.title, why=self.why, fix=self.fix)
