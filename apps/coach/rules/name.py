"""The greeting uses the right name, spelled as its owner spells it."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule

_GREETING = re.compile(
    r"\s*(?P<all>(?:dear|hello|hi|hey|greetings|good\s+(?:morning|afternoon|evening|day)|"
    r"to\s+whom\s+it\s+may\s+concern)\b[ \t]*(?P<name>[^,;:!?\n\u2014]*))",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
_TITLE = re.compile(r"^(?:mr|mrs|ms|mx|dr|prof|professor)\.?$", re.IGNORECASE)


class RightName(Rule):
    """Compares what follows "Dear" with the form that the person chose, accents included."""

    code = "name"
    title = gettext_lazy("Greets them by the right name")
    why = gettext_lazy("A misspelled name is the first thing its owner sees.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding for a missing or different name; none when no name is known."""
        forms = _forms(draft)
        if not forms:
            return []
        greeting = _GREETING.match(draft.text)
        wanted = draft.address_as or draft.recipient
        if greeting is None:
            return [self.missing(draft, _("Begin with a greeting: Dear %s,") % wanted)]
        if any(_begins_with(greeting["name"], form) for form in forms):
            return []
        return [self._different(draft, greeting, _("Here it should say %s.") % wanted)]

    def _different(self, draft: Draft, greeting: re.Match[str], fix: str) -> Finding:
        start = greeting.start("all")
        words = greeting["all"].split()
        end = greeting.start("all") + len(greeting["all"].rstrip())
        if len(words) > _LONGEST_NAME:
            end = start + len(" ".join(words[:3]))
        span = Span(start, end)
        return Finding(self.code, self.titled(draft), fix, phrase=draft.text[start:end], span=span)


def _forms(draft: Draft) -> list[str]:
    """Every form of the name that is right, most formal first."""
    if draft.address_as.strip():
        return [draft.address_as, draft.recipient] if draft.recipient else [draft.address_as]
    names = draft.recipient.split()
    if not names:
        return []
    titled = [
        f"{title} {names[-1]}" for title in ("Ms.", "Mr.", "Mx.", "Dr.", "Prof.", "Professor")
    ]
    return [draft.recipient, names[0], *titled]


def _begins_with(said: str, form: str) -> bool:
    """Whether the greeting starts with this form and no letter or hyphen goes on behind it."""
    heard, wanted = _spelled(said), _spelled(form)
    if not heard.startswith(wanted):
        return False
    rest = heard[len(wanted) :]
    return not rest or (rest[0] == " " and _continues(rest, said))


def _continues(rest: str, said: str) -> bool:
    """Whether what follows is the sentence going on ("Hi Rosalind I am …"), not another name."""
    following = said.split()[-len(rest.split()) :]
    return bool(following) and (following[0] in {"I", "I'm", "I\u2019m"} or following[0].islower())


def _spelled(name: str) -> str:
    """One spelling for one name: Unicode forms, apostrophes, dots of titles, case and spaces."""
    composed = unicodedata.normalize("NFC", name).casefold()
    plain = composed.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    words = plain.split()
    return " ".join(word.rstrip(".") if _TITLE.match(word) else word for word in words)
