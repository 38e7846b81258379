"""What reads as a job request, and what does not."""

import pytest

from apps.coach.draft import Draft
from apps.coach.removal import without
from apps.coach.rules.not_a_job import NotAJob

ASKS = [
    ("I would also love to hear about any openings on your team.", ["any openings on your team"]),
    ("I am looking for a job in planning.", ["looking for a job"]),
    ("Are you hiring this summer?", ["Are you hiring"]),
    ("Could you tell me whether your office is hiring?", ["whether your office is hiring"]),
    ("Do you know of any internships?", ["any internships"]),
    (
        "Are there any open positions at your company?",
        ["any open positions at your company"],
    ),
    ("I hope to find a summer internship.", ["find a summer internship"]),
    ("Could you get me an internship?", ["get me an internship"]),
    ("I would love to work for you.", ["I would love to work for you"]),
    ("I’d like to intern with your team.", ["I’d like to intern with your team"]),
    ("Please keep me in mind.", ["keep me in mind"]),
    ("Could you refer me?", ["refer me"]),
    ("Would you put in a good word?", ["put in a good word"]),
    ("I would be glad if you could pass along my name.", ["pass along my name"]),
    ("I want to join your team.", ["want to join your team"]),
    ("May I ask you for a job?", ["ask you for a job"]),
    ("I am not only looking for advice but also looking for a job.", ["looking for a job"]),
    ("I am not asking for a job, but if you know of any openings, tell me.", ["any openings"]),
    ("No pressure, are there any vacancies?", ["any vacancies"]),
    ("I can't wait to find an internship.", ["find an internship"]),
    ("I am not sure whether you have any internships.", ["any internships"]),
    ("Perhaps this could lead to an internship.", ["lead to an internship"]),
    ("Do you think I could get a job there?", ["get a job"]),
    ("Is there a job opening?", ["a job opening"]),
    (
        "I am hoping for a paid internship, and I need a referral.",
        ["hoping for a paid internship, and I need a referral"],
    ),
    ("ANY OPENINGS ON YOUR TEAM?", ["ANY OPENINGS ON YOUR TEAM"]),
]

DOES_NOT_ASK = [
    "I am looking for information and advice, not a job.",
    "I am not asking for a job.",
    "I’m not looking for a job, an internship or a referral.",
    "I do not want a job; I want to understand the work.",
    "This is not about finding a job or getting an internship.",
    "I promise that I will never ask for a job.",
    "I write for your perspective, without hoping for a job.",
    "I would value your view rather than any openings.",
    "How did you find a job in hydrology?",
    "I wonder how you got your first job.",
    "What is your job like on a slow day?",
    "I did an internship at the county last summer.",
    "Your position at the city interests me.",
    "How do people find jobs in this field?",
    "What does it take to get a job in planning?",
    "I would like to know how hiring works in your field.",
    "How did you land an internship as a junior?",
    "Your article “Finding a job after geography” helped me.",
    "> I am looking for a job\nThat line is from the newsletter.",
    "I saw you at the opening of the flood museum.",
    "Your position paper on levees was the clearest.",
    "I was looking for a job when I heard your talk.",
    "What is it like to work with your team?",
    "A friend who is looking for a job told me about you.",
    "I read about the job market for geographers.",
    "Do you have any advice?",
    "What opportunities do you see in your field?",
    "Professor Lindqvist referred me to you.",
    "I would love to know if you enjoyed the job in the end.",
    "Could you tell me whether the internship was worth it?",
    "I hope that you found a job you like after that.",
    "Would you take the same job again?",
    "I'd be curious whether a position like that exists in smaller towns.",
    "If there is one job nobody should take, which is it?",
    "I'm interested in how interns are treated at newspapers.",
    "I wonder if recruiters read cover letters.",
    "Can you describe the role of a stage manager?",
    "I'd like to hear about the role that luck played.",
    "I need to hand in a paper on unpaid internships.",
    "I want to understand what a position in the council is for.",
    "May I ask how long you stayed in each position?",
    "Please tell me what the job does to your weekends.",
    "Do you think that internships are overrated?",
    "Are you happy in the job?",
    "Is the job as loud as it looks?",
    "I'd love to ask what you look for when you hire people.",
    "Maybe you remember your first job.",
    "I have a job interview next week at the zoo and would love to ask how you prepared for yours.",
    "I'm looking forward to starting my internship at the port.",
    "My internship ends in May, and I would love to hear how you chose what came next.",
    "I hope to write about the hiring of women at the mill.",
    "I'd appreciate your view on whether students should work a job during the semester.",
    "Could we talk about the time between your jobs?",
    "I am interested in what made you leave a good job.",
    "I'd love to see the shop where you had your first job.",
    "Would you say that the job found you?",
    "If you had not taken the job in Oslo, where would you be?",
    "I don't want a job from you, I want a story.",
    "I'm grateful that the Career Center's internship fair led me to you.",
    "Let me know if Tuesday works around your job.",
    "I am writing for the jobs issue of the campus paper.",
    "It would be great to hear which jobs you turned down.",
]


@pytest.mark.parametrize(("text", "phrases"), ASKS)
def test_a_job_request_is_quoted_in_the_students_words(text: str, phrases: list[str]) -> None:
    findings = NotAJob().find(Draft(text=text))
    assert [finding.phrase for finding in findings] == phrases
    spans = [finding.span for finding in findings if finding.span]
    assert [text[start:end] for start, end in spans] == phrases


@pytest.mark.parametrize("text", DOES_NOT_ASK)
def test_what_asks_for_no_job_is_left_alone(text: str) -> None:
    assert NotAJob().find(Draft(text=text)) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "I want advice, not a job, though I would love any openings on your team.\n\nImani",
            "I want advice, not a job.\n\nImani",
        ),
        (
            "I hope to learn about your work and find an internship. Thank you.",
            "I hope to learn about your work. Thank you.",
        ),
        (
            "Could you tell me about any openings on your team and how you started?",
            "Could you tell me about how you started?",
        ),
        ("I am looking for a job, but I also value your view.", "I also value your view."),
        (
            "Thank you. If you have any openings on your team, I would love to hear. Imani",
            "Thank you. Imani",
        ),
        ("Hello.\n\nAre you hiring?\n\nImani", "Hello.\n\nImani"),
        (
            "I like maps, and I wonder about any openings on your team, since I graduate in June.",
            "I like maps, since I graduate in June.",
        ),
    ],
)
def test_removing_takes_the_clause_and_mends_the_sentence(text: str, left: str) -> None:
    (finding,) = NotAJob().find(Draft(text=text))
    assert finding.cut is not None
    assert without(text, finding.cut) == left


def test_an_accent_ahead_of_the_phrase_does_not_move_its_place() -> None:
    text = "Señora Núñez Ibáñez… “Café” — I am looking for a job."
    (finding,) = NotAJob().find(Draft(text=text))
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == "looking for a job"
