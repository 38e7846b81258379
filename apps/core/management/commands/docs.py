"""`manage.py docs`: writes docs/states.md, access.md and settings.md; `--check` only compares."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from apps.core.docs import PAGES


class Command(BaseCommand):
    help = "Generate the documents that are never kept by hand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        folder = Path(settings.BASE_DIR) / "docs"
        stale = []
        for name, page in PAGES.items():
            path, text = folder / name, page()
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
        if check and stale:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run `manage.py docs`.")
