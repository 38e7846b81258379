from django.urls import path

from apps.accounts import views

app_name = "accounts"

# Two stand before allauth's pages of the same address: one would change where mail goes at once,
# the other asks nobody whether it is still they.
urlpatterns = [
    path("accounts/email/", views.address, name="address"),
    path("accounts/password/set/", views.set_password, name="set_password"),
    path("accounts/again/", views.again, name="again"),
    path("accounts/device/", views.device, name="device"),
]
