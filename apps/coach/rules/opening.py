"""Where a first line may call its reader, whatever greets them: "Kia ora, Ana", "Ana, hello".

No list holds every greeting. So the name is looked for in the whole of the line, and what stands
ahead of it must be no other name: behind "Dear" that is a word in lower case, or where the greeting
comes from; ahead of it, a few words that say nothing of the writer.
"""

import re
from collections.abc import Iterator

from apps.coach.phrases import listed
from apps.coach.rules.called import is_rank, is_title
from apps.coach.rules.greeting import GREETING, beginning

_LINE = re.compile(r"[^\n]{1,80}")
_WORD = re.compile(r"[^\W\d_][^\s,;:!?()/\u2014]*")
_MOST_AHEAD = 6  # words; more is a sentence
_OF_THE_WRITER = listed("i i'm i've i'd im me my mine we our us name is was who")
# "Greetings from Port Ellis, Ana", "Good day to you, Ana".
_WHENCE = re.compile(r"\s*,?\s*(?:from|to)\s[^,!?.]{1,40}[,!]?\s*", re.IGNORECASE)
_LINKS = re.compile(r"^[\s,/!&.-]*(?:and\s+)?")


def callings(text: str) -> Iterator[int]:
    """The places of the first line on which a name may stand that calls the reader."""
    start = beginning(text)
    start += len(text[start:]) - len(text[start:].lstrip())
    line = _LINE.match(text, start)
    for count, word in enumerate(_WORD.finditer(line.group()) if line else ()):
        if count > _MOST_AHEAD:
            return
        if _may_stand(text[start : start + word.start()]):
            yield start + word.start()


def _may_stand(ahead: str) -> bool:
    """Whether what stands ahead of a name can greet, and holds no other name."""
    words = [word.casefold() for word in _WORD.findall(ahead)]
    if any(is_title(word) or is_rank(word) for word in words):
        return False
    greeted = GREETING.match(ahead)
    if greeted is None:
        return _OF_THE_WRITER.isdisjoint(words)
    rest = ahead[greeted.end() :]
    while further := GREETING.match(_LINKS.sub("", rest, count=1)):
        rest = _LINKS.sub("", rest, count=1)[further.end() :]
    is_plain = rest == rest.casefold() and "," not in rest
    return is_plain or bool(_WHENCE.fullmatch(rest))
