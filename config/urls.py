from django.conf import settings
from django.urls import include, path

from apps.core.door import guarded
from apps.home.views.proving import confirm_code
from config.allauth_rules import ALLAUTH

# allauth's parts one by one; what comes from a campus's provider is read by views of our own.
SIGNING_IN = [
    path("login/code/confirm/", confirm_code, name="account_confirm_login_code"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
    path("", include("apps.accounts.campus.urls")),
]

urlpatterns = [
    path("", include("apps.accounts.urls")),
    path("accounts/", guarded(include(SIGNING_IN), rules=ALLAUTH)),
    path("", include("apps.core.urls")),
    path("", include("apps.campus.urls")),
    path("", include("apps.mail.urls")),
    path("", include("apps.reminders.urls")),
    path("", include("apps.alumni.urls")),
    path("", include("apps.contacts.urls")),
    path("", include("apps.interviews.urls")),
    path("", include("apps.outreach.urls")),
    path("", include("apps.students.urls")),
    path("", include("apps.advising.urls")),
    path("", include("apps.guide.urls")),
    path("", include("apps.coach.urls")),
    path("", include("apps.home.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("dev/mail/", include("apps.mail.mailbox_urls"))]
