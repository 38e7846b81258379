"""The first line of a letter: whom it greets, and which forms of a name are right."""

import re
import unicodedata
from dataclasses import dataclass

from apps.coach.phrases import listed
from apps.coach.reading import Span

_GREETING = re.compile(
    r"[\s¡]*(?P<words>(?:(?:my\s+)?dear(?:est)?|hello|hi|hiya|hey|heya|howdy|yo|sup|aloha|ahoy|g'?day|namaste|shalom|"
    r"salaam|greetings|salutations|respected|esteemed|"
    r"good\s+(?:morning|afternoon|evening|day)|morning|to\s+whom\s+it\s+may\s+concern|to(?=\s+(?:mr|mrs|ms|mx|dr|prof)\b)|"
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
    r"[,;:!?\n\u2014\u2013()\uff0c\uff1a]|\s-+\s|\.(?=\s*\n|\s*$)|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)(?<![Pp]rof)\.\s"
)
_AFTER_NAME = re.compile(r"\s*[,:!\u2014\u2013-]")
# Behind the comma of Chinese a greeting may follow the name.
_LINE_IS_GREETING = re.compile(
    r"\s*[^\n,:!\uff0c\uff1a\uff01]{1,60}(?:[,:!\uff1a\uff01](?=\s*\n|\s*$)|\uff0c(?=.{0,6}\n)|,(?=\s?[您你]们?好))"
)
_MOST_WORDS = 6  # of a first line that is taken for a greeting
_LONGEST_NAME = 5  # words; more is a sentence that goes on without a comma
# One spelling for titles of one kind, in seven languages.
_TITLES = {
    **dict.fromkeys(("mr", "mister"), "mr"),
    **dict.fromkeys(
        ("herr", "herrn", "monsieur", "m", "sr", "señor", "senhor", "signor", "sig"), "sir"
    ),
    **dict.fromkeys(("meneer", "dhr", "don"), "sir"),
    **dict.fromkeys(("frau", "madame", "mme", "mlle", "sra", "señora", "srta", "señorita"), "lady"),
    **dict.fromkeys(
        ("senhora", "signora", "sig.ra", "mevrouw", "mevr", "mw", "doña", "dona"), "lady"
    ),
    **dict.fromkeys(("ms", "mrs", "miss", "mx"), ""),
    **dict.fromkeys(
        ("dr", "dra", "doctor", "doctora", "doktor", "docteur", "dott", "dott.ssa"), "dr"
    ),
    **dict.fromkeys(
        ("prof", "professor", "profesor", "profesora", "professeur", "professeure"), "prof"
    ),
    **dict.fromkeys(("profa", "professora", "professore", "professoressa"), "prof"),
}
_SAME_PERSON = {"sir": {"mr"}, "lady": {"ms", "mrs", "miss"}}
_PARTICLES = listed(
    "van von der den de del della di da dos das du la le el al bin ibn ten ter zu i y"
)
# Behind a name without a comma: the sentence goes on.
_GOES_ON = listed(
    "I I'm I’m I've I’ve I'd I’d My It It's It’s This Thank Thanks Hope We You Your Good How Just "
    "As After On At When Happy Great Nice Sorry Quick Am Im Long So"
)


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
    skipped = _SUBJECT_LINE.match(text)
    start = skipped.end() if skipped else 0
    first = _GREETING.match(text, start)
    if first is None:
        return _bare(text, start)
    name = _name_at(text, first.end())
    if not name and (second := _GREETING.match(text, first.end())):
        first, name = second, _name_at(text, second.end())
    begin, end, named = first.start("words"), first.end("words"), first.end()
    if fetched := _ON_THE_PHONE.match(text, named):
        named, name = fetched.end(), _name_at(text, fetched.end())
    return Greeting(Span(begin, named + len(name) if name else end), first["words"], name)


def _bare(text: str, start: int) -> Greeting | None:
    """A first line that is only a name: "Dr. Chen," or "Rosalind:"."""
    line = _LINE_IS_GREETING.match(text, start)
    if line is None or len(line.group().split()) > _MOST_WORDS:
        return None
    name = line.group().strip().rstrip(",:!\uff0c\uff1a\uff01").removeprefix("To ")
    begin = text.index(name, line.start())
    return Greeting(Span(begin, begin + len(name)), "", name)


def opens_with(text: str, form: str) -> bool:
    """Whether the letter begins with this form and a comma, a colon or a dash."""
    begun = text.lstrip()
    if spelled(begun[: len(form)]) != spelled(form):
        return False
    return bool(_AFTER_NAME.match(begun, len(form)))


def _name_at(text: str, start: int) -> str:
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


def forms(address_as: str, recipient: str) -> list[str]:
    """Every form of the name that is right, most formal first; without titles in the last."""
    names = _without_titles(recipient.partition(",")[0].split())
    full = " ".join(names)
    if address_as.strip():
        titles = [word for word in address_as.split() if is_title(word)]
        return [
            address_as.strip(),
            *([recipient.strip(), full, " ".join([*titles, full])] if full else []),
        ]
    if not names:
        return []
    firsts = [" ".join(names[:count]) for count in range(len(names), 0, -1)]
    return [recipient.strip(), *firsts]


def last_names(recipient: str) -> list[str]:
    """What may follow a title: every ending of the name that leaves no particle behind."""
    names = _without_titles(recipient.partition(",")[0].split())
    endings = [names[index:] for index in range(1, len(names))] or [names]
    middles = [names[1:-1]] if len(names) > 2 else []  # noqa: PLR2004 - "Ana Ruiz Ortega" is Sra. Ruiz
    whole = [names] if len(names) > 1 else []
    return [
        " ".join(part)
        for part in (*endings, *middles, *whole)
        if part and names[len(names) - len(part) - 1].casefold() not in _PARTICLES
    ]


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return words


def is_title(word: str) -> bool:
    return word.casefold().rstrip(".") in _TITLES


def begins_with(said: str, form: str) -> bool:
    """Whether the name starts with this form and no other name goes on behind it."""
    heard, wanted = spelled(said), spelled(form)
    if not heard.startswith(wanted):
        return False
    rest = heard[len(wanted) :]
    if not rest or not (rest[0].isalnum() or rest[0] in "-' "):
        return True
    return rest[0] == " " and _goes_on(said.split()[-len(rest.split())])


def _goes_on(word: str) -> bool:
    return word in _GOES_ON or not word[0].isalpha() or word[0].islower() or word.isupper()


def titled(said: str) -> tuple[str, str]:
    """The titles that a greeting's name begins with, in one spelling, and the rest of it."""
    words = said.replace(".", ". ").split() if re.match(r"\w{1,4}\.\w", said) else said.split()
    titles = []
    while len(words) > 1 and is_title(words[0]):
        plain = words.pop(0).casefold().rstrip(".")
        titles.append(_TITLES[plain] or plain)
    return " ".join(titles), " ".join(words)


def same_title(said: str, wanted: str, *, loosely: bool) -> bool:
    """Whether two spellings name one title; loosely, "Frau" may stand for "Ms."."""
    if said == wanted or (loosely and wanted in _SAME_PERSON.get(said, ())):
        return True
    return bool(wanted) and wanted in said.split()


def spelled(name: str) -> str:
    """One spelling for one name: Unicode forms, apostrophes, titles, case and spaces."""
    composed = unicodedata.normalize("NFC", name).casefold()
    plain = composed.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    words = re.sub(r"^(\w{1,4}\.)(?=\w)", r"\1 ", plain).split()
    return " ".join(
        (_TITLES[bare] or bare) if (bare := word.rstrip(".")) in _TITLES else word for word in words
    )
