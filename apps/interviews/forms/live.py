"""Entries of the live page: as JSON from its script, or as the fields of its form."""

import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from apps.core.joining import seal
from apps.interviews.actions import Entry

LONGEST = 20_000  # characters of a note; the page's own fields hold 4000, two texts together more
MOST = 200  # entries in one message


class EntryForm(forms.Form):
    """One field of the page. `was` names what the page showed of it, so that a change is seen."""

    id = forms.UUIDField(required=False)
    key = forms.CharField(validators=[RegexValidator(r"^(word|[qn]\d{1,18})$")])
    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    asked = forms.BooleanField(required=False)
    over = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    about = forms.CharField(required=False, max_length=300)
    was = forms.CharField(required=False, max_length=40)

    def entry(self) -> Entry:
        data = self.cleaned_data
        said = {name: data[name] for name in ("key", "text", "asked", "over", "about")}
        return Entry(client_id=data["id"] or uuid.uuid4(), **said)

    @property
    def is_untouched(self) -> bool:
        """Whether the field came back as it was shown; another device may have changed it since."""
        data = self.cleaned_data
        return bool(data["was"] == shown(data["text"], asked=data["asked"]))


def shown(text: str, *, asked: bool) -> str:
    """Names what a field of the page shows."""
    return seal(text, "asked" if asked else "")


def entries_in(body: bytes) -> list[Entry]:
    """The entries of a message; `ValidationError` where it is none of the page's script."""
    try:
        sent = json.loads(body)["entries"][: MOST + 1]
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValidationError("not a message of the live page") from wrong
    forms_ = [EntryForm(one if isinstance(one, dict) else {}) for one in sent]
    if len(forms_) > MOST or not all(form.is_valid() for form in forms_):
        raise ValidationError("an entry that the live page would not make")
    return [form.entry() for form in forms_]


def entries_of(typed: Mapping[str, Any]) -> list[Entry]:
    """The fields of the page that were changed; what it would not send is left out."""
    return [form.entry() for form in _fields(typed) if form.is_valid() and not form.is_untouched]


def _fields(typed: Mapping[str, Any]) -> Iterator[EntryForm]:
    for name in typed:
        key, dash, last = name.partition("-")
        if dash and last == "over":
            parts = ("text", "asked", "over", "about", "was")
            yield EntryForm({part: typed.get(f"{key}-{part}", "") for part in parts} | {"key": key})
