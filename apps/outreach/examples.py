"""Six first messages, one a situation: to see how it sounds, never to be copied. Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """`why` says what makes it easy to answer."""

    title: str | Promise
    text: str | Promise
    why: str | Promise


EXAMPLES = (
    Example(
        _("From the directory"),
        _(
            "Dear Mr. Halvorsen,\n\nI found you in the alumni directory of our career center. I am"
            " a second-year chemistry student, and your move from a laboratory to patents is the"
            " first I have seen.\n\nWould you have 20 minutes to tell me what a week of that work"
            " is like? I am after your view, not a position.\n\nJoana Pires"
        ),
        _("One thing about the reader, one question, one short time."),
    ),
    Example(
        _("A name you were given"),
        _(
            "Dear Ms. Okonjo,\n\nTeodor Vance told me to write to you; we spoke last week about"
            " county planning. I study geography, third year, and he said that you see floods from"
            " the insurer's side.\n\nMay I ask you three questions about that, in 20 minutes, on"
            " one of the days below?\n\nImani Castellanos"
        ),
        _("The name comes first, because it answers “why me?”."),
    ),
    Example(
        _("After a talk or an article"),
        _(
            "Dear Dr. Abenov,\n\nYour article on night buses made me look at the map of my own"
            " town again. I am in my first year of public policy and had not known that somebody"
            " plans this for a living.\n\nCould I hear in a quarter of an hour how you came to it?"
            " I bring my questions; you need to bring nothing.\n\nPetra Nowak"
        ),
        _("It says what the work did to the writer."),
    ),
    Example(
        _("From a class or an event"),
        _(
            "Hello Sunniva,\n\nYou visited our water seminar in October and said that grants are"
            " mostly listening. That sentence stayed with me. I am a junior in environmental"
            " studies.\n\nWould you tell me more about how a proposal gets decided? Twenty minutes"
            " by video would be plenty.\n\nNoor Haddad"
        ),
        _("One remembered sentence is worth a page of praise."),
    ),
    Example(
        _("Somebody you know"),
        _(
            "Dear Aunt Temi,\n\nYou always say that the museum is more school than vitrine. I am"
            " thinking about that kind of work now that I study history, and I know nothing about"
            " it.\n\nCan I call you on Saturday for 20 minutes and ask how you got there, and whom"
            " else I should talk to?\n\nNoor"
        ),
        _("People one knows lead to people one does not: it asks for a name, too."),
    ),
    Example(
        _("A note of 200 characters"),
        _(
            "Dear Ms. Ferreira, I study civil engineering at Alder State, and your stormwater ponds"
            " are on my way to class. May I ask you two questions about that work some day? Kindly,"
            " Luca Moretti"
        ),
        _("Who, why you, one small question. The rest follows after a yes."),
    ),
)
