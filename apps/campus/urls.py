from django.urls import path

from apps.campus import views

app_name = "campus"
urlpatterns = [
    path("center/", views.center, name="center"),
    path("center/changes/", views.changes, name="changes"),
    path("center/quiet/", views.quiet, name="quiet"),
    path("center/quiet/file/", views.file, name="file"),
    path("center/quiet/chosen/", views.chosen, name="chosen"),
    path("center/quiet/<int:pk>/", views.period, name="period"),
    path("center/quiet/<int:pk>/remove/", views.remove, name="remove"),
]
