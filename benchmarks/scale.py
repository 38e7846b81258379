"""`make scale`: two web processes, two workers, two beats, one database, one Valkey.

Requests go round robin as a balancer would send them, to a process that answers. Mail is posted
all the while; one of each kind is killed, and comes back. Leaves with 1 unless every page was
answered, no mail was lost, and none left twice but the one in a killed deliverer's hands.
"""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from itertools import count, product

from benchmarks.drill import Step, printed
from benchmarks.faults.place import Place, opened, wait_until
from benchmarks.sink import taken
from config.devstack.lock import HOST, listen, port_of
from config.devstack.places import PROJECT
from config.devstack.processes import Program

MAILS, PAGES = 300, 240
KINDS = ("web", "worker", "beat")
LONGEST, OK = 300.0, 200
PATHS = ("/", "/people/", "/contacts/", "/requests/", "/talks/", "/notifications/")


class Scale:
    """The processes, and who asks them."""

    def __init__(self, place: Place) -> None:
        self.place, self.steps, self.turn = place, list[Step](), count()
        self.by_port: Counter[int] = Counter()
        place.env |= {"PYTHONWARNINGS": "ignore"}
        os.environ.update(place.env)
        import_module("django").setup()
        self.ledger = import_module("benchmarks.faults.ledger")
        import_module("django.core.management").call_command("prepare", verbosity=0)
        self.cookie = self._signed_in()
        self.ports: dict[str, int] = {}

    def start(self, name: str) -> None:
        """One more web process on a port of its own, or a worker, or a beat."""
        if name.startswith("worker"):
            self.place.start_worker(name, hurried=True)
        elif name.startswith("beat"):
            self.place.start_beat(name)
        else:
            self._start_web(name)

    def stop(self, name: str) -> None:
        """SIGKILL, at once; the balancer is not told."""
        self.place.kill(self.place.nursery.latest(name))

    def ask(self) -> int:
        """One page, from the next process; from the other where that one does not answer."""
        turn = next(self.turn)
        ports = list(self.ports.values())
        for port in (ports[turn % 2], ports[(turn + 1) % 2]):
            try:
                status = self._get(port, PATHS[turn % len(PATHS)])
            except (OSError, HTTPException):
                continue
            self.by_port[port] += 1
            return status
        return 0  # neither answered

    def round(self, name: str, *, killed: Sequence[str] = ()) -> None:
        """Pages and mail at once; some are killed while they are at both."""
        key, before = f"{name}:", taken(self.place.mails)
        with ThreadPoolExecutor(4) as readers:
            asked = [readers.submit(self.ask) for _page in range(PAGES)]
            self.ledger.post(key, MAILS)
            wait_until(LONGEST, lambda: taken(self.place.mails) > before + MAILS // 10)
            for one in killed:
                self.stop(one)
            answers = Counter(page.result() for page in asked)
        seconds = wait_until(LONGEST, lambda: self.ledger.waiting(key) == 0)
        account = self.ledger.account(key, self.place.mails)
        self.note(f"{name}: pages", dict(answers), holds=answers == {OK: PAGES})
        words = f"{account.lost} lost, {account.doubled} twice, all away in {seconds:.1f} s"
        # The one in the hands of a deliverer that is killed may leave again.
        sound = account.is_sound and account.doubled <= bool(killed)
        self.note(f"{name}: mails", f"{account.mails} posted, {words}", holds=sound)

    def note(self, name: str, found: object, *, holds: bool) -> None:
        self.steps.append(Step(name, str(found), holds))

    def _start_web(self, name: str) -> None:
        with listen(self.ports.get(name, 0)) as listener:
            self.ports[name] = port_of(listener)
            bind = ("--bind", f"fd://{listener.fileno()}")
            program = Program(
                name=name,
                argv=(sys.executable, "-m", "gunicorn", "config.wsgi", *bind),
                env=self.place.env,
                log=self.place.places.logs / f"{name}.log",
                folder=PROJECT,
                descriptors=(listener.fileno(),),
            )
            self.place.nursery.start(program)
        wait_until(LONGEST, lambda: self._is_up(self.ports[name]))

    def _is_up(self, port: int) -> bool:
        try:
            return self._get(port, "/healthz") == OK
        except (OSError, HTTPException):
            return False

    def _get(self, port: int, path: str) -> int:
        """The status of a page for Imani."""
        line = HTTPConnection(HOST, port, timeout=30)
        try:
            line.request("GET", path, headers={"Cookie": self.cookie, "Host": "localhost"})
            answer = line.getresponse()
            answer.read()
            return answer.status
        finally:
            line.close()

    def _signed_in(self) -> str:
        """Sessions lie in the database: any process knows this cookie."""
        client = import_module("django.test").Client()
        people = import_module("apps.accounts.models").Person.objects
        client.force_login(people.get(email="imani@alder.example"))
        return f"sessionid={client.cookies['sessionid'].value}"


def walked(scale: Scale) -> None:
    """Both of each; one of each gone, the first and then the second; both again."""
    for number, kind in product("12", KINDS):
        scale.start(f"{kind}{number}")
    scale.round("two of each")
    asked = [scale.by_port[port] for port in scale.ports.values()]
    scale.note("pages by process", asked, holds=min(asked) > PAGES // 3)
    for number in "12":
        gone = [f"{kind}{number}" for kind in KINDS]
        scale.round(f"{', '.join(gone)} killed", killed=gone)
        for kind in KINDS:
            scale.start(f"{kind}{number}")
    scale.round("two of each again")


def main() -> int:
    """Walk through it and print one table."""
    with opened() as place:
        scale = Scale(place)
        walked(scale)
    return printed(scale.steps)


if __name__ == "__main__":
    sys.exit(main())
