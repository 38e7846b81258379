"""Many rows with one statement, for the few places where they are thousands a minute."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import AutoField, BooleanField, F, Field, Func, Model, Value

BATCH = 1000


def insert_all(rows: Sequence[Model], *, ignore_conflicts: bool = False) -> list[int]:
    """INSERT rows of one model; the ids that PostgreSQL counted for them, in the same order.

    One JSON document that PostgreSQL takes apart: Django's bulk_create writes a list per column,
    each value quoted in Python, which took more time than all the rest of a sweep. With
    `ignore_conflicts` the ids are those of the rows that were new.
    """
    ids: list[int] = []
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        ids += _insert(part, "ON CONFLICT DO NOTHING" if ignore_conflicts else "")
    return ids


def _insert(rows: Sequence[Model], on_conflict: str) -> list[int]:
    meta = rows[0]._meta
    fields = _written(meta.concrete_fields)
    columns, table, key = _quoted(fields), *map(_quote, (meta.db_table, str(meta.pk.column)))
    statement = f"""
        INSERT INTO {table} ({columns})
        SELECT {columns} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) {on_conflict}
        RETURNING {key}
    """  # noqa: S608 - names of the model alone; every value is in the document
    with connection.cursor() as cursor:
        cursor.execute(statement, [_document(rows, fields)])
        return [row[0] for row in cursor.fetchall()]


def update_all(rows: Sequence[Model], names: Collection[str]) -> None:
    """UPDATE these fields of rows of one model, found by their ids; see `insert_all`."""
    for start in range(0, len(rows), BATCH):
        _update(rows[start : start + BATCH], names)


def _update(rows: Sequence[Model], names: Collection[str]) -> None:
    meta = rows[0]._meta
    key = str(meta.pk.column)
    fields = _written(f for f in meta.concrete_fields if f.name in names)
    table, quoted = _quote(meta.db_table), _quote(key)
    assigned = ", ".join(f"{_quote(name)} = new.{_quote(name)}" for name in fields)
    statement = f"""
        UPDATE {table} AS old SET {assigned}
        FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) AS new
        WHERE old.{quoted} = new.{quoted}
    """  # noqa: S608 - as above
    with connection.cursor() as cursor:
        cursor.execute(statement, [_document(rows, fields | {key: meta.pk})])


def _written(fields: Iterable[Any]) -> dict[str, Any]:
    """By column, without what PostgreSQL itself counts or computes."""
    return {
        str(field.column): field
        for field in fields
        if field.column and not field.generated and not isinstance(field, AutoField)
    }


def _quote(name: str) -> str:
    quoted: str = connection.ops.quote_name(name)
    return quoted


def _quoted(fields: Iterable[str]) -> str:
    return ", ".join(map(_quote, fields))


def _document(rows: Sequence[Model], fields: dict[str, Any]) -> str:
    found = [{name: f.value_from_object(row) for name, f in fields.items()} for row in rows]
    return json.dumps(found, default=_plain)


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever JSON does not know
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a JSON document.")


def listed(values: Iterable[Any], of: "Field[Any, Any]") -> Value:
    """Many values as one parameter; Django writes one for each, and thousands take long to read."""
    return Value(list(values), output_field=ArrayField(of))


def among(name: str, values: Iterable[Any], of: "Field[Any, Any]") -> Func:
    """Whether a field is one of many values, as one parameter."""
    return Func(
        F(name),
        listed(values, of),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def having_any(model: type[Model], name: str, keys: Collection[int]) -> list[int]:
    """The ids of rows whose array of numbers holds one of many keys.

    One look into the GIN index a key. Where `&&` is asked for thousands at once, PostgreSQL
    expects every row to match and reads the whole table.
    """
    meta = model._meta
    table, key, column = map(_quote, (meta.db_table, str(meta.pk.column), name))
    statement = f"""
        SELECT DISTINCT held.{key}
        FROM unnest(%s::bigint[]) AS asked (one)
        JOIN {table} AS held ON held.{column} @> ARRAY[asked.one]
    """  # noqa: S608 - names of the model alone
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
        return [row[0] for row in cursor.fetchall()]
