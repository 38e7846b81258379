"""What a student's own log gives to a thank-you: their lines, and where they go. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Line:
    """One line of the log; `label` says which, `slug` names it in a form."""

    slug: str
    label: str
    text: str
    begins: bool = False


@dataclass(frozen=True)
class Told:
    """What the log holds, as typed."""

    takeaways: str = ""
    next_steps: str = ""
    names: Sequence[str] = ()
    advice: Sequence[str] = ()


def lines_of(told: Told) -> list[Line]:
    """Takeaway, next step and names begin the note; advice may be put in."""
    begun = [Line("takeaway", _("You took away"), told.takeaways.strip(), begins=True)]
    begun += [Line("next", _("You will do"), told.next_steps.strip(), begins=True)]
    begun += [
        Line(f"name-{number}", _("You were given"), name, begins=True)
        for number, name in enumerate(told.names, start=1)
    ]
    begun += [
        Line(f"advice-{number}", _("Advice"), text)
        for number, text in enumerate(told.advice, start=1)
    ]
    return [line for line in begun if line.text]


def begun(lines: Sequence[Line], *, greeting: str, signed: str) -> str:
    """The note that is never blank: a greeting, the student's own lines, their name."""
    own = [line.text for line in lines if line.begins]
    return "\n\n".join([_("Dear %(name)s,") % {"name": greeting}, *own, signed])


def told_on(told: Told, *, greeting: str, signed: str) -> str:
    """To whoever gave the name: what the student took away and will do, in their own words."""
    own = Told(takeaways=told.takeaways, next_steps=told.next_steps)
    return begun(lines_of(own), greeting=greeting, signed=signed)


def put_in(body: str, line: str, *, signed: str) -> str:
    """The line as a paragraph of its own, above the name if the note ends in it."""
    text = body.rstrip()
    if holds(text, line):
        return body
    if signed and text.endswith(signed):
        above = text[: -len(signed)].rstrip()
        return "\n\n".join(part for part in (above, line, signed) if part)
    return "\n\n".join(part for part in (text, line) if part)


def holds(body: str, line: str) -> bool:
    """Whether the note has the line, however its spaces fell."""
    return _flat(line) in _flat(body)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
