"""Says why this person and not another."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.clause import said_before
from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules import not_a_job
from apps.coach.rules.named import source_names, watched
from apps.coach.rules.particular import ENOUGH, keys, names_of, own_words, points
from apps.coach.rules.reasons import told
from apps.coach.rules.sentence import YOU, YOUR, Told

# "She told me that you work at the mint and that you might hire": the first clause tells.
_NEXT = re.compile(r"\band that (?=you|$)")
_KNOWN = 1  # of the weight that is enough, for somebody who knows the student


class WhyYou(Rule):
    """Looks for something that is true of the reader alone: a talk, a path, a decision.

    Every clause about the reader is weighed by its words, without those that any letter holds and
    those that tell of the student or of the source.
    """

    code = "why-you"
    title = gettext_lazy("Says why this person")
    why = gettext_lazy("A letter that could go to anyone is answered by no one.")
    fix = gettext_lazy(
        "Name one thing of theirs that made you write: a talk, a change of path, a project."
    )
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when nothing in the text is about the reader."""
        if self.place(draft):
            return []
        return [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """The first words about the reader, or about something of theirs by its name."""
        weights = {"": _KNOWN} if draft.how_kind == "know" else {}
        places: list[Span] = []
        known = _Known(draft)
        requests = [_sentences(draft, request) for request in not_a_job.requests(draft)]
        for clause in told(draft):
            if _is_asked(clause, requests):
                continue
            found = _weighed(clause, known.beside(clause))
            if found or clause.is_sure:
                places.append(_span(clause, found))
                weights |= {**found, "sure": ENOUGH} if clause.is_sure else found
            if places and sum(weights.values()) >= ENOUGH:
                return min(places)
        watches = [watched(draft.reading.folded, name) for name in source_names(draft)]
        return next((span for span in watches if span), None)

    def titled(self, draft: Draft) -> str:
        """With the reader's first name where it is known."""
        if not draft.recipient_first:
            return str(self.title)
        return _("Says why %s") % draft.recipient_first


class _Known:
    """Keys of the words that tell of somebody else, or that the source has said already."""

    def __init__(self, draft: Draft) -> None:
        self._own = own_words(draft)
        self._names = names_of(draft)
        self._source = keys(draft.how_who)
        # The directory is no reason, and nor is where a talk was heard.
        self._is_known = draft.how_kind in {"directory", "given"}

    def beside(self, clause: Told) -> frozenset[str]:
        """Those which are no reason in this clause."""
        own = self._names if clause.is_shared else self._own
        return own | self._source if clause.is_seen or self._is_known else own


def _is_asked(clause: Told, requests: list[Span]) -> bool:
    """Whether it is of the reader as one who could take the writer on: "if your crew needs …"."""
    opening = clause.opening
    is_of_reader = opening.text in YOU or opening.text in YOUR
    return is_of_reader and any(start <= opening.start < end for start, end in requests)


def _sentences(draft: Draft, request: Span) -> Span:
    """The whole of what asks for work; it says nothing of the reader but what they could give."""
    end = draft.reading.sentence_at(max(request.start, request.end - 1)).end
    before = said_before(draft.reading, request.start)
    joints = [joint.start() for joint in _NEXT.finditer(before)]
    return Span(request.start - len(before) + (joints[-1] if joints else 0), end)


def _weighed(clause: Told, known: frozenset[str]) -> dict[str, int]:
    weights = {word.text: points(word.text, known) for word in clause.words}
    found = {word: weight for word, weight in weights.items() if weight}
    return {} if clause.is_weak and sum(found.values()) < 2 * ENOUGH else found


def _span(clause: Told, found: dict[str, int]) -> Span:
    """From where the clause points at the reader to its first word that says something."""
    said = [word for word in clause.words if word.text in found][:1]
    places = [clause.opening, *said]
    return Span(min(word.start for word in places), max(word.end for word in places))
