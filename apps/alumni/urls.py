from django.urls import path

from apps.alumni.views import campaigning, directory, furthering, importing, invited, records

app_name = "alumni"

urlpatterns = [
    path("people/", directory.directory, name="directory"),
    path("people/hidden/", directory.hidden, name="hidden"),
    path("people/further/", furthering.further, name="further"),
    path("people/tell-me/", directory.tell_me, name="tell_me"),
    path("people/<int:pk>/", directory.profile, name="profile"),
    path("people/<int:pk>/hide/", directory.hide, name="hide"),
    path("people/<int:pk>/show/", directory.show, name="show"),
    path("people/<int:pk>/wait/", directory.wait, name="wait"),
    path("alumni/", records.people, name="people"),
    path("alumni/invite/", records.invite, name="invite"),
    path("alumni/numbers/", campaigning.in_numbers, name="numbers"),
    path("alumni/campaigns/", campaigning.campaigns, name="campaigns"),
    path("alumni/campaigns/new/", campaigning.new, name="campaign_new"),
    path("alumni/campaigns/mail/", campaigning.mail, name="campaign_mail"),
    path("alumni/campaigns/<int:pk>/", campaigning.campaign, name="campaign"),
    path("alumni/further/", furthering.links, name="links"),
    path("alumni/further/<int:pk>/", furthering.link, name="link"),
    path("alumni/further/<int:pk>/<slug:do>/", furthering.arrange, name="arrange"),
    path("alumni/suggestions/<int:pk>/settle/", campaigning.settle, name="settle"),
    path("alumni/imports/", importing.imports, name="imports"),
    path("alumni/imports/<int:pk>/", importing.one, name="import"),
    path("alumni/imports/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("alumni/imports/<int:pk>/decision/", importing.decision, name="import_decision"),
    path("profile/", invited.mine, name="mine"),
    path("profile/choices/", invited.own_choices, name="own_choices"),
    path("join/<str:token>/", invited.opt_in, name="opt_in"),
    path("choices/<str:token>/", invited.choices, name="choices"),
]
