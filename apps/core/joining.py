"""Two presses of one form, or two windows: nothing that was typed is lost. Pure."""

from collections.abc import Iterable, Mapping
from hashlib import sha256


class Crossed(Exception):  # noqa: N818 - it is an event, not a defect
    """Another window saved another line meanwhile, and two lines do not make one.

    `stands` is what is saved, by field; `seal` names all that is saved, for the next press.
    """

    def __init__(self, stands: Mapping[str, str], seal: str) -> None:
        super().__init__(", ".join(stands))
        self.stands, self.seal = stands, seal


def joined(kept: str, typed: str, between: str = "\n\n") -> str:
    """Both texts, once where one holds the other, else the later one below."""
    kept, typed = kept.strip(), typed.strip()
    if not typed or typed in kept:
        return kept
    return typed if kept in typed else f"{kept}{between}{typed}"


def seal(*texts: str) -> str:
    """Names these very words, so that a form can say which ones it showed."""
    said = "\0".join(text.replace("\r\n", "\n").strip() for text in texts)
    return sha256(said.encode()).hexdigest()[:32]


def seals(texts: Iterable[str]) -> str:
    """One for each text, in order, for one hidden field."""
    return " ".join(seal(text) for text in texts)


def merged(
    kept: Mapping[str, str], typed: Mapping[str, str], shown: str, between: Mapping[str, str]
) -> dict[str, str]:
    """The fields of a form that another window may have saved since; `shown` are its seals.

    What was not touched here stays as it is kept. What both changed is joined where `between`
    says how; a line cannot be: `Crossed`. Without seals the typed words are meant to replace.
    """
    marks = dict(zip(kept, shown.split(), strict=False))
    found = {
        name: _one((text, typed[name]), marks.get(name), between.get(name))
        for name, text in kept.items()
    }
    crossed = {name: kept[name] for name, text in found.items() if text is None}
    if crossed:
        # What nobody has to choose is still typed over the words that the page showed.
        was = {name: marks.get(name, seal(text)) for name, text in kept.items()}
        raise Crossed(crossed, " ".join((was | _sealed(crossed)).values()))
    return {name: text for name, text in found.items() if text is not None}


def _one(texts: tuple[str, str], mark: str | None, between: str | None) -> str | None:
    """Of (kept, typed) what is to be saved; None where somebody has to choose."""
    kept, typed = texts
    if mark is None or mark == seal(kept) or not kept or seal(kept) == seal(typed):
        return typed
    if mark == seal(typed) or not typed:
        return kept
    return joined(kept, typed, between) if between else None


def marks(said: Mapping[str, str]) -> str:
    """A seal for each line by its name, for one hidden field of a page whose lines come and go."""
    return " ".join(f"{name}={mark}" for name, mark in _sealed(said).items())


def settled(kept: Mapping[str, str], typed: Mapping[str, str], shown: str) -> dict[str, str]:
    """The lines of a page that somebody else may have saved since; `shown` are its `marks`.

    Each is a matter of its own. What one side alone touched counts, even where it was emptied;
    what both touched is asked about: `Crossed`. Without marks the typed lines are to replace.
    """
    was = dict(mark.rpartition("=")[::2] for mark in shown.split())
    touched = {name for name, text in typed.items() if was.get(name) != seal(text)}
    crossed = {
        name: text
        for name, text in kept.items()
        if name in touched & was.keys() and was[name] != seal(text) != seal(typed[name])
    }
    if crossed:
        now = was | _sealed(crossed)
        raise Crossed(crossed, " ".join(f"{name}={mark}" for name, mark in now.items()))
    return {name: text if name in touched else kept[name] for name, text in typed.items()}


def _sealed(said: Mapping[str, str]) -> dict[str, str]:
    return {name: seal(text) for name, text in said.items()}
