"""Made-up files of an advancement office in which every fault is planted, and so counted.

No two people in it are nearly the same by accident: first and last name together occur once, and
two different last names are at least two letters apart. The same for the same seed.
"""

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from apps.alumni.messy import FIRST
from apps.alumni.messy import HEADER as MESSY_HEADER

HEADER = (*MESSY_HEADER, "Is Inactive?", "FERPA Hold")
# Nineteen, a prime number: the last of four says what the three before it add up to.
_SYLLABLES = [letter + "aeiou"[at % 5] for at, letter in enumerate("bcdfghjklmnprstvwxz")]
_PRIME = len(_SYLLABLES)
NAMES = len(FIRST) * _PRIME**3
_WORK = "Portside Labs|Harbor Institute|Ridgeline County|Alder Valley Clinic|Northgate Museum"
_CITIES = "Sacramento,CA,United States|Boulder,CO,USA|Rotterdam,,Netherlands|,,"


@dataclass(frozen=True)
class Planted:
    """One row, and what must become of it when it comes for the first time."""

    cells: dict[str, str]
    outcome: str
    fault: str = ""


_OF_ALL = {
    "Is Deceased?": "No",
    "Constituency": "Alumnus",
    "Is Primary?": "Yes",
    "Accept Email": "Yes",
    "Title": "Deputy director, planning",
    "School Name": "Alder State University",
    "Degree": "BA",
    "Major(s)": "Geography",
}


def _person(number: int, seed: int) -> dict[str, str]:
    at = (number * 7919 + seed * 104_729) % NAMES
    first, rest = FIRST[at % len(FIRST)], at // len(FIRST)
    parts = (rest % _PRIME, rest // _PRIME % _PRIME, rest // _PRIME**2)
    check = (parts[0] + 2 * parts[1] + 3 * parts[2]) % _PRIME
    last = "".join(_SYLLABLES[part] for part in (*parts, check)).capitalize()
    chance = Random(number * 31 + seed)  # noqa: S311 - made-up people, not secrets
    city, state, country = chance.choice(_CITIES.split("|")).split(",")
    own = {
        "Unique Record ID": f"{seed}-{number:07}",
        "First Name": first,
        "Last Name": last,
        "Graduation Year": str(chance.randint(1962, 2024)),
        "Email": f"p{number}.{seed}@post.example",
        "Company": chance.choice(_WORK.split("|")),
        "City": city,
        "State": state,
        "Country": country,
    }
    return dict.fromkeys(HEADER, "") | _OF_ALL | own


# One row in a hundred each: its name, what it changes, and what must become of it.
_FAULTS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("no address", {"Email": ""}, "ignored"),
    ("no address at all", {"Email": "not an address"}, "error"),
    ("no year", {"Graduation Year": "n/a"}, "created"),
    ("a short year", {"Graduation Year": "’98"}, "created"),
    ("a year of words", {"Graduation Year": "next spring"}, "error"),
    ("deceased", {"Is Deceased?": "Yes"}, "ignored"),
    ("inactive", {"Is Inactive?": "Y"}, "ignored"),
    ("takes no mail", {"Accept Email": "N"}, "ignored"),
    ("no contact", {"Solicit Codes": "Annual report only; Do Not Contact"}, "ignored"),
    ("a privacy hold", {"FERPA Hold": "Yes"}, "ignored"),
    ("no phone calls", {"Solicit Codes": "No phone calls"}, "created"),
    ("a formula", {"Company": '=HYPERLINK("http://nowhere.example","Prize")'}, "error"),
    ("a plus", {"Title": "+ Board member"}, "created"),
    ("no last name", {"Last Name": ""}, "error"),
    ("no record", {"Unique Record ID": ""}, "created"),
    ("two blanks", {"Company": "  Portside   Labs "}, "created"),
)
# These speak of a row ahead of them.
_DOUBLES = ("copy", "same address", "second address", "one letter off", "initial", "next year")


def rows(count: int, seed: int = 1) -> Iterator[Planted]:
    """So many rows, about one in five with a fault."""
    chance = Random(seed)  # noqa: S311 - made-up people, not secrets
    good: deque[dict[str, str]] = deque(maxlen=500)
    for number in range(count):
        fresh = _person(number, seed)
        at = chance.randrange(100)
        if at < len(_FAULTS):
            name, changed, outcome = _FAULTS[at]
            yield Planted(fresh | changed, outcome, name)
        elif at < len(_FAULTS) + len(_DOUBLES) and good:
            yield _double(_DOUBLES[at - len(_FAULTS)], fresh, chance.choice(good))
        else:
            good.append(fresh)
            yield Planted(fresh, "created")


def _double(fault: str, fresh: dict[str, str], before: dict[str, str]) -> Planted:
    names = {name: before[name] for name in ("First Name", "Last Name", "Graduation Year")}
    if fault == "copy":
        return Planted(before, "duplicate", fault)
    if fault == "same address":
        return Planted(fresh | {"Email": before["Email"]}, "duplicate", fault)
    if fault == "second address":
        cells = before | {"Email": fresh["Email"], "Is Primary?": "No"}
        return Planted(cells, "ignored", fault)
    if fault == "one letter off":
        names["Last Name"] = names["Last Name"][:-1] + "y"
    elif fault == "initial":
        names["First Name"] = f"{names['First Name'][0]}."
    else:
        names["Graduation Year"] = str(int(names["Graduation Year"]) + 1)
    return Planted(fresh | names, "duplicate", fault)


def a_month_later(before: list[Planted], more: int, seed: int) -> list[Planted]:
    """The same office's next file: every twentieth works elsewhere, and some are new.

    `outcome` is what must become of a row now that the file before was imported.
    """
    later = []
    for number, row in enumerate(before):
        outcome = "unchanged" if row.outcome == "created" else row.outcome
        if row.outcome == "created" and number % 20 == 0:
            cells = row.cells | {"Company": "Civic Hydrology Lab"}
            later.append(replace(row, cells=cells, outcome="changed"))
        else:
            later.append(replace(row, outcome=outcome))
    return [
        *later,
        *(Planted(_person(n, seed), "created") for n in range(len(before), len(before) + more)),
    ]


def counted(planted: list[Planted]) -> Counter[str]:
    return Counter(row.outcome for row in planted)


def pieces(planted: Iterator[Planted] | list[Planted]) -> Iterator[bytes]:
    """The file, some hundred rows at a time, with a blank line now and then."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number, row in enumerate(planted, start=1):
        writer.writerow([row.cells[name] for name in HEADER])
        if number % 500 == 0:
            out.write("\r\n")
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
