from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.advising.models import FileKind
from apps.contacts.models import Relation
from apps.contacts.pairs import Pair
from apps.core.forms import DayField, RapportForm, seal_field
from apps.core.joining import seal
from apps.core.sealed import SealedForm
from apps.home.actions import Handover
from apps.home.report.terms import LONGEST, Days
from apps.home.staff import NOBODY, colleagues

MINE, THEIRS = "mine", "theirs"
_LABELS = {
    "name": _("Their name"),
    "relation": _("How you know them"),
    "organization": _("Where they work"),
    "title": _("What they do"),
    "email": _("E-mail address"),
    "profile_url": _("Profile address"),
    "how_found": _("How you got the name"),
}


class MergeForm(RapportForm, forms.Form):
    """Where the two entries say different things, which one stays."""

    def __init__(self, data: QueryDict | None, *, pair: Pair) -> None:
        super().__init__(data)
        for name, texts in pair.differing().items():
            mine, theirs = [_said(name, text) for text in texts]
            self.fields[name] = forms.ChoiceField(
                label=_LABELS[name],
                choices=[(MINE, mine), (THEIRS, theirs)],
                widget=forms.RadioSelect,
                initial=MINE,
            )

    def theirs(self) -> set[str]:
        """The fields of which the other entry's words stay."""
        return {name for name, chosen in self.cleaned_data.items() if chosen == THEIRS}


def _said(name: str, text: str) -> str:
    return str(Relation(text).label) if name == "relation" else text


class GraduationForm(RapportForm, forms.Form):
    day = DayField(label=_("When you graduate"), required=False)


class MailboxForm(RapportForm, forms.Form):
    """An address of the student's own."""

    email = forms.EmailField(
        label=_("Your own e-mail address"),
        max_length=254,
        help_text=_("We send one mail there, with a button to say that it is yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


_ROLES = [(Role.ADVISOR.value, _("Advisor")), (Role.COORDINATOR.value, _("Coordinator"))]


class InviteForm(RapportForm, forms.Form):
    """Somebody new on the staff."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("They get one mail, and sign in with a code sent to this address."),
    )
    role = forms.ChoiceField(
        label=_("Works as"), choices=_ROLES, widget=forms.RadioSelect, initial=Role.ADVISOR
    )


class HandoverForm(RapportForm, forms.Form):
    """Who advises the students of somebody who goes; only asked where there are any."""

    to = forms.ChoiceField(label=_("Who advises their students from now on"), required=False)

    def __init__(self, data: QueryDict | None, *, person: Person, students: int) -> None:
        super().__init__(data, auto_id=f"id_{type(self).__name__.lower()}_%s")
        self.others = colleagues(person)
        choices = [(pk, one.name) for pk, one in self.others.items()]
        field = self.fields["to"]
        field.choices = [("", _("Choose")), *choices, (NOBODY, _("Nobody for now"))]  # type: ignore[attr-defined]
        if not students:
            del self.fields["to"]

    def handover(self) -> Handover:
        chosen = self.cleaned_data.get("to", "")
        return Handover(self.others.get(chosen), leaves=chosen == NOBODY)


class RoleForm(HandoverForm):
    field_order = ["role", "to"]

    role = forms.ChoiceField(label=_("Works as"), choices=_ROLES, widget=forms.RadioSelect)


class RemoveForm(HandoverForm):
    pass


class AwayForm(RapportForm, forms.Form):
    first = DayField(label=_("First day away"))
    last = DayField(label=_("Last day away"))
    reader = forms.ChoiceField(
        label=_("Who reads their drafts"),
        required=False,
        help_text=_("Only drafts that students send to be read, for these days alone."),
    )

    def __init__(self, data: QueryDict | None, *, person: Person, today: date) -> None:
        super().__init__(data)
        self.others, self.today = colleagues(person), today
        choices = [(pk, one.name) for pk, one in self.others.items()]
        self.fields["reader"].choices = [("", _("Any colleague who is here")), *choices]  # type: ignore[attr-defined]

    def clean_last(self) -> object:
        first, last = self.cleaned_data.get("first"), self.cleaned_data["last"]
        if first and last < first:
            raise forms.ValidationError(_("Choose a last day that is not before the first."))
        if last < self.today:
            raise forms.ValidationError(_("These days are over. Choose a last day from today on."))
        return last

    def chosen(self) -> Person | None:
        return self.others.get(self.cleaned_data["reader"])


class OwnAwayForm(AwayForm):
    """The same, said to the advisor whose days they are."""

    def __init__(self, data: QueryDict | None, *, person: Person, today: date) -> None:
        super().__init__(data, person=person, today=today)
        self.fields["reader"].label = _("Who reads your drafts")


class MoveForm(RapportForm, forms.Form):
    """Students, chosen or all of a caseload, and where they go."""

    to = forms.ChoiceField(label=_("Move to"))

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        self.others = colleagues()
        choices = [(pk, one.name) for pk, one in self.others.items()]
        self.fields["to"].choices = [("", _("Choose")), *choices, (NOBODY, _("Nobody for now"))]  # type: ignore[attr-defined]

    def chosen(self) -> Person | None:
        return self.others.get(self.cleaned_data["to"])


class DaysForm(RapportForm, forms.Form):
    """The days of a report, both included."""

    first = DayField(label=_("From"))
    last = DayField(label=_("To"))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("Choose a last day that is not before the first."))
        elif first and last and (last - first).days >= LONGEST:
            self.add_error("last", _("Choose at most five years."))
        return said

    def days(self) -> Days:
        return Days(self.cleaned_data["first"], self.cleaned_data["last"])


class DaysFileForm(DaysForm):
    """And as which file."""

    kind = forms.ChoiceField(label=_("Kind of file"), choices=FileKind.choices)


class TalkForm(RapportForm, forms.Form):
    """A request that a coordinator writes to themselves."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=3000,
        help_text=_("As a student would write it. It goes to you, and to nobody else."),
        widget=forms.Textarea(attrs={"rows": 9}),
    )


class PilotForm(SealedForm, forms.Form):
    """Who can start: everybody, or the students who share one thing."""

    seal = seal_field()
    who = forms.ChoiceField(
        label=_("Who can start"),
        required=False,
        help_text=_("Others read that Rapport opens for them later. You can change it any time."),
    )

    def __init__(self, data: QueryDict | None, *, choices: list[Any], who: str) -> None:
        super().__init__(data, initial={"who": who, "seal": seal(who)})
        field = self.fields["who"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def chosen(self) -> tuple[str, str]:
        """The kind and the value; both empty for everybody."""
        kind, _bar, value = str(self.cleaned_data["who"]).partition("|")
        return kind, value
