"""What DNS says of the domain that mail comes from: MX, SPF, DMARC, DKIM.

After RFC 5321 and 7505 (MX), 7208 (SPF), 7489 (DMARC) and 6376 (DKIM).
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from apps.home.doctor.asking import Dns, NoSuchName, Unanswered
from apps.home.doctor.finding import Finding, Verdict, judged

# RFC 2606, 6761 and 6762; a name without a dot is no domain of the public DNS.
RESERVED = re.compile(
    r"(^|\.)(example(\.(com|net|org))?|invalid|localhost|test|local)$|^[^.]*$", re.IGNORECASE
)
_SPF = re.compile(r"v=spf1( |$)", re.IGNORECASE)
_TERM = re.compile(
    r"[-+~?]?(all|(include|exists|ip4|ip6):\S+|(a|mx)([:/]\S+)?|ptr(:\S+)?)|[a-z][\w.-]*=\S*",
    re.IGNORECASE,
)
_ALL = re.compile(r"([-+~?]?)all", re.IGNORECASE)
_PERMITS = re.compile(r"\+?(a|mx|ptr|include|exists|ip4|ip6)([:/]|$)", re.IGNORECASE)
_DMARC = re.compile(r"v\s*=\s*DMARC1\s*(;|$)")
HOPS = 5  # of redirections, and of parents that are asked for a policy
_ADD_SPF = "Add one TXT record: v=spf1 <who sends for you, e.g. include:…> -all"
_ADD_DMARC = "Add a TXT record _dmarc.{}: v=DMARC1; p=none; rua=mailto:<whom>; later p=quarantine."


def mail_names(domain: str, selector: str = "", *, resolver: str = "") -> Iterator[Finding]:
    """Until the question that nobody answers: after one silence the others would be silent, too."""
    domain = domain.rstrip(".")
    if RESERVED.search(domain):
        words = f"{domain} is reserved for examples and tests: nothing was asked"
        yield Finding("mail names", Verdict.LOOK, words, "Set RAPPORT_MAIL_FROM to your domain.")
        return
    try:
        yield from _asked(Dns(resolver), domain, selector)
    except Unanswered as error:
        words = f"DNS could not be asked about {domain} ({error})"
        cure = f"Try `dig {domain} MX`, or another resolver: manage.py doctor --resolver ADDRESS"
        yield Finding("mail names", Verdict.LOOK, words, cure)


def _asked(dns: Dns, domain: str, selector: str) -> Iterator[Finding]:
    try:
        yield incoming(dns, domain)
    except NoSuchName:
        cure = "Is RAPPORT_MAIL_FROM spelled right? Else register the domain first."
        yield Finding("mail names", Verdict.MEND, f"there is no domain {domain}", cure)
        return
    yield _answered("SPF", domain, lambda: sender_policy(dns, domain))
    yield _answered("DMARC", f"_dmarc.{domain}", lambda: alignment(dns, domain))
    yield _answered("DKIM", f"{selector}._domainkey.{domain}", lambda: key(dns, domain, selector))


def _answered(matter: str, name: str, examine: Callable[[], Finding]) -> Finding:
    """One name may fail alone: its zone is broken, or the resolver takes its time over it."""
    try:
        return examine()
    except Unanswered as error:
        cure = f"Ask again later, or by hand: dig +short TXT {name}"
        return Finding(matter, Verdict.LOOK, f"DNS gave no answer about {name} ({error})", cure)


def incoming(dns: Dns, domain: str) -> Finding:
    """Answers and bounces come back to addresses of this domain."""
    hosts = dns.exchanges(domain)
    takes_none = hosts == ["."]
    words = f"mail for {domain} goes to {', '.join(hosts)}"
    if not hosts or takes_none:
        words = f"{domain} " + ("takes no mail (null MX)" if takes_none else "has no MX record")
    cure = "Add an MX record that names the mail server which takes answers and bounces."
    return judged("MX", words, cure=cure, is_fine=bool(hosts) and not takes_none)


def sender_policy(dns: Dns, domain: str) -> Finding:
    """The one record that counts, after redirections."""
    place, found = domain, _policies(dns, domain)
    for _hop in range(HOPS):
        onward = _redirection(found)
        if not onward or "%" in onward:
            break
        place, found = onward, _policies(dns, onward)
    if not found:
        return Finding("SPF", Verdict.MEND, f"{place} has no SPF record", _ADD_SPF)
    if len(found) > 1:
        words = f"{place} has {len(found)} SPF records: receivers take none of them"
        return Finding("SPF", Verdict.MEND, words, "Make one of them, and remove the others.")
    return _judged(place, found[0])


def _policies(dns: Dns, name: str) -> list[str]:
    return [text for text in dns.texts(name) if _SPF.match(text)]


def _redirection(found: list[str]) -> str:
    """Where a single record without `all` leads; with a `%` that depends on the mail."""
    terms = found[0].split()[1:] if len(found) == 1 else []
    if any(_ALL.fullmatch(term) for term in terms):
        return ""
    onward = [term.partition("=")[2] for term in terms if term.lower().startswith("redirect=")]
    return onward[0] if len(onward) == 1 else ""


def _judged(place: str, record: str) -> Finding:
    """Whether receivers can read it, and whether it names anybody."""
    terms = record.split()[1:]
    wrong = [term for term in terms if not _TERM.fullmatch(term)]
    if wrong:
        words = f"{place}: {wrong[0]!r} is no term of SPF, so the whole record counts as wrong"
        return Finding("SPF", Verdict.MEND, words, "Correct that term.")
    onward = _redirection([record])
    if "%" in onward:
        words = f"{place} leads to {onward}, which is another for each mail: not followed"
        cure = (
            "In a mail from Rapport that arrived elsewhere, Authentication-Results says spf=pass."
        )
        return Finding("SPF", Verdict.LOOK, words, cure)
    before = list(takewhile(lambda term: not _ALL.fullmatch(term), terms))
    last = "".join(terms[len(before) : len(before) + 1])
    return _ending(place, last, is_anybody=any(map(_PERMITS.match, before)))


def _ending(place: str, last: str, *, is_anybody: bool) -> Finding:
    """What its `all` says of whoever is not named before it; what comes after it is not read."""
    found = _ALL.fullmatch(last)
    sign = (found[1] or "+") if found else ""
    if sign in {"-", "~"} and not is_anybody:
        words = f"{place} names nobody who may send ({last} alone)"
        return Finding(
            "SPF", Verdict.MEND, words, f"Before {last} name who sends for you, e.g. include:…"
        )
    words = {
        "-": f"{place} refuses other senders (-all)",
        "~": f"{place} marks other senders (~all)",
        "+": f"{place} lets anybody send in its name ({last})",
        "?": f"{place} says nothing of other senders (?all)",
        "": f"{place} does not say what holds for other senders",
    }[sign]
    return judged("SPF", words, cure="Let it end in -all (or ~all).", is_fine=sign in {"-", "~"})


def alignment(dns: Dns, domain: str) -> Finding:
    """Of the domain, else of the nearest parent: receivers look there, too."""
    labels = domain.split(".")
    for start in range(min(len(labels) - 1, HOPS)):
        place = ".".join(labels[start:])
        found = [text for text in dns.texts(f"_dmarc.{place}") if _DMARC.match(text)]
        if found:
            return _wish(place, found, is_parent=bool(start))
    words = f"{domain} has no DMARC record"
    return Finding("DMARC", Verdict.MEND, words, _ADD_DMARC.format(domain))


def _wish(place: str, found: list[str], *, is_parent: bool) -> Finding:
    if len(found) > 1:
        words = f"_dmarc.{place} has {len(found)} records: receivers take none of them"
        return Finding("DMARC", Verdict.MEND, words, "Make one of them, and remove the others.")
    tags = _tags(found[0])
    wish = ((tags.get("sp") if is_parent else "") or tags.get("p", "")).lower()
    words = f"_dmarc.{place} asks for {wish or 'nothing'}"
    if wish in {"quarantine", "reject"}:
        return Finding("DMARC", Verdict.FINE, words)
    if wish == "none":
        cure = "Good to begin with. Once the reports name nobody of yours: p=quarantine."
        return Finding("DMARC", Verdict.LOOK, f"{words}: it only watches", cure)
    cure = "Let it say p=none, p=quarantine or p=reject."
    return Finding("DMARC", Verdict.MEND, words, cure)


def key(dns: Dns, domain: str, selector: str) -> Finding:
    """That it is the one the mail server signs with shows in a mail that arrived."""
    if not selector:
        words = "not asked: RAPPORT_DKIM_SELECTOR is not set"
        cure = (
            "Set it to s= of the DKIM-Signature in a mail from Rapport; if there is none, let the"
            " mail server sign."
        )
        return Finding("DKIM", Verdict.LOOK, words, cure)
    name = f"{selector}._domainkey.{domain}"
    found = dns.texts(name)
    problem = _no_key(found)
    words = f"{name} {problem or 'holds a key'}"
    cure = "Publish there what the mail server shows as its DKIM record, in one TXT record."
    return judged("DKIM", words, cure=cure, is_fine=not problem)


def _no_key(found: list[str]) -> str:
    """Why receivers would not find the key; empty where they do."""
    if len(found) != 1:
        return f"has {len(found)} records" if found else "has no record"
    tags = _tags(found[0])
    if tags.get("v", "DKIM1") != "DKIM1" or "p" not in tags:
        return "is no DKIM record"
    if "y" in tags.get("t", "").split(":"):
        return "is marked as a test (t=y): receivers take no notice of signatures"
    try:
        content = base64.b64decode("".join(tags["p"].split()), validate=True)
    except binascii.Error:
        return "holds a key that nobody can read"
    return "" if content else "holds no key any more (p= is empty)"


def _tags(record: str) -> dict[str, str]:
    parts = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): value.strip() for name, _sign, value in parts}
