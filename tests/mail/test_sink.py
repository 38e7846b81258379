"""The mail server of the fault runs counts right, or nothing else here can be believed."""

import json
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.sink import Sink, counted, running
from benchmarks.talk import Manners

MAIL = b"Message-ID: <one@alder.example>\r\nSubject: Dots\r\n\r\n.\r\n..two\r\nend\r\n"


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    with running(Sink(Manners(rcpt_seconds=0), tmp_path / "taken.jsonl")) as sink:
        yield sink


def _send(sink: Sink, mail: bytes = MAIL) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port) as line:
        line.sendmail("career@alder.example", ["rosalind@maashaven.example"], mail)


def test_a_mail_arrives_octet_by_octet_as_it_was_sent(sink: Sink) -> None:
    _send(sink)
    assert sink.raw == [MAIL]
    assert [(mail.message_id, mail.to, mail.size) for mail in sink.mails] == [
        ("<one@alder.example>", ("rosalind@maashaven.example",), len(MAIL))
    ]


def test_the_file_counts_doubles_and_forgets_half_a_line(sink: Sink) -> None:
    _send(sink)
    _send(sink, MAIL.replace(b"one", b"two"))
    _send(sink)
    assert sink.file is not None
    with sink.file.open("ab") as file:
        file.write(b'{"id": "<thr')
    assert counted(sink.file) == {"<one@alder.example>": 2, "<two@alder.example>": 1}


def test_a_mail_is_written_down_before_the_server_answers_for_it(sink: Sink) -> None:
    sink.manners.answers = {"DOT": ["WAIT 5 250 late"]}
    line = smtplib.SMTP("127.0.0.1", sink.port)
    line.mail("career@alder.example")
    line.rcpt("rosalind@maashaven.example")
    line.docmd("DATA")
    line.send(MAIL + b".\r\n")
    until = time.monotonic() + 4
    assert sink.file is not None
    while not counted(sink.file) and time.monotonic() < until:
        time.sleep(0.01)
    assert counted(sink.file) == {"<one@alder.example>": 1}
    line.close()


def test_commands_that_come_together_are_answered_in_order(sink: Sink) -> None:
    sink.manners.answers = {"RCPT": ["250 first", "550 second"]}
    together = (
        b"EHLO alder.example\r\nMAIL FROM:<a@alder.example>\r\nRCPT TO:<b@alder.example>\r\n"
        b"RCPT TO:<c@alder.example>\r\nDATA\r\n"
    )
    with socket.create_connection(("127.0.0.1", sink.port)) as raw, raw.makefile("rb") as said:
        raw.sendall(together)
        heard = [said.readline() for _line in range(9)]
        raw.sendall(b".\r\nQUIT\r\n")
        heard += [said.readline() for _line in range(2)]
    codes = [line[:4].decode() for line in heard]
    assert b"250-PIPELINING\r\n" in heard
    assert codes == ["220 ", *["250-"] * 3, "250 ", "250 ", "250 ", "550 ", "354 ", "250 ", "221 "]
    assert [mail.to for mail in sink.mails] == [("b@alder.example",)]


def test_as_a_process_it_says_its_port_and_outlives_nothing_it_has_not_written(
    tmp_path: Path,
) -> None:
    file = tmp_path / "taken.jsonl"
    command = (sys.executable, "-m", "benchmarks.sink", "--file", str(file), "--rcpt-seconds", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        with smtplib.SMTP("127.0.0.1", port) as line:
            line.sendmail("career@alder.example", ["rosalind@maashaven.example"], MAIL)
        process.kill()
    (kept,) = [json.loads(line) for line in file.read_text().splitlines()]
    assert (kept["id"], kept["to"]) == ("<one@alder.example>", ["rosalind@maashaven.example"])
