"""What an advisor does, and what keeps their summary true; one verb or concern a file."""

from apps.advising.actions.fold import fold, mark_all

__all__ = ["fold", "mark_all"]
