"""The columns of a roster: what is read, and what nobody may even keep. Plain data.

The names are those of the Handshake student file, and what other offices write for the same.
"""

import re

from apps.imports.reading import Column, plain

CLEAR = "**CLEAR**"  # erases; an empty cell keeps what was there


def _column(field: str, label: str, names: str, *, needed: bool = False) -> Column:
    return Column(field, label, tuple(names.split()), is_needed=needed)


COLUMNS = (
    _column("username", "Username", "username studentid universityid sisid loginid netid"),
    _column("email", "E-mail", "emailaddress email studentemail campusemail", needed=True),
    _column("first_name", "First name", "firstname givenname first", needed=True),
    _column("last_name", "Last name", "lastname familyname surname last"),
    _column("preferred_name", "Preferred name", "preferredname chosenname calledname"),
    _column("year", "School year", "schoolyearname schoolyear classlevel yearofstudy year"),
    _column(
        "studies",
        "Major",
        "primaryeducationprimarymajorname primarymajorname primarymajor major majors studies",
    ),
    _column(
        "college",
        "College or programme",
        "primaryeducationcollegename collegename college programme program faculty",
    ),
    _column(
        "starts",
        "Start date",
        "primaryeducationstartdate startdate starton startterm entrydate",
    ),
    _column("ends", "End date", "primaryeducationenddate enddate graduationdate graduateson"),
    _column(
        "attending", "Currently attending", "primaryeducationcurrentlyattending currentlyattending"
    ),
    _column("tags", "Labels", "systemlabelnames labels tags labelnames"),
    _column(
        "advisor", "Advisor's e-mail", "assignedtoemailaddress advisoremail adviseremail advisor"
    ),
)
_READ = {name for column in COLUMNS for name in column.names}
# Of the person, not of their studies: no purpose here, and much harm if it leaked.
_UNFIT = re.compile(
    r"gpa|gradepoint|ethnic|race|gender|sex|pronoun|disab|veteran|military|athlet|workstudy|"
    r"phone|mobile|cell|birth|dob|age$|ssn|socialsecurity|national|citizen|visa|immigra|cpt|"
    r"firstgen|hometown|address[12]?$|street|zip|postal|cardid|authidentifier|gdpr|income|"
    r"pell|financialaid|religio|marital|emergency|parent|guardian|health|middlename|minor|"
    r"educationlevel|majornames|campusname"
)


def is_unfit(header: str) -> bool:
    """Whether a column of this name is dropped at the door."""
    name = plain(header)
    return name not in _READ and bool(_UNFIT.search(name))


def label(field: str) -> str:
    return next((column.label for column in COLUMNS if column.field == field), field)
