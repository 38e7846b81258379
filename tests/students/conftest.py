from tests.home.conftest import world

__all__ = ["world"]
