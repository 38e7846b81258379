"""The columns of a roster: what is read, and what nobody may even keep. Plain data.

The names are those of the Handshake student file, and what other offices write for the same.
"""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from apps.imports.reading import Column, plain

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CLEAR = "**CLEAR**"  # erases; an empty cell keeps what was there


def _column(field: str, label: "StrOrPromise", names: str, *, needed: bool = False) -> Column:
    return Column(field, label, tuple(names.split()), is_needed=needed)


COLUMNS = (
    _column("username", _("Username"), "username studentid universityid sisid loginid netid"),
    _column("email", _("E-mail"), "emailaddress email studentemail campusemail", needed=True),
    _column("first_name", _("First name"), "firstname givenname first", needed=True),
    _column("last_name", _("Last name"), "lastname familyname surname last"),
    _column("preferred_name", _("Preferred name"), "preferredname chosenname calledname"),
    _column("year", _("School year"), "schoolyearname schoolyear classlevel yearofstudy year"),
    _column(
        "studies",
        _("Major"),
        "primaryeducationprimarymajorname primarymajorname primarymajor major majors studies",
    ),
    _column(
        "college",
        _("College or program"),
        "primaryeducationcollegename collegename college programme program faculty",
    ),
    _column(
        "starts",
        _("Start date"),
        "primaryeducationstartdate startdate starton startterm entrydate",
    ),
    _column("ends", _("End date"), "primaryeducationenddate enddate graduationdate graduateson"),
    _column(
        "attending",
        _("Currently attending"),
        "primaryeducationcurrentlyattending currentlyattending",
    ),
    _column("tags", _("Labels"), "systemlabelnames labels tags labelnames"),
    _column(
        "withheld",
        _("Directory information withheld"),
        "ferpa ferpahold ferpaflag ferpablock ferpaoptout ferparestricted directoryoptout "
        "directoryhold directoryinformationoptout directoryinformationwithheld directoryblock "
        "nondisclosure nondisclosureflag confidential confidentialityflag confidentialityindicator "
        "privacyhold privacyflag privacyindicator withheld",
    ),
    _column(
        "advisor", _("Advisor's e-mail"), "assignedtoemailaddress advisoremail adviseremail advisor"
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
    return next((str(column.label) for column in COLUMNS if column.field == field), field)
