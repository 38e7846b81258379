"""Access is declared at the door of a view; `checks.py` refuses a URL without a declaration.

404 if you may not see it, 403 if you may not do it, 409 if someone was faster.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, URLResolver

View = Callable[..., HttpResponseBase]
Resolver = TypeVar("Resolver", bound=URLResolver | URLPattern)


@dataclass(frozen=True)
class Rule:
    """Who passes. `docs/access.md` prints these; the check and the matrix read them."""

    kind: str  # "opens" | "requires" | "capability" | "public" | "guarded"
    who: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.who} · {self.what}" if self.what else self.who


class Visible(Protocol):
    """A manager that knows which of its rows a person may see."""

    def visible_to(self, person: Any) -> "QuerySet[Any]": ...  # noqa: ANN401 - any Person


def declare(view: View, rule: Rule) -> View:
    """Marks a view as having a door. Only doors call this."""
    view.door = rule  # type: ignore[attr-defined]
    return view


def rule_of(view: Callable[..., Any]) -> Rule | None:
    """The door's rule of a view, or None where somebody forgot it."""
    return getattr(view, "door", None)


def visible(model: type[Model], person: Any, pk: int) -> Any:  # noqa: ANN401 - any model
    """The object if this person may see it, else 404: absent and hidden look the same."""
    manager: Visible = model._default_manager  # type: ignore[assignment]
    return get_object_or_404(manager.visible_to(person), pk=pk)


def opens(
    model: type[Model], *, can: Callable[[Any, Any], bool], gone: View | None = None
) -> Callable[[View], View]:
    """The door of one object: `pk` of the URL becomes the object, `can(person, object)` decides.

    `gone` answers a press on what is not there (any more); it says itself who may read that.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def behind(request: HttpRequest, pk: int, **rest: Any) -> HttpResponseBase:  # noqa: ANN401 - whatever the URL holds
            request.person = request.user  # type: ignore[attr-defined]
            try:
                obj = visible(model, request.user, pk)
            except Http404:
                if gone is None or request.method != "POST":
                    raise
                return gone(request, pk, **rest)
            if not can(request.user, obj):
                raise PermissionDenied
            return view(request, obj, **rest)

        return declare(behind, Rule("opens", can.__name__, model._meta.label_lower))

    return decorate


def requires(can: Callable[[Any], bool]) -> Callable[[View], View]:
    """The door of a page without an object: `can(person)` decides."""

    def decorate(view: View) -> View:
        @wraps(view)
        def behind(request: HttpRequest, **rest: Any) -> HttpResponseBase:  # noqa: ANN401 - whatever the URL holds
            request.person = request.user  # type: ignore[attr-defined]
            if not can(request.user):
                raise PermissionDenied
            return view(request, **rest)

        return declare(behind, Rule("requires", can.__name__))

    return decorate


def public(view: View) -> View:
    """The loud exception: anyone on the network may come in."""
    return declare(login_not_required(view), Rule("public", "everyone"))


def guarded(
    included: tuple[Any, str | None, str | None], *, rules: dict[str, str]
) -> tuple[Any, str | None, str | None]:
    """URLs of a package, each by name with who passes; an unlisted or vanished name is refused."""
    patterns = list(_leaves(getattr(included[0], "urlpatterns", included[0])))
    names = {pattern.name for pattern in patterns}
    if names != set(rules):
        unlisted, gone = names - set(rules), set(rules) - names
        raise LookupError(
            f"guarded(): not listed {sorted(map(str, unlisted))}, gone {sorted(gone)}"
        )
    for pattern in patterns:
        declare(pattern.callback, Rule("guarded", rules[str(pattern.name)]))
    return included


def _leaves(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += _leaves(pattern.url_patterns)
        else:
            found.append(pattern)
    return found
