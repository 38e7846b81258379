#!/usr/bin/env python
"""The one entry point for an administrator's commands."""

import os
import sys

from config.console import run

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    run(sys.argv)
