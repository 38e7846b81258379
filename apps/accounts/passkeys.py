"""Forms for what a browser says of a passkey. Anybody may post anything there."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _lazy

# What fido2 raises at an answer that no browser gives: a part is missing, is no base64, is no CBOR.
_NO_ANSWER = (KeyError, TypeError, ValueError, AttributeError)


class _FromAnybody:
    def clean_credential(self) -> Any:  # noqa: ANN401 - allauth's authenticator
        try:
            return super().clean_credential()  # type: ignore[misc] # of the form beside this class
        except _NO_ANSWER as wrong:
            raise _refusal() from wrong


class SignInByPasskey(_FromAnybody, forms.LoginWebAuthnForm):  # type: ignore[misc] # no type hints
    pass


class PasskeyAsSecondFactor(_FromAnybody, forms.AuthenticateWebAuthnForm):  # type: ignore[misc] # no type hints
    pass


class PasskeyAgain(_FromAnybody, forms.ReauthenticateWebAuthnForm):  # type: ignore[misc] # no type hints
    pass


class AddPasskey(forms.AddWebAuthnForm):  # type: ignore[misc] # allauth has no type hints
    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **more)
        self.fields["name"].label = _lazy("Its name")
        self.fields["name"].help_text = _lazy("So that you know it again, such as “My phone”.")

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except _NO_ANSWER as wrong:
            raise _refusal() from wrong
        return cleaned


def _refusal() -> ValidationError:
    error: ValidationError = get_adapter().validation_error("no_passkey")
    return error
