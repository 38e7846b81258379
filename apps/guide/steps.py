"""The guide: what to do in each of the six steps, in the project's own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.core.joining import seal

Words = str | Promise
MOST_POINTS = 5


def seal_of(lead: Words, points: Iterable[Sequence[Words]]) -> str:
    return seal(str(lead), *(str(text) for point in points for text in point))


@dataclass(frozen=True)
class Page:
    """One step: `view` is where its button leads, `points` are (heading, text).

    `further` is a page whose part of that name stands below.
    """

    slug: str
    title: Words
    lead: Words
    points: tuple[tuple[Words, Words], ...]
    action: Words
    view: str
    further: str = ""

    @property
    def said(self) -> dict[str, str]:
        """By the fields of its form."""
        found = {"lead": str(self.lead)}
        none = [("", "")] * (MOST_POINTS - len(self.points))
        for number, (heading, text) in enumerate([*self.points, *none], 1):
            found |= {f"heading-{number}": str(heading), f"text-{number}": str(text)}
        return found

    @property
    def seal(self) -> str:
        """Names these very words."""
        return seal_of(self.lead, self.points)


PAGES = (
    Page(
        "research",
        _("Research"),
        _("An hour of reading makes the first twenty minutes of a conversation worth more."),
        (
            (
                _("Begin with what you wonder"),
                _(
                    "Write down a field or a question, not a career plan. “Who decides where trees"
                    " go in a city?” is a better start than “urban forestry”."
                ),
            ),
            (
                _("Keep three short lists"),
                _(
                    "What you want to find out, what you found, and what nobody wrote down. The"
                    " third list is gold: it is what only a person can tell you."
                ),
            ),
            (
                _("Stop early"),
                _(
                    "A field, three findings and one open question are enough to talk to someone."
                    " You will read better after the first conversation."
                ),
            ),
        ),
        _("Open your explorations"),
        "students:explorations",
    ),
    Page(
        "find-people",
        _("Find people"),
        _("Three people unlike each other teach more than ten alike."),
        (
            (
                _("People you know come first"),
                _(
                    "Family, friends, a teaching assistant, a former manager. They may not do the"
                    " work, but they know someone who does, and saying their name opens doors."
                ),
            ),
            (
                _("Everyone in the directory chose to be there"),
                _(
                    "They said how often they like to be asked, and they can stop at any time. You"
                    " are not a burden to them."
                ),
            ),
            (
                _("Note how you got the name"),
                _("It is the first line of your message, and the answer to “why me?”."),
            ),
        ),
        _("Look for people"),
        "alumni:directory",
        further="alumni:further",
    ),
    Page(
        "prepare",
        _("Prepare"),
        _("You lead the conversation, so know where you would like it to go."),
        (
            (
                _("Say who you are in two sentences"),
                _(
                    "What you study, and what you are trying to understand. You will use them in"
                    " the message, at the start of the talk, and again with the next person."
                ),
            ),
            (
                _("Ask what cannot be answered with yes"),
                _(
                    "“What surprised you in the first year?” gets a story; “Do you like it?” gets a"
                    " word. Twenty minutes hold five to seven questions."
                ),
            ),
            (
                _("Mark the two you must ask"),
                _("If the talk runs away in a good direction, those two still get their answer."),
            ),
        ),
        _("Choose whom to prepare for"),
        "contacts:people",
    ),
    Page(
        "reach-out",
        _("Reach out"),
        _("Short, in your own words, and easy to say yes to."),
        (
            (
                _("Four things in under 150 words"),
                _(
                    "How you got the name, who you are, why this person, and a short stated time."
                    " Offer two or three times so that a yes takes one press."
                ),
            ),
            (
                _("You ask for what they know, not for a job"),
                _(
                    "Say so once, and mean it. Leave the résumé at home; people who are asked for"
                    " advice often end up offering more."
                ),
            ),
            (
                _("Silence is not a no"),
                _(
                    "Inboxes are full. Rapport asks once more after a week and then lets it rest."
                    " Meanwhile write to a second person."
                ),
            ),
        ),
        _("Go to your requests"),
        "outreach:requests",
    ),
    Page(
        "talk",
        _("Talk"),
        _("Let them do most of the talking, and keep the time you asked for."),
        (
            (
                _("Open with why you are here"),
                _(
                    "Thank them, say that you came for information and advice, give your two"
                    " sentences, and ask whether the end you agreed on still suits them."
                ),
            ),
            (
                _("Follow what is alive"),
                _("“Could you say more about that?” is the best question on any list."),
            ),
            (
                _("Close five minutes early"),
                _(
                    "Ask who else sees this differently and whether you may use their name. Ask"
                    " whether you may write again. Then write down what you heard, right away."
                ),
            ),
        ),
        _("See your conversations"),
        "interviews:talks",
    ),
    Page(
        "follow-up",
        _("Follow up"),
        _("A specific thank-you within two days is rarer than you think, and it is remembered."),
        (
            (
                _("Name one thing they said"),
                _("And what you will do with it. Three sentences are plenty; ask for nothing."),
            ),
            (
                _("Thank whoever gave you the name"),
                _("They will enjoy hearing how it went, and they may know another."),
            ),
            (
                _("Write again when there is something to tell"),
                _(
                    "You followed the advice, you met the person, you decided. Once or twice a year"
                    " turns one conversation into an acquaintance."
                ),
            ),
        ),
        _("See what is due"),
        "home:today",
    ),
)
BY_SLUG = {page.slug: page for page in PAGES}
