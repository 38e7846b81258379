"""/dev/mail/: only where a folder is set, only files of that folder, framed safely."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

MAIL = b"""X-Envelope-To: imani@alder.example\r
From: career@alder.example\r
To: imani@alder.example\r
Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe_=3Cb=3E?=\r
Date: Mon, 23 Nov 2026 16:40:00 +0000\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary="b"\r
\r
--b\r
Content-Type: text/plain; charset=utf-8\r
\r
See https://rapport.alder.example/a/secret/\r
--b\r
Content-Type: text/html; charset=utf-8\r
\r
<p style="color: #221A28">Page</p><script>alert(1)</script>\r
--b--\r
"""


# There is no collected folder of static files in a checkout.
pytestmark = pytest.mark.filterwarnings("ignore:No directory at")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, db: None) -> Path:
    settings.RAPPORT_MAIL_FOLDER = str(tmp_path)
    (tmp_path / "2-000002.eml").write_bytes(MAIL)
    (tmp_path / "1-000001.eml").write_bytes(MAIL.replace(b"=?utf-8?q?Gr", b"=?utf-8?q?First_Gr"))
    (tmp_path / ".half.eml").write_bytes(b"half")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path


def test_the_newest_is_first_and_a_half_written_one_absent(client: Client, folder: Path) -> None:
    page = client.get("/dev/mail/").content.decode()
    assert page.index("2-000002.eml") < page.index("1-000001.eml")
    assert ("half" in page, "Größe &lt;b&gt;" in page) == (False, True)


def test_a_mail_shows_its_text_and_frames_its_page(client: Client, folder: Path) -> None:
    page = client.get("/dev/mail/2-000002.eml/").content.decode()
    assert 'src="/dev/mail/2-000002.eml/html/"' in page
    assert 'href="https://rapport.alder.example/a/secret/"' in page
    assert "<script>alert" not in page


def test_the_frame_has_a_policy_of_its_own(client: Client, folder: Path) -> None:
    answer = client.get("/dev/mail/2-000002.eml/html/")
    policy = answer["Content-Security-Policy"]
    assert ("script-src 'none'" in policy, "default-src 'none'" in policy) == (True, True)
    assert ("sandbox" in policy, answer["X-Frame-Options"]) == (True, "SAMEORIGIN")


@pytest.mark.parametrize(
    "name", ["secret.txt", "..%2fsecret.txt", "%2e%2e", ".half.eml.eml", "3.eml"]
)
@pytest.mark.parametrize("tail", ["", "html/"])
def test_nothing_else_of_the_disk_is_shown(
    name: str, tail: str, client: Client, folder: Path
) -> None:
    assert client.get(f"/dev/mail/{name}/{tail}").status_code == 404


@pytest.mark.parametrize("path", ["", "2-000002.eml/", "2-000002.eml/html/"])
def test_without_a_folder_there_is_no_such_page(
    path: str, client: Client, folder: Path, settings: Settings
) -> None:
    settings.RAPPORT_MAIL_FOLDER = ""
    assert client.get(f"/dev/mail/{path}").status_code == 404
