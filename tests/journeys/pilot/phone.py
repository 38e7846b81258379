"""An authenticator app, as staff have it on their phones."""

import time
from dataclasses import dataclass

from tests.accounts.test_factors import code_of

HALF_MINUTE = 30


@dataclass
class Phone:
    """Its clock is the true one, whatever the site's says: apps and allauth count true seconds."""

    secret: str
    last: int = 0  # the half minute of the code that was shown last

    def code(self) -> str:
        """One that was not used yet, for none is taken twice; the next counts already."""
        self.last = max(_now(), self.last + 1)
        while self.last > _now() + 1:
            time.sleep(1)
        return code_of(self.secret, ahead=self.last - _now())


def _now() -> int:
    return int(time.time()) // HALF_MINUTE
