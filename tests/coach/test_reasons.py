"""What counts as a reason to write to this very person: clauses about the reader, weighed."""

import pytest

from apps.coach.draft import Draft
from apps.coach.reading import fold
from apps.coach.rules.hollow import ASKED_FOR, FIELDS, HOLLOW
from apps.coach.rules.particular import ENOUGH, own_words, points
from apps.coach.rules.why_you import WhyYou

HOLLOW_LETTERS = [
    "You seem to have done pretty well for yourself and I would like to hear how you made it.",
    "I am writing to you in order to expand my network, and hope for your favorable reply.",
    "I know that employers want work from students.",
    "I have never met a man who knows so much.",
    "I have a question about you: how did you start?",
    "I'd be glad of your time in the next weeks.",
    "I am in the same boat, and you wear many hats.",
    "She told me that you are nice and that you might need an apprentice.",
    "Your profile says that you like to help.",
    "I'm a junior in biochemistry and would love to hear what skills employers value the most.",
    "I'd like to know how you balance work and family, and what keeps you motivated.",
    "You must have seen a lot of changes in the industry. What do you look for in a candidate?",
    "My uncle said you've been in the business a long time and that you'd be good to talk to.",
    "I'm told that you are very approachable and always happy to help students.",
    "It would be a dream to work for a company like yours. I can send you my transcript.",
    "I hope that the garden survived the frost and that you had a lovely Thanksgiving.",
    "Would your plant take on an intern? I would be deeply obliged for your kind perusal.",
    "I saw that you work at Brightmoor, and they have posted a role that fits me.",
    "If you like mountains, rivers or old maps, we will surely get along.",
    "You seem to have it all together, and I have no plan.",
    "Like you, I want to become a leader, and I admire what you have built.",
    "You're a Heron as well. Go Herons!",
    "You seem super nice and easy to talk to. What would you tell your younger self?",
    "As you may have heard, the market is brutal. I found you: how lucky for me.",
    "I grew up on a goat farm in Vermont and want to hear about your career.",
    "I have two questions for you: how did you start, and what would you change?",
    "I would love to hear what a normal shift looks like for you and your crew.",
    "As a fellow alum you know how the winters here are.",
    "Your department does great things for the county.",
    "Your restaurant is one of the best in town.",
    "I think that you can give me the honest version of nursing.",
    "I would like to hear the good, the bad and the ugly from you.",
    "It's so cool that you work with animals every day.",
    "You obviously love what you do.",
    "I hope that you survived the holidays and the snow.",
    "How did you find your footing after graduation?",
    "I saw on your page that you have been in sales for ten years.",
    "You're a nurse and I want to be one, simple as that.",
    "It would mean the world to hear from someone on the front lines.",
    "I believe you would be a perfect guide through this jungle.",
    "I'd love to hear about the ups and downs of your trade.",
    "Your firm is on every list of best employers.",
    "As a woman in engineering you inspire me.",
    "You are local and so am I.",
    "You have been where I am and came out fine.",
    "You hold the license that I am working toward.",
    "I figured a chef of your caliber gets asked a lot.",
    "Your agency handles the big accounts.",
    "If your gym needs trainers this summer, part-time is fine.",
    "I'd love to be your gallery's next intern.",
    "Could your bakery use a pair of hands at four in the morning?",
    "People who know me would describe me as ambitious and positive.",
    "I hear that you are the one who hires.",
    "How did you get from college to where you are now?",
    "You went up from the bottom to the top.",
    "How did you go into nursing? I am a nursing student.",
    "My dad plays golf with your brother.",
    "I found you in the Ravenna alumni directory, and I am at your disposal.",
    "I look forward to learning about your career, the parts you like and the parts you don't.",
]
LETTERS_WITH_A_REASON = [
    "I have to choose between a doctorate and medical school. You did both.",
    "In the alumni directory I found the words “cave manager” and assumed a mistake.",
    "What I lack is somebody who has explained water rights to ranchers.",
    "My brother has worn a leg of carbon made by Torvald since he was nine, and you work there.",
    "I didn't know that patent examiners can work from a farm.",
    "I had never met a man who teaches kindergarten.",
    "My teacher told me about you: an art therapist in a prison.",
    "I'd like to ask about your time in the Peace Corps.",
    "You work on a boat.",
    "She told me that you mend organs and that you might need an apprentice.",
    "Your profile says the bus had a sign that hired you.",
    "You keep bees on the roof of a parking garage.",
    "Your entry says: “night manager, by choice”.",
    "Is it true that the mural on Pine Street is yours?",
    "I was struck that you'd gone from running a ferry to pricing storms.",
    "Professor Sato told me about the time you lost the whole harvest to hail.",
    "I have been wearing the boots you sew since I was ten.",
    "I had no idea that anyone here still tunes carillons.",
    "How does one count flamingos?",
    "Like you, I came to college at forty.",
    "I'm told you can date a letter by its smell.",
    "He lists you as a clown, retired.",
    "What was it like to close the last cinema in town?",
    "You used to work at the aquarium.",
    "Your entry has two lines: captain of a ferry, teacher of geometry.",
    "Alumni directory, letter V: law degree; tugboat captain.",
    "The directory lists a single graduate who went from ballet to plumbing.",
    "I stopped at you: a botanist who makes perfumes.",
    "There are nine hundred consultants and you, who breed mules.",
    "The alumni page on puppetry has one name on it.",
    "Nobody likes sewers. You do.",
    "I looked for people who'd wintered in Antarctica, and you did so twice.",
    "She said, “Write to Ines Falk, she quit on a Tuesday.”",
    "How does a lighthouse keeper spend January?",
    "Goalkeeper, then notary. I had to write.",
    "We grew up two streets apart in Gary.",
    "You finished school at fifty-one.",
    "As director of a circus you have seen it all.",
    "In the video I found you, defending a tree.",
    "I'm a junior in dental hygiene. You went from hygiene to teaching hygiene.",
    "I study physics. You went into finance after physics.",
    "I'm in nursing. I saw that you worked as an aide before you went to nursing school.",
    "My major is accounting. You started your own accounting firm.",
    "You changed your major three times.",
    "You took over your family's farm.",
    "You became a partner at 34.",
    "He said that of everybody he ever worked with, you're the one who explained things best.",
    "I saw that you advise hospitals on how to reduce waiting times.",
    "“Fix the form, not the person.” That was yours.",
    "You once raced pigeons. Could your bakery use a pair of hands?",
]


def letter(text: str, how_kind: str = "directory", how_who: str = "alumni directory") -> Draft:
    return Draft(
        text=f"Dear Ines,\n\n{text}\n\nLeo",
        recipient="Ines Falk",
        student="Leo Marchetti",
        how_kind=how_kind,
        how_who=how_who,
    )


@pytest.mark.parametrize("text", HOLLOW_LETTERS)
def test_what_could_go_to_anyone_is_no_reason(text: str) -> None:
    assert len(WhyYou().find(letter(text))) == 1


@pytest.mark.parametrize("text", LETTERS_WITH_A_REASON)
def test_what_is_true_of_the_reader_is_one(text: str) -> None:
    assert WhyYou().find(letter(text)) == []


def test_the_students_own_field_is_no_reason() -> None:
    asked = "I would like to hear how you came to carpentry."
    assert WhyYou().find(letter(asked)) == []
    assert len(WhyYou().find(letter(f"I'm a carpentry student. {asked}"))) == 1


def test_the_source_is_no_reason_unless_the_two_know_each_other() -> None:
    told = "You were at the lighthouse."
    assert WhyYou().find(letter(told, "given", "a list of keepers")) == []
    assert len(WhyYou().find(letter(told, "given", "the lighthouse"))) == 1
    assert WhyYou().find(letter(told, "know", "the lighthouse")) == []


def test_what_was_heard_counts_where_the_student_was() -> None:
    heard = "I keep thinking about the night when the pumps failed."
    assert WhyYou().find(letter(heard, "talk", "Career day")) == []
    assert len(WhyYou().find(letter(heard))) == 1


def test_a_blank_says_nothing_about_the_reader() -> None:
    assert len(WhyYou().find(letter("I was impressed by your [beautiful bridge]."))) == 1


def test_the_reason_is_quoted_from_the_reader_on() -> None:
    assert WhyYou().passed(letter("I know that your old ferry sank.")).phrase == "your old ferry"


@pytest.mark.parametrize(
    ("word", "weight"), [("walrus", 2), ("nurses", 1), ("advice", 0), ("kindly", 0), ("42nd", 0)]
)
def test_a_word_weighs_what_it_tells(word: str, weight: int) -> None:
    assert points(word, frozenset()) == weight
    assert points("walrus", frozenset()) >= ENOUGH


def test_relatives_of_a_word_are_the_students_own_as_well() -> None:
    own = own_words(letter("I'm a nursing student."))
    assert points("nurse", own) == points("nurses", own) == 0


def test_each_word_is_listed_once_and_folded() -> None:
    every = ASKED_FOR | HOLLOW | FIELDS
    assert FIELDS.isdisjoint(HOLLOW)
    assert [word for word in every if fold(word) != word] == []
