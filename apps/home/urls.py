from django.urls import path

from apps.home import views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", views.metrics, name="metrics"),
    path("notifications/", views.notifications, name="notifications"),
    path("notifications/read/", views.read_all, name="read_all"),
    path("go/", views.go, name="go"),
    path("leaving/", views.leaving, name="leaving"),
    path("reminders/act/<str:token>/", views.act, name="act"),
    path("calendar/", views.own_calendar, name="own_calendar"),
    path("calendar/<str:token>/rapport.ics", views.calendar_feed, name="calendar_feed"),
    path("leaving/alum/", views.become_alum, name="become_alum"),
    path("leaving/mailbox/<str:token>/", views.mailbox, name="mailbox"),
    path("mail-comes-back/", views.mail_back, name="mail_back"),
    path("mail-comes-back/<str:token>/", views.reopen, name="reopen"),
    path("contacts/<int:pk>/merge/", views.merge, name="merge"),
    path("contacts/merges/<int:pk>/part/", views.part, name="part"),
    path("my-data/", views.my_data, name="my_data"),
    path("my-data/link/<str:token>/", views.send_my_data, name="send_my_data"),
    path("my-data/<str:token>/", views.my_data_by_link, name="my_data_by_link"),
    path("erasures/", views.erasures, name="erasures"),
    path("erasures/person/<int:number>/", views.erase, name="erase"),
    path("erasures/<int:pk>/", views.certificate, name="certificate"),
    path("erasures/<int:pk>/certificate.txt", views.certificate_file, name="certificate_file"),
    path("audit/", views.audit, name="audit"),
    path("report/", views.report, name="report"),
    path("report/file/", views.report_file, name="report_file"),
    path("days-away/", views.days_away, name="days_away"),
    path("staff/", views.staff, name="staff"),
    path("staff/<int:pk>/", views.colleague, name="colleague"),
    path("staff/away/<int:pk>/here/", views.here, name="here"),
    path("staff/caseloads/", views.caseloads, name="caseloads"),
    path("view-as/<int:pk>/", views.look_on, name="look_on"),
    path("view-as/end/", views.look_off, name="look_off"),
    path("what-my-advisor-sees/", views.what_my_advisor_sees, name="what_my_advisor_sees"),
]
