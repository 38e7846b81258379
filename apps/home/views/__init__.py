"""Pages that read across, one concern a file."""

from apps.home.views.merging import merge, part
from apps.home.views.today import today, what_my_advisor_sees

__all__ = ["merge", "part", "today", "what_my_advisor_sees"]
