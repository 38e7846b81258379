"""Says how you got the name, and says it early."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.named import mention, source_topic, source_words, turns_of, written_of
from apps.coach.rules.sources import SOURCES

_BOTH = 2  # words of a topic that are no coincidence
# Somebody known is told, not asked: a wish or a question says nothing about the two.
_ME = re.compile(r"\b(?:i|me|my|we|us|our)\b")
_YOU = re.compile(r"\b(?:you|your|yours)\b")
_WISHES = re.compile(
    r"\?|\b(?:would|could|can|may|might|will|hope|want|wonder\w*|like|love|wish|please|interested|"
    r"curious|writing|appreciate|grateful|thank|thanks|i'd(?!\s+(?:been|had))|i'll|let\s+me|looking)\b"
)
EARLY_WORDS = 60  # the first two or three sentences, what a phone shows before scrolling


class Early(Rule):
    """Looks for the source named in the form, else for the usual ways to say it."""

    code = "early"
    title = gettext_lazy("Says how you got the name, early")
    why = gettext_lazy("“Why me?” is the first question a stranger has.")
    fix = gettext_lazy("Say in your first lines how you came to this person.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when it is missing, or stands too late: then the sentence that says it."""
        place = self.place(draft)
        if place is None:
            fix = str(self.fix)
            if draft.how_who.strip():
                fix = _("Say it in your first lines. You noted: %s.") % draft.how_who.strip()
            return [self.missing(draft, fix)]
        if words_before(draft, place.start) <= EARLY_WORDS:
            return []
        sentence = draft.reading.sentence_at(place.start)
        whole = Span(min(sentence.start, place.start), max(sentence.end, place.end))
        return [self.quoting(draft, whole, _("Move this up to your first lines."))]

    def evidence(self, draft: Draft) -> Span | None:
        """The earliest place that says where the name came from."""
        text = draft.reading.folded
        told = SOURCES.get(turns_of(draft), SOURCES[""]).search(draft.reading.own_words)
        places = [Span(*told.span())] if told else []
        if draft.how_kind == "know":
            places += _between_two(draft)
        places += [span for name in source_words(draft) if (span := mention(text, name))]
        topic = [span for word in source_topic(draft) if (span := mention(text, word))]
        places += [min(topic)] if len(topic) >= _BOTH else []
        places += [span for span in (written_of(draft),) if span]
        return min(places, default=None)


def _between_two(draft: Draft) -> Iterator[Span]:
    """Sentences that tell something of both: "You gave me my first library card"."""
    for sentence in draft.reading.sentences:
        words = draft.reading.own_words[sentence.start : sentence.end]
        if _ME.search(words) and _YOU.search(words) and not _WISHES.search(words):
            yield sentence


def words_before(draft: Draft, place: int) -> int:
    """How many words stand ahead of this place of the folded text."""
    return len(draft.reading.folded[:place].split())
