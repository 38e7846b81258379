"""A URL without a declared rule does not start."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from apps.core.checks import undeclared
from apps.core.door import guarded, public

APPS = Path(__file__).resolve().parents[2] / "apps"


def _open(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@public
def _declared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("forgotten/", _open), path("declared/", _declared)]


def test_every_url_has_a_door() -> None:
    assert undeclared() == []


@override_settings(ROOT_URLCONF="tests.house.test_doors")
def test_a_url_without_a_door_is_an_error_at_start() -> None:
    errors = [error for error in run_checks() if error.id == "rapport.E001"]
    assert [error.msg for error in errors] == ["/forgotten/ has no declared access rule"]


def test_a_package_url_that_nobody_listed_does_not_start() -> None:
    inner = [path("new/", _declared, name="new")]
    with pytest.raises(LookupError, match="not listed"):
        guarded(include((inner, "package")), rules={})


@pytest.mark.parametrize("app", sorted(path.parent.name for path in APPS.glob("*/urls.py")))
def test_no_name_stands_for_two_doors(app: str) -> None:
    """`{% url %}` would lead to whichever fits, and the access matrix has one row for both."""
    named = Counter(path.name for path in import_module(f"apps.{app}.urls").urlpatterns)
    assert [name for name, times in named.items() if times > 1] == []
