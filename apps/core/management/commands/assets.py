from django.core.management.base import BaseCommand

from apps.core import assets


class Command(BaseCommand):
    help = "Build the fonts and the catalogues of words; does nothing when they are up to date."
    requires_system_checks: list[str] = []

    def handle(self, *_args: object, **_options: object) -> None:
        for path in assets.build():
            self.stdout.write(f"built {path.relative_to(assets.ROOT)}")
