"""What a coordinator types about the center."""

from apps.campus.forms.firsthand import FREE, READ, FirstNoteForm
from apps.campus.forms.look import LogoForm, LookForm
from apps.campus.forms.pledge import PledgeForm
from apps.campus.forms.quiet import CalendarForm, ChooseForm, PeriodForm, TermForm, days_of
from apps.campus.forms.settings import Part, SettingsForm, zones

__all__ = [
    "FREE",
    "READ",
    "CalendarForm",
    "ChooseForm",
    "FirstNoteForm",
    "LogoForm",
    "LookForm",
    "Part",
    "PeriodForm",
    "PledgeForm",
    "SettingsForm",
    "TermForm",
    "days_of",
    "zones",
]
