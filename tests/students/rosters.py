"""Rosters, made up, in the columns of a Handshake student file."""

import csv
import io
from collections.abc import Iterable, Mapping

from apps.imports import actions as imports
from apps.imports.models import Batch, Row
from apps.students.actions import RECIPE
from tests.conftest import NOW, Cast

HEADER = (
    *("email_address", "username", "auth_identifier", "card_id", "first_name", "last_name"),
    *("middle_name", "preferred_name", "school_year_name"),
    *("primary_education:education_level_name", "primary_education:cumulative_gpa"),
    *("primary_education:department_gpa", "primary_education:primary_major_name"),
    *("primary_education:major_names", "primary_education:minor_names"),
    *("primary_education:college_name", "primary_education:start_date"),
    *("primary_education:end_date", "primary_education:currently_attending", "campus_name"),
    *("opt_cpt_eligible", "ethnicity", "gender", "disabled", "work_study_eligible"),
    *("system_label_names", "mobile_number", "assigned_to_email_address", "athlete", "veteran"),
    *("hometown_location_attributes:name", "eu_gdpr_subject", "first_generation"),
)
# What a file says and Rapport never keeps: a word that would be found anywhere.
SECRET = "secret-5d1c"
UNFIT = (
    *("auth_identifier", "card_id", "middle_name", "primary_education:education_level_name"),
    *("primary_education:cumulative_gpa", "primary_education:department_gpa"),
    *("primary_education:major_names", "primary_education:minor_names", "campus_name"),
    *("opt_cpt_eligible", "ethnicity", "gender", "disabled", "work_study_eligible"),
    *("mobile_number", "athlete", "veteran", "hometown_location_attributes:name"),
    *("eu_gdpr_subject", "first_generation"),
)
BO = {
    "email_address": "bo@alder.example",
    "username": "u100",
    "first_name": "Bo",
    "last_name": "Lund",
    "school_year_name": "Sophomore",
    "primary_education:primary_major_name": "Music",
    "primary_education:college_name": "College of Arts",
    "primary_education:start_date": "2025-08-24",
    "primary_education:end_date": "2029-05-20",
    "primary_education:currently_attending": "TRUE",
    "system_label_names": "honors, choir",
    "assigned_to_email_address": "dana@alder.example",
}

IMANI = {
    "email_address": "imani@alder.example",
    "username": "u1",
    "first_name": "Imani",
    "last_name": "Castellanos",
}
GONE = {
    "school_year_name": "Alumni",
    "primary_education:end_date": "2026-05-17",
    "primary_education:currently_attending": "FALSE",
}


def table(header: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(header), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def handshake(*rows: Mapping[str, str]) -> bytes:
    """As a campus exports it, with everything that it knows of a person."""
    return table(HEADER, [{**dict.fromkeys(UNFIT, SECRET), **row} for row in rows])


def received(cast: Cast, content: bytes, name: str = "students.csv") -> Batch:
    upload = imports.Upload(name, [content])
    return imports.receive(upload, RECIPE, now=NOW, by=cast.nils)


def previewed(cast: Cast, content: bytes) -> Batch:
    batch = received(cast, content)
    imports.work_through(RECIPE, lambda: NOW)
    batch.refresh_from_db()
    return batch


def taken(cast: Cast, content: bytes) -> Batch:
    """Brought, looked at and imported."""
    batch = previewed(cast, content)
    imports.start(batch, by=cast.nils)
    imports.work_through(RECIPE, lambda: NOW)
    batch.refresh_from_db()
    return batch


def told(batch: Batch) -> list[tuple[str, str, str]]:
    """Of each row: its outcome, what is in the file, and why."""
    return [(row.outcome, row.found, row.reason) for row in Row.objects.of(batch)]
