"""How to be there: by the way you talk, and by the field of the other. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.alumni.models import Format
from apps.interviews.bank import Field


class Hint(NamedTuple):
    """One line with the name of its icon."""

    icon: str
    text: str | Promise


_WAYS: dict[str, tuple[Hint, ...]] = {
    Format.VIDEO: (
        Hint("video", _("Test camera and sound, with the light in front of you.")),
        Hint("bell", _("Silence what rings or pops up, and keep this sheet beside the camera.")),
    ),
    Format.PHONE: (
        Hint("phone", _("Find a quiet place with good reception, and charge the phone.")),
        Hint("talk", _("They cannot see you nod: a short “yes” or “I see” does it.")),
    ),
    Format.IN_PERSON: (
        Hint("pin", _("Look the way up beforehand; wait outside rather than be too early.")),
        Hint("heart", _("Offer to pay for the coffee, once.")),
    ),
}
_USUAL_DRESS = _("Dress as people there do on a weekday.")
_FORMAL = _("Dress as people there do on a weekday, a little more formal than on campus.")
_PLAIN = _("Dress as people there do on a weekday: neat is enough, a suit stands out.")
_OUTDOORS = _("Dress as people there do on a weekday, in shoes that can get dirty.")
_CLOSED_SHOES = _("Dress as people there do on a weekday, in closed shoes if you meet at work.")
_DRESS: dict[str, Promise] = {
    Field.LAW: _FORMAL,
    Field.BUSINESS: _FORMAL,
    Field.PUBLIC: _FORMAL,
    Field.TECHNOLOGY: _PLAIN,
    Field.ARTS: _PLAIN,
    Field.ENVIRONMENT: _OUTDOORS,
    Field.BUILDING: _OUTDOORS,
    Field.HEALTH: _CLOSED_SHOES,
    Field.SCIENCE: _CLOSED_SHOES,
}
_FIELD_MANNERS: dict[str, Hint] = {
    Field.HEALTH: Hint(
        "clock", _("A shift may run late: wait ten minutes without a word about it.")
    ),
    Field.LAW: Hint("lock", _("Ask about the work, never about a case or a client.")),
    Field.COMMUNITY: Hint("lock", _("Ask about the work, never about the people they help.")),
    Field.TEACHING: Hint("clock", _("Classes begin on the minute: end early rather than late.")),
}
_ALWAYS = (
    Hint("bag", _("The résumé stays in the bag; ask for thoughts on it only late, if at all.")),
    Hint("ask", _("Let them do most of the talking, and ask before you record anything.")),
)


PLACE, OTHER = "place", "other"  # what a campus may say besides a line for each field


def etiquette(mode: str, field: str, own: Mapping[str, str] | None = None) -> list[Hint]:
    """At most six lines; nobody is dressed on the phone. An empty mode is one not agreed yet.

    `own` are lines of the campus: each stands where Rapport's on clothes, or on the way, would.
    """
    said = own or {}
    line = said.get(field or OTHER) or _dress(mode, field)
    dress = () if mode == Format.PHONE else (Hint("people", line),)
    manners = (_FIELD_MANNERS[field],) if field in _FIELD_MANNERS else ()
    return [*_there(mode, said), *dress, *manners, *_ALWAYS]


def _there(mode: str, said: Mapping[str, str]) -> tuple[Hint, ...]:
    ways = _WAYS.get(mode, ())
    if mode == Format.IN_PERSON and PLACE in said:
        return (Hint("pin", said[PLACE]), *ways[1:])
    return ways


def rapports_line(about: str) -> str:
    """What stands where a campus says nothing."""
    if about == PLACE:
        return str(_WAYS[Format.IN_PERSON][0].text)
    return str(_DRESS.get(about, _USUAL_DRESS))


def _dress(mode: str, field: str) -> Promise:
    """Nobody sees shoes on a screen."""
    dress = _DRESS.get(field, _USUAL_DRESS)
    is_about_shoes = dress in {_OUTDOORS, _CLOSED_SHOES}
    return _USUAL_DRESS if mode == Format.VIDEO and is_about_shoes else dress
