from django.urls import path

from apps.students import views

app_name = "students"

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("explorations/", views.explorations, name="explorations"),
    path("explorations/<int:pk>/", views.exploration, name="exploration"),
    path("explorations/<int:pk>/choose/", views.choose, name="choose"),
    path("explorations/<int:pk>/find/", views.find, name="find"),
    path("findings/<int:pk>/drop/", views.drop, name="drop"),
    path("about-me/", views.about_me, name="about_me"),
]
