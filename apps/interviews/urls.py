from django.urls import path

from apps.interviews.views import (
    bank,
    diary,
    keeping,
    letters,
    live,
    logging,
    meeting,
    preparing,
    returning,
    talking,
    thanking,
)

app_name = "interviews"

urlpatterns = [
    path("talks/", talking.talks, name="talks"),
    path("talks/<int:pk>/", talking.talk, name="talk"),
    path("talks/<int:pk>/time/", talking.time, name="time"),
    path("talks/<int:pk>/place/", meeting.place, name="place"),
    path("talks/<int:pk>/suggest/", meeting.suggest, name="suggest"),
    path("talks/<int:pk>/take/", meeting.take, name="take"),
    path("talks/<int:pk>/cancel/", talking.cancel, name="cancel"),
    path("talks/<int:pk>/missed/", talking.missed, name="missed"),
    path("talks/<int:pk>/live/", live.live, name="live"),
    path("talks/<int:pk>/practice/", live.practice, name="practice"),
    path("talks/<int:pk>/keep/", live.keep, name="live_keep"),
    path("talks/<int:pk>/log/", logging.log, name="log"),
    path("talks/<int:pk>/thanks/", thanking.thanks, name="thanks"),
    path("talks/diary.ics", diary.diary, name="diary"),
    path("advice/", returning.ledger, name="ledger"),
    path("advice/<int:pk>/", returning.follow, name="follow"),
    path("contacts/<int:pk>/update/", returning.update, name="update"),
    path("updates/<int:pk>/unsend/", returning.unsend, name="unsend"),
    path("came/<str:token>/", returning.came, name="came"),
    path("talks/<int:pk>/thanks/letter/", letters.letter, name="letter"),
    path("talks/<int:pk>/thanks/letter.pdf", letters.pdf, name="letter_pdf"),
    path("keep/<str:token>/", keeping.keep, name="keep"),
    path("bank/", bank.bank, name="bank"),
    path("bank/<slug:topic>/", bank.topic, name="bank_topic"),
    path("contacts/<int:pk>/prepare/", preparing.prepare, name="prepare"),
    path("contacts/<int:pk>/prepare/hopes/", preparing.hopes, name="hopes"),
    path("contacts/<int:pk>/prepare/ask/", preparing.ask, name="ask"),
    path("contacts/<int:pk>/sheet/", preparing.sheet, name="sheet"),
    path("questions/<int:pk>/<slug:verb>/", preparing.question, name="question"),
]
