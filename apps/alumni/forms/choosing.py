"""What an alum changes from any mail: the clock, how often at most, a pause."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni import zones
from apps.alumni.forms.joining import MOST, choose
from apps.alumni.models import Alum
from apps.core.forms import DayField, RapportForm


class ZoneForm(RapportForm, forms.Form):
    """The clock on which an alum reads every time."""

    zone = forms.ChoiceField(
        label=_("Your time zone"), widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, *args: Any, alum: Alum, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, initial={"zone": alum.zone}, **kwargs)
        choose(self, "zone", zones.choices())


class LimitForm(RapportForm, forms.Form):
    limit = forms.IntegerField(
        label=_("Requests a month at most"),
        min_value=0,
        max_value=MOST,
        help_text=_("With 0 you stay visible and nobody can ask."),
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.most = most

    def clean_limit(self) -> int:
        """Only less: the link that this form stands behind never expires."""
        limit: int = self.cleaned_data["limit"]
        if limit > self.most:
            raise forms.ValidationError(
                _("This link can only lower it. Ask for a fresh link below to raise it.")
            )
        return limit


class PauseForm(RapportForm, forms.Form):
    until = DayField(
        label=_("Until"),
        required=False,
        help_text=_("Leave it empty to pause until you come back."),
    )

    def __init__(self, *args: Any, today: Any = None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> Any:  # noqa: ANN401 - a date or nothing
        until = self.cleaned_data["until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Choose a day to come."))
        return until
