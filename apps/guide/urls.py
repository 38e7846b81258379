from django.urls import path

from apps.guide import views

app_name = "guide"

urlpatterns = [
    path("guide/", views.index, name="index"),
    path("guide/<slug:slug>/", views.step, name="step"),
]
