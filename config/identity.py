"""Settings, chapter on who someone is: accounts, second factors and sessions."""

from django.urls import reverse_lazy

from config.environment import read
from config.single_sign_on import providers

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["apps.students.backend.Backend"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail is unique by a conditional constraint
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Scrypt", "PBKDF2")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
    for name in ("UserAttributeSimilarity", "MinimumLength", "CommonPassword")
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("home:today")
ACCOUNT_ADAPTER = "apps.students.adapter.Adapter"
ACCOUNT_SIGNUP_FORM_CLASS = "apps.accounts.forms.SignUpForm"
ACCOUNT_FORMS = {"signup": "apps.accounts.signup.OncePerAddress"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Persons who may not sign in have an address too; allauth looks at its own table alone.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Answers to an address that anybody may type leave at whole multiples of this.
RAPPORT_EVEN_SECONDS = 0.25
ALLAUTH_TRUSTED_PROXY_COUNT = read("RAPPORT_PROXIES")
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or key is told to the address on file
RAPPORT_STUDENT_DOMAINS = read("RAPPORT_STUDENT_DOMAINS")
RAPPORT_ROSTER_FOLDER = read("RAPPORT_ROSTER_FOLDER")

# --- the second factor (docs/adr/0035-second-factor.md) --------------------------------------
RAPPORT_SECOND_FACTOR = read("RAPPORT_SECOND_FACTOR") or not read("DEBUG")
MFA_ADAPTER = "apps.accounts.factors.Factors"
MFA_FORMS = {
    "login_webauthn": "apps.accounts.passkeys.SignInByPasskey",
    "authenticate_webauthn": "apps.accounts.passkeys.PasskeyAsSecondFactor",
    "reauthenticate_webauthn": "apps.accounts.passkeys.PasskeyAgain",
    "add_webauthn": "apps.accounts.passkeys.AddPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off

# --- campus sign-in (docs/adr/0036-campus-sign-in.md) ----------------------------------------
SOCIALACCOUNT_ADAPTER = "apps.home.campus.Adapter"
SOCIALACCOUNT_PROVIDERS = providers()
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # no address of theirs is read
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form's redirect to another site is stopped by form-action
SOCIALACCOUNT_STORE_TOKENS = False
RAPPORT_SSO_IDENTIFIER = read("RAPPORT_SSO_IDENTIFIER")
RAPPORT_SSO_AFFILIATION = read("RAPPORT_SSO_AFFILIATION")
RAPPORT_SSO_STUDENTS = read("RAPPORT_SSO_STUDENTS")
RAPPORT_SSO_STAFF = read("RAPPORT_SSO_STAFF")
