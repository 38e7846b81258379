"""One person of an address book: what is taken from a file, and what tells them apart."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

# The first of several values that a cell or a card holds.
BETWEEN_VALUES = " ::: "
EMAIL_MOST, PAGE_MOST = 254, 200  # characters that a contact can hold
_PREFERRED = "* "
_ADDRESS = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f.]+(?:\.[^@\s\x00-\x1f.]+)+")
_LEGAL = re.compile(
    r"\b(?:inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|bv|nv|sa|plc)\b"
)
_BRACKETED = re.compile(r"\([^)]*\)")
_OTHER = re.compile(r"[^\w]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
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

    A page counts where it is one person's profile: colleagues share that of their company. A name
    counts with a workplace, or where there is nothing else: two of one name are not one.
    """
    page = profile_key(profile_url)
    found = {f"url {page}"} if page else set()
    if email:
        found.add(f"mail {email.casefold()}")
    if name and (organization or not (email or profile_url)):
        found.add(f"name {folded(name)} at {_workplace(organization)}")
    return frozenset(found)


def profile_key(url: str) -> str:
    """The same for every address of one person's profile; empty for any other page."""
    page = _page(url)
    return page if page.startswith(_PROFILE) else ""


def same_as(person: Iterable[str], known: Mapping[str, int]) -> int | None:
    """Whose keys these are; of several people always the same one."""
    return next((known[key] for key in sorted(person) if key in known), None)


def first_value(cell: str) -> str:
    """The first of several, without the mark of the preferred one."""
    return next(values(cell), "")


def values(cell: str) -> Iterator[str]:
    """All that one cell holds."""
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


def one_line(*parts: str, most: int) -> str:
    """The parts in a row, single blanks and no control characters, cut at so many characters."""
    return " ".join(_CONTROL.sub(" ", " ".join(parts)).split())[:most].strip()


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
    parts = urlsplit(url.strip().casefold())
    return f"{_REGION.sub('', parts.netloc)}{parts.path.rstrip('/')}"


def _workplace(organization: str) -> str:
    """The same for "Acme, Inc." and "ACME (Rotterdam)"."""
    bare = _LEGAL.sub(" ", folded(_BRACKETED.sub(" ", organization)))
    return " ".join(bare.split())


def folded(text: str) -> str:
    """Without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(_OTHER.sub(" ", letters).split())
