"""Which column of a file is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.core.forms import RapportForm
from apps.imports.actions import Upload
from apps.imports.models import Batch
from apps.imports.reading import Column

LEFT_OUT = ""


@dataclass(frozen=True)
class Shown:
    """One column of the file on the page: its name, a few of its values, and its select."""

    name: str
    samples: Sequence[str]
    field: BoundField


class UploadForm(RapportForm, forms.Form):
    """One file; an app above gives it a name."""

    file = forms.FileField(
        label=_lazy("File"),
        help_text=_lazy("CSV or XLSX as it was exported, up to 64 MB."),
        error_messages={
            "required": _lazy("Choose a file."),
            "empty": _lazy("The file is empty."),
            "missing": _lazy("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,text/csv"}),
    )

    def upload(self) -> Upload:
        file = self.cleaned_data["file"]
        return Upload(file.name, file.chunks(), asks=bool(self.cleaned_data.get("asks")))


class OlderForm(RapportForm, forms.Form):
    """That an older file is imported over a newer one, said on purpose."""

    older = forms.BooleanField(
        widget=forms.CheckboxInput(attrs={"form": "decide"}),  # it stands outside the form
        label=_lazy("Import the older file all the same"),
        error_messages={
            "required": _lazy("Tick that the older file is to be imported, or discard it.")
        },
    )


class ColumnsForm(RapportForm, forms.Form):
    """One select for every column of the file; a field of Rapport may be chosen once."""

    def __init__(self, *args: Any, batch: Batch, columns: Sequence[Column], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.batch, self.columns = batch, columns
        known = {at: field for field, at in batch.columns.items()}
        choices = [(LEFT_OUT, _("Leave out")), *((c.field, _said(c)) for c in columns)]
        self.open = [at for at in range(len(batch.header)) if at not in batch.emptied]
        for at in self.open:
            name = batch.header[at]
            self.fields[_key(at)] = forms.ChoiceField(
                label=name or _("Column %(n)d, without a name") % {"n": at + 1},
                choices=choices,
                initial=known.get(at, LEFT_OUT),
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def clean(self) -> dict[str, Any]:
        chosen = self._chosen()
        for column in self.columns:
            places = chosen.get(column.field, [])
            for at in places[1:]:
                words = _("“%(first)s” is %(what)s already. Choose one of them.")
                first = self.fields[_key(places[0])].label
                self.add_error(_key(at), words % {"first": first, "what": column.label})
            if column.is_needed and not places:
                self.add_error(None, _("Choose the column for %(what)s.") % {"what": column.label})
        return self.cleaned_data

    def _chosen(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at in self.open:
            field = self.cleaned_data.get(_key(at), LEFT_OUT)
            if field != LEFT_OUT:
                found.setdefault(field, []).append(at)
        return found

    def where(self) -> Mapping[str, int]:
        """Where each field stands, once the form is valid."""
        return {field: places[0] for field, places in self._chosen().items()}

    def shown(self) -> list[Shown]:
        samples = [*self.batch.samples, *([[]] * len(self.batch.header))]
        return [
            Shown(str(self.fields[_key(at)].label), samples[at], self[_key(at)]) for at in self.open
        ]


def _key(at: int) -> str:
    return f"column_{at}"


def _said(column: Column) -> str:
    return (
        _("%(what)s (needed)") % {"what": column.label} if column.is_needed else str(column.label)
    )
