"""Every layout and component on a page, for the eye and for axe. Not part of the product."""

from django.urls import URLPattern, include, path

from tests.gallery import views

nowhere = [
    path("today", views.app, name="today"),
    path("explorations", views.app, name="explorations"),
    path("directory", views.app, name="directory"),
    path("requests", views.app, name="requests"),
    path("talks", views.app, name="talks"),
]


def named(space: str) -> tuple[list[URLPattern], str]:
    return (nowhere, space)


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("home/", include(named("home"))),
    path("students/", include(named("students"))),
    path("alumni/", include(named("alumni"))),
    path("outreach/", include(named("outreach"))),
    path("interviews/", include(named("interviews"))),
    path("app", views.app, name="app"),
    path("task", views.task, name="task"),
    path("form", views.form, name="form"),
    path("solo", views.solo, name="solo"),
    path("welcome", views.welcome, name="welcome"),
    path("error/<int:code>", views.error, name="error"),
]
