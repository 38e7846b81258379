"""No résumé in the first message."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied
from apps.coach.draft import Draft
from apps.coach.finding import Finding, Place
from apps.coach.phrases import Words, phrases
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule

_WORDS: Words = {
    # "my plan to resume" is the verb.
    "paper": re.compile(
        r"(?<!to )(?:resumes?|cvs?|c\.v\.|curriculum\s+vitae|cover\s+letters?|"
        r"(?:unofficial\s+)?transcripts?)(?!\w)"
    ),
    "mine": "(my|a|an|our) ..2 {paper}|the (attached|enclosed) {paper}|(copy of|link to) [my|a|"
    "an] {paper}",
    "attached": "attached|enclosed|included|below|linked|appended|in the attachment",
    "in_brackets": re.compile(r"\s?(?:\((?:attached|enclosed|below)\b|:\s?(?:https?:|www))"),
    "spot": "link|online|drive|site|below|bottom|website|portal|folder|signature|page|linkedin|"
    "attachment|attachments",
    "send": "attach|attached|attaching|enclose|enclosed|enclosing|include|included|including|send|"
    "sent|sending|share|sharing|shared|forward|forwarding|forwarded|email|emailed|emailing|e-mail|"
    "add|added|adding|mail|provide|providing|upload|uploaded|append|submit|pass|passing|hand|show|link|linked|"
    "offer|bring|bringing|drop|dropping|paste|pasted|pasting",
}
_OFFERED = """
    # "I attach my CV", "happy to send a transcript"
    {send} !(out) ..6 {mine}
    # "my résumé is attached", "CV below"
    [my] [_] {paper}[ (and|&) _][ _] (is|are|can be|has been|have been) [also] ({attached}|\
        available|found|here|online)
    [my] {paper} [and _] {attached}
    my {paper} and ..4 (is|are) [also] ({attached}|available|found|here|online)
    [my] {paper}{in_brackets}
    [my] {paper}'s ({attached}|below|here)
    {paper} [that|which] (i|i've) [have] {attached}
    # "Attached is my résumé", "please find my CV", "here's a link to my résumé"
    (i|i've|i have) [_] (put|left|posted|uploaded|placed|stuck|hosted) my {paper} ..4 {spot}
    my {paper} is (on|at|in|under) _
    (link|attachment|signature|folder) ..4 (has|holds|contains|is|to|opens) my {paper}
    (attached|enclosed|attachment) ..6 {paper}
    (here's|here is|here are|below is) ..5 {mine}
    (find|see|view|download|open|pfa|pfb) [{attached}|here] my ..2 {paper}[ {attached}]
    my ..2 {paper} for your [kind] (reference|review|perusal|consideration|information|records)
    # "take a look at my CV"
    (look at|looking at|look over|look through|read|reading|review|reviewing|feedback on|\
        critique|check|checking|comment on|go over|going over|advice on|thoughts on|eyes on) my\
        ..2 {paper}
"""
_OFFERS = re.compile(phrases(_OFFERED, _WORDS))
_PAPER = re.compile(r"resume|cv|c\.v|vitae|letter|transcript")  # without one nothing is offered

# A subject line is no sentence: "CV: Ana Ruiz", "Application with résumé"; not "Your talk on CVs".
_HEADED = re.compile(
    phrases(
        """
    (my|with|and|plus|attached|enclosed|&|+) {paper}
    {paper} (of|for|from) !(your|the|a|an|our|this)
    {paper} (attached|enclosed|inside|included|and|&)
    """,
        _WORDS,
    )
    + r"|^\W*(?:resume|cv|c\.v\.|curriculum vitae|cover letter|transcript)s?\s*(?:[:,;|/\u2014-]|$)"
)
_WOULD = re.compile(r"(?:\bi'?d|\bi would)\s+(?:\w+\s+)?$")
_BUT = re.compile(r"[^.!?\n]{0,30}?\s+but\b")
_NEAR = 20  # characters ahead of a phrase


class NoResume(Rule):
    """A résumé makes a conversation look like an application; "resume" the verb is no résumé."""

    code = "resume"
    title = gettext_lazy("Leaves the résumé out")
    why = gettext_lazy("A résumé makes the note look like an application.")
    fix = gettext_lazy("Leave the résumé for later, if they ask for it.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """Each offer of a résumé in the text, and an attachment."""
        found = [
            self.quoting(draft, phrase, self.fix, cut=around(draft.reading, phrase))
            for phrase in _offers(draft.reading.own_words)
            if not denied(draft.reading, phrase) and not _only_would(draft, phrase)
        ]
        found = [*self._in_subject(draft.subject_reading), *found]
        if draft.has_attachment:
            found.append(self.missing(draft, _("Send the note without a file."), Place.ATTACHMENT))
        return found

    def _in_subject(self, subject: Reading) -> Iterator[Finding]:
        headed = _HEADED.search(subject.own_words) or _OFFERS.search(subject.own_words)
        if headed and not denied(subject, Span(*headed.span())):
            finding = self.quoting(Draft(text=subject.text), headed.span(), self.fix)
            yield replace(finding, place=Place.SUBJECT)


def _offers(words: str) -> list[Span]:
    found = _OFFERS.finditer(words) if _PAPER.search(words) else ()
    return [Span(*offer.span()) for offer in found]


def _only_would(draft: Draft, phrase: Span) -> bool:
    """Whether it stays out after all ("I'd include my résumé, but …")."""
    words = draft.reading.own_words
    wished = _WOULD.search(words[max(0, phrase.start - _NEAR) : phrase.start])
    return bool(wished) and bool(_BUT.match(words, phrase.end))
