"""Says who you are."""

import re

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.introductions import AS, FRAGMENT, I_AM, SAME, SELF, STUDENT

_OTHERS = (
    r"you|your|my\s+(?:\w+\s+)?(?:roommate|friend|brother|sister|cousin|son|daughter|classmate|mother|father|mom|"
    r"dad|partner)|who|he|she|they|his|her"
)
_OF_OTHERS = re.compile(rf"\b(?:{_OTHERS})\b")
_SOMEBODY = re.compile(rf"\b(?:(?P<others>{_OTHERS})|i|i'm|me|my|we|us|our)\b")
_TURNS_AWAY = re.compile(r"[.!?\n]|(?<!like )(?<!as )\b(?:you|your(?! name)|whose|whether|why)\b")
# "…, CS senior here" is about the one who writes; "my sister, a senior" is not.
_NEW = re.compile(r"[,;:(\u2014]\s*(?:[\w'&-]{1,20}\s+){0,3}$")
_ARTICLE = re.compile(r"\b(?:a|an|the|whose|was|is|were)\b")
_FARTHEST = 95  # characters between "I am" and what I am


class WhoYouAre(Rule):
    """Looks for a place in the university; a name alone says nothing to a stranger."""

    code = "who-you-are"
    title = gettext_lazy("Says who you are")
    why = gettext_lazy("One line is enough: what you study, and where you are in it.")
    fix = gettext_lazy("Put in your introduction: your year and what you study.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the text does not introduce its writer."""
        if self.place(draft):
            return []
        return [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """Where the student introduces themselves."""
        words = draft.reading.own_words
        said = SELF.search(words)
        places = [place for place in (said and Span(*said.span()), _i_am(words)) if place]
        return min(places, default=None) or _fragment(draft) or _as(draft) or _same(words)


def _same(words: str) -> Span | None:
    said = SAME.search(words)
    return Span(*said.span()) if said else None


def _i_am(words: str) -> Span | None:
    """Finds "I am a third-year student", however the sentence wanders, up to a "you"."""
    for student in STUDENT.finditer(words):
        start = max(0, student.start() - _FARTHEST)
        selves = list(I_AM.finditer(words, start, student.start()))
        if selves and not _TURNS_AWAY.search(words, selves[-1].end(), student.start()):
            return Span(selves[-1].start(), student.end())
    return None


def _as(draft: Draft) -> Span | None:
    """Finds "as a sophomore", unless it is said of somebody else: "who taught you as a junior"."""
    words = draft.reading.own_words
    for student in STUDENT.finditer(words):
        selves = list(AS.finditer(words, max(0, student.start() - _FARTHEST), student.start()))
        if selves and not _TURNS_AWAY.search(words, selves[-1].end(), student.start()):
            start = draft.reading.sentence_at(selves[-1].start()).start
            people = list(_SOMEBODY.finditer(words, start, selves[-1].start()))
            if not people or not people[-1]["others"]:
                return Span(selves[-1].start(), student.end())
    return None


def _fragment(draft: Draft) -> Span | None:
    """A standing without a verb, in a sentence that speaks of nobody else before it."""
    words = draft.reading.own_words
    for said in FRAGMENT.finditer(words):
        before = words[draft.reading.sentence_at(said.start()).start : said.start()]
        if not _OF_OTHERS.search(before) or _begins_anew(before):
            return Span(*said.span())
    return None


def _begins_anew(before: str) -> bool:
    """Whether a comma stands close ahead, and no article or verb behind it."""
    new = _NEW.search(before)
    return new is not None and not _ARTICLE.search(new.group())
