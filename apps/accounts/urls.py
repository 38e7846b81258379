from django.urls import path

from apps.accounts import views

app_name = "accounts"

# Stands before allauth's page of the same address, which would change where mail goes at once.
urlpatterns = [
    path("accounts/email/", views.address, name="address"),
    path("accounts/again/", views.again, name="again"),
    path("accounts/device/", views.device, name="device"),
]
