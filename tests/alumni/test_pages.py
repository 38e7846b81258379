"""Each page as each person: who gets in, one heading, and files through the form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.imports.models import Batch
from apps.imports.tables import LARGEST
from tests.alumni.files import ADA, file, preview
from tests.conftest import Cast

READERS = {"imani": 200, "dana": 200, "nils": 200, "rosalind": 403}
OFFICE = {"imani": 403, "dana": 403, "nils": 200, "rosalind": 403}
HIDDEN = {"imani": 404, "dana": 404, "nils": 200, "rosalind": 404}
PAGES = {
    "/people/": READERS,
    "/people/{alum}/": READERS | {"rosalind": 403},
    "/alumni/": OFFICE,
    "/alumni/?status=imported&q=ada": OFFICE,
    "/alumni/imports/": OFFICE,
    "/alumni/imports/{batch}/": HIDDEN,
    "/alumni/imports/{batch}/?show=created": HIDDEN,
    "/alumni/imports/{batch}/columns/": HIDDEN,
    "/imports/{batch}/rows/": HIDDEN,
}


@pytest.mark.parametrize(
    ("path", "name", "code"),
    [(path, name, code) for path, who in PAGES.items() for name, code in who.items()],
)
def test_a_page_opens_for_whom_it_is_meant(
    client: Client, cast: Cast, path: str, name: str, code: int
) -> None:
    batch = preview(cast, file(ADA))
    client.force_login(getattr(cast, name))
    answer = client.get(path.format(alum=cast.alum.pk, batch=batch.pk))
    assert answer.status_code == code
    if code == 200 and answer["Content-Type"].startswith("text/html"):
        assert answer.content.decode().count("<h1") == 1


def test_nobody_comes_in_without_signing_in(client: Client, cast: Cast) -> None:
    for path in ("/people/", "/alumni/", "/alumni/imports/"):
        assert client.get(path).status_code == 302


def upload(client: Client, content: bytes, name: str = "alumni.csv") -> int:
    """The answer to the form; a worker has looked at the file then."""
    answer = client.post("/alumni/imports/", {"file": SimpleUploadedFile(name, content)})
    apply_imports()
    return answer.status_code


def test_a_file_goes_from_form_to_preview_to_records(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert upload(client, file(ADA)) == 302
    batch = Batch.objects.get()
    address = f"/alumni/imports/{batch.pk}/"
    assert "Look before anything changes" in client.get(address).content.decode()
    assert client.post(address, {"do": "import"}).status_code == 302
    assert "0 of 1 rows" in client.get(address).content.decode()
    apply_imports()
    assert "Choose whom to invite" in client.get(address).content.decode()
    assert Alum.objects.get(record_id="7").status == "imported"


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\x81\x8d", b"x" * (LARGEST + 1)],
    ids=["empty", "workbook", "letters", "64 MB"],
)
def test_a_file_that_cannot_be_read_is_answered_with_the_reason(
    client: Client, cast: Cast, content: bytes
) -> None:
    client.force_login(cast.nils)
    assert upload(client, content) == 422
    assert [batch.rows for batch in Batch.objects.all()] in ([], [0])


def test_a_discarded_preview_saves_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    upload(client, file(ADA))
    batch = Batch.objects.get()
    assert client.post(f"/alumni/imports/{batch.pk}/", {"do": "discard"}).status_code == 302
    apply_imports()
    assert not Alum.objects.filter(record_id="7").exists()
    assert client.get(f"/alumni/imports/{batch.pk}/").status_code == 200


def test_a_coordinator_invites_the_chosen_or_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    upload(client, file(ADA, "8,Bo,Lind,1999,,bo@post.example,,,,,,,,"))
    client.post(f"/alumni/imports/{Batch.objects.get().pk}/")
    apply_imports()
    ada, bo = Alum.objects.filter(status="imported").order_by("record_id")
    shown = [ada.pk, bo.pk]
    client.post("/alumni/invite/", {"pk": [ada.pk], "shown": shown})
    assert [Alum.objects.get(pk=pk).status for pk in shown] == ["invited", "imported"]
    client.post("/alumni/invite/", {"do": "page", "shown": shown})
    client.post("/alumni/invite/", {"pk": ["x", "99999999999999999999"]})
    assert [Alum.objects.get(pk=pk).invitations for pk in shown] == [1, 1]


def test_inviting_comes_back_to_the_list_one_stood_in(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    stood = {"q": "lab & co", "status": "imported", "page": "2"}
    shown = client.get("/alumni/", stood).content.decode()
    assert 'name="q" value="lab &amp; co"' in shown
    answer = client.post("/alumni/invite/", stood | {"pk": [cast.alum.pk]})
    assert answer.headers["Location"] == "/alumni/?q=lab+%26+co&status=imported&page=2"
    assert client.post("/alumni/invite/").headers["Location"] == "/alumni/"


@pytest.mark.parametrize("more", [1, 3])
def test_the_records_cost_the_same_for_one_row_and_for_three(
    client: Client, cast: Cast, more: int, django_assert_num_queries: object
) -> None:
    Alum.objects.all().delete()
    rows = [f"{n},Ada,N{n},{1990 + n},,a{n}@post.example,,,,,,,," for n in range(more)]
    client.force_login(cast.nils)
    upload(client, file(*rows))
    client.post(f"/alumni/imports/{Batch.objects.get().pk}/")
    apply_imports()
    with django_assert_num_queries(8):  # type: ignore[operator]
        assert len(client.get("/alumni/").context["lines"]) == more
