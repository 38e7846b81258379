from django.urls import path

from apps.outreach.views import answering, concerns, moving, writing

app_name = "outreach"

urlpatterns = [
    path("requests/", writing.requests, name="requests"),
    path("requests/to/<int:pk>/", writing.start, name="start"),
    path("requests/<int:pk>/", writing.one, name="request"),
    path("requests/to/<int:pk>/introduction/", writing.introduction, name="introduction"),
    path("requests/<int:pk>/paper/", writing.paper, name="paper"),
    path("requests/<int:pk>/preview/", writing.frame, name="preview"),
    path("requests/<int:pk>/report/", concerns.report, name="report"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<int:pk>/", concerns.concern, name="concern"),
    path("requests/<int:pk>/messages/", moving.write, name="write"),
    path("requests/<int:pk>/moves/<slug:move>/", moving.move, name="move"),
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("answer/<str:token>/<slug:verb>/", answering.give, name="give"),
]
