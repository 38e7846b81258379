"""What the doctor makes of DNS, asked over UDP of a server that answers as each domain might."""

import base64
from io import StringIO
from time import monotonic

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from apps.home.doctor.asking import SECONDS, resolver_at
from apps.home.doctor.finding import Finding, Verdict
from apps.home.doctor.names import mail_names
from tests.home.nameserver import Zone, serving
from tests.mail.office import free_port

HERE = "career.alder.edu"
DMARC, DKIM = f"_dmarc.{HERE}", f"r1._domainkey.{HERE}"
KEY = base64.b64encode(b"a public key, as far as DNS can tell").decode()
FINE, MEND, LOOK = Verdict.FINE, Verdict.MEND, Verdict.LOOK
Records = dict[tuple[str, str], list[str]]


def records(**other: list[str]) -> Records:
    """Of a domain where all is well, but for what is given by its matter."""
    said = {
        "mx": ["10 mx2.alder.edu.", "5 mx1.alder.edu."],
        "spf": ['"google-site-verification=abc"', '"v=spf1 include:_spf.alder.edu " "-all"'],
        "dmarc": ['"v=DMARC1; p=quarantine; rua=mailto:reports@alder.edu"'],
        "dkim": [f'"v=DKIM1; k=rsa; " "p={KEY}"'],
    } | other
    return {
        (HERE, "MX"): said["mx"],
        (HERE, "TXT"): said["spf"],
        (DMARC, "TXT"): said["dmarc"],
        (DKIM, "TXT"): said["dkim"],
    }


def found(zone: Zone, domain: str = HERE, selector: str = "r1") -> dict[str, Finding]:
    with serving(zone) as resolver:
        return {one.matter: one for one in mail_names(domain, selector, resolver=resolver)}


def test_a_domain_as_it_should_be() -> None:
    said = found(Zone(records()))
    assert {one.matter: (one.verdict, one.words) for one in said.values()} == {
        "MX": (FINE, f"mail for {HERE} goes to mx1.alder.edu, mx2.alder.edu"),
        "SPF": (FINE, f"{HERE} refuses other senders (-all)"),
        "DMARC": (FINE, f"_dmarc.{HERE} asks for quarantine"),
        "DKIM": (FINE, f"{DKIM} holds a key"),
    }


def test_a_domain_that_says_nothing_is_told_what_to_add() -> None:
    said = found(Zone(records(mx=[], spf=[], dmarc=[], dkim=[])))
    assert [(one.matter, one.verdict, one.words) for one in said.values()] == [
        ("MX", MEND, f"{HERE} has no MX record"),
        ("SPF", MEND, f"{HERE} has no SPF record"),
        ("DMARC", MEND, f"{HERE} has no DMARC record"),
        ("DKIM", MEND, f"{DKIM} has no record"),
    ]
    assert said["SPF"].cure.startswith("Add one TXT record: v=spf1 ")
    assert f"TXT record _dmarc.{HERE}: v=DMARC1; p=none" in said["DMARC"].cure
    assert all(one.cure for one in said.values())


ONE = [
    ("MX", "mx", ["0 ."], MEND, "takes no mail (null MX)"),
    ("SPF", "spf", ['"v=spf1 -all"', '"v=spf1 a ~all"'], MEND, "has 2 SPF records"),
    ("SPF", "spf", ['"v=spf1 mx +all"'], MEND, "lets anybody send in its name (+all)"),
    ("SPF", "spf", ['"v=spf1 mx all"'], MEND, "lets anybody send in its name (all)"),
    ("SPF", "spf", ['"v=spf1 mx ?all"'], MEND, "says nothing of other senders"),
    ("SPF", "spf", ['"v=spf1 mx"'], MEND, "does not say what holds for other senders"),
    ("SPF", "spf", ['"v=spf1 ip4:192.0.2.0/24 a/24 ~all"'], FINE, "marks other senders (~all)"),
    ("SPF", "spf", ['"v=spf1 inlcude:x.alder.edu -all"'], MEND, "'inlcude:x.alder.edu' is no term"),
    ("SPF", "spf", ['"v=spf1 -all"'], MEND, "names nobody who may send (-all alone)"),
    ("SPF", "spf", ['"v=spf1 ~all"'], MEND, "names nobody who may send (~all alone)"),
    ("SPF", "spf", ['"v=spf1 -a ?mx exp=why.alder.edu -all"'], MEND, "names nobody who may send"),
    ("SPF", "spf", ['"v=spf1 -all include:_spf.alder.edu"'], MEND, "names nobody who may send"),
    ("SPF", "spf", ['"v=spf1 +A:mail.alder.edu -ALL"'], FINE, "refuses other senders"),
    ("SPF", "spf", ['"v=spf1 redirect=%{d}._spf.alder.edu"'], LOOK, "leads to %{d}._spf.alder.edu"),
    ("SPF", "spf", ['"v=spf1 mx redirect=%{d}.alder.edu -all"'], FINE, "refuses other senders"),
    ("SPF", "spf", ['"v=spf10 -all"'], MEND, "has no SPF record"),
    ("SPF", "spf", ['"v=spf1 redirect=_spf.alder.edu"'], MEND, "_spf.alder.edu has no SPF record"),
    ("DMARC", "dmarc", ['"v=DMARC1; p=none"'], LOOK, "asks for none: it only watches"),
    ("DMARC", "dmarc", ['"v=DMARC1; p=reject"', '"v=DMARC1; p=none"'], MEND, "has 2 records"),
    ("DMARC", "dmarc", ['"v=DMARC1; rua=mailto:a@alder.edu"'], MEND, "asks for nothing"),
    ("DMARC", "dmarc", ['"p=reject; v=DMARC1"'], MEND, "has no DMARC record"),
    ("DKIM", "dkim", ['"v=DKIM1; p="'], MEND, "holds no key any more"),
    ("DKIM", "dkim", ['"v=DKIM1; p=*not*base64*"'], MEND, "holds a key that nobody can read"),
    ("DKIM", "dkim", [f'"v=DKIM1; t=y:s; p={KEY}"'], MEND, "is marked as a test"),
    ("DKIM", "dkim", ['"hello"'], MEND, "is no DKIM record"),
    ("DKIM", "dkim", [f'"p={KEY}"', f'"k=rsa; p={KEY}"'], MEND, "has 2 records"),
]


@pytest.mark.parametrize(("matter", "kind", "said", "verdict", "words"), ONE)
def test_each_fault_is_named_and_no_other(
    matter: str, kind: str, said: list[str], verdict: Verdict, words: str
) -> None:
    answers = found(Zone(records(**{kind: said})))
    assert words in answers[matter].words
    assert (answers[matter].verdict, bool(answers[matter].cure)) == (verdict, verdict != FINE)
    others = {name: one.verdict for name, one in answers.items() if name != matter}
    assert set(others.values()) == {FINE}


def test_what_stands_elsewhere_is_followed() -> None:
    """SPF by its redirection; DMARC at the parent, which may say otherwise for those below."""
    zone = Zone(records(spf=['"v=spf1 redirect=_spf.alder.edu"'], dmarc=[]))
    zone.records["_spf.alder.edu", "TXT"] = ['"v=spf1 mx ~all"']
    zone.records["_dmarc.alder.edu", "TXT"] = ['"v=DMARC1; p=reject; sp=none"']
    said = found(zone)
    assert said["SPF"] == Finding("SPF", FINE, "_spf.alder.edu marks other senders (~all)")
    assert (said["DMARC"].verdict, said["DMARC"].words) == (
        LOOK,
        "_dmarc.alder.edu asks for none: it only watches",
    )


def test_redirections_in_a_circle_end() -> None:
    zone = Zone(records(spf=[f'"v=spf1 redirect={HERE}"']))
    assert found(zone)["SPF"].verdict is MEND
    assert len(zone.asked) < 12


def test_without_a_selector_the_key_is_for_a_person_to_look_up() -> None:
    zone = Zone(records())
    said = found(zone, selector="")["DKIM"]
    assert (said.verdict, said.cure.endswith("none, let the mail server sign.")) == (LOOK, True)
    assert [name for name in zone.asked if "_domainkey" in name] == []


def test_a_domain_that_does_not_exist() -> None:
    zone = Zone(records())
    said = found(zone, "carrer.alder.edu")
    assert {name: one.verdict for name, one in said.items()} == {"mail names": MEND}
    assert said["mail names"].words == "there is no domain carrer.alder.edu"
    assert zone.asked == ["carrer.alder.edu"]


def test_one_name_that_fails_leaves_the_others() -> None:
    zone = Zone(records(dmarc=[]), broken=frozenset({DMARC}))
    said = {name: one.verdict for name, one in found(zone).items()}
    assert said == {"MX": FINE, "SPF": FINE, "DMARC": LOOK, "DKIM": FINE}


@pytest.mark.parametrize("zone", [Zone(is_silent=True), Zone(is_garbled=True)], ids=str)
def test_silence_and_garbage_are_neither_fine_nor_waited_for(zone: Zone) -> None:
    began = monotonic()
    said = found(zone)
    assert monotonic() - began < SECONDS + 3
    assert {name: one.verdict for name, one in said.items()} == {"mail names": LOOK}
    assert f"DNS could not be asked about {HERE}" in said["mail names"].words
    assert set(zone.asked) == {HERE}


def test_nobody_at_the_address() -> None:
    said = list(mail_names(HERE, resolver=f"127.0.0.1#{free_port()}"))
    assert [(one.matter, one.verdict) for one in said] == [("mail names", LOOK)]


@pytest.mark.parametrize(
    "domain",
    ["alder.example", "example.com", "x.invalid", "localhost", "campus", "a.test", "b.local"],
)
def test_names_for_examples_are_asked_of_nobody(domain: str) -> None:
    zone = Zone()
    said = found(zone, domain)
    assert [(one.matter, one.verdict) for one in said.values()] == [("mail names", LOOK)]
    assert zone.asked == []


@pytest.mark.parametrize(
    "said",
    [
        "dns.campus.edu",
        "https://dns.alder.edu/dns-query",
        "127.0.0.1#dns",
        "127.0.0.1#0",
        "127.0.0.1#65536",
        "127.0.0.1#",
        "127.0.0.1:53",
        "#53",
    ],
)
def test_the_command_is_told_whom_to_ask_by_an_address(said: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("doctor", resolver=said)
    assert str(refused.value) == "Give the address of a resolver: 192.0.2.1 or 192.0.2.1#5353."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("192.0.2.1", ("192.0.2.1", 53)),
        ("192.0.2.1#65535", ("192.0.2.1", 65535)),
        ("2001:DB8::1#5353", ("2001:db8::1", 5353)),
    ],
)
def test_an_address_has_a_port(said: str, meant: tuple[str, int]) -> None:
    assert resolver_at(said) == meant


@pytest.mark.django_db
def test_the_command_asks_whom_it_is_told_to(settings: Settings) -> None:
    settings.RAPPORT_MAIL_FROM, settings.RAPPORT_DKIM_SELECTOR = f"career@{HERE}", "r1"
    out = StringIO()
    with serving(Zone(records(spf=['"v=spf1 +all"']))) as resolver, pytest.raises(SystemExit):
        call_command("doctor", resolver=resolver, stdout=out)
    said = out.getvalue()
    assert f"fine  DKIM            {DKIM} holds a key" in said
    assert f"mend  SPF             {HERE} lets anybody send in its name (+all)" in said
    assert "                      Let it end in -all (or ~all)." in said
