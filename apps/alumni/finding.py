"""What search may find of an alum, and what somebody typed as a query. Pure."""

import re

from apps.alumni.models import Alum, Part, Topic


def words_of(alum: Alum) -> str:
    """Name, class year, own sentence, topics and the parts that are switched on; no other word."""
    parts = [alum.name, alum.nickname, str(alum.class_year or ""), alum.line]
    parts += [alum.shown(part) for part in Part]
    parts += [str(Topic(topic).label) for topic in alum.topics]
    return " ".join(part for part in parts if part)


def prefixes(typed: str) -> str:
    """Every word as the beginning of one, for to_tsquery; empty where nothing was typed."""
    return " & ".join(f"'{word}':*" for word in re.findall(r"\w+", typed)[:12])
