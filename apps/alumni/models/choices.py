"""What an alum can choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    STARTING = "starting", _("Getting started")
    CHANGING = "changing", _("Changing direction")
    GRADUATE = "graduate", _("Graduate school")
    FIRST = "first", _("Being first in the family")
    ABROAD = "abroad", _("Working abroad")
    WEEK = "week", _("A normal week")


class Format(models.TextChoices):
    VIDEO = "video", _("Video")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")


class Part(models.TextChoices):
    """What an alum can switch on or off; name and class year are shown to those asked."""

    TITLE = "title", _("Current role")
    EMPLOYER = "employer", _("Employer")
    CITY = "city", _("City")
    STUDIES = "studies", _("What you studied")
    DEGREE = "degree", _("Degree")
    GROUPS = "groups", _("Student groups")
    FIELD = "field", _("Field of work")
    INDUSTRY = "industry", _("Industry")


class Keeping(models.TextChoices):
    """How one student may keep in touch after a conversation, from most to least."""

    EMAIL = "email", _("Share my e-mail")
    RAPPORT = "rapport", _("Through Rapport only")
    NO = "no", _("No, thank you")

    @property
    def is_yes(self) -> bool:
        return self != Keeping.NO

    def is_more_than(self, other: "Keeping | None") -> bool:
        """Whether it allows more contact; no answer allows as little as a no."""
        order = list(Keeping)
        return order.index(self) < order.index(other or Keeping.NO)


class EmployerKind(models.TextChoices):
    PUBLIC = "public", _("Public sector")
    NONPROFIT = "nonprofit", _("Nonprofit")
    COMPANY = "company", _("Company")
    OWN = "own", _("Self-employed")


class Degree(models.TextChoices):
    ASSOCIATE = "associate", _("Associate degree")
    BACHELOR = "bachelor", _("Bachelor’s degree")
    MASTER = "master", _("Master’s degree")
    PROFESSIONAL = "professional", _("Professional degree")
    DOCTORATE = "doctorate", _("Doctorate")


class Background(models.TextChoices):
    """Ways through college that a student may share; told by nobody but the alum."""

    TRANSFER = "transfer", _("Transfer student")
    FIRST_GEN = "first_gen", _("First in the family at college")
    ABROAD = "abroad", _("International student")
    WORKING = "working", _("Worked through college")
    RETURNED = "returned", _("Came back to college later")
    VETERAN = "veteran", _("Veteran")
    PARENT = "parent", _("Student and parent")


class Language(models.TextChoices):
    """Beside the campus's own; codes of ISO 639-1."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    CHINESE = "zh", _("Chinese")
    VIETNAMESE = "vi", _("Vietnamese")
    TAGALOG = "tl", _("Tagalog")
    KOREAN = "ko", _("Korean")
    ARABIC = "ar", _("Arabic")
    HINDI = "hi", _("Hindi")
    FRENCH = "fr", _("French")
    GERMAN = "de", _("German")
    DUTCH = "nl", _("Dutch")
    PORTUGUESE = "pt", _("Portuguese")
    RUSSIAN = "ru", _("Russian")
    JAPANESE = "ja", _("Japanese")


class Window(models.TextChoices):
    """A part of the week: the day of ISO 8601 and when on it (before 12, 12 to 17, from 17)."""

    MONDAY_MORNING = "1am", _("Monday morning")
    MONDAY_AFTERNOON = "1pm", _("Monday afternoon")
    MONDAY_EVENING = "1ev", _("Monday evening")
    TUESDAY_MORNING = "2am", _("Tuesday morning")
    TUESDAY_AFTERNOON = "2pm", _("Tuesday afternoon")
    TUESDAY_EVENING = "2ev", _("Tuesday evening")
    WEDNESDAY_MORNING = "3am", _("Wednesday morning")
    WEDNESDAY_AFTERNOON = "3pm", _("Wednesday afternoon")
    WEDNESDAY_EVENING = "3ev", _("Wednesday evening")
    THURSDAY_MORNING = "4am", _("Thursday morning")
    THURSDAY_AFTERNOON = "4pm", _("Thursday afternoon")
    THURSDAY_EVENING = "4ev", _("Thursday evening")
    FRIDAY_MORNING = "5am", _("Friday morning")
    FRIDAY_AFTERNOON = "5pm", _("Friday afternoon")
    FRIDAY_EVENING = "5ev", _("Friday evening")
    SATURDAY_MORNING = "6am", _("Saturday morning")
    SATURDAY_AFTERNOON = "6pm", _("Saturday afternoon")
    SATURDAY_EVENING = "6ev", _("Saturday evening")
    SUNDAY_MORNING = "7am", _("Sunday morning")
    SUNDAY_AFTERNOON = "7pm", _("Sunday afternoon")
    SUNDAY_EVENING = "7ev", _("Sunday evening")
