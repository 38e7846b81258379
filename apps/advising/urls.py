from django.urls import path

from apps.advising import views

app_name = "advising"

urlpatterns = [
    path("caseload/", views.caseload, name="caseload"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<int:pk>/", views.draft, name="draft"),
    path("caseload/<int:pk>/", views.student, name="student"),
]
