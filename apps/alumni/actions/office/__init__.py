"""The file of an advancement office and the records: who is meant, what changes, what is undone."""

from apps.alumni.actions.office.deciding import decide, may_decide
from apps.alumni.actions.office.desk import RECIPE, Office

__all__ = ["RECIPE", "Office", "decide", "may_decide"]
