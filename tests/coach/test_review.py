"""The whole answer: heading, blocks, kept points, promises and speed."""

import time

import pytest

from apps.coach.draft import Draft
from apps.coach.finding import settled
from apps.coach.reading import Reading
from apps.coach.removal import without
from apps.coach.review import announced, review
from apps.coach.rule import Rule
from apps.coach.rules import ASK_INTRODUCTION, FIRST_MESSAGE, THANK_YOU

LETTER = """Dear Ms. Achterberg,

Professor Lindqvist, who teaches Urban Water Systems at Alder State, suggested I write to you. \
I am a third-year geography student trying to understand how cities decide which neighborhoods \
get flood protection first, and your talk on the sponge-street pilot is the clearest account I \
have found.

Would you have 20 minutes in early December to tell me how you moved from consulting to a city \
agency, and what you wish you had studied sooner? I am looking for information and advice, not \
a job, though I would also love to hear about any openings on your team.

Imani Castellanos"""
TAIL = ", though I would also love to hear about any openings on your team"


def draft(text: str = LETTER, how_kind: str = "name") -> Draft:
    return Draft(
        text=text,
        subject="Alder State geography student: 20 minutes about your work?",
        recipient="Rosalind Achterberg",
        address_as="Ms. Achterberg",
        student="Imani Castellanos",
        how_kind=how_kind,
        how_who="Prof. Lindqvist, GEOG 142",
        offers=3,
        minutes=20,
    )


def test_the_letter_of_the_composer_has_one_thing_to_look_at() -> None:
    answer = review(draft())
    assert [(f.code, f.phrase) for f in answer.findings] == [
        ("not-a-job", "any openings on your team")
    ]
    assert (answer.heading, answer.blocked) == ("One thing to look at", False)
    assert [(rule.code, rule.phrase) for rule in answer.passed] == [
        ("empty", ""),
        ("how-found", ""),
        ("placeholder", ""),
        ("name", ""),
        ("early", "Professor Lindqvist"),
        ("why-you", "your talk on the sponge-street"),
        ("who-you-are", "I am a third-year geography student"),
        ("short-time", "20 minutes"),
        ("times", ""),
        ("length", ""),
        ("resume", ""),
    ]


def test_removing_the_phrase_makes_the_letter_ready() -> None:
    (finding,) = review(draft()).findings
    assert finding.cut is not None
    text = without(LETTER, finding.cut)
    assert text == LETTER.replace(TAIL, "")
    answer = review(draft(text))
    assert (answer.heading, answer.has_passed("not-a-job")) == ("Ready to send", True)


def test_keeping_settles_the_point_for_good_and_promises_nothing() -> None:
    kept = {settled("not-a-job", "Any openings  on your team")}
    answer = review(draft(LETTER.replace("I would also", "I would")), kept)
    assert (answer.heading, answer.findings) == ("Ready to send", ())
    assert [finding.code for finding in answer.kept] == ["not-a-job"]
    assert answer.has_passed("not-a-job") is False


def test_another_phrase_of_the_same_rule_is_still_looked_at() -> None:
    kept = {settled("not-a-job", "any openings on your team")}
    answer = review(draft(LETTER + "\nAre you hiring?"), kept)
    assert [finding.phrase for finding in answer.findings] == ["Are you hiring"]


@pytest.mark.parametrize(
    ("text", "how_kind", "codes"),
    [
        ("", "", ["empty", "how-found"]),
        ("  ", "name", ["empty"]),
        (LETTER.replace("Ms. Achterberg", "[Name]"), "name", ["placeholder"]),
        (LETTER, "", ["how-found"]),
    ],
)
def test_only_three_things_block(text: str, how_kind: str, codes: list[str]) -> None:
    answer = review(draft(text, how_kind))
    assert [finding.code for finding in answer.findings if finding.blocks] == codes
    assert answer.blocked is True
    assert announced(answer).endswith("Sending waits for this.")


def test_what_blocks_cannot_be_kept() -> None:
    text = LETTER.replace("Ms. Achterberg", "[Name]")
    kept = {finding.key for finding in review(draft(text)).findings}
    assert [f.code for f in review(draft(text), kept).findings] == ["placeholder"]


def test_advice_alone_never_blocks() -> None:
    answer = review(Draft(text="Give me a job. My resume is attached.", how_kind="other"))
    assert answer.blocked is False
    assert answer.heading == "Seven things to look at"


def test_many_findings_are_counted_in_digits() -> None:
    answer = review(draft("Are you hiring?\n\n" * 12))
    assert answer.heading == f"{len(answer.findings)} things to look at"


def test_a_hint_is_no_thing_to_look_at() -> None:
    text = LETTER.replace(TAIL, "").replace("\n\nImani", " Rain" * 35 + ".\n\nImani")
    answer = review(draft(text))
    assert (answer.heading, [hint.code for hint in answer.hints]) == ("Ready to send", ["length"])
    assert answer.has_passed("length") is True


def test_a_specific_thank_you_is_ready() -> None:
    text = "Dear Teodor,\n\nThank you for Sunday. I will read the Ridgeline plan.\n\nImani"
    answer = review(Draft(text=text, recipient="Teodor Vance", address_as="Teodor"), (), THANK_YOU)
    assert answer.heading == "Ready to send"


def test_the_meter_counts_words_as_people_do() -> None:
    assert Reading("Don't panic: a third-year student's e-mail, at 5:20 – or 6?").length == 10
    assert Reading(LETTER).length == len(LETTER.split())


def test_a_line_that_a_window_broke_is_one_sentence() -> None:
    reading = Reading("Dear Ana,\nI am not looking for a job or an\ninternship.\n\nimani")
    assert [reading.quote(sentence) for sentence in reading.sentences] == [
        "Dear Ana,",
        "I am not looking for a job or an\ninternship.",
        "imani",
    ]


def test_sentences_survive_titles_and_times() -> None:
    reading = Reading("Dear Ms. Achterberg,\nI met Dr. Li at 5 p.m. today. Is it so? Yes")
    assert [reading.quote(sentence) for sentence in reading.sentences] == [
        "Dear Ms. Achterberg,",
        "I met Dr. Li at 5 p.m. today.",
        "Is it so?",
        "Yes",
    ]


def test_every_rule_has_its_own_code_and_says_why() -> None:
    lists = (*FIRST_MESSAGE, *THANK_YOU, *ASK_INTRODUCTION)
    rules = {type(rule): rule for rule in lists}.values()
    assert len({rule.code for rule in rules}) == len(rules) == 17
    assert all(str(rule.title) and str(rule.why) for rule in rules)


HOSTILE = [
    "a" * 20_000,
    "[" * 20_000,
    '"' * 20_001,
    "not " * 5_000,
    "your " * 5_000,
    "any " * 5_000,
    "{" * 20_000,
    "x, " * 7_000,
    "as a " * 4_000,
    "\n" * 20_000 + "a",
    "1-" * 10_000,
    "could you " * 2_000,
    "you said to ask you " * 1_000,
    'hope "you met your ' * 1_000,
    "a job. " * 3_000,
    "looking for a job, " * 1_000,
    "[name " * 4_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
def test_a_hostile_text_does_not_hold_up_the_page(text: str) -> None:
    start = time.process_time()
    review(draft(text))
    assert time.process_time() - start < 1


UNITS = [
    *(text[:40] for text in HOSTILE),
    *(
        "as a ",
        "i am ",
        "20 minutes ",
        "12/8 ",
        "december 8, ",
        "half an hour to ",
        "the [ ",
        "___",
    ),
    *("any good new paid ", "my aunt ", "if you ", "attached my ", "told me you ", "in the very "),
]


@pytest.mark.parametrize("rule", FIRST_MESSAGE, ids=lambda rule: str(rule.code))
@pytest.mark.parametrize("unit", UNITS, ids=[unit[:12] for unit in UNITS])
def test_the_time_of_no_rule_grows_faster_than_the_text(rule: Rule, unit: str) -> None:
    """Four times the text: four times the work, where a rule that looks back takes sixteen times.

    What is over within two thousandths of a second is compared with those.
    """
    short, long = (draft(unit * (letters // len(unit))) for letters in (3_000, 12_000))
    least = min(seconds_for(rule, short) for _ in range(3))
    assert min(seconds_for(rule, long) for _ in range(3)) < 10 * max(least, 0.002)


def seconds_for(rule: Rule, text: Draft) -> float:
    start = time.process_time()
    rule.find(text)
    return time.process_time() - start
