"""People as hypothesis makes them, and the files that programs and spreadsheets make of people."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

# What parts cells, lines and values, or looks as if it did; and letters of many kinds.
SIGNS = (",", ";", "\\", '"', "'", ":", "=", "+", "@", "\\n", "\t", "* ", "-", "''", '"x"', "\\,")
LETTERS = (
    "é",
    "Ж",
    "王小明",
    "שָׂרָה",
    "محمّد",
    "कि",
    "กี",
    "👩🏽‍🔬",
    "🎉",
    "ß",
    "İ",
    "\u200d",
    "Ὀδυσσεύς",
)
CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
WESTERN = "abcdefghijklmnopqrstuvwxyz ABC éüñøÅ,;'-."


# Two digits of a year are told apart until 2068.
DAYS = st.dates(date(2003, 1, 1), date(2060, 12, 31))


def flat(text: str) -> str:
    return " ".join(text.split())


def texts(longest: int = 6) -> SearchStrategy[str]:
    """One line in any script with the signs that trouble files."""
    any_letters = st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8
    )
    pieces = st.one_of(st.sampled_from(SIGNS), st.sampled_from(LETTERS), any_letters)
    return st.lists(pieces, max_size=longest).map(lambda parts: flat("".join(parts)))


def names() -> SearchStrategy[str]:
    return st.tuples(texts(3), st.sampled_from(LETTERS)).map(lambda two: flat(" ".join(two)))


def notes() -> SearchStrategy[str]:
    """Several lines, very long ones among them, and blanks in a row."""
    line = st.one_of(texts(8), st.just(""), st.just(" " * 90 + "x"), st.just("long, " * 60))
    return st.lists(line, max_size=5).map("\n".join)


def mails() -> SearchStrategy[str]:
    local = st.text("abcxyz019._+-'é", min_size=1, max_size=12)
    return st.one_of(st.just(""), local.map(lambda text: f"{text}@post.example"))


def pages() -> SearchStrategy[str]:
    slug = st.text("abcxyz019-é,;()", min_size=1, max_size=20)
    return st.one_of(
        st.just(""),
        slug.map(lambda text: f"https://www.linkedin.com/in/{text}"),
        slug.map(lambda text: f"http://www.site.example/people/{text}?a=1,2;3"),
    )


@dataclass(frozen=True)
class Made:
    """One person; a `number` at the beginning of the name tells people of one file apart."""

    number: int
    first: str
    last: str
    organization: str
    title: str
    email: str
    page: str
    notes: str
    met: date

    @property
    def given(self) -> str:
        return f"{self.number} {self.first}"

    @property
    def name(self) -> str:
        return flat(f"{self.given} {self.last}")

    @property
    def facts(self) -> tuple[str, str, str, str, str]:
        return (self.name, self.organization, self.title, self.email, self.page)


def people(most: int = 5, least: int = 1) -> SearchStrategy[list[Made]]:
    fields = st.tuples(names(), texts(4), texts(4), texts(4), mails(), pages(), notes(), DAYS)
    return st.lists(fields, min_size=least, max_size=most).map(
        lambda rows: [_told_apart(Made(number, *row)) for number, row in enumerate(rows)]
    )


def _told_apart(one: Made) -> Made:
    """Nobody shares an address or a page with another."""
    return replace(
        one,
        email=one.email and f"{one.number}{one.email}",
        page=one.page.replace("/in/", f"/in/{one.number}-").replace("/people/", f"/{one.number}/"),
    )


def western(made: Made) -> Made:
    """The same in letters that a file of Windows-1252 can hold."""

    def said(text: str) -> str:
        return flat("".join(letter for letter in text if letter in WESTERN))

    return replace(
        made,
        first=said(made.first),
        last=said(made.last),
        organization=said(made.organization),
        title=said(made.title),
        page="",
    )


@dataclass(frozen=True)
class Shape:
    """How a table is written down."""

    ending: str
    delimiter: str
    quoting: int
    code: str
    ahead: tuple[str, ...] = ()
    empty: tuple[int, ...] = ()
    extra: int = 0

    def bytes_of(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        return self.text_of(header, rows).encode(self.code)

    def text_of(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        out = io.StringIO()
        writer = csv.writer(
            out,
            delimiter=self.delimiter,
            quoting=self.quoting,  # type: ignore[arg-type]
            lineterminator=self.ending,
        )
        more = [f"Of mine {n}" for n in range(self.extra)]
        writer.writerow([*header, *more])
        for at, row in enumerate(rows):
            if at in self.empty:
                out.write(self.delimiter * (len(header) - 1) + self.ending + self.ending)
            writer.writerow([*row, *(["x"] * self.extra)])
        return "".join(line + self.ending for line in self.ahead) + out.getvalue()


def preambles() -> SearchStrategy[tuple[str, ...]]:
    """Lines that a program or a person writes ahead of the header, quotation marks open or not."""
    fixed = ("Notes:", '"Notes:"', '"Some, are left out', "", ",,,", "sep=,", "It's 5\" long", '""')
    return st.lists(st.one_of(st.sampled_from(fixed), texts(4)), max_size=8).map(tuple)


@st.composite
def shapes(draw: DrawFn, codes: Sequence[str] = ("utf-8", "utf-8-sig", "utf-16")) -> Shape:
    code = draw(st.sampled_from(codes))
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # With "\r" alone csv.writer leaves a "\n" within a cell bare.
    quotings = [csv.QUOTE_ALL] if ending == "\r" else [csv.QUOTE_MINIMAL, csv.QUOTE_ALL]
    return Shape(
        ending=ending,
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from(quotings)),
        code=code,
        # Without a mark, UTF-16 is told by its first letters.
        ahead=draw(preambles()) if code in {"utf-8", "utf-8-sig", "utf-16"} else (),
        empty=tuple(draw(st.lists(st.integers(0, 4), max_size=2))),
        extra=draw(st.integers(0, 2)),
    )


Rows = tuple[list[str], list[list[str]]]
LINKEDIN = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position"]


def linkedin(found: Sequence[Made], dates: Sequence[str]) -> Rows:
    rows = [
        [one.given, one.last, one.page, one.email, one.organization, one.title, day]
        for one, day in zip(found, dates, strict=True)
    ]
    return [*LINKEDIN, "Connected On"], rows


def several(cell: str) -> str:
    """A cell of Google, which holds one value: it neither parts it nor stars it."""
    return flat(cell.replace(":::", "").lstrip("* "))


NEW_GOOGLE = (
    *("First Name", "Middle Name", "Last Name", "File As", "Organization Name"),
    *("Organization Title", "Birthday", "Notes", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
    *("E-mail 2 - Label", "E-mail 2 - Value", "Website 1 - Label", "Website 1 - Value"),
)
OLD_GOOGLE = (
    *("Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Birthday", "Notes"),
    *("Group Membership", "E-mail 1 - Type", "E-mail 1 - Value", "Organization 1 - Name"),
    *("Organization 1 - Title", "Website 1 - Type", "Website 1 - Value"),
)
OUTLOOK = (
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Web Page", "Birthday"),
    *("Notes", "E-mail Address", "E-mail 2 Address", "Referred By", "Company", "Job Title"),
)


def google(found: Sequence[Made]) -> Rows:
    """The newer generation; the second address is starred, and has a further one behind it."""
    return list(NEW_GOOGLE), [_google(one) for one in found]


def _google(one: Made) -> list[str]:
    starred = f"{one.email} ::: z@work.example" if one.email else ""
    return [
        *(one.given, "", one.last, "", one.organization, one.title, "--0412", one.notes),
        *("* myContacts ::: Navy", "Home", f"other{one.number}@home.example"),
        *("* Work", starred, "", one.page),
    ]


def old_google(found: Sequence[Made]) -> Rows:
    return list(OLD_GOOGLE), [_old_google(one) for one in found]


def _old_google(one: Made) -> list[str]:
    return [
        *(one.name, one.given, "", one.last, "", " --04-12", one.notes, "* myContacts"),
        *("* Work", one.email, one.organization, one.title, "Profile", one.page),
    ]


def outlook(found: Sequence[Made]) -> Rows:
    return list(OUTLOOK), [_outlook(one) for one in found]


def _outlook(one: Made) -> list[str]:
    return [
        *(one.given, "", one.last, "", "", one.page, "0/0/00", one.notes),
        *(one.email, "", "", one.organization, one.title),
    ]


SPELLINGS: dict[str, Callable[[date], str]] = {
    "LinkedIn": lambda day: f"{day:%d %b %Y}",
    "Excel": lambda day: f"{day.day}-{day:%b-%y}",
    "ISO": date.isoformat,
    "day first": lambda day: f"{day.day}/{day.month}/{day.year}",
    "month first": lambda day: f"{day:%m/%d/%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
}


@dataclass(frozen=True)
class Fold:
    """How a vCard breaks its lines."""

    width: int
    ending: str
    blank: str

    def lines(self, logical: Sequence[str]) -> str:
        return "".join(self._folded(line) + self.ending for line in logical)

    def _folded(self, line: str) -> str:
        parts = [line[at : at + self.width] for at in range(0, len(line), self.width)]
        return (self.ending + self.blank).join(parts)


def folds() -> SearchStrategy[Fold]:
    return st.builds(
        Fold, st.integers(12, 80), st.sampled_from(["\n", "\r\n"]), st.sampled_from([" ", "\t"])
    )


def escaped(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def vcard3(one: Made) -> list[str]:
    """As Apple and Google write them: groups, a picture, a birthday without its year."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{escaped(one.last)};{escaped(one.given)};;;"]
    lines += [f"FN:{escaped(one.name)}", "BDAY:--0412", f"PHOTO;ENCODING=b;TYPE=JPEG:{'/9j4' * 40}"]
    if one.email:
        lines += ["EMAIL;TYPE=INTERNET:second@post.example"]
        lines += [f"item1.EMAIL;type=INTERNET;type=pref:{escaped(one.email)}"]
    lines += ["item1.X-ABLabel:_$!<Other>!$_", f"NOTE:{escaped(one.notes)}"]
    lines += [f"item2.URL;type=pref:{one.page}", f"ORG:{escaped(one.organization)};A part"]
    return [*lines, f"TITLE:{escaped(one.title)}", "END:VCARD"]


def vcard4(one: Made) -> list[str]:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{escaped(one.name)}", "KIND:individual"]
    lines += [f"N:{escaped(one.last)};{escaped(one.given)},Bo;;;", 'ADR;LABEL="a, b: c;d":;;x;;;;']
    if one.email:
        lines += ["EMAIL;PREF=2:second@post.example", f"EMAIL;PREF=1:{escaped(one.email)}"]
    lines += [f"URL:{one.page}", f"ORG:{escaped(one.organization)}", f"NOTE:{escaped(one.notes)}"]
    return [*lines, f"TITLE:{escaped(one.title)}", "BDAY:--0412", "END:VCARD"]
