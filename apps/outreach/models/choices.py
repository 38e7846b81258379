"""What a request can be, and the ways it can go."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    RELAY = "relay", _("through Rapport")
    OWN = "own", _("by your own mail program")


class Found(models.TextChoices):
    """How the student found them; answers "why me?" at once."""

    DIRECTORY = "directory", _("Alumni directory")
    GIVEN = "given", _("A name I was given")
    TALK = "talk", _("A talk or article")
    CLASS = "class", _("A class or event")
    KNOW = "know", _("I know them")


class Kind(models.TextChoices):
    CONVERSATION = "conversation", _("asks for a conversation")
    INTRODUCTION = "introduction", _("asks for an introduction")


class OwnWay(models.TextChoices):
    """How a note leaves that Rapport does not carry."""

    EMAIL = "email", _("My mail program")
    LINKEDIN = "linkedin", _("LinkedIn")
    LETTER = "letter", _("Letter")
    PHONE = "phone", _("Phone")


class Closed(models.TextChoices):
    """Why an open request ended without an answer; said kindly, blaming nobody."""

    SILENCE = "silence", _("no answer")
    AWAY = "away", _("not available any more")
    UNANSWERED = "unanswered", _("a question waited")
