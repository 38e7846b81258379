from django.urls import path

from apps.outreach.views import agreed, answering, concerns, moving, own, telling, writing

app_name = "outreach"

urlpatterns = [
    path("requests/", writing.requests, name="requests"),
    path("requests/to/<int:pk>/", writing.start, name="start"),
    path("requests/<int:pk>/", writing.one, name="request"),
    path("requests/to/<int:pk>/introduction/", writing.introduction, name="introduction"),
    path("requests/<int:pk>/paper/", writing.paper, name="paper"),
    path("requests/<int:pk>/preview/", writing.frame, name="preview"),
    path("requests/<int:pk>/report/", concerns.report, name="report"),
    path("talks/<int:pk>/tell/", telling.tell, name="tell"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<int:pk>/", concerns.concern, name="concern"),
    path("requests/<int:pk>/messages/", moving.write, name="write"),
    path("talks/<int:pk>/note/", moving.short_note, name="short_note"),
    path("requests/<int:pk>/moves/<slug:move>/", moving.move, name="move"),
    path("requests/<int:pk>/answer/", own.open_answer, name="open_answer"),
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("answer/<str:token>/talk/", agreed.begin, name="begin_talk"),
    path("talk/<str:token>/", agreed.agreed, name="agreed"),
    path("talk/<str:token>/conversation.ics", agreed.entry, name="agreed_entry"),
    path("talk/<str:token>/place/", agreed.place, name="agreed_place"),
    path("talk/<str:token>/remind/", agreed.remind, name="agreed_remind"),
    path("talk/<str:token>/times/", agreed.times, name="agreed_times"),
    path("talk/<str:token>/take/", agreed.take, name="agreed_take"),
    path("talk/<str:token>/cancel/", agreed.cancel, name="agreed_cancel"),
    path("talk/<str:token>/write/", agreed.write, name="agreed_write"),
    path("talk/<str:token>/choose/<slug:verb>/", agreed.choose, name="agreed_choose"),
    path("talk/<str:token>/undo/", agreed.undo, name="agreed_undo"),
    path("answer/<str:token>/<slug:verb>/", answering.give, name="give"),
]
