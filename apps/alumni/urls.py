from django.urls import path

from apps.alumni.views import directory, importing, invited, records

app_name = "alumni"

urlpatterns = [
    path("people/", directory.directory, name="directory"),
    path("people/<int:pk>/", directory.profile, name="profile"),
    path("alumni/", records.people, name="people"),
    path("alumni/invite/", records.invite, name="invite"),
    path("alumni/imports/", importing.imports, name="imports"),
    path("alumni/imports/<int:pk>/", importing.one, name="import"),
    path("alumni/imports/<int:pk>/rows.csv", importing.rows, name="import_rows"),
    path("join/<str:token>/", invited.opt_in, name="opt_in"),
    path("choices/<str:token>/", invited.choices, name="choices"),
]
