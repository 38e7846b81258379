"""The center's own pages."""

from apps.campus.views.accessibility import accessibility
from apps.campus.views.firsthand import first_note
from apps.campus.views.look import colours, logo, look, picture
from apps.campus.views.pledge import pledge
from apps.campus.views.quiet import chosen, file, period, quiet, remove
from apps.campus.views.settings import center, changes
from apps.campus.views.terms import remove_term, term, terms

__all__ = [
    "accessibility",
    "center",
    "changes",
    "chosen",
    "colours",
    "file",
    "first_note",
    "logo",
    "look",
    "period",
    "picture",
    "pledge",
    "quiet",
    "remove",
    "remove_term",
    "term",
    "terms",
]
