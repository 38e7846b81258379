"""A line for each field of work, and one for where to meet."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm
from apps.interviews.bank import Field
from apps.interviews.etiquette import OTHER, PLACE, rapports_line

LONGEST = 120  # characters: the sheet has to fit on one page
ABOUT = {PLACE: _("Where to meet"), **dict(Field.choices), OTHER: _("Any other work")}


class MannersForm(RapportForm, forms.Form):
    """Left empty, Rapport's line stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        for about, label in ABOUT.items():
            usual = format_lazy(_("Else: {line}"), line=rapports_line(about))
            self.fields[about] = forms.CharField(
                label=label, max_length=LONGEST, required=False, help_text=usual
            )

    def said(self) -> dict[str, str]:
        return {about: " ".join(self.cleaned_data[about].split()) for about in ABOUT}
