"""Sentences as students write them: who they are, how they came, and why to this person."""

import pytest

from apps.coach.draft import Draft
from apps.coach.rules.early import Early
from apps.coach.rules.who_you_are import WhoYouAre
from apps.coach.rules.why_you import WhyYou

EARLY_FINE = [
    ("directory", "I found your name in the Alder State alumni directory."),
    ("directory", "I came across your profile on the alumni network."),
    ("directory", "I got your contact information from the Career Center."),
    ("directory", "The Career Center gave me a list of alumni, and your name stood out."),
    ("directory", "I was browsing the directory and saw your name."),
    ("directory", "While searching the alumni database for chemists, I noticed you."),
    ("directory", "I discovered your page on LinkedIn."),
    ("directory", "I was looking through alumni profiles when I found yours."),
    ("directory", "You are listed in the alumni directory as a geologist."),
    ("directory", "Your profile in the directory caught my eye."),
    ("directory", "I reached out because the alumni office suggested it."),
    ("directory", "I stumbled on your profile while looking for actuaries."),
    ("directory", "Your name was on the list of alumni volunteers."),
    ("directory", "Rapport listed you among the people who welcome questions."),
    ("directory", "I saw your listing under marine biology."),
    ("directory", "I found your information through the alumni association."),
    ("directory", "I read about you in the alumni newsletter."),
    ("given", "Professor Li encouraged me to write to you."),
    ("given", "My advisor, Dr. Shah, thought you might be willing to talk."),
    ("given", "My cousin works with you and gave me your email."),
    ("given", "I was given your name by Ana Ruiz."),
    ("given", "Ana Ruiz, whom I interviewed last week, pointed me to you."),
    ("given", "I'm writing at the suggestion of Ana Ruiz."),
    ("given", "Our mutual friend Ana told me about your work."),
    ("given", "Ana Ruiz sends her regards and said you would be good to talk to."),
    ("given", "Coach Rivers mentioned that you row."),
    ("given", "My mentor recommended that I get in touch."),
    ("given", "I got your name from my TA."),
    ("given", "When I told my boss I liked maps, she said, talk to Rosalind."),
    ("given", "On the recommendation of my lab partner, I am writing to you."),
    ("given", "Thanks to Ana Ruiz for connecting us."),
    ("given", "Ana Ruiz kindly shared your contact."),
    ("given", "I hope it's okay that Ana passed on your address."),
    ("given", "You were recommended to me by my uncle."),
    ("given", "My landlord says you are the best carpenter in town."),
    ("given", "Dr. Lee introduced us by email last week."),
    ("talk", "I attended your lecture last night."),
    ("talk", "Your talk at the museum was wonderful."),
    ("talk", "I saw your TED-style talk on glaciers."),
    ("talk", "I just read your book."),
    ("talk", "I've been following your blog for a year."),
    ("talk", "I heard your interview on the radio."),
    ("talk", "Listening to you on Monday's panel changed my mind."),
    ("talk", "I was in the audience on Tuesday."),
    ("talk", "Your article in the Sunday paper stayed with me."),
    ("talk", "I watched the recording of your keynote."),
    ("talk", "After your presentation I could not sleep."),
    ("talk", "I asked you a question at the webinar."),
    ("talk", "I loved your exhibit at the library."),
    ("talk", "I enjoyed hearing you speak on campus."),
    ("talk", "We spoke after your talk."),
    ("talk", "Thank you for answering my question at the workshop."),
    ("talk", "I recently read an interview with you in the Alder Daily."),
    ("class", "You visited our class in October."),
    ("class", "I am a student in your Tuesday section."),
    ("class", "You guest lectured in SOC 12."),
    ("class", "I met you at the career fair."),
    ("class", "Thanks for stopping by our seminar."),
    ("class", "I was at the networking night where you talked about bees."),
    ("class", "I took your course on maps last spring."),
    ("class", "I enjoyed talking with you at the department mixer."),
    ("class", "You judged our design competition."),
    ("class", "You gave me your card at the job fair."),
    ("class", "I'm in the robotics club that you came to see."),
    ("know", "I'm Jo, Peter's daughter."),
    ("know", "You and my mom went to school together."),
    ("know", "I babysat for Lily last summer."),
    ("know", "You were my swim coach when I was nine."),
    ("know", "It's Jo from the coffee shop, the one who knows your order."),
    ("know", "I live two doors down from you."),
    ("know", "We met at my cousin's wedding."),
    ("know", "I used to mow your lawn."),
    ("know", "Hi, it's your former student Jo."),
    ("know", "You might remember me from the robotics team."),
    ("know", "I still have the book you lent me."),
    ("know", "It was so nice to run into you at the market."),
    ("know", "My brother Sam is on your team."),
    ("know", "As your neighbor on Elm Street I hear your trumpet."),
    ("know", "We were on the same crew last fall."),
    ("know", "I worked at your store two summers ago."),
]
EARLY_MISSING = [
    (
        "directory",
        "I am a junior majoring in biology and I'd like to talk with you about your work.",
    ),
    ("directory", "I hope you are well. I am curious about how you became a chemist."),
    ("directory", "My name is Jo and I'm interested in architecture."),
    ("directory", "I'd love to ask you about your research on bees."),
    ("directory", "I know you lead the water board, and I would like to learn how."),
    ("directory", "I am a student at Alder State, where you also studied."),
    ("directory", "I'm reaching out to learn about your career in publishing."),
    ("directory", "You have a fascinating job and I would like to hear about it."),
    ("directory", "I'm trying to decide between two majors and would love your thoughts."),
    ("directory", "I understand that you work on bridges and I study bridges."),
    ("directory", "I am writing for a class assignment in which we interview a professional."),
    ("directory", "I would like to know how a career like yours begins."),
]
WHY_YOU_FINE = [
    "I would love to learn how you moved from accounting to wildlife photography.",
    "Your career change from nursing to law caught my eye.",
    "I'm fascinated by your work with river otters.",
    "I read your article on housing.",
    "I noticed you worked at the port before you became a teacher.",
    "I saw that you founded a bakery right after college.",
    "Your role as harbor pilot sounds like nothing I know.",
    "I was struck that you spent ten years at sea.",
    "I see you also majored in classics.",
    "Since you are a hydrologist at the county, I hope you can tell me what they do.",
    "You are one of the few alumni who work in glaciology.",
    "Your post about failing the bar exam made me laugh.",
    "What was it like to lead the strike?",
    "Your experience in disaster relief interests me.",
    "I'd love to hear about your transition into public radio.",
    "You mentioned that you almost quit in your first year.",
    "You told our class that maps lie.",
    "I loved what you said about silence.",
    "The bridge you designed is on my way to class.",
    "Professor Sato says you know more about hinges than anyone.",
    "I heard that you speak six languages.",
    "I noticed that we both transferred from Pine Valley.",
    "You were the first woman to run the ferry.",
    "I would like to ask about the clinic you opened on the pier.",
    "It says on your page that you build violins.",
    "My aunt says that you taught her to weld.",
    "I admire how you defended the library budget.",
    "Did you really walk across the country?",
    "I'd like to ask you about moving from a startup to a museum.",
    "I want to understand why you left the bank.",
    "You work in prosthetics, which is what I want to do.",
    "You've been with the parks service for twenty years.",
    "I'm curious about your decision to leave medicine.",
    "Hearing that you went back to school at forty gave me courage.",
]
WHY_YOU_MISSING = [
    "I would love to learn more about your career path.",
    "I'd like to hear about your experiences in the industry.",
    "I am interested in your field and would appreciate your advice.",
    "I would love to learn about what you do and how you got there.",
    "Could you tell me how you got started in your career?",
    "I'd love to know what you enjoy most about your work.",
    "I want to hear about your journey and any tips you have.",
    "Your insights would mean a lot to me.",
    "I'd appreciate the chance to talk with you about your role.",
    "I came across your profile and was very impressed.",
    "I am impressed by your background and accomplishments.",
    "Your career is very inspiring.",
    "I was hoping to ask you some questions about your job.",
    "I think you could give me great advice.",
    "I know you are busy, but I hope you can make time.",
    "Would you be willing to share your story with me?",
    "I would be honored to speak with you.",
    "I'm reaching out because you are an alum of Alder State.",
    "I saw that you graduated from Alder State.",
    "I'm interested in learning more about your company and your position.",
    "How did you decide on your career?",
    "What do you do in a typical day?",
    "What did you study in college?",
    "I would love to pick your brain about the field.",
    "I hope you are having a great week and that you are doing well.",
    "You seem very successful.",
    "I'd love to learn how you got to where you are today.",
    "What skills do you think are most important?",
    "I want to know what your day-to-day looks like.",
    "Thank you for taking the time to read this, I know you have a lot going on.",
    "Please let me know if you have any time, and thank you for your consideration.",
    "I'd love to hear about your professional journey and how you navigated it.",
    "Any advice you could offer would be helpful as I figure out my path.",
    "I would love to connect and learn about your experience working in marketing in general.",
]
WHO_YOU_ARE_FINE = [
    "I'm a student at Alder State.",
    "I'm currently in my junior year studying biology.",
    "As a sophomore majoring in dance, I wonder about injuries.",
    "I study chemistry.",
    "I am pursuing a bachelor's in nursing.",
    "I'm working on my master's in social work.",
    "I'm getting my degree in physics.",
    "I just started my second year at Alder State.",
    "I'll be graduating in May with a degree in art.",
    "I'm a rising senior.",
    "I'm about to finish my last semester.",
    "Jo here, econ major at Alder State.",
    "I'm an undergrad in the history department.",
    "I'm a first-generation college student.",
    "I'm a nursing student.",
    "I attend Alder State.",
    "I go to Alder State.",
    "Currently a freshman at Alder State, I am exploring majors.",
    "I transferred to Alder State this fall.",
    "I'm a PhD candidate in geology.",
    "I'm an international student from Ghana.",
    "I am doing my MBA at Alder State.",
    "I'm majoring in math with a minor in music.",
    "I am in the second year of the nursing program.",
    "My major is anthropology.",
    "I'm a biology major.",
    "I'm an Alder State junior.",
    "I'm a senior at Alder.",
    "I study at Alder State, where I focus on rivers.",
    "I am an undergraduate researcher in the soil lab.",
    "I'm one of Prof. Li's advisees, class of 2027.",
    "As an economics student, I read your report.",
    "I'm a pre-law student.",
    "I'm taking a class on rivers this term.",
    "I'm a returning student in computer science.",
    "I am studying to be a nurse.",
    "Hello from a sleepy senior in linguistics!",
]
WHO_YOU_ARE_MISSING = [
    "My name is Jo and I would like to talk.",
    "I am very interested in your field.",
    "I am a hard worker and quick learner.",
    "I'm writing to ask for your advice.",
    "You were once a student like me... I hope you remember.",
    "I am a friend of Sam's.",
    "I recently moved to the city and work at a cafe.",
    "I'm an aspiring architect.",
    "I've always loved animals.",
    "I hope to speak with you soon.\nJo Banks",
]


@pytest.mark.parametrize(("kind", "text"), EARLY_FINE)
def test_early_is_left_alone(kind: str, text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg", how_kind=kind)
    assert len(Early().find(draft)) == 0


@pytest.mark.parametrize(("kind", "text"), EARLY_MISSING)
def test_early_has_something_to_say(kind: str, text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg", how_kind=kind)
    assert len(Early().find(draft)) == 1


@pytest.mark.parametrize("text", WHY_YOU_FINE)
def test_why_you_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert WhyYou().find(draft) == []


@pytest.mark.parametrize("text", WHY_YOU_MISSING)
def test_why_you_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert WhyYou().find(draft) != []


@pytest.mark.parametrize("text", WHO_YOU_ARE_FINE)
def test_who_you_are_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert WhoYouAre().find(draft) == []


@pytest.mark.parametrize("text", WHO_YOU_ARE_MISSING)
def test_who_you_are_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert WhoYouAre().find(draft) != []
