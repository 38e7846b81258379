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
    "mfa_activate_totp": _SELF,
    "mfa_add_webauthn": _SELF,
    "mfa_authenticate": _EVERYONE,
    "mfa_deactivate_totp": _SELF,
    "mfa_download_recovery_codes": _SELF,
    "mfa_edit_webauthn": _SELF,
    "mfa_generate_recovery_codes": _SELF,
    "mfa_index": _SELF,
    "mfa_list_webauthn": _SELF,
    "mfa_login_webauthn": _EVERYONE,
    "mfa_reauthenticate": _SELF,
    "mfa_reauthenticate_webauthn": _SELF,
    "mfa_remove_webauthn": _SELF,
    "mfa_view_recovery_codes": _SELF,
    "usersessions_list": _SELF,
}
