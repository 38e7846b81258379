"""What a process has loaded when it begins its work."""

import gc
from importlib import import_module

from django.conf import settings


def spare_what_stays() -> None:
    """Load the pages too, and let the collector never look through any of it again.

    A full look for garbage took 100 ms, in the middle of a page, and a sixth of each mail.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
