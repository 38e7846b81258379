"""A line for each field of work, and one for where to meet."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.forms import seal_field
from apps.core.joining import marks
from apps.core.sealed import MarkedForm
from apps.interviews.bank import Field
from apps.interviews.etiquette import OTHER, PLACE, rapports_line

LONGEST = 120  # characters: the sheet has to fit on one page
ABOUT = {PLACE: _("Where to meet"), **dict(Field.choices), OTHER: _("Any other work")}


class MannersForm(MarkedForm, forms.Form):
    """Left empty, Rapport's line stands."""

    seal = seal_field(None)

    def __init__(self, data: QueryDict | None, *, kept: Mapping[str, str]) -> None:
        stand = {about: kept.get(about, "") for about in ABOUT}
        super().__init__(data, initial=stand | {"seal": marks(stand)})
        for about, label in ABOUT.items():
            usual = format_lazy(_("Else: {line}"), line=rapports_line(about))
            self.fields[about] = forms.CharField(
                label=label, max_length=LONGEST, required=False, help_text=usual
            )

    def usual(self, name: str) -> str:
        return rapports_line(name)

    def said(self) -> dict[str, str]:
        return {about: " ".join(self.cleaned_data[about].split()) for about in ABOUT}
