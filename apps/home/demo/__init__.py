"""The demo campus: a made-up university, the same people as in the tests."""

from apps.home.demo.seed import seed, welcome

__all__ = ["seed", "welcome"]
