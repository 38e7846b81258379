"""Questions to begin with, open ones all, by topic; hopes choose which come first. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.interviews.models import Hope

MOST = 8


@dataclass(frozen=True)
class Suggestion:
    """`slug` names it in a form; `topic` is what it is about."""

    slug: str
    topic: str
    text: str | Promise


_BY_TOPIC: dict[str, tuple[str | Promise, ...]] = {
    "path": (
        _("How did you come to this work, and what almost took you elsewhere?"),
        _("Which turn in your path mattered most, looking back?"),
    ),
    "training": (
        _("What did you study that you use every week, and what did you learn on the job?"),
        _("What would you study now, if you started again?"),
    ),
    "duties": (
        _("Where does most of your time go, and where would you like it to go?"),
        _("What did you finish last month that you are glad about?"),
    ),
    "week": (
        _("What did last week look like, from Monday to Friday?"),
        _("How does a quiet week differ from a busy one?"),
    ),
    "conditions": (
        _("What does the job ask of you outside working hours?"),
        _("How much of your work happens at a desk, and where is the rest?"),
    ),
    "culture": (
        _("How do people here decide things when they disagree?"),
        _("What would a newcomer notice first about working here?"),
    ),
    "best": (_("What part of the work would you keep if you could keep only one?"),),
    "hardest": (
        _("What is hard about this work that nobody mentions beforehand?"),
        _("What makes people leave this field?"),
    ),
    "skills": (
        _("Who does well in this work, and who is unhappy in it?"),
        _("Which skill took you longest to learn?"),
    ),
    "entry": (
        _("How do people your age and people my age get in, and what has changed?"),
        _("What are first jobs called in this field, and what do they lead to?"),
    ),
    "advance": (_("What do people do here after three or four years?"),),
    "pay": (_("What range of pay could someone expect at the start?"),),
    "trends": (
        _("What is changing in your field that students have not heard of yet?"),
        _("What do people in your field argue about?"),
    ),
    "surprise": (
        _("What surprised you in your first year?"),
        _("What would you do differently, if you could choose again?"),
    ),
    "related": (
        _("Which other kinds of work do you meet that I may never have heard of?"),
        _("Who works beside you with an education quite unlike yours?"),
    ),
    "prepare": (
        _("What could I try this year to find out if this suits me?"),
        _("Which course, project or volunteering would teach me most?"),
    ),
    "hiring": (_("How does hiring work where you are, and at what time of year?"),),
    "reading": (
        _("What do you read, and which events are worth a student's evening?"),
        _("Which association or group would you join first?"),
    ),
    "advice": (
        _("What advice were you given that turned out to be right?"),
        _("What do you wish someone had told you at my age?"),
    ),
    "missed": (_("What should I have asked that I did not?"),),
    "names": (_("Who would see this quite differently, and may I say that you named them?"),),
    "again": (_("How do you like to hear from students after a talk like this?"),),
}

_TOPICS = {
    Hope.WORK: ("week", "duties", "hardest", "best", "conditions", "skills"),
    Hope.PATHS: ("related", "path", "surprise", "advance", "trends", "names"),
    Hope.PREPARE: ("prepare", "training", "entry", "skills", "reading", "hiring"),
    Hope.PLACE: ("culture", "conditions", "hiring", "week", "advance"),
    Hope.STAY: ("again", "advice", "names", "missed"),
}
# Without a hope: a path, a week, what is hard, what to do now, and who else.
_USUAL = ("path", "week", "hardest", "prepare", "surprise", "names", "missed")

BANK: tuple[Suggestion, ...] = tuple(
    Suggestion(f"{topic}-{number}", topic, text)
    for topic, texts in _BY_TOPIC.items()
    for number, text in enumerate(texts, start=1)
)
BY_SLUG = {suggestion.slug: suggestion for suggestion in BANK}


def suggested(
    hopes: Collection[str], planned: Collection[str], most: int = MOST
) -> list[Suggestion]:
    """One question of each wanted topic in turn, then the second ones; none that is planned."""
    topics = list(_turns(hopes))
    first = [entry for topic in topics for entry in BANK if entry.topic == topic]
    order = sorted(first, key=lambda entry: entry.slug.rpartition("-")[2])
    return [entry for entry in order if str(entry.text) not in planned][:most]


def _turns(hopes: Collection[str]) -> Iterable[str]:
    """The topics of all hopes, taken in turns, each once."""
    chosen = [_TOPICS[hope] for hope in Hope if hope in hopes] or [_USUAL]
    longest = max(len(topics) for topics in chosen)
    rounds = [topics[at] for at in range(longest) for topics in chosen if at < len(topics)]
    return dict.fromkeys(rounds)
