"""The center's own pages."""

from apps.campus.views.look import colours, logo, look, picture
from apps.campus.views.quiet import chosen, file, period, quiet, remove
from apps.campus.views.settings import center, changes

__all__ = [
    "center",
    "changes",
    "chosen",
    "colours",
    "file",
    "logo",
    "look",
    "period",
    "picture",
    "quiet",
    "remove",
]
