"""Which addresses have a page, whatever kind of thing answers there."""

from functools import partial, update_wrapper

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from apps.core.nearest_page import nearest_page, shows


def page(_request: HttpRequest, words: str = "") -> HttpResponse:
    return HttpResponse(words)


class Feed:
    """Answers itself, as syndication feeds do."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return page(request, "feed")

    def part(self, request: HttpRequest) -> HttpResponse:
        return page(request, "part")


PRESS = require_POST(page)
urlpatterns = [
    path("", page),
    path("plain/", page),
    path("safe/", require_safe(page)),
    path("safe/press/", PRESS),
    path("partial/", partial(page, words="here")),
    path("instance/", Feed()),
    path("method/", Feed().part),
    path("plain/press/", require_POST(partial(page, words="gone"))),
    path("plain/part/", update_wrapper(partial(PRESS), PRESS)),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("name", ["", "plain/", "safe/", "partial/", "instance/", "method/"])
def test_whatever_can_be_called_may_be_a_page(name: str) -> None:
    assert (shows(f"/{name}"), nearest_page(f"/{name}")) == (True, f"/{name}")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("/safe/press/", "/safe/"),
        ("/plain/press/", "/plain/"),
        ("/plain/part/", "/plain/"),
        ("/nothing/at/all/", "/"),
    ],
)
def test_a_button_has_none_so_the_one_above_is_meant(name: str, above: str) -> None:
    assert (shows(name), nearest_page(name)) == (False, above)
