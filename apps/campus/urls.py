from django.urls import path

from apps.campus import views

app_name = "campus"
urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("center/", views.center, name="center"),
    path("center/changes/", views.changes, name="changes"),
    path("center/look/", views.look, name="look"),
    path("center/look/logo/", views.logo, name="logo"),
    path("center/quiet/", views.quiet, name="quiet"),
    path("center/quiet/file/", views.file, name="file"),
    path("center/quiet/chosen/", views.chosen, name="chosen"),
    path("center/quiet/<int:pk>/", views.period, name="period"),
    path("center/quiet/<int:pk>/remove/", views.remove, name="remove"),
    path("center/terms/", views.terms, name="terms"),
    path("center/terms/<int:pk>/", views.term, name="term"),
    path("center/terms/<int:pk>/remove/", views.remove_term, name="remove_term"),
    path("center/pledge/", views.pledge, name="pledge"),
    path("center/first-note/", views.first_note, name="first_note"),
    path("look/<str:name>.css", views.colours, name="colours"),
    path("look/<str:digest>.png", views.picture, name="picture"),
]
