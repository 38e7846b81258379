from django.urls import path

from apps.core import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("browser-reports", views.browser_reports, name="browser_reports"),
    path("sw.js", views.service_worker, name="service_worker"),
]
