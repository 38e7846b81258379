"""The rules that say what a first message should hold."""

import pytest

from apps.coach.draft import Draft
from apps.coach.finding import Level, Place
from apps.coach.rules.early import Early
from apps.coach.rules.length import Length
from apps.coach.rules.no_ask import NoAsk
from apps.coach.rules.short_time import ShortTime
from apps.coach.rules.specific import Specific
from apps.coach.rules.times import Times
from apps.coach.rules.who_you_are import WhoYouAre
from apps.coach.rules.why_you import WhyYou

SOURCES = [
    "Professor Lindqvist, who teaches Urban Water, suggested I write to you.",
    "I found you in the alumni directory.",
    "My aunt gave me your name.",
    "I heard your talk on sponge streets.",
    "We met at the career fair.",
    "Ana Ruiz introduced me to your work.",
    "Someone at the Career Center mentioned you.",
    "I came across your profile on LinkedIn.",
]


@pytest.mark.parametrize("text", SOURCES)
def test_the_usual_ways_to_say_the_source_are_known(text: str) -> None:
    assert Early().find(Draft(text=f"Dear Ms. Achterberg,\n\n{text}")) == []


def test_the_name_of_the_form_counts_without_its_accent() -> None:
    draft = Draft(text="Dear Ana, Prof. Nunez is my advisor.", how_who="Prof. Núñez, GEOG 142")
    assert Early().passed(draft).phrase == "Prof. Nunez"


def test_the_recipients_own_name_is_no_source() -> None:
    draft = Draft(text="Dear Rosalind, hello.", recipient="Rosalind Ray", how_who="Rosalind")
    assert [finding.phrase for finding in Early().find(draft)] == [""]


def test_a_late_source_is_asked_to_move_up() -> None:
    text = "A word more. " * 25 + "Last week Mateo suggested I write to you. Thank you."
    (finding,) = Early().find(Draft(text=text))
    assert finding.phrase == "Last week Mateo suggested I write to you."


def test_a_missing_source_recalls_what_the_form_says() -> None:
    (finding,) = Early().find(Draft(text="Hello there.", how_who="Aunt Rosa"))
    assert finding.fix == "Say it in your first lines. You noted: Aunt Rosa."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Your talk on levees stayed with me.", 0),
        ("I would like to hear how you moved to the city.", 0),
        ("I saw that you built the levee.", 0),
        ("Thank you for your time and your help.", 1),
        ("I know your schedule is full, and how you are busy.", 1),
        ("I would value your valuable insights.", 1),
        ("If you have time, write when you can.", 1),
    ],
)
def test_why_you_needs_something_of_theirs(text: str, count: int) -> None:
    findings = WhyYou().find(Draft(text=text, recipient="Rosalind Achterberg"))
    assert [finding.title for finding in findings] == ["Says why Rosalind"] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I am a third-year geography student.", 0),
        ("I’m a junior at Alder State.", 0),
        ("I study maps.", 0),
        ("As a first-year student, I wonder.", 0),
        ("I’m in your GEOG 142 section, by the door.", 0),
        ("Alder State senior here.", 0),
        ("Imani from chess club, statistics, second year.", 0),
        ("I am working toward a degree in nursing.", 0),
        ("My name is Imani.", 1),
        ("I am Imani Castellanos.", 1),
        ("I am a fan of your studies.", 1),
        ("I am writing to a senior manager.", 1),
        ("My roommate is a senior.", 1),
        ("I like maps.\n\nImani Castellanos", 1),
        ("You were a student here.", 1),
    ],
)
def test_who_you_are_takes_more_than_a_name(text: str, count: int) -> None:
    assert len(WhoYouAre().find(Draft(text=text, student="Imani Castellanos"))) == count


@pytest.mark.parametrize(
    ("text", "minutes", "phrases"),
    [
        ("Would you have 20 minutes?", None, []),
        ("Would you have twenty minutes?", 20, []),
        ("A 15-minute call?", None, []),
        ("Half an hour of your time?", None, []),
        ("20 to 30 minutes?", 20, []),
        ("20–30 minutes?", 30, []),
        ("Would you talk with me?", 20, []),
        ("Would you talk with me?", None, [""]),
        ("Would you have an hour?", None, ["an hour"]),
        ("Would you have 60 minutes?", None, ["60 minutes"]),
        ("Would you have 30 minutes?", 20, ["30 minutes"]),
        ("I live 20 minutes away. Would you talk?", None, [""]),
        ("20–30 minutes?", 15, ["20–30 minutes"]),
    ],
)
def test_a_short_time_is_stated_once(text: str, minutes: int | None, phrases: list[str]) -> None:
    findings = ShortTime().find(Draft(text=text, minutes=minutes))
    assert [finding.phrase for finding in findings] == phrases


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Would you have 30 minutes?", "20 minutes"),
        ("A 30-minute call?", "20-minute"),
        ("Would you have an hour?", ""),
    ],
)
def test_the_length_of_the_form_may_stand_instead(text: str, instead: str) -> None:
    (finding,) = ShortTime().find(Draft(text=text, minutes=20))
    assert finding.instead == instead


@pytest.mark.parametrize(
    ("text", "offers", "count"),
    [
        ("", 3, 0),
        ("", 1, 1),
        ("I am free on Tuesday or Thursday.", 0, 0),
        ("I am free on Tuesday, 8 December.", 0, 1),
        ("Tuesday 8 December or Friday 11 December?", 0, 0),
        ("December 8 and December 11 work.", 0, 0),
        ("Any day works.", 0, 1),
    ],
)
def test_two_times_are_offered_in_the_form_or_in_the_text(
    text: str, offers: int, count: int
) -> None:
    findings = Times().find(Draft(text=text, offers=offers))
    assert [finding.place for finding in findings] == [Place.TIMES] * count


@pytest.mark.parametrize(
    ("words", "levels"),
    [(124, []), (125, [Level.HINT]), (150, [Level.HINT]), (151, [Level.ADVICE])],
)
def test_the_length_hints_from_125_and_advises_above_150(words: int, levels: list[Level]) -> None:
    assert [f.level for f in Length().find(Draft(text="third-year " * words))] == levels


def test_the_limit_of_words_is_the_campuss() -> None:
    findings = Length().find(Draft(text="word " * 101, most_words=100))
    assert [finding.level for finding in findings] == [Level.ADVICE]


@pytest.mark.parametrize(
    ("text", "lines", "count"),
    [
        ("Thank you so much. It was helpful.", (), 1),
        ("Thank you. You told me that planners read insurance maps.", (), 0),
        ("Thank you. I will read the Ridgeline plan.", (), 0),
        ("Thank you. Zoning is where flood plans live.", ("Zoning is where flood plans live",), 0),
        ("Thank you. It was nice.", ("Zoning is where flood plans live",), 1),
    ],
)
def test_a_thank_you_names_something(text: str, lines: tuple[str, ...], count: int) -> None:
    assert len(Specific().find(Draft(text=text, lines=lines))) == count


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Thank you. Could you introduce me to Ana?", ["Could you introduce me to Ana"]),
        ("Thank you. One more favor: a name?", ["One more favor"]),
        ("Thank you. Are you hiring?", ["Are you hiring"]),
        ("Thank you. May I write again when I have news?", []),
        ("Thank you. If I can return the favor, tell me.", []),
        ("Thank you. Please give my regards to Ana.", []),
    ],
)
def test_a_thank_you_asks_for_nothing(text: str, phrases: list[str]) -> None:
    assert [finding.phrase for finding in NoAsk().find(Draft(text=text))] == phrases
