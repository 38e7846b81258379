"""Second factors: a passkey or an authenticator app, always for staff, by choice for others."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.accounts.policies import is_staff

OWN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in


def has_factor(person: Person) -> bool:
    """Whether something beside password and mail shows that it is them."""
    return bool(Authenticator.objects.filter(user=person, type__in=OWN).exists())


def forget(person: Person) -> None:
    """Passkeys, app and spare codes: nothing of them lets anybody in."""
    Authenticator.objects.filter(user=person).delete()


class Factors(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no type hints
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _lazy(
            "Staff need one way beside the password. Add another one first."
        ),
        "incorrect_code": _lazy("That is not the code. Look at the app and try again."),
        "no_passkey": _lazy("That passkey was not understood. Try again, or go on another way."),
        "unverified_email": _lazy("Confirm your e-mail address first."),
    }

    def get_totp_issuer(self) -> str:
        return f"Rapport {urlsplit(settings.RAPPORT_BASE_URL).hostname}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the site's own name, never to what a request calls it."""
        host = urlsplit(settings.RAPPORT_BASE_URL).hostname or "localhost"
        return {"id": host, "name": "Rapport"}

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 - allauth's signature
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep one; whoever lost it asks a coordinator, who takes all of them away."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=OWN)
        return not is_staff(authenticator.user) or others.exclude(pk=authenticator.pk).exists()

    def encrypt(self, text: str) -> str:
        """Secrets of apps and recovery codes are of no use to who reads a backup alone."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    key = sha256(b"second factors" + settings.RAPPORT_LASTING_KEY.encode()).digest()
    return Fernet(urlsafe_b64encode(key))
