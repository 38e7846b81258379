"""Each wall taken away in turn: somebody must then see what is not theirs, and be noticed.

A `visible_to` that answers `all()` is the mistake that these tests are for. Where nobody notices,
no request of the matrix stands at this wall alone.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.models import Contact
from apps.core.checks import routes
from apps.core.clock import now as clock
from apps.core.door import Rule, Visible, rule_of
from apps.interviews.models import Interview
from apps.students.models import Student
from tests.access.links import LINKS, _subject
from tests.access.matrix import ROWS
from tests.access.world import World, build
from tests.conftest import gathered

HIDDEN, HTTP_WRONG = 404, 400
OUTSIDERS = ("mateo", "ruth", "dana", "rosalind", "teodor", "imani")


def walled() -> dict[str, type[models.Model]]:
    """Every table that says who may see its rows."""
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if model.__module__.startswith("apps.") and hasattr(model._default_manager, "visible_to")
    }


def rules() -> dict[str, Rule]:
    """The door of every URL of ours, by name."""
    found = {}
    for _path, pattern in routes():
        rule = rule_of(pattern.callback)
        if rule is not None and rule.kind in {"opens", "capability"}:
            found[f"{pattern.callback.__module__.split('.')[1]}:{pattern.name}"] = rule
    return found


DOORS = {rule.what for rule in rules().values()} & set(walled())
BEHIND = sorted(set(walled()) - DOORS)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(gathered(), clock())
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    return built


@pytest.fixture(scope="module")
def browsers(built: World, django_db_blocker: DjangoDbBlocker) -> dict[str, Client]:
    """Who looks at what is not theirs, signed in."""
    found = {}
    with django_db_blocker.unblock():
        for name in OUTSIDERS:
            found[name] = Client(raise_request_exception=False)
            found[name].force_login(getattr(built.cast, name))
    return found


def ask(client: Client, method: str, url: str) -> HttpResponseBase:
    """Everything that it did is taken back."""
    point = transaction.savepoint()
    answer: HttpResponseBase = getattr(client, method.lower())(url)
    transaction.savepoint_rollback(point)
    return answer


def at_doors(label: str, world: World, browsers: dict[str, Client]) -> Iterator[int]:
    """What outsiders get at every door of this table, as the matrix says: nothing is there."""
    for name, rule in sorted(rules().items()):
        if rule.what != label or name not in ROWS:
            continue
        row = ROWS[name]
        for who, method in product(OUTSIDERS, ("GET", "POST")):
            if row.people.get(who, row.others).status(method) == HIDDEN:
                url = reverse(name, args=row.args(world))
                yield ask(browsers[who], method, url).status_code


def by_links(label: str, world: World) -> Iterator[int]:
    """What somebody gets whose link names a row of another person."""
    for name, rule in sorted(rules().items()):
        if rule.what != label or name not in LINKS:
            continue
        row = LINKS[name]
        errand = Errand(row.purpose, *_subject(world, row.purpose), None)
        url = reverse(name, args=row.args(mint(errand, person=world.cast.teodor, now=clock())))
        method = "GET" if row.cell.get < HTTP_WRONG else "POST"
        yield ask(Client(raise_request_exception=False), method, url).status_code


def take_away(model: type[models.Model], patch: pytest.MonkeyPatch) -> None:
    """From here on everybody sees every row of this table."""
    manager = model._default_manager
    owners = [type(manager), *type(manager.all()).__mro__]
    owner = next(one for one in reversed(owners) if "visible_to" in vars(one))

    def everything(rows: models.QuerySet[models.Model], _person: Person) -> object:
        return rows.all()

    patch.setattr(owner, "visible_to", everything)


@pytest.mark.parametrize("label", sorted(DOORS))
def test_without_its_wall_a_door_lets_outsiders_in(
    label: str, world: World, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = [*at_doors(label, world, browsers), *by_links(label, world)]
    assert shut != []
    assert set(shut) == {HIDDEN}
    take_away(walled()[label], monkeypatch)
    assert any(
        one != HIDDEN for one in (*at_doors(label, world, browsers), *by_links(label, world))
    )


@pytest.mark.parametrize("label", BEHIND)
def test_behind_another_wall_strangers_and_classmates_read_nothing(
    label: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No URL names such a row alone; whoever opens what it hangs on has passed that one's wall."""
    model = walled()[label]
    if not model._default_manager.exists():
        made(model, world)
    seen = [list(visible(model, who)) for who in (world.cast.sam, world.cast.mateo)]
    assert seen == [[], []]
    take_away(model, monkeypatch)
    assert visible(model, world.cast.sam).exists()


def made(model: type[models.Model], world: World) -> models.Model:
    """A row of Imani's, or of the staff, with what the table cannot do without."""
    return model._default_manager.create(
        **{
            field.name: _value(field, world)
            for field in model._meta.concrete_fields
            if not (field.null or field.has_default() or field.has_db_default() or field.blank)
            and not field.primary_key
        }
    )


def _value(field: Any, world: World) -> object:  # noqa: ANN401 - of any kind
    whose: dict[object, object] = {
        Person: world.cast.imani,
        Student: world.student,
        Alum: world.cast.other_alum,
        Contact: world.contact,
        Interview: world.interview,
    }
    if field.name == "other":
        return world.known
    if field.is_relation:
        return whose.get(field.related_model) or made(field.related_model, world)
    if isinstance(field, models.DateTimeField):
        return clock()
    if isinstance(field, models.DateField):
        return clock().date()
    if isinstance(field, models.IntegerField | models.UUIDField):
        return uuid4() if isinstance(field, models.UUIDField) else 1
    return field.choices[0][0] if field.choices else "x"


def visible(model: type[models.Model], person: Person) -> models.QuerySet[models.Model]:
    manager: Visible = model._default_manager  # type: ignore[assignment]
    return manager.visible_to(person)
