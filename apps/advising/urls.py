from django.urls import path

from apps.advising import views

app_name = "advising"

urlpatterns = [
    path("caseload/", views.caseload, name="caseload"),
    path("caseload/export/", views.export, name="export"),
    path("caseload/exports/", views.exports, name="exports"),
    path("imports/<int:pk>/rows/", views.import_rows, name="import_rows"),
    path("caseload/history/", views.history, name="history"),
    path("caseload/views/", views.keep_view, name="keep_view"),
    path("caseload/views/<int:pk>/drop/", views.drop_view, name="drop_view"),
    path("caseload/words/", views.words, name="words"),
    path("caseload/words/<int:pk>/", views.sent, name="sent"),
    path("caseload/words/<int:pk>/undo/", views.undo, name="undo"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/keys/", views.keys, name="keys"),
    path("drafts/phrases/<int:pk>/drop/", views.drop_snippet, name="drop_snippet"),
    path("drafts/<int:pk>/", views.draft, name="draft"),
    path("drafts/<int:pk>/undo/", views.undo_draft, name="undo_draft"),
    path("drafts/thanks/<int:pk>/", views.thanks, name="thanks"),
    path("drafts/thanks/<int:pk>/undo/", views.undo_thanks, name="undo_thanks"),
    path("caseload/<int:pk>/", views.student, name="student"),
    path("caseload/<int:pk>/notes/", views.add_note, name="add_note"),
    path("caseload/<int:pk>/flag/", views.raise_flag, name="raise_flag"),
    path("caseload/<int:pk>/withhold/", views.withhold, name="withhold"),
    path("caseload/notes/<int:pk>/end/", views.end_note, name="end_note"),
    path("caseload/notes/<int:pk>/back/", views.bring_back_note, name="bring_back_note"),
    path("caseload/flags/<int:pk>/end/", views.take_flag, name="take_flag"),
]
