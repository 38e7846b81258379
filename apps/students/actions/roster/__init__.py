"""The file of a registrar and the students: who is meant, what changes, what is undone."""

from apps.students.actions.roster.desk import RECIPE

__all__ = ["RECIPE"]
