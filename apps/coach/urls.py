from django.urls import path

from apps.coach import views

app_name = "coach"

urlpatterns = [path("coach/", views.rules, name="rules")]
