"""The greeting uses the right name, spelled as its owner spells it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.language import CHINESE, ENGLISH, UNKNOWN
from apps.coach.rule import Rule
from apps.coach.rules.greeting import (
    Greeting,
    begins_with,
    forms,
    greeting,
    is_title,
    last_names,
    opens_with,
    same_title,
    spelled,
    titled,
)


class RightName(Rule):
    """Compares what follows "Dear" with the form that the person chose, accents included."""

    code = "name"
    title = gettext_lazy("Greets them by the right name")
    why = gettext_lazy("A misspelled name is the first thing its owner sees.")
    fix = gettext_lazy("Here it should say %s.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding for a missing or different name; none when no name is known."""
        if not draft.address_as.strip() + draft.recipient.strip() or _is_on_first_line(draft):
            return []
        said = greeting(draft.text)
        wanted = _wanted(draft, said)
        if said is None:
            right = forms(draft.address_as, draft.recipient)
            if any(opens_with(draft.text, form) for form in right):
                return []
            return [self.missing(draft, _("Begin with a greeting: Dear %s,") % wanted)]
        if _is_right(draft, said):
            return []
        return [self._different(draft, said, wanted)]

    def _different(self, draft: Draft, said: Greeting, wanted: str) -> Finding:
        return Finding(
            self.code,
            self.titled(draft),
            str(self.fix) % wanted,
            str(self.why),
            phrase=draft.text[said.span.start : said.span.end],
            span=said.span,
            instead=_opening(said, wanted),
        )


def _wanted(draft: Draft, said: Greeting | None) -> str:
    """The form they chose; else the first name, or the last behind a title that was used."""
    if draft.address_as.strip():
        return draft.address_as.strip()
    title = said.name.split(maxsplit=1)[0] if said and said.name else ""
    if is_title(title):
        return f"{title} {last_names(draft.recipient)[0]}"
    return draft.recipient_first


def _opening(said: Greeting, wanted: str) -> str:
    """The student's own greeting words with the right name."""
    if not said.words or "concern" in said.words.casefold():
        return _("Dear %s") % wanted if said.words else wanted
    return f"{said.words} {wanted}"


def _is_right(draft: Draft, said: Greeting) -> bool:
    if any(begins_with(said.name, form) for form in forms(draft.address_as, draft.recipient)):
        return True
    titles, rest = titled(said.name)
    if not titles:
        return False
    wanted_titles, wanted = titled(draft.address_as.strip())
    loosely = draft.reading.language != ENGLISH
    if draft.address_as.strip():
        return same_title(titles, wanted_titles, loosely=loosely) and begins_with(rest, wanted)
    return any(begins_with(rest, last) for last in last_names(draft.recipient))


def _is_on_first_line(draft: Draft) -> bool:
    """In a language whose greetings are not known: whether the right name stands there at all."""
    if draft.reading.language not in {UNKNOWN, CHINESE}:
        return False
    first = spelled(draft.text.strip().split("\n", 1)[0])
    names = [draft.address_as, draft.recipient, *draft.recipient.split()]
    return any(spelled(name) in first for name in names if name)
