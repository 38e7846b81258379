"""No leftover placeholder: "[Name]", "{company}", "Dear XXX"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Place
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule

# It blocks and cannot be kept, so a bracket counts only when nothing but template words is in it:
# "[sic]", "[1]", "[Smith 2020]" and "[time permitting]" may stay.
_NOUN = (
    r"(?:names?|recipient\w*|alum|alumna|alumnus|alumni|person|people|professor|contact|company|companies|employer|"
    r"organi[sz]ation|firm|university|college|school|major|minor|degree|department|field|industry|job|position|role|"
    r"title|topic|town|village|country|region|street|building|bridge|neighborhood|neighbourhood|site|product|brand|client|"
    r"customer|series|song|album|play|novel|poem|painting|photo|language|sport|team|band|league|season|animal|river|"
    r"speaker|author|host|guest|teacher|relative|initiative|award|method|tool|theme|idea|quote|question|value|"
    r"accomplishments|adjective|instrument|weekday|hour|duration|address|"
    r"subject|dates?|times?|days?|month|year|semester|graduation|city|state|hometown|place|location|"
    r"connection|friend|event|project|article|talk|book|podcast|paper|reason|interests?|student|program|programme|"
    r"class|course|club|hobby|skills?|experience|accomplishment|achievement|details?|something|thing|insert|"
    r"directory|linkedin|network|work|background|career|path|e-?mail|phone|number|link|url|website|signature|greeting|"
    r"panel|lecture|seminar|workshop|conference|exhibit|show|film|episode|report|post|blog|research|team|"
    r"group|office|lab|prenom|nom|nombre|apellidos?|vorname|nachname|firma|entreprise|empresa|universidade?|universite|universitat|universiteit|hochschule|faculdade|escola|school|opleiding|"
    r"datum|fecha|titre|titulo|nome|cognome|azienda|naam|voornaam|achternaam|bedrijf|carrera|puesto|poste|"
    r"studienfach|studiengang|stelle|stadt|thema|institucion|instituicao|institution|compania|organizacion|"
    r"ciudad|cidade|ville|citta|cargo|curso|tema|sujet|last|first|full|mr|ms|mrs|mx|dr|prof|firstname|lastname|x+|\?+|_+|\.\.\.)"
)
_SMALL = (
    r"(?:the|a|an|of|in|for|to|at|and|or|on|with|your|my|their|his|her|our|this|here|specific|relevant|current|personal|"
    r"de|du|des|la|le|les|l|d|el|del|della|di|do|da|der|die|das|den|des|von|van|het|een|un|une|una|votre|mon|ma|mein|meine|"
    r"ihr|ihre|tu|su|mi|uw|mijn|seu|sua|meu|minha|"
    r"shared|mutual|about|from|by|they|you|that|is|are|was|how|found|met|whatever|study|interest|\d{1,2})"
)
_ORDER = (
    r"(?:insert|add|fill|mention|describe|explain|include|enter|replace|something|placeholder|todo|tbd|optional|your|"
    r"their|why\s+(?:i|you|they)|how\s+(?:i|you)|what\s+(?:i|you)|name\s+(?:of|de[rs])|"
    r"n(?:ome|om|ombre|aam)\s+(?:d\w{1,3}|van)|one\s+(?:or\s+two\s+)?(?:sentences?|things?)|"
    r"\d\s*-\s*\d\s+sentences?)"
)
_WORDS = rf"(?:{_NOUN}|{_SMALL})(?:(?:[\s/,'_&.:-]+|'s\b){{1,3}}(?:{_NOUN}|{_SMALL})){{0,7}}(?:'s)?"
_INSIDE = (
    rf"\s*(?:(?=[^\]\n]{{0,80}}?\b{_NOUN}\b){_WORDS}|{_ORDER}\b[^\]\n]{{0,60}}|[?_]{{1,9}})?[\s?]*"
)
# A choice nobody has made: "[hobby/passion project]"; not "[and/or]", "[she/her]".
_CHOICE = (
    r"\[(?!(?:and|or|she|he|they|yes|on|am|with) ?/)[a-z][a-z' ]{1,30}/(?! ?(?:or|hers?|him)\b)"
    r"[a-z' /]{2,40}\]"
)
_LEFT_OVER = re.compile(
    rf"\[{_INSIDE}\](?!\()|{_CHOICE}"
    r"|\[[^\]\n]{0,20}(?:名|公司|大学|学校|专业|職|职位|日期)[^\]\n]{0,20}\]"
    rf"|<{{1,2}}\s*{_NOUN}(?:[\s_-]+{_NOUN}){{0,4}}\s*>{{1,2}}"
    rf"|<{{1,2}}\s*(?:your|their|his|her|event|alum)\s+{_NOUN}\s*>{{1,2}}"
    r"|\{\{[^{}\n]{0,60}\}\}|\{[a-z][a-z _.'/-]{0,40}\}"
    r"|(?:%%?|\$\{?)(?:first_?name|last_?name|name|company)(?:%%?|\})?"
    r"|\((?:insert|enter|fill\s+in)\b[^()\n]{0,60}\)"
    r"|\((?:your|their|his|her|company|last|first)?\s*(?:name|company|company\s+name|major|school|"
    r"university|job\s+title)"
    r"(?:\s+here)?\)"
    r"|\"(?:first|last|full)[ _]?name\""
    r"|\binsert\s+(?:\w+\s+){1,3}here\b|\byour\s+name\s+here\b"
    r"|\bx{3,}\b|\b20xx\b|\blorem ipsum\b"
    r"|(?<!_)_{3,40}(?= ?[a-z.,])|(?<=[a-z.,] )_{3,40}"
)
# In capitals only: "Dear NAME", "at COMPANY NAME", "class of XX".
_IN_CAPITALS = re.compile(
    r"(?<![\w%$<{\[])(?:(?:FIRST|LAST|YOUR|COMPANY|SCHOOL|ALUM)[ _]?(?:NAME|MAJOR|TITLE)|COMPANY|"
    r"(?<=Dear )NAME|(?<=Hi )NAME|(?<=Dear )(?:Name|Firstname)(?=,)|XX(?= (?:min|hour|year))|XX/XX|"
    r"(?<=lass of )'?XX|TODO(?=\s?:))(?![\w%>}\]])"
)
# Without one of these no search is worth its time.
_SIGNS = re.compile(r"[\[<{%$(_\"]|xxx|20xx|lorem|insert|todo|name here")
_CAPITALS_LINE = re.compile(r"[^a-z]*")


class Placeholder(Rule):
    """Blocks: a letter to "[Name]" is worse than none."""

    code = "placeholder"
    title = gettext_lazy("No blank left to fill in")
    why = gettext_lazy("A leftover blank says that the letter was not written for them.")
    fix = gettext_lazy("Put in the words that belong here, or take it out.")
    level = Level.BLOCKS

    def find(self, draft: Draft) -> list[Finding]:
        """Every leftover blank of the subject line and of the text."""
        subject = [
            self._in_subject(draft.subject_reading, blank)
            for blank in _blanks(draft.subject_reading)
        ]
        text = [
            self.quoting(draft, blank, self.fix, cut=blank)
            for blank in sorted(_blanks(draft.reading))
        ]
        beside = [
            replace(self.quoting(Draft(text=other), blank, self.fix), span=None)
            for other in draft.beside
            for blank in sorted(_blanks(Reading(other)))
        ]
        return subject + text + beside

    def _in_subject(self, subject: Reading, span: Span) -> Finding:
        finding = self.quoting(Draft(text=subject.text), span, self.fix)
        return replace(finding, place=Place.SUBJECT)


def _blanks(reading: Reading) -> Iterator[Span]:
    found = _LEFT_OVER.finditer(reading.folded) if _SIGNS.search(reading.folded) else ()
    for blank in found:
        if not _is_in_a_quotation(reading, blank):
            yield Span(*blank.span())
    for blank in _IN_CAPITALS.finditer(reading.text):
        line = reading.text[: blank.start()].rpartition("\n")[2]
        if not line or not _CAPITALS_LINE.fullmatch(line):
            yield reading.searched(blank.span())


def _is_in_a_quotation(reading: Reading, blank: re.Match[str]) -> bool:
    """Whether the bracket was put into somebody's words: "“[The city] owes us that”"."""
    if not blank.group().startswith("["):
        return False
    around = reading.own_words[blank.start() - 1 : blank.end() + 1]
    return (
        reading.own_words[blank.start()] == " "
        and not around.strip()
        and _words_beside(reading, blank)
    )


def _words_beside(reading: Reading, blank: re.Match[str]) -> bool:
    """Whether the quotation holds more than the bracket."""
    before, behind = reading.folded[: blank.start()], reading.folded[blank.end() :]
    return not (before.endswith('"') and behind.startswith('"'))
