from django.urls import path

from apps.home import views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("leaving/", views.leaving, name="leaving"),
    path("leaving/alum/", views.become_alum, name="become_alum"),
    path("leaving/mailbox/<str:token>/", views.mailbox, name="mailbox"),
    path("contacts/<int:pk>/merge/", views.merge, name="merge"),
    path("contacts/merges/<int:pk>/part/", views.part, name="part"),
    path("what-my-advisor-sees/", views.what_my_advisor_sees, name="what_my_advisor_sees"),
]
