"""No page needs Valkey; only sign-in attempts wait for it, and say so at once."""

import time

from django.conf import LazySettings
from django.test import Client

from tests.conftest import Cast


def test_sign_in_is_refused_at_once(settings: LazySettings, cast: Cast) -> None:
    nowhere = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    began = time.monotonic()
    client = Client(raise_request_exception=False)
    answer = client.post("/accounts/login/", {"login": cast.imani.email, "password": "guess"})
    assert answer.status_code == 503
    assert "try again in a minute" in answer.content.decode()
    assert time.monotonic() - began < 5


def test_everything_else_goes_on(settings: LazySettings, cast: Cast) -> None:
    nowhere = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    client = Client()
    client.force_login(cast.imani)
    for path in ("/welcome/", "/people/", "/contacts/", "/requests/", "/talks/", "/guide/"):
        assert client.get(path).status_code == 200
