"""A small notation for phrases, so that the rules' word lists can be read and edited.

One phrase a line (a long one is broken by a backslash); empty lines and lines that begin with #
say nothing. In a phrase

    any (job|summer internship)   blanks stand between words, (a|b) for one of several
    would [really] love           a word in brackets may be missing, with the blank behind it
    apply[ now]                   the same at the end, with the blank ahead of it
    told ..3 you                  up to three words in between
    any ~3 job                    up to three words that describe: no "about", "my", "that" …
    suggest*                      any ending of up to four letters
    _ suggested                   any one word
    work !(of|on)                 not followed by these words
    !(i|you) think                the same at the beginning, about the next word
    {team}                        one of the words that are listed under this name
    know of <any openings>        what stands between < and > is what is quoted

"you" and "your" stand for "u" and "ur" as well, and an apostrophe may be missing ("dont").
Phrases are searched in folded text, within a line, from one edge of a word to another. Nothing in
the notation repeats without a bound, so the time for a search grows with the text alone.
"""

import re
from collections.abc import Iterator, Mapping

_GAP = r"[ \t]+"
_WORD = r"[\w'&/@-]{1,30}"
_SMALL = (
    "about|on|of|with|for|to|from|in|at|who|that|and|or|not|than|how|into|after|before|between|against|"
    "my|your|his|her|their|our|where|which|when|if|you|i|is|are"
)
_RUN = re.compile(r"\w+")
_TWICE = re.compile(r"\[(?:~|\.\.)\d\]")  # such words may be missing anyhow
_PARTS = re.compile(r"\.\.\d|~\d|\{\w+\}| ?!\(|\[ | |[\[\]()|<>*_]|[^\[\](){}|<>*! .~_]+|.")
# How each bracket is written, how it is closed, and whether it brings the blank behind it along.
_BRACKETS = {
    "(": ("(?:", ")", False),
    "<": ("(", ")", False),
    "[": ("(?:(?:", rf"){_GAP})?", True),
    "[ ": (rf"(?:{_GAP}(?:", "))?", False),
    "!(": ("(?!(?:", r")\b)", True),
    " !(": (rf"(?!{_GAP}(?:", r")\b)", False),
}

_FIXED = {
    " ": _GAP,
    "*": r"\w{0,4}",
    "|": "|",
    "_": _WORD,
    "you": r"(?:you|u|ya|y'?all)",
    "your": r"(?:your|ur)",
}


Words = Mapping[str, str | re.Pattern[str]]


def phrases(lines: str, words: Words | None = None) -> str:
    """A regular expression that finds any of the phrases.

    `words` are alternatives by name, in the same notation or as a regular expression.
    """
    return rf"\b(?:{'|'.join(_read(line, words or {}) for line in single(lines))})(?!\w)"


def single(lines: str) -> list[str]:
    """The phrases one by one, without remarks."""
    cleaned = [" ".join(line.split()) for line in lines.splitlines()]
    return [line for line in cleaned if line and line[0] != "#"]


def any_of(words: str) -> str:
    """One of these words, which are separated by blanks; "set_aside" holds a blank itself."""
    return rf"\b(?:{'|'.join(re.escape(word).replace('_', _GAP) for word in words.split())})\b"


def listed(words: str) -> frozenset[str]:
    """A set of words that are written in a row."""
    return frozenset(words.split())


def openings(phrase: str, words: Words) -> set[str]:
    """The words with which a phrase may begin, up to an apostrophe; "" is any word."""
    return _openings(iter(_PARTS.findall(phrase)), words)[0]


def _openings(parts: Iterator[str], words: Words) -> tuple[set[str], bool]:
    """Those up to the closing bracket, and whether there may be nothing in the brackets."""
    found: set[str] = set()
    is_empty, waits = False, True
    for part in parts:
        if part in {")", "]", ">"}:
            break
        if part == "|":
            is_empty, waits = is_empty or waits, True
        elif part in _BRACKETS:
            inner, may_be_empty = _openings(parts, words)
            if waits and "!" not in part:
                found |= inner
                waits = may_be_empty or "[" in part
        elif part == "*":
            found.add("")
        elif waits and part.strip():
            found |= _spellings(part, words)
            waits = part[0] == "~" or part[:2] == ".."
    return found, is_empty or waits


def _spellings(part: str, words: Words) -> set[str]:
    """How the first word of this part may be written."""
    word = words[part[1:-1]] if part[0] == "{" else ""
    if word:
        return openings(word, words) if isinstance(word, str) else {""}
    if part in {"you", "your"}:
        return {"you", "u", "ya", "y", "yall", "your", "ur"}
    run = _RUN.match(part) if part != "_" else None
    return {run.group(), _RUN.findall(part.replace("'", ""))[0]} if run else {""}


def _read(phrase: str, words: Words) -> str:
    """One phrase in the notation as a regular expression."""
    if _TWICE.search(phrase):
        raise ValueError(f"No brackets are needed around ~ and ..: {phrase}")
    written: list[str] = []
    closings: list[tuple[str, bool]] = []
    has_blank = True  # none is wanted at the beginning
    for part in _PARTS.findall(phrase):
        if part in _BRACKETS:
            part = part.lstrip() if has_blank else part  # noqa: PLW2901 - the blank is there
            opened, closed, brings_blank = _BRACKETS[part]
            closings.append((closed, brings_blank))
            written.append(opened)
            has_blank = True
        elif part in {")", "]", ">"}:
            closed, has_blank = closings.pop()
            written.append(closed)
        elif part.strip() or not has_blank:
            written.append(_plain(part, words))
            has_blank = part[:2] == ".." or part[0] == "~" or part == "|" or not part.strip()
    if closings:
        raise ValueError(f"A bracket is not closed: {phrase}")
    return "".join(written)


def read_one(phrase: str, words: Words) -> re.Pattern[str]:
    """One phrase as a regular expression that matches from its first word on."""
    return re.compile(rf"(?:{_read(phrase, words)})(?!\w)")


def _plain(part: str, words: Words) -> str:
    """A part that is no bracket."""
    if part.startswith("{"):
        word = words[part[1:-1]]
        return f"(?:{_read(word, words) if isinstance(word, str) else word.pattern})"
    if part[:2] == ".." or part[0] == "~":
        some = rf"{_WORD},?" if part[0] == "." else rf"(?!(?:{_SMALL})\b){_WORD}"
        return rf"(?:{some}{_GAP}){{0,{part[-1]}}}" + ("?" if part[0] == "." else "")
    return _FIXED.get(part) or re.escape(part).replace("'", "'?")
