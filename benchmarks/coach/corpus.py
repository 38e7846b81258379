"""The labelled drafts of both halves: read, and checked for their shape."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apps.coach.draft import Draft
from apps.coach.rules import FIRST_MESSAGE

HALVES = ("development", "held_out")
SITUATIONS = ("directory", "given", "talk", "class", "know")
CODES = tuple(rule.code for rule in FIRST_MESSAGE if rule.code != "how-found")
# Rules whose verdict does not depend on understanding English.
IN_ANY_LANGUAGE = frozenset({"placeholder", "name", "length", "times", "empty"})
_FOLDER = Path(__file__).parent
_KEYS = {
    "id": str,
    "situation": str,
    "recipient": str,
    "address_as": str,
    "student": str,
    "how_who": str,
    "offers": int,
    "subject": str,
    "text": str,
    "expect": list,
}
_OPTIONAL = {"minutes": int, "language": str, "note": str}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a careful reader would point at; `phrase` is empty where something is missing."""

    code: str
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One draft and what it should be told; `scored` are the codes that count."""

    id: str
    draft: Draft
    expected: tuple[Expected, ...]
    scored: frozenset[str]


def files(half: str) -> list[Path]:
    """The files of a half, in order; none if the folder is not there."""
    return sorted((_FOLDER / half).glob("*.toml"))


def load(half: str) -> list[Labelled]:
    """Every draft of a half."""
    return [_labelled(entry) for path in files(half) for entry in _entries(path)]


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["draft"]
    return entries


def _labelled(entry: dict[str, Any]) -> Labelled:
    draft = Draft(
        text=entry["text"],
        subject=entry["subject"],
        recipient=entry["recipient"],
        address_as=entry["address_as"],
        student=entry["student"],
        how_kind=entry["situation"],
        how_who=entry["how_who"],
        offers=entry["offers"],
        minutes=entry.get("minutes"),
    )
    scored = IN_ANY_LANGUAGE if "language" in entry else frozenset(CODES)
    expected = tuple(Expected(label["code"], label.get("phrase", "")) for label in entry["expect"])
    return Labelled(entry["id"], draft, expected, scored)


def faults(paths: list[Path]) -> list[str]:
    """What is wrong with the shape of these files; ids are unique over all of them."""
    entries = [(path, entry) for path in paths for entry in _entries(path)]
    seen = Counter(entry.get("id") for _path, entry in entries)
    found = [f"{name}: the id occurs {count} times" for name, count in seen.items() if count > 1]
    for path, entry in entries:
        name = f"{path.name}, {entry.get('id')}"
        found += [f"{name}: {fault}" for fault in (*_misshapen(entry), *_mislabelled(entry))]
    return found


def _misshapen(entry: dict[str, Any]) -> Iterator[str]:
    for key, kind in _KEYS.items():
        if not isinstance(entry.get(key), kind):
            yield f"{key} is missing or no {kind.__name__}"
    for key in entry.keys() - _KEYS.keys():
        if not isinstance(entry[key], _OPTIONAL.get(key, type(None))):
            yield f"{key} is unknown or no {_OPTIONAL.get(key, str).__name__}"
    if entry.get("situation") not in SITUATIONS:
        yield f"{entry.get('situation')!r} is no situation"


def _mislabelled(entry: dict[str, Any]) -> Iterator[str]:
    for label in entry.get("expect", []):
        if label.get("code") not in CODES:
            yield f"{label.get('code')!r} is no code"
        if label.keys() - {"code", "phrase"}:
            yield f"a label of {label.get('code')} has unknown keys"
        if label.get("phrase", "") not in f"{entry.get('subject')}\n{entry.get('text')}":
            yield f"{label['phrase']!r} is not in the text"
