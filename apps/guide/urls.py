from django.urls import path

from apps.guide import views

app_name = "guide"

urlpatterns = [
    path("guide/", views.index, name="index"),
    path("guide/examples/", views.examples, name="examples"),
    path("guide/examples/<int:pk>/", views.example, name="example"),
    path("guide/videos/<int:pk>/", views.video, name="video"),
    path("guide/removed/<int:pk>/back/", views.put_back, name="put_back"),
    path("guide/<slug:slug>/", views.step, name="step"),
    path("guide/<slug:slug>/edit/", views.edit, name="edit"),
    path("guide/<slug:slug>/video/", views.add_video, name="add_video"),
]
