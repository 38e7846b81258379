"""Who passes each of allauth's pages, by name: a new one after an upgrade does not start."""

_EVERYONE = "everyone"
_SELF = "signed_in"

ALLAUTH: dict[str, str] = {
    "account_change_password": _SELF,
    "account_confirm_login_code": _EVERYONE,
    "account_email": _SELF,
    "account_email_verification_sent": _EVERYONE,
    "account_inactive": _EVERYONE,
    "account_login": _EVERYONE,
    "account_logout": _EVERYONE,
    "account_reauthenticate": _SELF,
    "account_request_login_code": _EVERYONE,
    "account_reset_password": _EVERYONE,
    "account_reset_password_done": _EVERYONE,
    "account_reset_password_from_key": _EVERYONE,
    "account_reset_password_from_key_done": _EVERYONE,
    "account_set_password": _SELF,
    "account_signup": _EVERYONE,
}
