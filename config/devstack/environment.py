"""The environment that every process of a copy gets."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from config.devstack.places import PROJECT

ENVIRONMENT_FILE = "environment.json"
DOTENV = PROJECT / ".env"


def given() -> dict[str, str]:
    """Return what the person set: the project's `.env`, and above it the shell's environment."""
    return {**dotenv(DOTENV), **{key: text for key, text in os.environ.items() if text}}


def dotenv(path: Path) -> dict[str, str]:
    """Read KEY=value lines; blank lines, comments and keys without a value count for nothing."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    values = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    return {key: value for key, value in values.items() if value}


def settings(data: Path, base_url: str) -> dict[str, str]:
    """Return what a copy in `data` needs besides the addresses of its servers."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "1",
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": _secret(data / "secret_key"),
        "RAPPORT_BASE_URL": base_url,
        "RAPPORT_CLOCK_FILE": str(data / "clock"),
        "RAPPORT_MAIL_FOLDER": str(data / "mail"),
        "RAPPORT_WELCOME_FILE": str(data / "welcome.txt"),
    }


def write(data: Path, environment: Mapping[str, str]) -> None:
    """Keep the environment of the running copy, for `python -m config.devstack manage`."""
    _private(data / ENVIRONMENT_FILE, json.dumps(dict(environment), indent=1))


def read(data: Path) -> dict[str, str]:
    """Return what `write` kept; empty if no copy ever ran on this folder."""
    path = data / ENVIRONMENT_FILE
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {str(key): str(value) for key, value in kept.items()}


def _secret(path: Path) -> str:
    if not path.is_file():
        _private(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8")


def _private(path: Path, text: str) -> None:
    """Write whole or not at all, readable by nobody else."""
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    half.replace(path)
