"""Everything that is kept of one person, as a ZIP of JSON and CSV: as `kept` says, no more."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.home.kept import KEPT
from apps.imports.reading import written

Row = dict[str, object]


def zipped(person: Person) -> bytes:
    """One JSON file of everything, one CSV file a table, and a page of words."""
    tables = dict(everything(person))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("read-me.txt", _words(tables))
        archive.writestr("data.json", _json(tables))
        for label, rows in tables.items():
            archive.writestr(f"tables/{label}.csv", _csv(rows))
    return file.getvalue()


def everything(person: Person) -> Iterator[tuple[str, list[Row]]]:
    """The tables in which anything of theirs stands, by name; a query for each way of each."""
    for label in sorted(KEPT):
        rows = rows_of(label, person)
        if rows:
            yield label, rows


def rows_of(label: str, person: Person) -> list[Row]:
    """What is theirs of a table. A row that two ways find holds what either allows."""
    model, found = apps.get_model(label), dict[object, Row]()
    for way in KEPT[label].ways:
        names = ["pk", *(way.only or columns(model))]
        theirs = model._base_manager.filter(**{way.path: person.pk}, **way.where)
        for row in theirs.order_by("pk").distinct().values(*names):
            found[row["pk"]] = found.get(row["pk"], {}) | row
    return [{key: cell for key, cell in row.items() if key != "pk"} for row in found.values()]


def columns(model: type[models.Model]) -> list[str]:
    """All but the bytes of files, which their owners have, and what the database computes."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if not isinstance(field, models.BinaryField | models.GeneratedField)
    ]


def _json(tables: dict[str, list[Row]]) -> str:
    return json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _csv(rows: list[Row]) -> str:
    """No cell of it is a formula; what is no plain value stands as JSON."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    return written(header, [[_cell(row.get(name)) for name in header] for row in rows])


def _cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).strip('"')


def _words(tables: dict[str, list[Row]]) -> str:
    lines = [
        _("Everything that Rapport keeps of you. data.json holds it in one piece, for programs;"),
        _("the folder tables holds the same as one CSV file a table, for spreadsheets."),
        _("Numbers such as 12 in a column “student” name a row of another table."),
        "",
        *(f"{label}.csv: {KEPT[label].what} ({len(rows)})" for label, rows in tables.items()),
        "",
        _("Passwords, secrets and what other people keep for themselves are not in here."),
    ]
    return "\n".join(lines) + "\n"
