"""What a student promises before the first message, until a center words it anew. Pure."""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"
LINES = (
    _("What I write about myself is true."),
    _("I ask for information and advice, never for a job."),
    _("I answer within a few days, come to what I agreed on, and say so in time if I cannot."),
    _("What I learn about somebody stays with me; I pass on no name or number without asking."),
    _("I write to one person at a time, in my own words."),
)
