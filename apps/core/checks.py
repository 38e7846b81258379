"""Start-up errors: a URL without a declared rule does not start."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from apps.core.door import Rule, rule_of


def routes(
    resolver: URLResolver | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every leaf of the URL tree as (path, pattern)."""
    for item in (resolver or get_resolver()).url_patterns:
        path = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from routes(item, path)
        else:
            yield path, item


def undeclared() -> list[str]:
    """Paths whose view has no door."""
    return [path for path, pattern in routes() if not isinstance(rule_of(pattern.callback), Rule)]


@register()
def every_url_has_a_door(**_kwargs: Any) -> list[CheckMessage]:  # noqa: ANN401 - Django's signature
    return [
        Error(
            f"/{path} has no declared access rule",
            hint="Use @opens, @requires, @capability or @public on the view, or guarded().",
            id="rapport.E001",
        )
        for path in undeclared()
    ]
