"""The people of Alder State, made up. Everyone who signs in uses the demo password."""

from apps.accounts.models import Role
from apps.home.roster import Entry

PASSWORD = "alder-letter-thread"  # noqa: S105 - a demo on one's own machine


def at_alder(name: str) -> str:
    return f"{name}@alder.example"


DANA, RUTH = at_alder("dana"), at_alder("ruth")

CAST = (
    Entry(DANA, "Dana Whitlock", Role.ADVISOR),
    Entry(RUTH, "Ruth Okafor", Role.ADVISOR),
    Entry("nils@alder.example", "Nils Baptiste", Role.COORDINATOR),
    Entry(
        "imani@alder.example", "Imani Castellanos", Role.STUDENT, "Geography", "third year", DANA
    ),
    Entry("mateo@alder.example", "Mateo Quispe", Role.STUDENT, "Biology", "second year", RUTH),
)
