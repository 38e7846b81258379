"""The day on which two people connected, in the spellings that exports and spreadsheets leave."""

from datetime import date, datetime

# "12 Mar 2024" as LinkedIn writes it; the others come of files that a spreadsheet saved again.
_SPELLINGS = ("%d %b %Y", "%d-%b-%y", "%d-%b-%Y", "%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%m/%d/%Y")


def day(typed: str) -> date | None:
    """A day without a zone; None for one that cannot be told for certain ("03/04/24")."""
    for spelling in _SPELLINGS:
        try:
            return datetime.strptime(typed.strip(), spelling).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
