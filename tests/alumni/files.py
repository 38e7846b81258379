"""Small files of an advancement office."""

from apps.alumni import actions
from apps.alumni.tasks import apply_imports
from apps.imports.actions import Upload, receive, start, work_through
from apps.imports.models import Batch, Row
from tests.conftest import NOW, Cast

HEADER = (
    "Unique Record ID,First Name,Last Name,Graduation Year,Is Deceased?,Email,Is Primary?,"
    "Accept Email,Solicit Codes,Title,Company,City,State,Country"
)
ADA = "7,Ada,Okonjo,2011,No,ada@post.example,Yes,Yes,,Planner,Portside Labs,Boulder,CO,USA"


def file(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows]).encode()


def preview(cast: Cast, content: bytes) -> Batch:
    batch = receive(Upload("alumni.csv", [content]), actions.RECIPE, now=NOW, by=cast.nils)
    work_through(actions.RECIPE, lambda: NOW)
    batch.refresh_from_db()
    return batch


def taken_in(cast: Cast, content: bytes) -> list[Row]:
    """The rows of a file after it was imported."""
    batch = preview(cast, content)
    start(batch, by=cast.nils)
    apply_imports()
    return list(Row.objects.of(batch))


def outcomes(rows: list[Row]) -> list[tuple[int, str, str, str]]:
    return [(row.number, row.outcome, row.found, row.reason) for row in rows]
