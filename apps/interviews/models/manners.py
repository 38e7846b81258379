"""How to be there, in the words of one campus."""

from django.db import models

from apps.accounts.models import Person, Role


class Manners(models.QuerySet["Manner"]):
    def visible_to(self, person: Person) -> "Manners":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def said(self) -> dict[str, str]:
        """Every line by what it is about: one query."""
        return dict(self.values_list("about", "text"))


class Manner(models.Model):
    """One line; `about` is a field of work, `other` for any other one, or `place` for where."""

    about = models.CharField(max_length=24, unique=True)
    text = models.CharField(max_length=120)

    objects = Manners.as_manager()

    def __str__(self) -> str:
        return self.about
