"""What a page may read while a coordinator looks on as a student (ADR 34).

For one transaction that cannot write, every table that may hold private words is replaced by a
temporary view of the same name, in which the words are blanked. Pages and rules run as they are;
none of them has to know. What is open is named here: a new column or app is hidden until it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum

# Of the campus as a whole, or of the directory, in which a coordinator reads everything anyway.
_OPEN_APPS = frozenset({"accounts", "alumni", "campus", "coach", "guide", "home", "timeline"})
# Of a person all the same: addresses that they asked for.
_SHUT_MODELS = frozenset({"home.addresschange"})
_OPEN_MODELS = frozenset({"interviews.bankchange", "interviews.manner"})
# What an advisor sees of a student, and codes that no person typed.
_OPEN = {
    "advising.flag": {"reason"},
    "interviews.interview": {"uid", "ended_by"},
    "interviews.question": {"topic"},
    "outreach.answer": {"mode"},
    "reminders.reminder": {"kind", "round", "subject_type", "template", "letter"},
    "reminders.wish": {"kind"},
    "students.exploration": {"topic", "field"},
    "students.pledge": {"version"},
    "students.student": {"studies", "year", "college", "cohort", "username"},
}
_NAMES = frozenset({"name", "called"})
_PLAIN = (
    models.AutoField,
    models.IntegerField,
    models.BooleanField,
    models.DateField,
    models.TimeField,
    models.UUIDField,
)
_WORDS = (models.CharField, models.TextField)
_ADDRESSES = (models.EmailField, models.URLField)


@contextmanager
def masked(person: Person) -> Iterator[None]:
    """Until it is left this connection reads no private words, and writes nothing at all."""
    words: dict[str, str | int] = {
        "somebody": _("Somebody"),
        "hidden": _("Hidden"),
        "person": person.pk,
    }
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement(), words)
        try:
            yield
        finally:
            transaction.set_rollback(True)


def statement() -> str:
    """Every view, and then no more writing: it ends with the transaction, or its savepoint."""
    views = [
        f"CREATE TEMPORARY VIEW {_q(table)} AS SELECT {columns} FROM public.{_q(table)};"  # noqa: S608 - names of our own tables and columns
        for table, columns in _tables()
    ]
    return "\n".join([*views, "SET TRANSACTION READ ONLY;"])


def _tables() -> Iterator[tuple[str, str]]:
    yield Person._meta.db_table, ", ".join(_of_person(f) for f in Person._meta.concrete_fields)
    for model in masked_models():
        fields = model._meta.concrete_fields
        yield model._meta.db_table, ", ".join(_column(model, field) for field in fields)


def masked_models() -> list[type[models.Model]]:
    """Every table of ours but those that are open as a whole."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("apps.")
        and (model._meta.app_label not in _OPEN_APPS or model._meta.label_lower in _SHUT_MODELS)
        and model._meta.label_lower not in _OPEN_MODELS
    ]


def _of_person(field: "models.Field[object, object]") -> str:
    """Names of the staff and of alumni in the directory are no secret; addresses are."""
    name = _q(field.column)
    if not isinstance(field, models.EmailField):
        return name
    return f"CASE WHEN id = %(person)s THEN {name} ELSE '' END AS {name}"


def _column(model: type[models.Model], field: "models.Field[object, object]") -> str:
    name, is_open = _q(field.column), field.name in _OPEN.get(model._meta.label_lower, ())
    if isinstance(field, models.ForeignKey):
        return _key(name, field)
    if is_open or field.choices or isinstance(field, _PLAIN):
        return name
    return f"{_blank(name, field)} AS {name}"


def _key(name: str, field: "models.ForeignKey[object, object]") -> str:
    """Whom a student wrote to is theirs: what points to an alum points to nobody."""
    if field.related_model is Alum:
        return f"NULL::bigint AS {name}"
    if field.related_model is Person:
        alumni = f"SELECT id FROM {_q(Person._meta.db_table)} WHERE role = 'alum'"  # noqa: S608 - the name of our own table
        return f"CASE WHEN {name} NOT IN ({alumni}) THEN {name} END AS {name}"
    return name


def _blank(name: str, field: "models.Field[object, object]") -> str:
    """Empty stays empty, so that a page says as much; a kind that is unknown here is a fault."""
    if isinstance(field, ArrayField):
        return name if field.base_field.choices else f"({name})[1:0]"
    if isinstance(field, models.JSONField):
        return (
            f"CASE jsonb_typeof({name}) WHEN 'array' THEN '[]' WHEN 'object' THEN '{{}}' END::jsonb"
        )
    if isinstance(field, models.BinaryField):
        return "''::bytea"
    if isinstance(field, _ADDRESSES):
        return "''::text"
    if isinstance(field, _WORDS):
        word = "somebody" if field.name in _NAMES else "hidden"
        return f"CASE WHEN coalesce({name}, '') = '' THEN {name} ELSE %({word})s END"
    raise TypeError(f"masking: nothing is known of {field}")


def _q(name: str | None) -> str:
    """As the database writes a name; every concrete field has one."""
    return connection.ops.quote_name(name or "")
