"""What browsers report of broken rules: counts by rule, for a monitor. Nothing else is kept."""

import json
from datetime import datetime

from django.conf import settings
from django.core.cache import cache

A_MINUTE = 300  # reports of everybody together; no address is kept to count by
LARGEST = 32 * 1024  # bytes
_IN_ONE = 20
_OTHER = "other"
_KEY = "browser-reports"


class UnreadableReport(ValueError):
    """Neither of the two forms in which browsers report."""


def rules() -> list[str]:
    """The names that are counted; whatever a report says besides is "other"."""
    return [*settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], _OTHER]


def is_flooded(now: datetime) -> bool:
    """Whether this minute has had its reports; counts the one that asks. Raises `RedisError`."""
    minute = f"{_KEY}:{now:%H%M}"
    cache.add(minute, 0, 60)
    return cache.incr(minute) > A_MINUTE


def count(body: bytes) -> None:
    """Adds to the counts. Raises `UnreadableReport`, and `RedisError` where Valkey is away."""
    for rule in _broken(body):
        key = f"{_KEY}:{rule}"
        cache.add(key, 0, None)
        cache.incr(key)


def counts() -> dict[str, int]:
    """Each rule with its reports since Valkey was last emptied. Raises `RedisError`."""
    found = cache.get_many([f"{_KEY}:{rule}" for rule in rules()])
    return {rule: found.get(f"{_KEY}:{rule}", 0) for rule in rules()}


def _broken(body: bytes) -> list[str]:
    try:
        said = json.loads(body)
    except ValueError as error:
        raise UnreadableReport from error
    if isinstance(said, dict) and isinstance(said.get("csp-report"), dict):
        return [_rule(said["csp-report"].get("effective-directive"))]
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise UnreadableReport
    bodies = [one["body"] for one in said[:_IN_ONE] if isinstance(one.get("body"), dict)]
    return [_rule(one.get("effectiveDirective")) for one in bodies]


def _rule(said: object) -> str:
    """`script-src-elem` and `-attr` are parts of `script-src`."""
    name = str(said).removesuffix("-elem").removesuffix("-attr")
    return name if name in rules() else _OTHER
