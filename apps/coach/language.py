"""Which language a note is in, guessed from its small words; good enough to stay silent by."""

import re
from collections.abc import Sequence

from apps.coach.phrases import listed

ENGLISH = "en"
CHINESE = "zh"  # told by its letters: Han, and none of Japanese
UNKNOWN = ""
_SMALL_WORDS = {
    ENGLISH: "the and to of you your i my that with would have it this if how could about what "
    "from but or at for am be is are was can we me so i'm i'd not on",
    "es": "el la los las de del que en y un una por con para su sus lo como soy mi al se es "
    "usted le",
    "fr": "le la les des du de et un une je vous que qui pour dans en est sur avec mon votre au ce "
    "ne pas suis nous j'ai",
    "de": "der die das und ich ist nicht ein eine einen mit zu von fur auf im den sie ihr ihre "
    "ihnen dem habe bin wie uber wir",
    "pt": "o os as um uma de do da dos das que em e por com para seu sua na no como sou meu minha "
    "ao se voce nao",
    "it": "il lo la gli le di del della che in e un una per con come sono mio mia al nel vorrei "
    "suo sua non ho",
    "nl": "de het een en ik van je u dat die in is voor met op naar niet mijn uw zijn hoe wat zou "
    "bij heb we",
}
_LANGUAGES = {code: listed(words) for code, words in _SMALL_WORDS.items()}
_HAN, _KANA = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]")
_FEWEST_WORDS = 8  # below that, English unless something speaks against it
_CLEAR_SHARE = 0.3
_LEAST_SHARE = 0.12  # of small words; English notes have a third and more, the others a quarter


def guess(words: Sequence[str]) -> str:
    """The likeliest of eight languages (ISO 639-1), or UNKNOWN; `words` are folded.

    A note in two languages counts as the one with more small words. A few words, or none, are
    taken for English as long as they are written in Latin letters.
    """
    if not words:
        return ENGLISH
    if 2 * sum(word[0] > "\u024f" for word in words) > len(words):
        return _of_letters("".join(words))
    english = sum(word in _LANGUAGES[ENGLISH] for word in words)
    if english >= _CLEAR_SHARE * len(words):
        return ENGLISH
    counts = {code: sum(word in small for word in words) for code, small in _LANGUAGES.items()}
    likeliest = max(counts, key=lambda code: (counts[code], code == ENGLISH))
    if len(words) < _FEWEST_WORDS:
        return likeliest
    return likeliest if counts[likeliest] >= _LEAST_SHARE * len(words) else UNKNOWN


def _of_letters(text: str) -> str:
    return CHINESE if _HAN.search(text) and not _KANA.search(text) else UNKNOWN
