"""Somebody who reads pages and presses what is on them, without a browser; one of a crowd."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPErrorProcessor, Request, build_opener

from lxml import html

SECONDS = 60


class _Answers(HTTPErrorProcessor):
    """A refusal is a page, too; redirects are followed as ever."""

    def http_response(self, request: Request, response: Any) -> Any:  # noqa: ANN401 - urllib's
        return response if response.code >= 400 else super().http_response(request, response)

    https_response = http_response


@dataclass
class Presser:
    """`page` is what was read last. What is missing there is said with its words."""

    site: str
    name: str
    status: int = 0
    url: str = ""
    page: Any = None
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(self.jar), _Answers())

    def open(self, path: str) -> "Presser":
        return self._read(Request(urljoin(self.site, path)))  # noqa: S310 - this machine

    def follow(self, words: str) -> "Presser":
        """Opens the link of these words."""
        found = [link for link in self.page.iter("a") if words in self._said(link)]
        assert found, self._lacks(words)
        return self.open(urljoin(self.url, found[0].get("href")))

    def press(self, words: str, typed: dict[str, Any] | None = None) -> "Presser":
        """Presses the button of these words; its form is sent as it stands, but for `typed`."""
        button = next((one for one in self.page.iter("button") if words in self._said(one)), None)
        assert button is not None, self._lacks(words)
        form = self._form(button)
        sent = dict(self._standing(form))
        sent |= {button.get("name"): button.get("value", "")} if button.get("name") else {}
        sent |= typed or {}
        target = urljoin(self.url, button.get("formaction") or form.get("action") or self.url)
        if form.get("method", "get").lower() == "get":
            return self.open(f"{target.split('?')[0]}?{urlencode(sent, doseq=True)}")
        body = urlencode(sent, doseq=True).encode()
        return self._read(Request(target, body, {"Referer": self.url}))  # noqa: S310 - this machine

    def named(self, kind: str) -> list[str]:
        """The names of fields of this type, in their order."""
        return [str(one.get("name")) for one in self.page.iter("input") if one.get("type") == kind]

    def options(self, name: str) -> list[str]:
        """The values of a choice: of its radios or of its boxes."""
        return [one.get("value") for one in self.page.iter("input") if one.get("name") == name]

    @property
    def heading(self) -> str:
        found = self.page.find(".//h1")
        return "" if found is None else self._said(found)

    @property
    def text(self) -> str:
        main = self.page.find(".//main")
        return self._said(self.page if main is None else main)

    def _read(self, request: Request) -> "Presser":
        with self._opener.open(request, timeout=SECONDS) as answer:
            self.status, self.url = answer.code, answer.url
            self.page = html.fromstring(answer.read() or b"<p></p>")
        assert self.status < 400, f"{self.name}: {self.status} at {self.url}: {self.text[:300]}"
        return self

    def _form(self, button: Any) -> Any:  # noqa: ANN401 - lxml has no types
        named = button.get("form")
        return self.page.get_element_by_id(named) if named else next(button.iterancestors("form"))

    def _standing(self, form: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - lxml has no types
        """What the fields of a form hold; of boxes all that are ticked."""
        held: dict[str, list[str]] = {}
        for one in self.page.iter("input", "select", "textarea"):
            if one.get("name") and self._is_of(one, form) and one.get("disabled") is None:
                held.setdefault(one.get("name"), []).extend(_values(one))
        yield from held.items()

    @staticmethod
    def _is_of(one: Any, form: Any) -> bool:  # noqa: ANN401 - lxml has no types
        named = one.get("form")
        return named == form.get("id") if named else form in one.iterancestors("form")

    @staticmethod
    def _said(one: Any) -> str:  # noqa: ANN401 - lxml has no types
        return " ".join(one.text_content().split())

    def _lacks(self, words: str) -> str:
        return f"{self.name}: no “{words}” at {self.url}: {self.text[:400]}"


def _values(one: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    kind = one.get("type", "text")
    if one.tag == "textarea":
        return [(one.text or "").removeprefix("\n")]
    if one.tag == "select":
        every = list(one.iter("option"))
        return [each.get("value", "") for each in every if each.get("selected") is not None] or [
            each.get("value", "") for each in every[:1]
        ]
    if kind in {"checkbox", "radio"}:
        return [one.get("value", "on")] if one.get("checked") is not None else []
    return [] if kind in {"submit", "file", "image", "button"} else [one.get("value", "")]
