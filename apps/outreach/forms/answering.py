"""Each answer of an alum, a form of its own; every one says what it gives (`Given`)."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.clock import local
from apps.core.forms import DayField, RapportForm
from apps.outreach.actions import Given
from apps.outreach.models import Answer, Request, Slot, Verb, offered
from apps.outreach.words import recipient_zone

LATEST = timedelta(days=730)
NOT_NOW = timedelta(days=60)


def note_field(label: Any, rows: int = 3, longest: int = 2000) -> forms.CharField:  # noqa: ANN401 - str or lazy
    """Words that go to the student."""
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows, "class": "voice"}),
        error_messages={
            "required": gettext_lazy("Write a few words, so that nobody has to guess.")
        },
    )


class AnswerForm(RapportForm, forms.Form):
    """Knows its request and the day it is for the alum; ids begin with the verb.

    It begins with the words of an answer that was taken back (`before`), if it was this one.
    """

    verb: Verb

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        request: Request,
        now: datetime,
        before: Answer | None = None,
    ) -> None:
        self.request = request
        self.today = local(now, recipient_zone(request)).date()
        kept = vars(before) if before and before.verb == self.verb else {}
        super().__init__(data, auto_id=f"{self.verb.value}-%s", initial=self.begins() | kept)

    def begins(self) -> dict[str, Any]:
        return {}

    @property
    def mode(self) -> str:
        """The first of the ways that the student offered."""
        return (self.request.formats or ["video"])[0]

    def given(self) -> Given:
        return Given(self.verb, note=self.cleaned_data["note"], mode=self.mode)


class AcceptForm(AnswerForm):
    """One of the times offered. Nothing is sent until this is posted."""

    verb = Verb.ACCEPT
    slot: forms.ModelChoiceField[Slot] = forms.ModelChoiceField(
        queryset=None,
        error_messages={
            "required": gettext_lazy("Choose one of the times."),
            "invalid_choice": gettext_lazy("That time is no longer offered. Choose another."),
        },
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        request: Request,
        now: datetime,
        before: Answer | None = None,
    ) -> None:
        super().__init__(data, request=request, now=now, before=before)
        slot = cast("forms.ModelChoiceField[Slot]", self.fields["slot"])
        slot.queryset = offered(request).ahead(now)

    def given(self) -> Given:
        starts_at: datetime = self.cleaned_data["slot"].starts_at
        return Given(self.verb, starts_at=starts_at, mode=self.mode)


class DeclineForm(AnswerForm):
    """A kind note, and a reason that stays with the Career Center unless it may be shown."""

    verb = Verb.DECLINE
    note = note_field(gettext_lazy("The note they get"))
    reason = forms.CharField(
        label=gettext_lazy("A reason, if you like"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    shares_reason = forms.BooleanField(
        label=gettext_lazy("The student may read the reason"), required=False
    )

    def begins(self) -> dict[str, Any]:
        return {"note": kind_no(self.request)}

    def given(self) -> Given:
        data = self.cleaned_data
        return Given(
            self.verb,
            note=data["note"],
            reason=data["reason"],
            shares_reason=data["shares_reason"],
        )


class AskForm(AnswerForm):
    verb = Verb.ASK
    note = note_field(gettext_lazy("Your question"), 2)


class DayForm(AnswerForm):
    """Asks for a day that lies ahead for the alum, and not years away."""

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.today < until <= self.today + LATEST:
            raise forms.ValidationError(_("Choose a day to come, within two years."))
        return until

    def given(self) -> Given:
        data = self.cleaned_data
        return Given(self.verb, note=data.get("note", ""), until=data["until"])


class DeferForm(DayForm):
    verb = Verb.DEFER
    until = DayField(label=gettext_lazy("Ask me after"))

    def begins(self) -> dict[str, Any]:
        return {"until": self.today + NOT_NOW}


class ColleagueForm(AnswerForm):
    verb = Verb.COLLEAGUE
    colleague = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name of the person you think of.")},
    )
    workplace = forms.CharField(
        label=gettext_lazy("Where they work"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    may_use_name = forms.BooleanField(required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        request: Request,
        now: datetime,
        before: Answer | None = None,
    ) -> None:
        super().__init__(data, request=request, now=now, before=before)
        name = {"name": self.request.student.person.called}
        self["may_use_name"].label = _("%(name)s may say that it was me") % name

    def given(self) -> Given:
        data = self.cleaned_data
        name = " ".join(data["colleague"].split())
        return Given(
            self.verb,
            note=kind_no(self.request),
            colleague=name,
            workplace=data["workplace"],
            may_use_name=data["may_use_name"],
        )


class PauseKindlyForm(DayForm):
    verb = Verb.PAUSE
    until = DayField(label=gettext_lazy("Pause until"))

    def begins(self) -> dict[str, Any]:
        return {"until": self.today + NOT_NOW}

    def given(self) -> Given:
        return Given(self.verb, note=kind_no(self.request), until=self.cleaned_data["until"])


def kind_no(request: Request) -> str:
    """A note to begin with; the alum may change every word of it."""
    return _(
        "Thank you for writing, %(name)s. I cannot this term, and I wish you well with it."
    ) % {"name": request.student.person.called}


FORMS: dict[str, type[AnswerForm]] = {
    form.verb.value: form
    for form in (
        AcceptForm,
        DeclineForm,
        AskForm,
        DeferForm,
        ColleagueForm,
        PauseKindlyForm,
    )
}
