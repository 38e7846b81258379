from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.contacts.actions import MOST_TAGS, TAG_MOST, Acquaintance, tags_of
from apps.contacts.models import TAPPED, Contact, Pace, Relation
from apps.contacts.oneline import Noted, noted
from apps.core.forms import RapportForm
from apps.core.joining import seals
from apps.imports.reading import LARGEST

RESTS = (7, 30, 90)  # days
_LIMITS = {"most": MOST_TAGS, "long": TAG_MOST}
# Neither is typed: one is kept from the directory, the other comes with an address book.
_BROUGHT = {Relation.ALUM, Relation.BOOK}
KNOWN = [(value, label) for value, label in Relation.choices if value not in _BROUGHT]


class AddForm(RapportForm, forms.Form):
    """Somebody the student knows, or found. A name is enough."""

    name = forms.CharField(label=_("Their name"), max_length=150)
    relation = forms.ChoiceField(label=_("How you know them"), choices=KNOWN)
    organization = forms.CharField(label=_("Where they work"), max_length=160, required=False)
    title = forms.CharField(label=_("What they do"), max_length=160, required=False)
    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address, if you have it"),
        required=False,
        help_text=_("Rapport writes nothing to it; it is for your own mail program."),
    )
    profile_url = forms.URLField(
        label=_("Profile address, if you have it"),
        max_length=200,
        required=False,
        assume_scheme="https",
    )
    how_found = forms.CharField(
        label=_("How you got the name, in a sentence"),
        max_length=200,
        required=False,
        help_text=_("It opens your first message: “Professor Lind suggested that I write to you.”"),
    )

    def acquaintance(self) -> Acquaintance:
        return Acquaintance(**self.cleaned_data)


class LineForm(RapportForm, forms.Form):
    """Somebody in one line."""

    line = forms.CharField(
        label=_("Somebody in one line"),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a name, and what you know.")},
    )

    def clean_line(self) -> Noted:
        read = noted(self.cleaned_data["line"])
        if not read.name:
            raise forms.ValidationError(_("Write a name, and what you know."))
        return read


class ChangeForm(AddForm):
    """What the student knows of a person; of an alum only what is not the directory's."""

    tags = forms.CharField(
        label=_("Tags"),
        max_length=400,
        required=False,
        help_text=_("Words of your own, with commas between: “water, Rotterdam”."),
    )
    seal = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, contact: Contact) -> None:
        said = contact.said
        first = said | {"seal": seals(said.values())}
        super().__init__(data, initial=first)
        for name in set(self.fields) - set(first):
            del self.fields[name]
        if contact.relation in _BROUGHT and "relation" in self.fields:
            # It stays true where somebody came from, until the student says it better.
            stays = (contact.relation, contact.get_relation_display())
            self.fields["relation"] = forms.ChoiceField(
                label=_("How you know them"), choices=[stays, *KNOWN]
            )

    def clean_tags(self) -> str:
        """Nothing is cut: what does not fit is said."""
        typed: str = self.cleaned_data["tags"]
        tags = tags_of(typed)
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(_("Keep at most %(most)d tags."), params=_LIMITS)
        if any(len(tag) > TAG_MOST for tag in tags):
            raise forms.ValidationError(
                _("A tag has at most %(long)d letters; part them with commas."), params=_LIMITS
            )
        return typed


class NotesForm(RapportForm, forms.Form):
    seal = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    notes = forms.CharField(
        label=_("Your notes"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )


class PaceForm(forms.Form):
    """How often; nothing is begun without this choice."""

    pace = forms.ChoiceField(choices=[(Pace.DAYS, ""), (Pace.NEWS, "")])


class TagPaceForm(forms.Form):
    """The same for everybody with one tag; without a pace it ends."""

    tag = forms.CharField(max_length=TAG_MOST)
    pace = forms.ChoiceField(choices=[(Pace.DAYS, ""), (Pace.NEWS, "")], required=False)


class RestForm(forms.Form):
    """For how many days nothing is said."""

    days = forms.TypedChoiceField(choices=[(str(days), "") for days in RESTS], coerce=int)


class TapForm(forms.Form):
    """What happened between the two, with a few words if there are any."""

    kind = forms.ChoiceField(choices=[(kind, "") for kind in TAPPED])
    note = forms.CharField(max_length=300, required=False)


class BookForm(RapportForm, forms.Form):
    """An address book as another program exports it."""

    file = forms.FileField(
        label=_("Your address book"),
        help_text=_("A .csv or .vcf file, up to 10 MB. Nobody in it is written to."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.vcf,text/csv,text/vcard"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Export it without pictures.")
            )
        return file
