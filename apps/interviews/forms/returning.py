"""What was done with advice, and a word about it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm, seal_field
from apps.core.joining import seal
from apps.interviews.actions.returning import News, together
from apps.interviews.models import Update
from apps.interviews.reasons import Reason


class OutcomeForm(RapportForm, forms.Form):
    outcome = forms.CharField(
        label=_("What you did"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )


class MilestoneForm(RapportForm, forms.Form):
    text = forms.CharField(
        label=_("What happened"),
        max_length=300,
        help_text=_("It stands as a reason beside everybody you keep in touch with."),
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )


class UpdateForm(RapportForm, forms.Form):
    """The student's words, and which facts stand above them where Rapport carries it."""

    seal = seal_field()
    facts = forms.MultipleChoiceField(
        label=_("Stands above your words"), required=False, widget=forms.CheckboxSelectMultiple
    )
    body = forms.CharField(
        label=_("Your words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9, "class": "voice"}),
        error_messages={"required": _("Write a line; one is enough.")},
    )

    def __init__(self, data: Any = None, *, reasons: Sequence[Reason], **rest: Any) -> None:  # noqa: ANN401 - QueryDict or None, and Django's own
        super().__init__(data, **rest)
        self.sentences = {reason.slug: reason.fact for reason in reasons if reason.fact}
        if self.sentences:
            self.fields["facts"].choices = list(self.sentences.items())  # type: ignore[attr-defined]
        else:
            del self.fields["facts"]

    def show_both(self, kept: Update | None) -> None:
        """The typed words with those that another window kept, for the page that asks again."""
        self.retype(body=together(kept, self.news()), seal=kept.seal if kept else seal(""))

    def news(self) -> News:
        data = self.cleaned_data
        facts = [self.sentences[slug] for slug in data.get("facts", ())]
        return News(data["body"].replace("\r\n", "\n").strip(), facts, data["seal"])
