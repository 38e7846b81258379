"""The third kind of message: asking somebody one knows for an introduction to somebody else."""

import pytest

from apps.coach.draft import Draft
from apps.coach.review import review
from apps.coach.rules import ASK_INTRODUCTION
from apps.coach.rules.easy_no import EasyNo
from apps.coach.rules.to_whom import ToWhom
from apps.coach.rules.why_them import WhyThem

LETTER = """Hi Halima,

you mentioned Dr. Núñez, who runs the tide station. I am a third-year geography student and \
would love to ask her how one measures a river that never stands still. \
Would you be willing to introduce us? If it does not feel right, that is completely fine.

Imani"""


def draft(text: str = LETTER, wanted: str = "Ana Núñez") -> Draft:
    return Draft(
        text=text,
        recipient="Halima Osei",
        address_as="Halima",
        student="Imani Castellanos",
        how_kind="know",
        wanted=wanted,
    )


def codes(text: str, wanted: str = "Ana Núñez") -> list[str]:
    return [
        finding.code for finding in review(draft(text, wanted), rules=ASK_INTRODUCTION).findings
    ]


def test_a_good_request_is_ready_to_send() -> None:
    answer = review(draft(), rules=ASK_INTRODUCTION)
    assert answer.heading == "Ready to send"
    assert [(rule.code, rule.phrase) for rule in answer.passed] == [
        ("empty", ""),
        ("placeholder", ""),
        ("not-a-job", ""),
        ("name", ""),
        ("to-whom", "Dr. Núñez"),
        ("why-them", "who runs the"),
        ("who-you-are", "I am a third-year geography student"),
        ("easy-no", "If it does not feel right, that is completely fine"),
        ("length", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Dr. Núñez, who", "somebody there who", "to-whom"),
        ("I am a third-year geography student and", "I", "who-you-are"),
        (" If it does not feel right, that is completely fine.", "", "easy-no"),
        ("Hi Halima", "Hi Salima", "name"),
        ("introduce us?", "introduce us? Her station may have openings.", "not-a-job"),
        ("Imani", "[Name]", "placeholder"),
        ("river", "river " * 120, "length"),
    ],
)
def test_each_rule_of_the_list_reads_it(old: str, new: str, code: str) -> None:
    assert old in LETTER
    assert codes(LETTER.replace(old, new)) == [code]


def test_a_bare_request_lacks_all_four() -> None:
    text = "Hi Halima,\n\ncould you introduce me to someone?\n\nImani"
    assert codes(text, "") == ["to-whom", "why-them", "who-you-are", "easy-no"]


def test_times_and_source_are_for_the_person_who_is_met() -> None:
    assert {"times", "short-time", "early", "why-you", "how-found"}.isdisjoint(codes("Hi."))


@pytest.mark.parametrize(
    ("text", "wanted", "count"),
    [
        ("Could you introduce me to Ms. Nunez?", "Ana Núñez", 0),
        ("Could you introduce me to Ana?", "Ana Núñez", 0),
        ("Could you introduce me to your boss?", "Ana Núñez", 1),
        ("I hope you and yours are well. I study climate.", "somebody in water and ports", 1),
        ("Who plans the ports where you live?", "somebody in water and ports", 0),
        ("Do you know anybody who works at the port?", "", 0),
        ("Do you know someone in water law?", "", 0),
        ("Is there a former colleague of yours at the museum?", "", 0),
        ("Could you introduce me to someone?", "", 1),
    ],
)
def test_the_person_is_named_or_described(text: str, wanted: str, count: int) -> None:
    assert len(ToWhom().find(draft(text, wanted))) == count


def test_a_missing_name_recalls_what_the_form_says() -> None:
    (finding,) = ToWhom().find(draft("Could you introduce me?"))
    assert finding.fix == "You noted: Ana Núñez. Say it in the note."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I would like to ask her how a river is measured.", 0),
        ("I'd love to learn more about tides from him.", 0),
        ("because she left a bank for a boat", 0),
        ("I am curious about her work on tides.", 0),
        ("They moved from law to farming, which I may do too.", 0),
        ("I would like to talk to her.", 1),
        ("It would help me a lot. I have her number.", 1),
        ("Could you send me his e-mail address?", 1),
    ],
)
def test_a_reason_is_a_question_or_something_of_theirs(text: str, count: int) -> None:
    assert len(WhyThem().find(draft(text))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A no is fine.", 0),
        ("If you would rather not, I understand.", 0),
        ("If not, no worries.", 0),
        ("Feel free to say no.", 0),
        ("No pressure at all.", 0),
        ("Only if you are comfortable with it, of course.", 0),
        ("I totally understand if you can't.", 0),
        ("Please don't feel obliged.", 0),
        ("Thank you so much, it would mean the world.", 1),
        ("I know that you will not let me down.", 1),
        ("It is fine weather here.", 1),
    ],
)
def test_a_no_is_made_easy(text: str, count: int) -> None:
    assert len(EasyNo().find(draft(text))) == count


def test_another_language_leaves_what_only_reads_english_unread() -> None:
    text = (
        "Hola Halima:\n\nMe gustaría conocer a la doctora Núñez, porque dirige la estación. "
        "¿Me la presentarías? Si prefieres no hacerlo, lo entiendo.\n\nImani"
    )
    answer = review(draft(text), rules=ASK_INTRODUCTION)
    assert answer.findings == ()
    assert [point.code for point in answer.passed] == [
        "empty",
        "placeholder",
        "name",
        "to-whom",
        "length",
    ]
    assert len(answer.unread) == 4
