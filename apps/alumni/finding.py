"""What search may find of an alum, and what somebody typed as a query. Pure."""

import re

from apps.alumni.models import Alum, Background, EmployerKind, Language, Part, Topic


def words_of(alum: Alum) -> str:
    """Name, class year, own sentences, what was chosen, and the parts that are switched on."""
    parts = [alum.name, alum.nickname, str(alum.class_year or ""), alum.line, alum.reason]
    parts += [alum.shown(part) for part in Part]
    parts += [str(Topic(topic).label) for topic in alum.topics]
    parts += [str(EmployerKind(alum.employer_kind).label)] if alum.employer_kind else []
    parts += [str(Background(each).label) for each in alum.backgrounds]
    parts += [str(Language(each).label) for each in alum.languages]
    return " ".join(part for part in parts if part)


def prefixes(typed: str) -> str:
    """Every word as the beginning of one, for to_tsquery; empty where nothing was typed."""
    return " & ".join(f"'{word}':*" for word in re.findall(r"\w+", typed)[:12])
