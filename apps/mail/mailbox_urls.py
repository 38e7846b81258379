"""The local catcher's pages; part of the site in DEBUG only."""

from django.urls import path

from apps.mail import views

app_name = "mailbox"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:name>/", views.message, name="message"),
    path("<str:name>/html/", views.frame, name="frame"),
]
