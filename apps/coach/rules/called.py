"""Which forms of a name are right, and when two spellings are one."""

import re
import unicodedata

from apps.coach.phrases import listed
from apps.coach.reading import fold

# One spelling for titles of one kind, in seven languages.
_TITLES = {
    **dict.fromkeys(("mr", "mister"), "mr"),
    **dict.fromkeys(
        ("herr", "herrn", "monsieur", "m", "sr", "señor", "senhor", "signor", "sig"), "sir"
    ),
    **dict.fromkeys(("meneer", "dhr"), "sir"),
    **dict.fromkeys(("frau", "madame", "mme", "mlle", "sra", "señora", "srta", "señorita"), "lady"),
    **dict.fromkeys(("senhora", "signora", "sig.ra", "mevrouw", "mevr", "mw"), "lady"),
    **dict.fromkeys(("ms", "mrs", "miss", "mx", "madam"), ""),
    **dict.fromkeys(
        ("dr", "dra", "doctor", "doctora", "doktor", "docteur", "dott", "dott.ssa"), "dr"
    ),
    **dict.fromkeys(("dottor", "dottore", "dottoressa"), "dr"),
    **dict.fromkeys(
        ("prof", "professor", "profesor", "profesora", "professeur", "professeure"), "prof"
    ),
    **dict.fromkeys(("profa", "professora", "professore", "professoressa", "prof.ssa"), "prof"),
}
_SAME_PERSON = {"sir": {"mr"}, "lady": {"ms", "mrs", "miss"}}
# Robert "Bob" Kim, Robert (Bob) Kim.
_NICKNAME = re.compile(r"[(\"\u201c]([\w.' -]{2,20})[)\"\u201d]")
# "T. J." is "TJ".
_INITIALS = re.compile(r"\b\w\. ?\w\.(?=\W|$)")
_PARTICLES = listed(
    "van von der den de del della di da dos das du la le el al bin ibn ten ter zu i y"
)
# What people are called by their work or by their kin, with either name; some are first names as
# well ("Dean Whitlock").
_RANKS = listed(
    "aunt auntie cousin grandma grandpa tia tio uncle don dona "
    "attorney brother capt captain chancellor chef chief coach col colonel commander councilman "
    "councilwoman cpl dean deputy director elder engineer father fr gen general gov governor "
    "imam judge justice lieutenant lt maj major mayor nurse officer pastor president principal "
    "rabbi rev reverend senator sergeant sgt sheriff sister superintendent trooper warden"
)
_LATIN = "\u024f"  # behind it, letters of other scripts: "Ana님"
# Behind a name without a comma: the sentence goes on.
_GOES_ON = listed(
    "I I'm I’m I've I’ve I'd I’d My It It's It’s This Thank Thanks Hope We You Your Good How Just "
    "As After On At When Happy Great Nice Sorry Quick Am Im Long So"
)


def forms(address_as: str, recipient: str) -> list[str]:
    """Every form of the name that is right, most formal first; without titles in the last."""
    names = _names(recipient)
    firsts = [" ".join(names[:count]) for count in range(len(names), 0, -1)]
    # "Ana Ruiz" of "Ana M. Ruiz Ortega".
    lasts = [*last_names(recipient), *names[1:]] if len(names) > 1 else []
    wholes = [f"{names[0]} {last}" for last in lasts]
    every = [recipient.strip(), *firsts, *wholes, *_NICKNAME.findall(recipient)]
    chosen = address_as.strip()
    if not chosen:
        return every if names else []
    titles = [word for word in chosen.split() if is_title(word)]
    if not titles and len(chosen.split()) == 1:
        wholes += [f"{chosen} {last}" for last in lasts]
    fulls = [recipient.strip(), *firsts[:1], *wholes]
    return [chosen, *(form for full in fulls if full for form in (full, " ".join([*titles, full])))]


def _names(recipient: str) -> list[str]:
    """The names without titles, degrees and what friends say."""
    return _without_titles(_NICKNAME.sub("", recipient).partition(",")[0].split())


def last_names(recipient: str) -> list[str]:
    """What may follow a title: every ending of the name that leaves no particle behind."""
    names = _names(recipient)
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


def is_rank(word: str) -> bool:
    """Whether it is a title that goes with the first name as well: "Coach Dan", "Doña Rosa"."""
    return fold(word).rstrip(".") in _RANKS


def begins_with(said: str, form: str) -> bool:
    """Whether the name starts with this form and no other name goes on behind it."""
    heard, wanted = spelled(said), spelled(form)
    if not heard.startswith(wanted):
        return False
    rest = heard[len(wanted) :]
    if not rest or not (rest[0].isalnum() or rest[0] in "-' ") or rest[0] > _LATIN:
        return True
    return rest[0] == " " and _goes_on(said.split()[-len(rest.split())])


def _goes_on(word: str) -> bool:
    return word in _GOES_ON or not word[0].isalpha() or word[0].islower() or word.isupper()


def titled(said: str) -> tuple[str, str]:
    """The titles that a greeting's name begins with, in one spelling, and the rest of it."""
    words = _spaced(said).split()
    titles = []
    while len(words) > 1 and (is_title(words[0]) or is_rank(words[0])):
        plain = words.pop(0).casefold().rstrip(".")
        titles.append(_TITLES.get(plain) or plain)
    return " ".join(titles), " ".join(words)


def _spaced(said: str) -> str:
    """Space behind a title that has none, "Ms.Ruiz"; "Sig.ra Ruiz" stays as it is."""
    is_whole = is_title(said.partition(" ")[0])
    return said if is_whole else re.sub(r"^(\w{1,4}\.)(?=\w)", r"\1 ", said)


def same_title(said: str, wanted: str, *, loosely: bool) -> bool:
    """Whether two spellings name one title; loosely, "Frau" may stand for "Ms."."""
    if said == wanted or (loosely and wanted in _SAME_PERSON.get(said, ())):
        return True
    return bool(wanted) and wanted in said.split()


def spelled(name: str) -> str:
    """One spelling for one name: Unicode forms, apostrophes, titles, case and spaces."""
    composed = unicodedata.normalize("NFC", name).casefold()
    plain = composed.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    initials = _INITIALS.sub(lambda run: re.sub(r"\W", "", run.group()), plain)
    words = _spaced(initials).split()
    return " ".join(
        (_TITLES[bare] or bare) if (bare := word.rstrip(".")) in _TITLES else word for word in words
    )
