"""A press that was saved: the copy that a browser kept of its words can go (static/js/copy.js)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import resolve_url

_LONGEST = 40  # of the number that the browser gave to its press


def came_through(request: HttpRequest, to: Any, *args: Any) -> HttpResponseRedirect:  # noqa: ANN401 - what Django's `redirect` takes
    """Django's `redirect`, with the number of the press in the address."""
    address = resolve_url(to, *args)
    press = request.POST.get("press", "")[:_LONGEST]
    between = "&" if "?" in address else "?"
    more = f"{between}{urlencode({'press': press})}" if press else ""
    return HttpResponseRedirect(address + more)
