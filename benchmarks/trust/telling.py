"""Whether a page tells that it knows an address: by what it says, or by how long it takes.

Each page that takes an address of anybody is asked for two kinds of them in turn, in random order.
The noise is the largest difference between the medians of two halves of the same times, drawn by
chance a thousand times: a page that tells nothing stays within it.
"""

import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person, Role
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.core.clock import now
from apps.home.roster import Entry, enter

DRAWS = 1000
PASSWORD = "orchard-lamp-river"  # noqa: S105 - of made-up people
_ROW = "{:<34} {:>9} {:>9} {:>10} {:>9}  {}"
# What differs from one answer to the next whoever asks: tokens, nonces, and what was typed.
_OWN = re.compile(r'(?:value|content|nonce)="[^"]*"')


Word = Callable[[int], str]  # of the number of a try: an address, or the secret of a link


@dataclass
class Page:
    """`form` makes what is sent of what is typed; `known` and `unknown` give that."""

    name: str
    view: str
    known: Word
    unknown: Word
    form: Callable[[str], dict[str, str]]
    is_link: bool = False
    times: dict[bool, list[float]] = field(default_factory=lambda: {True: [], False: []})
    words: set[str] = field(default_factory=set)

    def ask(self, number: int, *, is_known: bool) -> None:
        typed = (self.known if is_known else self.unknown)(number)
        url = reverse(self.view, args=[typed] if self.is_link else [])
        client = Client()
        began = time.perf_counter()
        answer = client.post(url, self.form(typed))
        self.times[is_known].append((time.perf_counter() - began) * 1000)
        self.words.add(said(client, answer, typed))

    def difference(self) -> float:
        return abs(statistics.median(self.times[True]) - statistics.median(self.times[False]))

    def noise(self, dice: random.Random) -> float:
        """What chance alone makes of these times, in milliseconds."""
        every = self.times[True] + self.times[False]
        half, most = len(every) // 2, 0.0
        for _draw in range(DRAWS):
            dice.shuffle(every)
            apart = statistics.median(every[:half]) - statistics.median(every[half:])
            most = max(most, abs(apart))
        return most


def said(client: Client, answer: Any, typed: str) -> str:  # noqa: ANN401 - a test client's
    """Status, where it leads, the cookies and the words, there and on the page it leads to."""
    where = answer.headers.get("Location", "")
    after = client.get(where) if where else answer
    text = _OWN.sub("", answer.content.decode() + after.content.decode())
    told = f"{answer.status_code} {where} {after.status_code} {sorted(client.cookies)} {text}"
    return told.replace(typed, "…")


def people() -> tuple[str, str, Person, Alum]:
    """A student with a password, one without, and an alum, who cannot sign in."""
    Campus.objects.create(is_set_up=True)
    with_password, without = "imani@alder.example", "mateo@alder.example"
    enter(Entry(with_password, "Imani Castellanos", Role.STUDENT), PASSWORD, now=now())
    enter(Entry(without, "Mateo Quispe", Role.STUDENT), now=now())
    rosalind = Person.objects.create(
        email="rosalind@maashaven.example", name="Rosalind", called="Rosalind", role=Role.ALUM
    )
    alum = Alum.objects.create(person=rosalind, first_name="Rosalind", imported_at=now())
    return with_password, without, rosalind, alum


def pages() -> list[Page]:
    imani, mateo, rosalind, alum = people()
    code, forgot = "account_request_login_code", "account_reset_password"
    nobody = nameless("elsewhere.example")
    return [
        Page("sign in, has a password", "account_login", always(imani), nobody, _login),
        Page("sign in, has none", "account_login", always(mateo), nobody, _login),
        Page("code", code, always(imani), nobody, _address),
        Page("code, an alum", code, always(rosalind.email), nobody, _address),
        Page("forgot the password", forgot, always(imani), nobody, _address),
        Page("sign up", "account_signup", always(imani), nameless("alder.example"), _sign_up),
        Page("a fresh link", "mail:fresh_link", old(rosalind, alum), invented, _send, is_link=True),
    ]


def _login(address: str) -> dict[str, str]:
    return {"login": address, "password": f"not-{PASSWORD}"}


def _address(address: str) -> dict[str, str]:
    return {"email": address}


def _sign_up(address: str) -> dict[str, str]:
    return {"name": "Bo Lund", "email": address, "password1": PASSWORD}


def _send(_token: str) -> dict[str, str]:
    return {"do": "send"}


def always(address: str) -> Word:
    return lambda _number: address


def nameless(domain: str) -> Word:
    """As long as a name may be; each is nobody's, and none is asked for twice."""
    return lambda number: f"zq{number:03}@{domain}"


def old(person: Person, alum: Alum) -> Word:
    """A link that has grown old, for each try another: a fresh one is sent once a day."""
    what = Errand("choices", "alumni.alum", alum.pk, timedelta(days=14), "alumni:choices")
    made = now() - timedelta(days=30)
    return lambda _number: mint(what, person=person, now=made)


def invented(number: int) -> str:
    return f"{number:x>43}"


def measured(tries: int, *, is_bare: bool, seed: int = 1) -> int:
    """Prints the table; how many pages tell. Bare shows what the work itself takes."""
    if is_bare:
        settings.RAPPORT_EVEN_SECONDS = 0.0
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]
    dice, telling = random.Random(seed), 0  # noqa: S311 - no secret
    print(f"milliseconds; {tries} tries of each kind")
    print(_ROW.format("page", "known", "unknown", "difference", "noise", ""))
    for page in pages():
        order = [(number, is_known) for number in range(tries) for is_known in (True, False)]
        page.ask(tries, is_known=True)
        page.ask(tries, is_known=False)
        page.times = {True: [], False: []}
        dice.shuffle(order)
        for number, is_known in order:
            page.ask(number, is_known=is_known)
        telling += _told(page, page.noise(dice))
    return telling


def _told(page: Page, noise: float) -> bool:
    tells = [
        *(["by its words"] if len(page.words) > 1 else []),
        *(["by its time"] if page.difference() > noise else []),
    ]
    known, unknown = (statistics.median(page.times[kind]) for kind in (True, False))
    numbers = (f"{number:.2f}" for number in (known, unknown, page.difference(), noise))
    print(_ROW.format(page.name, *numbers, "tells " + " and ".join(tells) if tells else "holds"))
    return bool(tells)
