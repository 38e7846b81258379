"""The greeting uses the right name, spelled as its owner spells it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.language import CHINESE, ENGLISH, UNKNOWN
from apps.coach.rule import Rule
from apps.coach.rules.called import (
    begins_with,
    forms,
    is_rank,
    is_title,
    last_names,
    same_title,
    spelled,
    titled,
)
from apps.coach.rules.greeting import Greeting, greeting, name_at
from apps.coach.rules.opening import callings
from apps.core.wording import first_name


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
        if any(_is_right(draft, name_at(draft.text, place)) for place in callings(draft.text)):
            return []
        said = greeting(draft.text)
        wanted = _wanted(draft, said)
        if said is None:
            return [self.missing(draft, _("Begin with a greeting: Dear %s,") % wanted)]
        if _is_right(draft, said.name):
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


def _is_right(draft: Draft, name: str) -> bool:
    name = _without_writer(draft, name)
    if any(begins_with(name, form) for form in forms(draft.address_as, draft.recipient)):
        return True
    is_foreign = draft.reading.language != ENGLISH
    titles, rest = titled(name)
    if not titles:
        return is_foreign and any(begins_with(name, last) for last in last_names(draft.recipient))
    wanted_titles, wanted = titled(draft.address_as.strip())
    by_first = is_rank(name.split(maxsplit=1)[0]) and not wanted_titles
    if draft.address_as.strip():
        same = by_first or same_title(titles, wanted_titles, loosely=is_foreign)
        return same and begins_with(rest, wanted)
    firsts = [draft.recipient_first] if by_first else []
    return any(begins_with(rest, part) for part in (*firsts, *last_names(draft.recipient)))


def _without_writer(draft: Draft, name: str) -> str:
    """Of "Hi Ana Mia here" what stands ahead of the one who writes."""
    writer = first_name(draft.student) if draft.student.strip() else ""
    ahead, _writer, behind = name.partition(f" {writer}") if writer else (name, "", "")
    return name if behind[:1].isalnum() else ahead


def _is_on_first_line(draft: Draft) -> bool:
    """In a language whose greetings are not known: whether the right name stands there at all."""
    if draft.reading.language not in {UNKNOWN, CHINESE}:
        return False
    first = spelled(draft.text.strip().split("\n", 1)[0])
    names = [draft.address_as, draft.recipient, *draft.recipient.split()]
    return any(spelled(name) in first for name in names if name)
