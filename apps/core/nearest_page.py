"""The page nearest to an address: the one of a button alone has nothing to show."""

from collections.abc import Callable
from inspect import getclosurevars, isfunction, unwrap
from typing import Any

from django.urls import Resolver404, resolve

View = Callable[..., Any]


def nearest_page(path: str) -> str:
    """This address where a page stands at it, else the first above it that has one."""
    while path != "/" and not shows(path):
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return path


def shows(path: str) -> bool:
    """Whether it can be opened at all; the view is not asked, only Django's list of its methods."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    methods = _methods(unwrap(view, stop=_methods))
    return not methods or "GET" in methods


def _methods(view: View) -> list[str]:
    """As `require_http_methods` keeps them; none where it is not at this wrapper.

    An object that can be called, or a part of a function, is no wrapper of its.
    """
    kept = getclosurevars(view).nonlocals if isfunction(view) else {}
    found: list[str] = kept.get("request_method_list", [])
    return found
