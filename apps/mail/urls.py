from django.urls import path

from apps.mail import views

app_name = "mail"
urlpatterns = [
    path("links/<str:token>/fresh/", views.fresh_link, name="fresh_link"),
    path("mail/events/", views.events, name="events"),
]
