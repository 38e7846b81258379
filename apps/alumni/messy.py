"""Made-up alumni as an advancement office really exports them: the same for the same seed."""

import csv
import io
from random import Random

HEADER = (
    "Unique Record ID",
    "Prefix",
    "First Name",
    "Nickname",
    "Middle Name",
    "Last Name",
    "Previous Last Name",
    "Suffix",
    "Graduation Year",
    "Is Deceased?",
    "Constituency",
    "Email Type",
    "Email",
    "Is Primary?",
    "Accept Email",
    "Solicit Codes",
    "Title",
    "Company",
    "Industry",
    "City",
    "State",
    "Country",
    "School Name",
    "Degree",
    "Major(s)",
)
FIRST = (
    "Amara",
    "Bertil",
    "Chiara",
    "Dagny",
    "Emeka",
    "Farida",
    "Goran",
    "Halima",
    "Ines",
    "Jorge",
    "Kaveh",
    "Leilani",
    "Milos",
    "Noor",
    "Oksana",
    "Pilar",
    "Quentin",
    "Renée",
    "Søren",
    "Tomás",
    "Ulla",
    "Vashti",
    "Wren",
    "Ximena",
    "Yusuf",
    "Zoë",
    "Björn",
    "Élodie",
    "Nuala",
    "Priya",
)
_LAST = (
    "Abara",
    "Brandvold",
    "Castañeda",
    "Delacroix",
    "Eskildsen",
    "Fairweather",
    "Grünwald",
    "Hollinger",
    "Ivanišević",
    "Jankowska",
    "Kealoha",
    "Lindqvist",
    "Marchetti",
    "Nwosu",
    "O'Hanlon",
    "Petrosyan",
    "Quintero",
    "Rosenthal",
    "Saarinen",
    "Tengku",
    "Underhill",
    "Vasquez-Moreno",
    "Whitcombe",
    "Xiong",
    "Yamauchi",
    "Zielińska",
    "McAdoo",
    "d'Amico",
)
_TITLES = (
    "Hydrologist",
    "Stormwater engineer",
    "Nurse educator",
    "Policy analyst",
    "Museum educator",
    "Staff attorney",
    "Product designer",
    "Speech therapist",
    "Data analyst",
    "Founder",
    "Deputy director, planning",
    "Chef",
)
_WORK = (
    "Ridgeline County",
    "Portside Labs",
    "Harbor Institute",
    "Civic Hydrology Lab",
    "Maashaven Water Board",
    "Alder Valley Clinic",
    "Northgate Museum",
    "Smith, Ortiz & Partners",
    "Bright “Kite” Studio",
)
_PLACES = (
    ("Sacramento", "CA", "United States"),
    ("Boulder", "CO", "USA"),
    ("Portland", "Oregon", ""),
    ("New York", "NY", "US"),
    ("Rotterdam", "", "Netherlands"),
    ("München", "", "Deutschland"),
    ("São Paulo", "", "Brazil"),
    ("", "", ""),
)
_STUDIES = ("Geography", "Civil Engineering", "Biology; Chemistry", "History", "Économie", "")
_ALWAYS = {
    "Is Deceased?": "No",
    "Constituency": "Alumnus",
    "Is Primary?": "Yes",
    "Accept Email": "Yes",
    "School Name": "Alder State University",
}
_CODES = ("Do Not Contact", "No phone calls", "Do not email;No phone calls", "Annual report only")


def rows(count: int, seed: int = 1) -> list[list[str]]:
    """So many rows, the header not counted; about one in six is wrong, doubled or closed."""
    chance = Random(seed)  # noqa: S311 - made-up people, not secrets
    made: list[list[str]] = []
    while len(made) < count:
        fresh = _person(chance, len(made))
        made.append(_soiled(chance, fresh, made))
    return made


def _person(chance: Random, number: int) -> list[str]:
    first, last = chance.choice(FIRST), chance.choice(_LAST)
    city, state, country = chance.choice(_PLACES)
    plain = f"{first}.{last}.{number}".encode("ascii", "ignore").decode().replace("'", "").lower()
    cells = {
        "Unique Record ID": f"{100_000 + number * 7}",
        "Prefix": chance.choice(("Ms.", "Mr.", "Dr.", "")),
        "First Name": first,
        "Last Name": last,
        "Graduation Year": str(chance.randint(1962, 2024)),
        **_ALWAYS,
        "Email Type": chance.choice(("Home", "Business")),
        "Email": f"{plain}@post.example",
        "Title": chance.choice(_TITLES),
        "Company": chance.choice(_WORK),
        "City": city,
        "State": state,
        "Country": country,
        "Degree": chance.choice(("BA", "BSc", "MSc")),
        "Major(s)": chance.choice(_STUDIES),
    }
    return [cells.get(name, "") for name in HEADER]


def _soiled(chance: Random, row: list[str], before: list[list[str]]) -> list[str]:
    """Most rows stay as they are; each fault is one that offices really send."""
    fault = chance.randrange(100)
    if fault < len(_FAULTS):
        column, value = _FAULTS[fault]
        row[HEADER.index(column)] = value
    elif fault == len(_FAULTS):
        row[HEADER.index("Solicit Codes")] = chance.choice(_CODES)
    elif fault == len(_FAULTS) + 1 and before:
        row = [*chance.choice(before)]  # the same person once more
    elif fault == len(_FAULTS) + 2 and before:
        row[HEADER.index("Email")] = chance.choice(before)[HEADER.index("Email")]
    elif fault == len(_FAULTS) + 3:
        row = [cell.upper() for cell in row]
    return row


_FAULTS = (
    ("Email", ""),
    ("Email", "not an address"),
    ("Graduation Year", "n/a"),
    ("Graduation Year", "’98"),
    ("Graduation Year", "next spring"),
    ("Is Deceased?", "Yes"),
    ("Accept Email", "N"),
    ("Company", '=HYPERLINK("http://nowhere.example","Prize")'),
    ("Title", "+ Board member"),
    ("Last Name", ""),
    ("Unique Record ID", ""),
    ("Unique Record ID", '="0042"'),
    ("First Name", "  Two   Blanks "),
)


def text(count: int, seed: int = 1) -> str:
    """The file as text, with a blank line after every hundredth row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number, row in enumerate(rows(count, seed), start=1):
        writer.writerow(row)
        if number % 100 == 0:
            out.write("\r\n")
    return out.getvalue()
