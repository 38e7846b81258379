"""Another address to sign in with: it proves itself, the old one may object, and 72 hours pass."""

from datetime import datetime, timedelta
from hmac import compare_digest

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.sessions import end_all
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.lasting import lasting_hmac
from apps.core.moves import NotYours, Refused
from apps.core.wording import daytime
from apps.home.models import AddressChange, Ended
from apps.home.models.address import CODE_LASTS
from apps.home.policies import may_change_address
from apps.mail.actions import post, withdraw
from apps.mail.letters import Letter, LinkTo, Urgency

DENY, DENY_DAYS = "address", 14  # the purpose of the link in the notice, and how long it opens
HOURS = 72
ASKS_A_DAY = 5  # mails to addresses that may be somebody else's


@transaction.atomic
def ask_address(email: str, *, now: datetime, by: Person) -> AddressChange:
    """Sends a code to the new address; an earlier code dies.

    Nothing tells the asker whether somebody else signs in with it: then no code fits, and the
    mail says so to that person. `Refused` after a few a day, for the asker and for the address.
    """
    if not may_change_address(by):
        raise NotYours
    _lock(by)
    if AddressChange.objects.of(by).waiting().exists():
        raise Refused(_("A change is on its way already. Keep the old address first."))
    today = AddressChange.objects.asked_since(now - timedelta(days=1))
    if max(today.of(by).count(), today.filter(email=email).count()) >= ASKS_A_DAY:
        raise Refused(_("That is enough for one day. Look into your mail, or try again tomorrow."))
    _forget(by)
    asked = AddressChange(person=by, email=email, was=by.email, asked_at=now)
    asked.save()
    owner = Person.objects.who_may_sign_in(email).exclude(pk=by.pk).first()
    post(_theirs(asked, owner) if owner else _code(asked), now=now, by=None if owner else by)
    return asked


def _forget(person: Person) -> None:
    """Codes that were sent and not typed fit no more."""
    asked = AddressChange.objects.of(person).unproven()
    withdraw(keys=[_key(one) for one in asked])
    asked.update(ended=Ended.ANEW)


def _code(asked: AddressChange) -> Letter:
    code = get_adapter().generate_login_code()
    asked.code = _hashed(asked, code)
    asked.save(update_fields=["code"])
    return Letter(
        template="home/mail/address_code",
        recipient=asked.person,
        dedupe_key=_key(asked),
        values={"code": code},
        to=asked.email,
        urgency=Urgency.SIGN_IN,  # somebody waits for it, and no copy of it is kept
        expires_at=asked.asked_at + CODE_LASTS,
    )


def _theirs(asked: AddressChange, owner: Person) -> Letter:
    """To whoever signs in with that address already; who asked is not told to them either."""
    return Letter(
        template="home/mail/address_theirs",
        recipient=owner,
        dedupe_key=_key(asked),
        to=owner.email,
        urgency=Urgency.SIGN_IN,
        expires_at=asked.asked_at + timedelta(days=1),
    )


def _key(asked: AddressChange) -> str:
    return f"address:{asked.pk}:code"


def _hashed(asked: AddressChange, code: str) -> str:
    """As it is compared: nobody is asked for the hyphen or for capitals."""
    bare = code.replace("-", "").replace(" ", "").upper()
    return lasting_hmac("home.address", f"{asked.pk}:{bare}").hexdigest()


@transaction.atomic
def prove_address(asked: AddressChange, code: str, *, now: datetime, by: Person) -> bool:
    """Whether it is the code of the mail; from then on 72 hours, and the old address is told."""
    _own(asked, by)
    _fresh(asked)
    if not asked.is_asked(now):
        return False
    asked.tries += 1
    asked.save(update_fields=["tries"])
    if not asked.code or not compare_digest(asked.code, _hashed(asked, code)):
        return False
    asked.due_at = until = now + timedelta(hours=HOURS)
    asked.save(update_fields=["due_at"])
    audit.note(What.ADDRESS_ASKED, person=by.pk, now=now, by=by.pk)
    post(_notice(asked, until), now=now, by=None)
    return True


def _notice(asked: AddressChange, until: datetime) -> Letter:
    """To the old address, wherever else their mail goes."""
    return Letter(
        template="home/mail/address_asked",
        recipient=asked.person,
        dedupe_key=f"address:{asked.pk}:asked",
        values={"email": asked.email, "until": daytime(until, asked.person.zone)},
        links=(
            LinkTo("deny", "home:deny_address", DENY, "home.addresschange", asked.pk, DENY_DAYS),
        ),
        to=asked.was,
    )


@transaction.atomic
def keep_address(asked: AddressChange, *, now: datetime, by: Person) -> None:
    """The person themself goes on with the old one; a second press changes nothing."""
    _own(asked, by)
    _fresh(asked)
    _end(asked, Ended.SELF, now=now, by=by)


@transaction.atomic
def deny_address(asked: AddressChange, *, now: datetime) -> None:
    """Whoever reads the old address says that it was not they: whoever is signed in is put out."""
    _lock(asked.person)
    _fresh(asked)
    if _end(asked, Ended.NOT_ME, now=now, by=None):
        end_all(asked.person)


def drop_changes(person: Person, *, now: datetime) -> None:
    """All that are open: whoever asked for them never showed that the account is theirs."""
    for asked in AddressChange.objects.of(person).open().select_for_update():
        _end(asked, Ended.NOT_ME, now=now, by=None)


def _end(asked: AddressChange, why: Ended, *, now: datetime, by: Person | None) -> bool:
    """Whether it was open; `Refused` once the new address is in use."""
    if asked.done_at:
        raise Refused(_("The new address is in use already. Write to the Career Center."))
    if asked.ended:
        return False
    asked.ended = why
    asked.save(update_fields=["ended"])
    withdraw(keys=[_key(asked)])
    if asked.due_at:
        audit.note(
            What.ADDRESS_KEPT, person=asked.person_id, code=why, now=now, by=by.pk if by else None
        )
    return True


def _own(asked: AddressChange, by: Person) -> None:
    if asked.person_id != by.pk:
        raise NotYours
    _lock(by)


def _lock(person: Person) -> None:
    """Always before the row of a change, as when all that are due are written."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _fresh(asked: AddressChange) -> None:
    asked.refresh_from_db(from_queryset=AddressChange.objects.select_for_update())
