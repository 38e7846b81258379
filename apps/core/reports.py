"""What browsers report of broken rules: counts by rule, for a monitor. Nothing else is kept."""

import json
from datetime import datetime

from django.conf import settings
from django.core.cache import cache

A_MINUTE = 300  # reports of everybody together; no address is kept to count by
LARGEST = 32 * 1024  # bytes
_OTHER = "other"
_KEY = "browser-reports"


class UnreadableReportError(ValueError):
    """Not the form in which browsers report to a `report-uri`."""


def rules() -> list[str]:
    """The names that are counted; whatever a report says besides is "other"."""
    return [*settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], _OTHER]


def is_flooded(now: datetime) -> bool:
    """Whether this minute has had its reports; counts the one that asks. Raises `RedisError`."""
    minute = f"{_KEY}:{now:%H%M}"
    cache.add(minute, 0, 120)  # outlives its minute
    return cache.incr(minute) > A_MINUTE


def count(body: bytes) -> None:
    """Adds to the counts. Raises `UnreadableReportError`, and `RedisError` where Valkey is away."""
    key = f"{_KEY}:{_broken(body)}"
    cache.add(key, 0, None)
    cache.incr(key)


def counts() -> dict[str, int]:
    """Each rule with its reports since Valkey was last emptied. Raises `RedisError`."""
    found = cache.get_many([f"{_KEY}:{rule}" for rule in rules()])
    return {rule: found.get(f"{_KEY}:{rule}", 0) for rule in rules()}


def _broken(body: bytes) -> str:
    """The rule; `script-src-elem` and `-attr` are parts of `script-src`."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableReportError from error
    report = said.get("csp-report") if isinstance(said, dict) else None
    if not isinstance(report, dict):
        raise UnreadableReportError
    named = str(report.get("effective-directive")).removesuffix("-elem").removesuffix("-attr")
    return named if named in rules() else _OTHER
