"""The forms of a page and the links with a query, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True)
class Control:
    """One thing that a form can send; `is_sent` if it goes along as the page stands."""

    name: str
    value: str
    is_sent: bool


@dataclass
class Form:
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [control.name for control in self.controls]

    def sent(self) -> dict[str, list[str]]:
        """What leaves when somebody presses a button without typing."""
        found: dict[str, list[str]] = {}
        for control in self.controls:
            if control.is_sent:
                found.setdefault(control.name, []).append(control.value)
        return found


class _Reader(HTMLParser):
    """Controls outside a form belong to the one that their `form` attribute names."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._named: dict[str, Form] = {}
        self._strays: list[tuple[str, Control]] = []
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(said.get("action") or self.path, said.get("method", "get").lower())
            self.forms.append(self._open)
            self._named[said.get("id", "")] = self._open
        elif tag == "a":
            self.links.append(said.get("href", ""))
        elif tag == "select":
            self._select = said.get("name", "")
        elif tag == "option" and self._select:
            self._add(said, self._select, is_sent="selected" in said)
        elif tag in {"input", "button", "textarea"} and said.get("name"):
            self._add(said, said["name"], is_sent=_goes_along(tag, said))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""

    def _add(self, said: dict[str, str], name: str, *, is_sent: bool) -> None:
        control = Control(name, said.get("value", ""), is_sent)
        if "form" in said:
            self._strays.append((said["form"], control))
        elif self._open is not None:
            self._open.controls.append(control)

    def close(self) -> None:
        super().close()
        for name, control in self._strays:
            self._named[name].controls.append(control)


def _goes_along(tag: str, said: dict[str, str]) -> bool:
    kind = said.get("type", "submit" if tag == "button" else "text")
    if kind in {"checkbox", "radio"}:
        return "checked" in said
    return kind not in {"submit", "button", "image", "file"}


def read(path: str, body: str) -> tuple[list[Form], list[str]]:
    """The forms of a page, and where its links lead."""
    reader = _Reader(path)
    reader.feed(body)
    reader.close()
    return reader.forms, reader.links
