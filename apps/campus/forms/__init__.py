"""What a coordinator types about the center."""

from apps.campus.forms.look import LogoForm, LookForm
from apps.campus.forms.quiet import CalendarForm, ChooseForm, PeriodForm, days_of
from apps.campus.forms.settings import Part, SettingsForm, zones

__all__ = [
    "CalendarForm",
    "ChooseForm",
    "LogoForm",
    "LookForm",
    "Part",
    "PeriodForm",
    "SettingsForm",
    "days_of",
    "zones",
]
