"""Addresses that people type are shown and never opened: nobody is listening, for nobody calls.

A listener stands at the address that is typed wherever one can be typed. Then everybody opens every
page, all recurring work is done, files are read, and every mail and letter is made.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen

import pytest
from celery import current_app
from django.urls import reverse

from apps.alumni.models import Further
from apps.campus.models import Campus
from apps.contacts.actions import Upload, read_next, receive_book
from apps.contacts.models import AddressBook, Contact
from apps.core.clock import now
from apps.guide.models import Example, Video
from apps.interviews.models import Interview, Preparation, Question, ThankYou
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.outreach.actions import write
from apps.outreach.models import Request
from apps.students.models import Finding, Student
from config.schedule import EVERY
from tests.access.asking import ask, signed_in
from tests.access.links import LINKS
from tests.access.matrix import PEOPLE, ROWS
from tests.access.world import World, build
from tests.conftest import Cast

# Mail that stands ready would be sent; what is in it is looked at here instead.
SENDS = {"mail.deliver"}


@dataclass
class Listener:
    url: str
    heard: list[str] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    class Hears(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hears)
    found = Listener(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def typed(url: str) -> str:
    """The address as text and as every piece of a page that a reader of pages would load."""
    return (
        f'{url}/text <img src="{url}/img"> <link rel="stylesheet" href="{url}/css">'
        f' @import url({url}/import); [a]({url}/link) <iframe src="{url}/frame"></iframe>'
    )


@pytest.fixture
def world(cast: Cast, listener: Listener) -> World:
    """Everything that takes an address or a text has this one."""
    made, url = build(cast, now()), listener.url
    text = typed(url)
    Student.objects.update(meeting_link=f"{url}/meet", introduction=text)
    Contact.objects.update(profile_url=f"{url}/in/ana", notes=text)
    Further.objects.update(url=f"{url}/network", line=text[:160])
    Video.objects.update(url=f"{url}/video", transcript=text)
    Example.objects.update(text=text, is_on=True)
    Finding.objects.update(text=text[:300])
    Request.objects.update(text=text)
    Question.objects.update(text=text[:300])
    Preparation.objects.update(own_hope=text[:300])
    Interview.objects.update(where=f"{url}/room")
    ThankYou.objects.update(body=text)
    write(made.request, text, now=now(), by=cast.imani)
    return made


VCARD = """BEGIN:VCARD
VERSION:4.0
FN:Bo Lund
PHOTO:{url}/photo.png
PHOTO;VALUE=uri:{url}/other.png
LOGO:{url}/logo.svg
KEY:{url}/key
SOURCE:{url}/newer.vcf
URL:{url}/bo
END:VCARD
"""
TABLE = 'First Name,Last Name,URL,Company\nBo,Lund,{url}/bo,"=WEBSERVICE(""{url}/cell"")"\n'


def test_nothing_opens_an_address_that_somebody_typed(world: World, listener: Listener) -> None:
    read_files(world, listener.url)
    current_app.loader.import_default_modules()
    for name in sorted(set(EVERY) - SENDS):
        current_app.tasks[name]()
    shown = look_around(world, listener.url)
    campus, letters = Campus.objects.current(), Message.objects.select_related("recipient")
    told = [rendered(letter, campus=campus, now=now())[0] for letter in letters]
    assert listener.heard == []
    # It was there to be opened.
    assert shown > 10
    assert any(listener.url in words.text for words in told)
    with urlopen(f"{listener.url}/heard", timeout=5):  # noqa: S310 - of this machine
        assert listener.heard == ["/heard"]


def read_files(world: World, url: str) -> None:
    """Address books with pictures, keys and formulas of elsewhere."""
    for name, content in (("bo.vcf", VCARD), ("bo.csv", TABLE)):
        upload = Upload(name, content.format(url=url).encode())
        receive_book(upload, student=world.student, now=now(), by=world.cast.imani)
    while AddressBook.objects.filter(status="reading").exists():
        read_next(now=now())


def look_around(world: World, url: str) -> int:
    """Every page of everybody; on how many the address stands."""
    pages = {
        (who, reverse(name, args=row.args(world)))
        for name, row in ROWS.items()
        for who in PEOPLE
        if row.cell(who).get == 200
    }
    pages |= {
        ("nobody", reverse(name, args=row.args(row.token(world))))
        for name, row in LINKS.items()
        if row.cell.get == 200
    }
    cookies = {who: signed_in(getattr(world.cast, who, None)) for who in PEOPLE}
    return sum(url in ask(cookies[who], "GET", path, {}).body for who, path in sorted(pages))
