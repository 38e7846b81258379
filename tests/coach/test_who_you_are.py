"""Whether a letter says that its writer studies, in the many ways in which students say so."""

import pytest

from apps.coach.draft import Draft
from apps.coach.rules.who_you_are import WhoYouAre

SAID = [
    "I'm a 2L and still don't know.",
    "MS2 here, at Calder Med.",
    "I saw you in the directory, CS senior here.",
    "My roommate and I are seniors, and we saw your page.",
    "Most of my friends in therapy (we are second-years at Quillon) like children.",
    "I wonder why a nutrition student in his third year cares.",
    "Your first degree was in dance. Mine will be too, in a year.",
    "You studied chemistry at Alder. So do I.",
    "Jo Banks, econ '27.",
    "I have one semester left.",
    "I'm in law school now.",
    "I'm an apprentice at the trade school.",
    "I take BUS 101 this fall.",
    "I sat in your class on rivers last fall.",
    "I haven't picked a major yet.",
    "I'm back at Brandt after a break.",
    "I am, like you once, a botany student.",
    "Studying geology, I keep coming across your dam.",
]
NOT_SAID = [
    "You were a senior at Calder when the dam broke.",
    "I saw that you were an economics major here.",
    "My roommate, a junior in economics, says you're kind.",
    "Ana, who taught you as a freshman, gave me your name.",
    "I read about your years as a student at Alder.",
    "I'd love to hear how a dance major became a pilot.",
    "I enjoyed the second year of your podcast.",
    "Your class of 1999 had a reunion.",
    "I work as a senior planner.",
    "I'd like to study how you work.",
]


@pytest.mark.parametrize("text", SAID)
def test_every_way_to_say_that_one_studies_is_heard(text: str) -> None:
    assert WhoYouAre().find(Draft(text=text, recipient="Rosalind Ray")) == []


@pytest.mark.parametrize("text", NOT_SAID)
def test_the_studies_of_others_say_nothing_of_the_writer(text: str) -> None:
    assert len(WhoYouAre().find(Draft(text=text, recipient="Rosalind Ray"))) == 1
