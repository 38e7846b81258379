from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni.models import Answer
from apps.imports import forms as imports


class UploadForm(imports.UploadForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of the Alumni Office")


class DecisionForm(forms.Form):
    """Which row, and who it is."""

    row = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    answer = forms.ChoiceField(choices=Answer.choices)
