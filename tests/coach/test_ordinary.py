"""What ordinary letters say of work without asking for any, and what is asked beside it.

Each kind of sentence stands on both sides: what is of others, of later, of a calendar or of how
hiring works is no request; the same words about the writer and the reader are one.
"""

import pytest

from apps.coach.draft import Draft
from apps.coach.rules.not_a_job import NotAJob

SPEAKS = [
    # of what others wish
    "My parents want me to get a job with benefits, and I want to dig holes.",
    "My adviser wants me to find an internship, but I don't know in what.",
    "My uncle is hunting for a job in the same trade and thinks I'm mad.",
    # of what it is, or should be like
    "I'm wondering if this is a job for someone who hates meetings.",
    "I want a job where I can be outside.",
    "I'd like a job with windows.",
    "I hope to get a job in this field someday and would like to know the truth about it.",
    # of how people are chosen
    "Do you hire geologists, or do they all come from engineering?",
    "Does your company hire people without a master's?",
    "If you hire people, what do you ask them?",
    "Are there jobs for people who can't do math?",
    "Are there any jobs in linguistics outside of the university?",
    # of a calendar
    "Is there a slot next week when I could call?",
    "Would there be an opening on your Friday schedule?",
    "Is there a gap between your meetings on Tuesday?",
    "Is there any place in town where you can still see one?",
    # of time and words for a beginner
    "Would you have half an hour for a student?",
    "Could you suggest a book or a class for a beginner?",
    "I was hoping I could spend a couple of hours with you.",
    "Do you have any time slots open next week?",
    "If you have any openings this week for a call, please let me know.",
    "I'd love to hear your story for 20 minutes if you have a gap.",
    "Would you be able to get on the phone with me for 30 minutes?",
    "My job is near. Let me know what time is best for you and I'll make it work.",
    "I'd like to ask whether you hire fewer people than before.",
    # of what the writer does already
    "I am a research assistant for Professor Amato, where I clean survey data.",
    "I work at the front desk, where I answer the phones.",
    # of advice on work
    "I would be thankful for whatever you can offer in the way of advice.",
    "What should I do in the summers to be ready for this kind of job?",
    "Should I take the unpaid internship or the job at the mill?",
    "I'm trying to decide between a job and grad school after I graduate.",
    "Do you think a master's is needed to get hired?",
    "I would like some guidance on the job market.",
    "I want to make sure I'm applying to the right programs.",
    # of some field, or any
    "I hope to work in your field one day.",
    "I'm open to anything at this point, and I'd like to hear what you'd do.",
    "Do you get to work with your hands?",
    "I am not yet looking for full-time work.",
    # of what is not decided, not yet, or read
    "My goal is to find out if I should apply to vet school.",
    "Next year I'll have to look for an internship, and I don't even know the words yet.",
    "I looked at job postings for geophysicists and they all want ten years.",
    "If somebody offered you a desk job now, would you take it?",
    # of what the student does elsewhere
    "I'd like to write a piece about it for the student paper.",
    "I'll be a junior in the fall and have to declare my concentration.",
    "I found you while looking for anyone who left the bench.",
    "We only ever get clean data at school.",
    "I can call back if you're in the middle of a job.",
    "I collect idioms, such as to put in a good word for someone.",
]
ASKS = [
    "If your shop ever wants a musician, I would love to be the one.",
    "My hope is to be considered for one of the seats you're filling.",
    # of what others wish
    "My parents want me to get a job, so do you have one for me?",
    "My uncle says that your shop takes on apprentices, and I'd like to be one.",
    # of what it is, or should be like
    "I want a job with your company, to be honest.",
    "I'm looking for a job that starts in June.",
    "I'd love to join your team someday.",
    # of how people are chosen
    "Do you hire lifeguards in the summer, because I am one.",
    "Would you hire someone with my background?",
    "Do you have openings for someone with little experience?",
    "Are there jobs for students at your plant this summer?",
    "If you hire people for the harvest, remember me.",
    "If you know of any internships in your field, I'd be glad.",
    # of a calendar
    "Is there a slot in your internship program for next summer?",
    "Would there be an opening in your office for a student?",
    # of time and words for a beginner
    "Would you have work for a student in July?",
    "Is there a spot for a beginner in your workshop this summer?",
    "Does your lab take undergraduates for the summer?",
    # of what is not decided, not yet, or read
    "I need a co-op placement by August, would your plant take me?",
    "I'm interested in the position your company posted.",
    "Is the internship you posted still open?",
    "I got an offer from a bank but I'd rather work for you.",
    # of what the student does elsewhere
    "I'd like to write for your magazine this summer.",
    "I would love to be a junior analyst at your firm.",
    "I'm available for work from May.",
    "I could clean the cages at your shelter this summer.",
    "Could you put in a good word for me?",
]


def _found(sentence: str) -> list[str]:
    text = f"Dear Ana,\n\nI found you in the alumni directory. I study geology.\n\n{sentence}"
    return [finding.code for finding in NotAJob().find(Draft(text=text, recipient="Ana Ruiz"))]


@pytest.mark.parametrize("sentence", SPEAKS)
def test_work_is_spoken_of_and_not_asked_for(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize("sentence", ASKS)
def test_the_same_words_may_ask(sentence: str) -> None:
    assert "not-a-job" in _found(sentence)
