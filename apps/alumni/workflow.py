"""Where an alum stands. Imported never means visible; only `opted_in` does."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    IMPORTED = "imported", _("imported")
    INVITED = "invited", _("invited")
    OPTED_IN = "opted_in", _("opted in")
    PAUSED = "paused", _("paused")
    OPTED_OUT = "opted_out", _("opted out")
    SUPPRESSED = "suppressed", _("not to be contacted")


class Closed(TextChoices):
    """Why someone is never written to. No file and no coordinator lifts it."""

    DECEASED = "deceased", _("deceased")
    NO_CONTACT = "no_contact", _("asked not to be contacted")
    NO_MAIL = "no_mail", _("takes no e-mail")
    PRIVACY = "privacy", _("has a privacy hold (FERPA)")
    INACTIVE = "inactive", _("inactive in the office’s file")
    OWN_WISH = "own_wish", _("asked not to be asked again")


# What is said of one person; an address may be that of several.
OF_ONE = frozenset({Closed.DECEASED, Closed.INACTIVE})


class Party(TextChoices):
    ALUM = "alum", _("the alum")
    COORDINATOR = "coordinator", _("a coordinator")
    SYSTEM = "system", _("Rapport")


_ALUM = frozenset({Party.ALUM})
_CENTER = frozenset({Party.COORDINATOR})
_ALL = frozenset(Status) - {Status.SUPPRESSED}
_ANSWERABLE = _ALL - {Status.IMPORTED}
# Who said no for good: nothing open reaches them any more.
GONE = frozenset({Status.OPTED_OUT, Status.SUPPRESSED})

MOVES: dict[str, Move[Status]] = {
    "invite": Move(frozenset({Status.IMPORTED, Status.INVITED}), Status.INVITED, _CENTER),
    # A student who graduates asks to be asked, and says how on the page of the invitation.
    "volunteer": Move(frozenset({Status.IMPORTED}), Status.INVITED, _ALUM),
    "opt_in": Move(_ANSWERABLE, Status.OPTED_IN, _ALUM),
    "pause": Move(frozenset({Status.OPTED_IN}), Status.PAUSED, _ALUM),
    # Mail to them comes back, or they called it unwanted: nobody asks them until that is mended.
    "hide": Move(frozenset({Status.OPTED_IN}), Status.PAUSED, frozenset({Party.SYSTEM})),
    "resume": Move(frozenset({Status.PAUSED}), Status.OPTED_IN, _ALUM | {Party.SYSTEM}),
    "opt_out": Move(_ANSWERABLE - {Status.OPTED_OUT}, Status.OPTED_OUT, _ALUM),
    "suppress": Move(_ALL, Status.SUPPRESSED, _ALUM | _CENTER | {Party.SYSTEM}),
}
