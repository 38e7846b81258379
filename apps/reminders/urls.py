from django.urls import path

from apps.reminders.views import mailed, own, queue

app_name = "reminders"

urlpatterns = [
    path("reminders/", own.mine, name="mine"),
    path("reminders/mail/", own.preferences, name="preferences"),
    path("reminders/<int:pk>/later/", own.later, name="later"),
    path("reminders/<int:pk>/stop/", own.stop_mine, name="stop_mine"),
    path("reminders/queue/", queue.queue, name="queue"),
    path("reminders/choose/<str:token>/", mailed.choose, name="choose"),
    path("reminders/stop/<str:token>/", mailed.stop, name="stop"),
    path("reminders/stop-daily/<str:token>/", mailed.stop_daily, name="stop_daily"),
]
