"""The page nearest to an address: the one of a button alone has nothing to show."""

from inspect import getclosurevars

from django.urls import Resolver404, resolve


def nearest(path: str) -> str:
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
    return "GET" in getclosurevars(view).nonlocals.get("request_method_list", ["GET"])
