from django.urls import path

from apps.students.views import journey, roster

app_name = "students"

urlpatterns = [
    path("welcome/", journey.welcome, name="welcome"),
    path("explorations/", journey.explorations, name="explorations"),
    path("explorations/<int:pk>/", journey.exploration, name="exploration"),
    path("explorations/<int:pk>/choose/", journey.choose, name="choose"),
    path("explorations/<int:pk>/find/", journey.find, name="find"),
    path("findings/<int:pk>/drop/", journey.drop, name="drop"),
    path("about-me/", journey.about_me, name="about_me"),
    path("roster/", roster.files, name="roster"),
    path("roster/<int:pk>/", roster.one, name="roster_file"),
    path("roster/<int:pk>/columns/", roster.columns, name="roster_file_columns"),
]
