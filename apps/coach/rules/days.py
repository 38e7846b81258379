"""Days named in a text: weekdays, dates and words like "tomorrow", in seven languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from apps.coach.reading import Span

# Abbreviations that are words as well: only ahead of a date, a time or another day.
_SOON = r"(?=\.?\s*(?:[/,\u2014-]|\d|(?:or|and)\s+(?:sun|mon)|dec|morning|afternoon|evening))"
_NO_SITTING = r"(?!\s(?:in|at|on|down|through|with|by|there|for|next)\b)"
# Spanish, French, German, Portuguese ("na terça"), Italian and Dutch by their full names.
_NA = r"(?:(?<=na\s)|(?<=ou\s)|(?<=proxima\s))"
_WEEKDAYS = {
    "mo": r"mondays?|mon(?=\.?\s*(?:[/,\u2014-]|\d|or\b|and\b|at\b|morning|afternoon|evening))|"
    rf"lunes|lundi|montags?|segunda-feira|{_NA}segunda|lunedi|maandag",
    "tu": rf"tue(?:s(?:days?)?)?|martes|mardi|dienstags?|terca-feira|{_NA}terca|martedi|dinsdag",
    "we": rf"wed(?:s|nesdays?)?|miercoles|mercredi|mittwochs?|quarta-feira|{_NA}quarta|mercoledi|"
    r"woensdag",
    "th": rf"thu(?:r(?:s(?:days?)?)?)?|jueves|jeudi|donnerstags?|quinta-feira|{_NA}quinta|giovedi|"
    r"donderdag",
    "fr": rf"fri(?:days?)?|viernes|vendredi|freitags?|sexta-feira|{_NA}sexta|venerdi|vrijdag",
    "sa": rf"saturdays?|sat{_SOON}|(?<=or\s)sat{_NO_SITTING}|sabados?|samedi|samstags?|sonnabends?|"
    r"sabato|zaterdag",
    "su": rf"sundays?|sun{_SOON}|(?<=or\s)sun|domingos?|dimanche|sonntags?|domenica|zondag",
}
_MONTH = (
    r"(?:jan(?:uary)?|enero|janvier|januar|janeiro|gennaio|januari|feb(?:ruary)?|febrero|fevrier|"
    r"februar|fevereiro|febbraio|februari|mar(?:ch)?|marzo|mars|marz|marco|maart|apr(?:il)?|abril|avril|"
    r"aprile|may|mayo|mai|maio|maggio|mei|june?|junio|juin|juni|junho|giugno|july?|julio|juillet|juli|"
    r"julho|luglio|aug(?:ust)?|agosto|aout|augustus|sep(?:t(?:ember)?)?|septiembre|septembre|setembro|"
    r"settembre|oct(?:ober)?|octubre|octobre|oktober|outubro|ottobre|nov(?:ember)?|noviembre|novembre|"
    r"novembro|dec(?:ember)?|diciembre|decembre|dezember|dezembro|dicembre)\b\.?"
)
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.)?"
_NO_CLOCK = r"(?![\d:]|\s*(?:am|pm|a\.m|p\.m|min|hour|o'clock|h\b|uhr|%|words|or\s+so))"
_NEXT = (
    r"(?:\s*(?:,\s*or|,|or|and|/|&|-|\u2014|to|through|ou|oder|und|o|y|e|et)\s*(?:(?:on|am|el|le|il|op)\s+)?"
    rf"(?:the\s+)?{_NUMBER}{_NO_CLOCK})"
)
_NUMBERS = re.compile(r"\d+")
_NTH = r"[0-3]?\d(?:st|nd|rd|th)\b"
_DAY = re.compile(
    r"\b(?:(?:" + "|".join(rf"(?P<{code}>{names})" for code, names in _WEEKDAYS.items()) + r")\b\.?"
    rf"|(?P<list>{_MONTH}\s+(?:the\s+)?{_NUMBER}{_NO_CLOCK}{_NEXT}{{0,4}})"
    rf"|(?P<before>(?<![:/]){_NUMBER}{_NEXT}{{0,4}}\s+(?:of\s+|de\s+|do\s+|di\s+)?{_MONTH})"
    r"|(?P<iso>(?<![./])20\d\d-[01]\d-[0-3]\d)\b"
    r"|(?P<slash>(?<![./])(?!24/7|1/2|1/3|2/3|1/4|3/4)[0-3]?\d/[0-3]?\d)(?:/(?:20)?\d\d)?\b(?!/)"
    r"|(?P<dots>(?<![./:])[0-3]?\d\.[01]?\d\.)(?!\d)"
    rf"|the\s+(?P<nth>{_NTH}(?:(?:\s*,\s*|\s+or\s+|\s+and\s+|\s*/\s*)(?:on\s+)?(?:the\s+)?{_NTH}){{0,4}})"
    r"(?!\s+(?:grade|year|century|floor|street|st|ave\w*|time|of\s+the))"
    r"|(?P<near>(?:the\s+)?day\s+after\s+tomorrow|today|tomorrow|tonight|tmrw|tmr|(?<!la\s)manana|demain|"
    r"(?<!guten\s)morgen|amanha|domani)\b)"
)
# "any afternoon next week", "weekday mornings", "Tuesdays": more days than one.
_MANY = re.compile(
    r"\b(?:(?:any|every|each|most|all)\s+(?:other\s+)?(?:week\s?day|day|morning|afternoon|evening|lunch)s?\s+(?:\w+\s+){0,2}?"
    r"(?:after|before|between|from|in|this|next|of|that\s+week|during|on)\b"
    r"|(?:week\s?days|week\s?day\s+\w+s|mornings|afternoons|evenings|weekends|weeknights)\b"
    r"|(?:any\s?time|all)\s+(?:of\s+|during\s+)?(?:this|next|that|the)\s+(?:coming\s+|following\s+)?week\b"
    r"|(?:(?:any|every|each)\s+)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:a|some)\s+week\s?day\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|(?:this|next|the)\s+(?:coming\s+|following\s+)?weekend\b)"
)
# In Chinese words are not set apart: "下周三", "十二月三日"; not "上周三", which is past.
_HAN_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_HAN_DAY = re.compile(
    r"(?<!上)(?<!上个)(?:周|星期|礼拜)[一二三四五六日天]"
    rf"|{_HAN_NUMBER}月{_HAN_NUMBER}[日号]|(?<![月\d]){_HAN_NUMBER}号(?!楼|线|门)|大?后天|明[天晚早]|今[天晚]"
)
_HAN_MANY = re.compile(
    r"(?:工作日|平日|(?<!上)周末)|(?:[下这本]个?周|[下这本]个?星期)[^。！？\n]{0,6}(?:任何|每天|哪天|都)"
)
_BARE = re.compile(rf"\s+(?:the\s+)?{_NUMBER}{_NO_CLOCK}(?!\s*(?:{_MONTH}|/))")
_SAME = re.compile(r"[\s,.(]*(?:the\s+|el\s+|den\s+|le\s+|il\s+|a\s+|de\s+|dem\s+)?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the text names it; two with the same key are the same day."""

    key: str
    span: Span

    @property
    def is_dated(self) -> bool:
        return any(letter.isdigit() for letter in self.key)


def days(words: str) -> Iterator[Day]:
    """Every day named, in order; "Tuesday, 8 December" is one, named by its date."""
    last: Day | None = None
    for here in _named(words):
        if last and not last.is_dated and here.is_dated and _is_date_of(words, last, here):
            here = Day(here.key, Span(last.span.start, here.span.end))  # noqa: PLW2901 - the pair
        elif last:
            yield last
        last = here
    if last:
        yield last


def _is_date_of(words: str, weekday: Day, date: Day) -> bool:
    return bool(_SAME.match(words[weekday.span.end : date.span.start]))


def _named(words: str) -> Iterator[Day]:
    for found in _DAY.finditer(words):
        name, text = str(found.lastgroup), found.group()
        span = Span(*found.span())
        if name in {"list", "before", "nth"}:
            yield from (Day(number, span) for number in dict.fromkeys(_NUMBERS.findall(text)))
        elif name in _WEEKDAYS and (bare := _BARE.match(words, span.end)):
            number = _NUMBERS.findall(bare.group())[0]
            yield Day(number, Span(span.start, bare.end()))
        else:
            yield Day(name if name not in {"iso", "slash", "dots"} else text, span)


def many_days(words: str) -> Iterator[Span]:
    """Stretches that offer several days at once."""
    return (Span(*found.span()) for found in _MANY.finditer(words))


def chinese_days(words: str) -> Iterator[Day]:
    """Every day named in a Chinese text; the key is empty where it names several."""
    for found in _HAN_DAY.finditer(words):
        yield Day(found.group(), Span(*found.span()))
    for found in _HAN_MANY.finditer(words):
        yield Day("", Span(*found.span()))
