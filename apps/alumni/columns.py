"""The columns of an advancement office, by every usual name."""

from typing import TYPE_CHECKING

from apps.imports.reading import Column

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _column(field: str, label: "StrOrPromise", names: str, *, needed: bool = False) -> Column:
    return Column(field, str(label), tuple(names.split()), is_needed=needed)


COLUMNS = (
    _column(
        "record_id",
        "Unique Record ID",
        "uniquerecordid recordid constituentid constituentsystemrecordid lookupid id uniqueid",
    ),
    _column("prefix", "Prefix", "prefix title1 salutation nameprefix"),
    _column("first_name", "First Name", "firstname givenname first", needed=True),
    _column("nickname", "Nickname", "nickname preferredname preferredfirstname knownas"),
    _column("last_name", "Last Name", "lastname surname familyname last", needed=True),
    _column(
        "previous_last_name",
        "Previous Last Name",
        "previouslastname maidenname formerlastname birthname",
    ),
    _column(
        "class_year",
        "Graduation Year",
        "graduationyear classyear classof gradyear prefclassyear yearofgraduation",
    ),
    _column("deceased", "Is Deceased?", "isdeceased deceased deceasedflag"),
    _column("inactive", "Is Inactive?", "isinactive inactive constituentinactive"),
    _column(
        "email", "Email", "email emailaddress primaryemail preferredemail emailprimary", needed=True
    ),
    Column("is_primary", "Is Primary?", ("isprimary", "primary", "emailisprimary"), False, True),  # noqa: FBT003 - the two switches of a column
    _column("accepts", "Accept Email", "acceptemail acceptsemail acceptemails emailconsent"),
    _column("refuses", "Do Not Email", "donotemail noemail requestsnoemail emailoptout"),
    _column("no_contact", "Do Not Contact", "donotcontact nocontact requestsnocontact"),
    _column(
        "privacy",
        "FERPA Hold",
        "ferpahold ferpa ferpablock ferparestriction privacyhold confidential confidentialflag "
        "directoryhold informationhold nondisclosure",
    ),
    _column(
        "codes",
        "Solicit Codes",
        "solicitcodes solicitcode constituentsolicitcodes solicitationcodes contactrestrictions",
    ),
    _column("title", "Title", "title jobtitle position profession currenttitle"),
    _column("employer", "Company", "company employer organization organisation companyname"),
    _column("industry", "Industry", "industry businessindustry sector"),
    _column("city", "City", "city preferredcity homecity addresscity"),
    _column("state", "State", "state stateprovince province region homestate addressstate"),
    _column("country", "Country", "country homecountry addresscountry"),
    _column("degree", "Degree", "degree degrees degreename"),
    _column("studies", "Major(s)", "majors major fieldofstudy studies"),
)
NAMES = ("first_name", "nickname", "last_name", "previous_last_name")


def label(field: str) -> str:
    """The column of a field, as an office names it."""
    return next((str(column.label) for column in COLUMNS if column.field == field), field)
