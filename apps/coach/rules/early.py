"""Says how you got the name, and says it early."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span, fold
from apps.coach.rule import Rule

EARLY_WORDS = 60  # the first two or three sentences, what a phone shows before scrolling

_SOURCE = re.compile(
    r"\b(?:suggested|recommended|encouraged|advised|urged|told)\s+(?:that\s+)?(?:me\b|i\b|we\b)[^.!?\n]{0,40}"
    r"\b(?:write|reach|contact|get\s+in\s+touch|talk|speak|about\s+you|to\s+you|e-?mail)"
    r"|\b(?:gave|given|passed|shared)\s+(?:me\s+)?(?:your\s+(?:name|contact|details)|you\b)"
    r"|\b(?:referred|introduced|pointed|directed|sent)\s+me\b|\bmentioned\s+(?:you|your)\b"
    r"|\bintroduction\s+(?:by|from|through)\b"
    r"|\b(?:found|saw|read|came\s+across|noticed|discovered|got|have|learned\s+of|heard\s+of)\s+"
    r"(?:you\b|your\s+\w+|about\s+(?:you|your))"
    r"|\balumni\s+(?:directory|network|page|list|office)\b|\bcareer\s+center\b|\bon\s+linkedin\b"
    r"|\b(?:heard|attended|watched|listened\s+to|enjoyed|went\s+to|was\s+at|sat\s+in)\s+"
    r"(?:you\b|your\s+\w+)"
    r"|\bwe\s+(?:met|spoke|talked|sat|worked)\b|\bi\s+met\s+you\b|\bmeeting\s+you\b"
    r"|\byou\s+(?:spoke|visited|gave|presented|taught|came|lectured)\b"
    r"|\bas\s+a\s+(?:fellow|friend\s+of)\b"
)
_NAME = re.compile(r"[^\W\d_][\w'-]+")
# Words of "Prof. Lindqvist, GEOG 142" that are no proper name, though they begin with a capital.
_COMMON = frozenset(
    {"prof", "professor", "dr", "mr", "ms", "mrs", "mx", "the", "and", "from", "with", "for", "our"}
    | {"his", "her", "their", "class", "talk", "article", "event", "course", "seminar", "lecture"}
    | {"alumni", "directory", "friend", "family", "uncle", "aunt", "mother", "father", "career"}
    | {"university", "state", "center", "office", "magazine", "panel", "conference", "linkedin"}
    | {"fall", "spring", "summer", "winter"}
)


class Early(Rule):
    """Looks for the source named in the form, else for the usual ways to say it."""

    code = "early"
    title = gettext_lazy("Says how you got the name, early")
    why = gettext_lazy("“Why me?” is the first question a stranger has.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when it is missing, or stands too late."""
        place = self.evidence(draft)
        if place is None:
            fix = _("Say in your first lines how you came to this person.")
            if draft.how_who.strip():
                fix = _("Say it in your first lines. You noted: %s.") % draft.how_who.strip()
            return [self.missing(draft, fix)]
        if words_before(draft, place.start) <= EARLY_WORDS:
            return []
        return [self.quoting(draft, place, _("Move this up to your first lines."))]

    def evidence(self, draft: Draft) -> Span | None:
        """The earliest place that says where the name came from."""
        text = draft.reading.folded
        places = [Span(*said.span()) for said in [_SOURCE.search(text)] if said]
        places += [span for name in _source_names(draft) if (span := _mention(text, name))]
        return min(places, default=None)


def _source_names(draft: Draft) -> list[str]:
    """The proper names of the form's "who or what": "Prof. Lindqvist, GEOG 142" gives two."""
    words = _NAME.findall(draft.how_who)
    return [
        fold(word)
        for word in words
        if word[0].isupper() and fold(word) not in _COMMON and fold(word) not in _own_names(draft)
    ]


def _own_names(draft: Draft) -> set[str]:
    return {fold(word) for word in (draft.recipient + " " + draft.student).split()}


def _mention(text: str, name: str) -> Span | None:
    found = re.search(rf"(?:\b(?:prof|professor|dr|mr|ms|mrs)\.?\s+)?\b{re.escape(name)}\b", text)
    return Span(*found.span()) if found else None


def words_before(draft: Draft, place: int) -> int:
    """How many words stand ahead of this place of the folded text."""
    return len(draft.reading.folded[:place].split())
