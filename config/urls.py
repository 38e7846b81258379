from django.urls import include, path

from apps.core.door import guarded
from config.allauth_rules import ALLAUTH

urlpatterns = [
    path("accounts/", guarded(include("allauth.urls"), rules=ALLAUTH)),
    path("", include("apps.core.urls")),
]
