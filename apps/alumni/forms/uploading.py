from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni.models import Answer
from apps.core.forms import RapportForm


class UploadForm(RapportForm, forms.Form):
    file = forms.FileField(
        label=_("File of the Alumni Office"),
        help_text=_("CSV or XLSX as it was exported, up to 64 MB."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,text/csv"}),
    )


class DecisionForm(forms.Form):
    """Which row, and who it is."""

    row = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    answer = forms.ChoiceField(choices=Answer.choices)
