"""One person of an address book: what is taken from a file, and what tells them apart."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from apps.core.wording import one_line

# Between several values of one cell, and ahead of the preferred one, as Google writes them.
BETWEEN_VALUES = " ::: "
EMAIL_MOST, PAGE_MOST = 254, 200  # characters that a contact can hold
_PREFERRED = "* "
_ADDRESS = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f.]+(?:\.[^@\s\x00-\x1f.]+)+")
_LEGAL = re.compile(
    r"\b(?:inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|bv|nv|sa|plc)\b"
)
_BRACKETED = re.compile(r"\([^)]*\)")
# Of Latin, Greek and Cyrillic; then the points of Hebrew and Arabic, which are seldom written.
_ACCENT = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_BLANK = re.compile(r"[\s\x00-\x1f]")
_PROFILE = "linkedin.com/in/"
_REGION = re.compile(r"^(?:www|m|[a-z]{2})\.(?=linkedin\.com$)|^www\.")


@dataclass(frozen=True)
class Card:
    """What was read, each cut to what a contact can hold. `line` is where it stands in the file.

    `connected_on` is the day on which the two connected, as the file says it, without a zone.
    """

    line: int
    name: str = ""
    organization: str = ""
    title: str = ""
    email: str = ""
    profile_url: str = ""
    referred_by: str = ""
    connected_on: date | None = None

    @property
    def keys(self) -> frozenset[str]:
        """By any of these it is the same person: profile, address, or name with workplace."""
        return keys(
            name=self.name,
            organization=self.organization,
            email=self.email,
            profile_url=self.profile_url,
        )


def keys(*, name: str, organization: str, email: str, profile_url: str) -> frozenset[str]:
    """What tells a person apart, each with the kind of key ahead; empty parts make none.

    A page counts where it is one person's profile: colleagues share that of their company, and
    then it counts with the name. A name counts with a workplace, or where there is nothing else:
    two of one name are not one. An address that no file could hold (`address`, `profile`) is none:
    who is taken along in a file and comes back with it is the same.
    """
    mail, url, called = address([email]), profile([profile_url]), folded(one_line(name))
    page, workplace = profile_key(url), _workplace(one_line(organization))
    found = {f"url {page}"} if page else set()
    if mail:
        found.add(f"mail {mail.casefold()}")
    if called and url and not page:
        found.add(f"name {called} on {_page(url)}")
    if called and (workplace or not (mail or url)):
        found.add(f"name {called} at {workplace}")
    return frozenset(found)


def profile_key(url: str) -> str:
    """The same for every address of one person's profile; empty for any other page."""
    page = _page(url)
    return page if page.startswith(_PROFILE) else ""


def same_as(person: Iterable[str], known: Mapping[str, int]) -> int | None:
    """Whose keys these are; of several people always the same one."""
    return next((known[key] for key in sorted(person) if key in known), None)


def values(cell: str) -> Iterator[str]:
    """All that one cell of Google holds, without the mark of the preferred one."""
    for value in cell.split(BETWEEN_VALUES.strip()):
        cleaned = value.strip().removeprefix(_PREFERRED).strip()
        if cleaned:
            yield cleaned


def address(candidates: Iterable[str]) -> str:
    """The first that is an e-mail address and fits."""
    return next(
        (each for each in candidates if _ADDRESS.fullmatch(each) and len(each) <= EMAIL_MOST), ""
    )


def profile(candidates: Iterable[str]) -> str:
    """The page that says most of a person: a profile on LinkedIn, else the first page."""
    pages = [page for each in candidates if (page := _web(each))]
    profiles = [page for page in pages if _page(page).startswith(_PROFILE)]
    return next(iter([*profiles, *pages]), "")


def _web(typed: str) -> str:
    """An address of the web as a link, or nothing; a scheme that is no page is none."""
    page = typed.strip()
    if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", page):
        page = f"https://{page}"
    try:
        parts = urlsplit(page)
    except ValueError:
        return ""
    is_page = parts.scheme.casefold() in {"http", "https"} and "." in parts.netloc
    return page if is_page and len(page) <= PAGE_MOST and not _BLANK.search(page) else ""


def _page(url: str) -> str:
    """The same page, however its address was copied."""
    parts = urlsplit(url.strip())
    return f"{_REGION.sub('', parts.netloc.casefold())}{unquote(parts.path).casefold().rstrip('/')}"


def _workplace(organization: str) -> str:
    """The same for "Acme, Inc." and "ACME (Rotterdam)"."""
    bare = _LEGAL.sub(" ", folded(_BRACKETED.sub(" ", organization)))
    return " ".join(bare.split())


def folded(text: str) -> str:
    """Without case, accents and signs; of signs alone the signs.

    Marks that are no accents stay: in many scripts they are the vowels.
    """
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold()))
    letters = "".join(mark if unicodedata.category(mark)[0] in "LMN" else " " for mark in plain)
    return " ".join((letters if letters.strip() else text.casefold()).split())
