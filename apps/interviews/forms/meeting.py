"""What a student types about a conversation. Nothing is asked that may stay open."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.core.clock import at_wall, local
from apps.core.forms import SKIPPED, DayField, RapportForm, Segments, StartField
from apps.interviews.actions import Note
from apps.interviews.models import Hope, Interview, NoteForm, Option


class WhenForm(RapportForm, forms.Form):
    """A day and a time as the student's own clock shows them (`zone`, IANA)."""

    day = DayField(label=_("Day"))
    start = StartField(label=_("Start"))

    def __init__(self, data: Any = None, *, zone: str, now: datetime, at: datetime | None) -> None:  # noqa: ANN401 - QueryDict or None
        self.zone, self.now = zone, now
        here = local(at, zone) if at else None
        initial = {"day": here.date(), "start": here.time()} if here else {}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("day") and data.get("start"):
            at = at_wall(data["day"], data["start"], self.zone)
            if at is None:
                self.add_error("start", SKIPPED)
            elif at <= self.now:
                self.add_error("day", _("That time has passed. Choose one that lies ahead."))
            data["at"] = at
        return data

    def starts_at(self) -> datetime:
        """UTC."""
        moment: datetime = self.cleaned_data["at"]
        return moment


class TakeForm(RapportForm, forms.Form):
    """One of the times that the other side suggests, as one button each."""

    option: forms.ModelChoiceField[Option] = forms.ModelChoiceField(
        queryset=None,
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose one of the times."),
            "invalid_choice": _("That time is no longer offered. Look at what stands there now."),
        },
    )

    def __init__(self, data: Any = None, *, talk: Interview, reader: Person, now: datetime) -> None:  # noqa: ANN401 - QueryDict or None
        super().__init__(data)
        offered = Option.objects.visible_to(reader).to_take(talk, reader, now)
        option = cast("forms.ModelChoiceField[Option]", self.fields["option"])
        option.queryset = offered


class WhereForm(RapportForm, forms.Form):
    where = forms.CharField(
        label=_("Where you meet"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("A meeting link, who calls whom, or a public place.")},
    )


class CancelForm(RapportForm, forms.Form):
    note = forms.CharField(
        label=_("A few kind words, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
        help_text=_("They go with the mail that says it is off."),
    )


class HopesForm(RapportForm, forms.Form):
    hopes = forms.MultipleChoiceField(
        label=_("What you hope for"),
        choices=Hope.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own_hope = forms.CharField(
        label=_("In your own words"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )


class AskForm(RapportForm, forms.Form):
    text = forms.CharField(
        label=_("Your own question"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
        error_messages={"required": _("Write your question first.")},
    )


class ThanksForm(RapportForm, forms.Form):
    form = forms.ChoiceField(
        label=_("In which form?"),
        choices=NoteForm.choices,
        widget=Segments({"email": "letter", "letter": "notes", "card": "card"}),
        initial=NoteForm.EMAIL,
    )
    body = forms.CharField(
        label=_("Your note"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 13, "class": "note"}),
    )
    favor = forms.CharField(
        label=_("One line of yours"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """No line is left behind: what was typed as an offer stands in the note before it goes."""
        data = super().clean() or self.cleaned_data
        do, line = self.data.get("do", ""), data.get("favor")
        if do == "favor" and not line:
            self.add_error("favor", _("Write your line first."))
        elif line and do in {"send", "sent", "email"}:
            said = _("This line is not in your note yet. Put it in, or empty the field.")
            self.add_error("favor", said)
        return data

    def note(self, body: str | None = None) -> Note:
        """What is kept; `body` instead of the typed one where a line was put in."""
        typed = self.cleaned_data["body"].replace("\r\n", "\n")
        return Note(self.cleaned_data["form"], "", typed if body is None else body)
