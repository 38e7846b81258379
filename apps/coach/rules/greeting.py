"""The first lines of a letter: whom they greet."""

import re
from dataclasses import dataclass

from apps.coach.reading import Span

GREETING = re.compile(
    r"[\s¡]*(?P<words>(?:(?:my\s+)?dear(?:est)?|hel+o+|hi+|hiya|he+y+|heya|howdy|yo|sup|aloha|ahoy|g'?day|namaste|shalom|"
    r"salaam|greetings|salutations|respected|esteemed|"
    r"good\s+(?:morning|afternoon|evening|day)|morning|afternoon|evening|to\s+whom\s+it\s+may\s+concern|to(?=\s+(?:mr|mrs|ms|mx|dr|prof)\b)|"
    r"estimad[oa]|querid[oa]|hola|buen[oa]s\s+(?:d[ií]as|tardes)|buen\s+d[ií]a|"
    r"ch[eè]re?|bonjour|bonsoir|salut|"
    r"sehr\s+geehrte[rs]?|liebe[r]?|guten\s+(?:tag|morgen|abend)|hallo|moin|servus|gr[uü](?:ß|ss)\s+gott|"
    r"prezad[oa]|car[oa]|ol[aá]|oi|bom\s+dia|boa\s+tarde|"
    r"gentile|egregi[oa]|ciao|buongiorno|salve|spett\.?(?:le)?|"
    r"geachte|beste|lieve|hoi|h[eé]|goedemorgen|goedemiddag|goedendag|dag)\b"
    r"(?:\s+(?:there|again|all|prof(?:essor)?(?=[ \t]*(?:[,!\n]|$))))?)"
    r"[ \t]*[,!.]?[ \t]*",
    re.IGNORECASE,
)
# A call begins with whom to fetch: "Hello, is this Ana?", "Hi, may I speak with Ana Ruiz?"
_ON_THE_PHONE = re.compile(
    r"(?:is\s+(?:this|that)|am\s+i\s+speaking\s+(?:with|to)|this\s+is\s+for|i'm\s+(?:calling|looking)\s+for|"
    r"(?:may|can|could)\s+i\s+(?:please\s+)?(?:speak|talk)\s+(?:with|to))\s+",
    re.IGNORECASE,
)
_SUBJECT_LINE = re.compile(r"\s*(?:subject|re|betreff|asunto|objet)\s*:[^\n]*\n", re.IGNORECASE)
_END_OF_NAME = re.compile(
    r"[,;:!?\n\u2014\u2013()\uff0c\uff1a]|\s-+\s|\.(?=\s*\n|\s*$)|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)(?<![Pp]rof)(?<![Cc]apt)(?<![Dd]ott)(?<![Aa]rch)\.\s"
)
# Behind the comma of Chinese a greeting may follow the name.
_LINE_IS_GREETING = re.compile(
    r"\s*[^\n,:!\uff0c\uff1a\uff01]{1,60}(?:[,:!\uff1a\uff01](?=\s*\n|\s*$)|\uff0c(?=.{0,6}\n)|,(?=\s?[您你]们?好))"
)
# Ahead of the greeting: a place, a date, what the letter is about.
_HEAD_LINE = re.compile(r"[^\n]{1,60}\n\s*")
_MOST_HEAD_LINES = 3
_MOST_WORDS = 6  # of a first line that is taken for a greeting
_LONGEST_NAME = 5  # words; more is a sentence that goes on without a comma


@dataclass(frozen=True, slots=True)
class Greeting:
    """Where it stands in the text as typed: greeting words and name, without the comma behind."""

    span: Span
    words: str
    name: str


def greeting(text: str) -> Greeting | None:
    """The greeting on the first lines, or None if the letter begins without one.

    "Good morning!" with a name on the next line is one greeting: the second.
    """
    start = beginning(text)
    first = GREETING.match(text, start)
    if first is None:
        return _bare(text, start)
    name = name_at(text, first.end())
    if not name and (second := GREETING.match(text, first.end())):
        first, name = second, name_at(text, second.end())
    begin, end, named = first.start("words"), first.end("words"), first.end()
    if fetched := _ON_THE_PHONE.match(text, named):
        named, name = fetched.end(), name_at(text, fetched.end())
    return Greeting(Span(begin, named + len(name) if name else end), first["words"], name)


def beginning(text: str) -> int:
    """Where the greeting begins: behind the lines of a letter's head, if one follows them."""
    skipped = _SUBJECT_LINE.match(text)
    start = place = skipped.end() if skipped else 0
    for _line in range(_MOST_HEAD_LINES):
        head = _HEAD_LINE.match(text, place)
        if GREETING.match(text, place) or _LINE_IS_GREETING.match(text, place) or head is None:
            break
        place = head.end()
    return place if GREETING.match(text, place) else start


def _bare(text: str, start: int) -> Greeting | None:
    """A first line that is only a name: "Dr. Chen," or "Rosalind:"."""
    line = _LINE_IS_GREETING.match(text, start)
    if line is None or len(line.group().split()) > _MOST_WORDS:
        return None
    name = line.group().strip().rstrip(",:!\uff0c\uff1a\uff01").removeprefix("To ")
    begin = text.index(name, line.start())
    return Greeting(Span(begin, begin + len(name)), "", name)


def name_at(text: str, start: int) -> str:
    """What follows the greeting words up to a comma; the first words of a sentence that goes on."""
    end = _END_OF_NAME.search(text, start)
    said = text[start : end.start() if end else len(text)].rstrip()
    words = said.split()
    if len(words) <= _LONGEST_NAME:
        return said
    return (
        said[: said.index(words[2], len(words[0]) + len(words[1])) + len(words[2])]
        if said
        else said
    )
