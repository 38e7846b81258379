"""Pages that read across, one concern a file."""

from apps.home.views.leaving import become_alum, leaving, mailbox
from apps.home.views.merging import merge, part
from apps.home.views.today import today, what_my_advisor_sees

__all__ = ["become_alum", "leaving", "mailbox", "merge", "part", "today", "what_my_advisor_sees"]
