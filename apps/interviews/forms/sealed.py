"""Forms that know which words their page showed: two windows lose none."""

from dataclasses import replace

from apps.core.forms import seal_field
from apps.interviews.actions import Hopes, Note
from apps.interviews.actions.thank import both
from apps.interviews.forms.meeting import HopesForm, ThanksForm
from apps.interviews.models import ThankYou


class SealedHopes(HopesForm):
    seal = seal_field()

    def said(self) -> Hopes:
        data = self.cleaned_data
        return Hopes(data["hopes"], data["own_hope"], data["seal"])


class SealedThanks(ThanksForm):
    seal = seal_field()

    def note(self, body: str | None = None) -> Note:
        return replace(super().note(body), seal=self.cleaned_data["seal"])

    def show_both(self, thanks: ThankYou) -> None:
        """The typed words with those that another window kept, for the page that asks again."""
        self.retype(body=both(thanks, self.note()).body, seal=thanks.seal)
