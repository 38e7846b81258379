"""Two entries that may be one person: what they say together. Pure but for the entries' columns."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.contacts.models import Contact
from apps.core.joining import joined

# What somebody is known by, as a form shows it, and its column.
COLUMNS = {
    "name": "name",
    "relation": "relation",
    "organization": "own_organization",
    "title": "own_title",
    "email": "email",
    "profile_url": "profile_url",
    "how_found": "how_found",
}


@dataclass(frozen=True)
class Pair:
    """Two entries of one student; `kept` stays."""

    kept: Contact
    other: Contact

    def differing(self) -> dict[str, tuple[str, str]]:
        """Where both say something and not the same: the student chooses."""
        mine, theirs = self.kept.said, self.other.said
        return {
            name: (mine[name], theirs[name])
            for name in COLUMNS
            if mine.get(name) and theirs.get(name) and mine[name] != theirs[name]
        }


def paired(one: Contact, another: Contact) -> Pair:
    """Whoever stands in the directory stays, else the entry that was there first."""
    first, second = sorted((one, another), key=lambda each: (each.created_at, each.pk))
    swapped = first.alum_id is None and second.alum_id is not None
    return Pair(second, first) if swapped else Pair(first, second)


def together(pair: Pair, theirs: Collection[str]) -> dict[str, Any]:
    """The columns of `kept` with the details of both; `theirs` names the fields of `other`.

    What is not taken stands in the private notes, so that no word is lost.
    """
    kept, other = pair.kept, pair.other
    mine, offered = kept.said, other.said
    takes = {
        name
        for name in COLUMNS
        if name in mine and offered.get(name) and (name in theirs or not mine[name])
    }
    columns: dict[str, Any] = {COLUMNS[name]: offered[name] for name in takes}
    if "name" in takes:
        columns["called"] = other.called
    notes = joined(joined(kept.notes, other.notes), _left(pair, takes))
    return columns | {"notes": notes, "tags": _tags(pair)} | _origin(pair)


def write(kept: Contact, columns: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Sets the columns on the entry; those that changed, as [before, after]."""
    before = {name: getattr(kept, name) for name in columns}
    for name, value in columns.items():
        setattr(kept, name, value)
    return {name: [before[name], now] for name, now in columns.items() if before[name] != now}


def restore(kept: Contact, changed: Mapping[str, list[Any]]) -> None:
    """Sets back what `write` said it changed, unless it was changed again."""
    for name, (before, after) in changed.items():
        if getattr(kept, name) == after:
            setattr(kept, name, before)


def _left(pair: Pair, takes: Collection[str]) -> str:
    """A line of the private notes with the words that were not taken, or nothing."""
    lost = list(_lost(pair, takes))
    return _("Also: %(words)s") % {"words": "; ".join(lost)} if lost else ""


def _lost(pair: Pair, takes: Collection[str]) -> Iterator[str]:
    kept = pair.kept
    mine, offered = kept.said, pair.other.said
    shown = {kept.name, kept.title, kept.organization} if kept.alum_id else {kept.name}
    for name in COLUMNS:
        words = (mine.get(name, ""), offered[name]) if name in offered else ("", "")
        stays, goes = words[::-1] if name in takes else words
        if name != "relation" and goes not in {"", stays, *shown}:
            yield goes


def _tags(pair: Pair) -> list[str]:
    tags = {tag.casefold(): tag for tag in [*pair.other.tags, *pair.kept.tags]}
    return sorted(tags.values(), key=[*pair.kept.tags, *pair.other.tags].index)


def _origin(pair: Pair) -> dict[str, Any]:
    """Who gave the name, with the leave to say so; and the exploration they were found for."""
    both = (pair.kept, pair.other)
    among = {None, *(each.pk for each in both)}
    sources = [each for each in both if each.referred_by_id not in among]
    giver = sources[0].referred_by_id if sources else None
    leave = [each.may_use_name for each in sources if each.referred_by_id == giver]
    return {
        "referred_by_id": giver,
        "may_use_name": any(leave),
        "exploration_id": pair.kept.exploration_id or pair.other.exploration_id,
    }
