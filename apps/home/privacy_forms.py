"""Forms about people's data: whose it is, why it stays, and what the audit log shall show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.audit.models import What
from apps.core.forms import DayField, RapportForm
from apps.home.auditing import Asked


class WhoForm(RapportForm, forms.Form):
    """Somebody by their address, whatever their part."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        error_messages={"invalid": _("Write the whole address, such as name@campus.edu.")},
    )


class HoldForm(RapportForm, forms.Form):
    """Why nothing of somebody may be erased."""

    reason = forms.CharField(
        label=_("Why nothing may be erased"),
        max_length=200,
        help_text=_("They can read it, too. A request to inspect records, a complaint."),
    )


class AuditForm(RapportForm, forms.Form):
    """What to show of the audit log; nothing has to be said."""

    what = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("Everything")), *What.choices]
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        error_messages={"invalid": _("Write the whole address, such as name@campus.edu.")},
    )
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("Choose a last day that is not before the first."))
        return said

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)
