"""Six notes of thanks, one a situation: to see how it sounds, never to be copied. Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sample:
    """`to` is the name in its greeting, `signed` who wrote it; `why` says what makes it good."""

    title: str | Promise
    text: str | Promise
    why: str | Promise
    to: str
    signed: str


SAMPLES = (
    Sample(
        _("After a talk like a chat"),
        _(
            "Dear Sunniva,\n\nThank you for the half hour on Tuesday. You said that a grant is won"
            " in the first phone call, not in the last draft, and I have told it to two people"
            " since.\n\nI will sit in on the student council's budget evening next week, to hear"
            " what a yes sounds like.\n\nNoor"
        ),
        _("One sentence of theirs, and what it set off."),
        "Sunniva",
        "Noor Haddad",
    ),
    Sample(
        _("After a meeting at work"),
        _(
            "Dear Mr. Halvorsen,\n\nThank you for making room between two hearings. I had not known"
            " that a patent examiner reads like a chemist first and like a lawyer second; your"
            " folder with the three drafts showed it to me.\n\nI will take the seminar on"
            " intellectual property in spring.\n\nJoana Pires"
        ),
        _("It thanks for the room that was made, and names the thing that was shown."),
        "Mr. Halvorsen",
        "Joana Pires",
    ),
    Sample(
        _("A letter after a formal talk"),
        _(
            "Dear Judge Abara,\n\nI am grateful that you received me in your chambers on 12"
            " November. You described how a decision is written for the person who loses, and I"
            " have read two of yours with that in mind.\n\nI plan to follow a week of hearings in"
            " January before I decide about law school.\n\nYours sincerely,\nPetra Nowak"
        ),
        _("Formal in its greeting and close, and still about one thing that was said."),
        "Judge Abara",
        "Petra Nowak",
    ),
    Sample(
        _("You showed me a path I did not know"),
        _(
            "Dear Ms. Ferreira,\n\nUntil Friday I thought that civil engineers build things. When"
            " you talked about looking after what others built, with a hammer and a"
            " notebook, something fell into place.\n\nI have already read the first two"
            " inspection reports on your list, and I will walk the old viaduct with other eyes."
            "\n\nLuca Moretti"
        ),
        _("It says what changed between before and after."),
        "Ms. Ferreira",
        "Luca Moretti",
    ),
    Sample(
        _("They gave you a name"),
        _(
            "Dear Teodor,\n\nThank you for Sunday. Your story of the map that was twelve years old"
            " is why I will read the hazard plan before the county board meets.\n\nI will write to"
            " Mireille Okonjo this week and begin with your name. You will hear what came of"
            " it.\n\nImani Castellanos"
        ),
        _("A name is a gift; it says when it will be used."),
        "Teodor",
        "Imani Castellanos",
    ),
    Sample(
        _("A card of three lines"),
        _(
            "Dear Aunt Temi,\n\nYour story of the school class and the broken vase decided it: I"
            " will ask at the museum about Saturdays.\n\nThank you, from my heart. Noor"
        ),
        _("Short enough to write by hand."),
        "Aunt Temi",
        "Noor Haddad",
    ),
)
