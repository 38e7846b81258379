"""Blanks, names, résumés and emptiness: the slips that a reader sees first."""

import unicodedata

import pytest

from apps.coach.draft import Draft
from apps.coach.finding import Place
from apps.coach.rules.empty import Empty
from apps.coach.rules.how_found import HowFound
from apps.coach.rules.name import RightName
from apps.coach.rules.placeholder import Placeholder
from apps.coach.rules.resume import NoResume
from apps.core.wording import first_name


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b\ufeff", "…", "—"])
def test_a_text_without_a_word_is_empty(text: str) -> None:
    (finding,) = Empty().find(Draft(text=text))
    assert finding.blocks


def test_one_word_is_not_empty() -> None:
    assert Empty().find(Draft(text="你好")) == []


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Dear NAME, … I study maps.", "NAME"),
        ("½ a line, TODO: the rest", "TODO"),
    ],
)
def test_a_blank_is_found_beside_letters_that_fold_to_several(text: str, blank: str) -> None:
    (finding,) = Placeholder().find(Draft(text=text))
    assert (finding.phrase, finding.span) == (blank, (text.index(blank), text.index(blank) + 4))


def test_todo_in_spanish_is_everything() -> None:
    assert Placeholder().find(Draft(text="Me interesa todo: la planificación")) == []


def test_what_leaves_beside_the_note_has_no_blank_either() -> None:
    draft = Draft(text="Hello Ana,", beside=("Hi [Name]", "Ana is kind."))
    (finding,) = Placeholder().find(draft)
    assert (finding.phrase, finding.span, finding.blocks) == ("[Name]", None, True)


@pytest.mark.parametrize(
    ("kind", "who", "count"),
    [
        ("given", "", 1),
        ("talk", " ", 1),
        ("class", "", 1),
        ("know", "", 0),
        ("given", "Ana", 0),
    ],
)
def test_a_name_a_talk_or_a_class_is_named(kind: str, who: str, count: int) -> None:
    findings = HowFound().find(Draft(text="Hello", how_kind=kind, how_who=who))
    assert [finding.place for finding in findings] == [Place.HOW_FOUND] * count


@pytest.mark.parametrize(("kind", "count"), [("", 1), ("  ", 1), ("directory", 0)])
def test_how_you_found_them_must_be_chosen(kind: str, count: int) -> None:
    findings = HowFound().find(Draft(text="Hello", how_kind=kind))
    assert [(f.blocks, f.place) for f in findings] == [(True, Place.HOW_FOUND)] * count


LEFT_OVER = [
    ("Dear [Name],", ["[Name]"]),
    ("Dear [ ],", ["[ ]"]),
    ("I study at [University Name].", ["[University Name]"]),
    ("I liked [insert something specific here].", ["[insert something specific here]"]),
    ("I liked [your article/talk].", ["[your article/talk]"]),
    ("Dear {first_name} of {{ company }},", ["{first_name}", "{{ company }}"]),
    ("Dear <name>,", ["<name>"]),
    ("Dear <<First Name>>,", ["<<First Name>>"]),
    ("Dear XXX,", ["XXX"]),
    ("I work in ____ now.", ["____"]),
    ("Dear %%FIRST_NAME%%,", ["%%FIRST_NAME%%"]),
    ("Lorem ipsum dolor.", ["Lorem ipsum"]),
    ("Dear [their name's],", ["[their name's]"]),
]
NOT_LEFT_OVER = [
    "As you wrote [sic], rivers rise.",
    "Your paper [1] and [Smith 2020] are clear.",
    "I could do Friday [time permitting].",
    "See [your article](https://library.example/a).",
    "I <3 maps, and 3 < 4 > 2.",
    "Mail me: <imani@alder.example>.",
    "Imani\n____________________\nGeography",
    "A set of {1, 2, 3}.",
    "The XXL size.",
    "“The river […] rose.”",
]


@pytest.mark.parametrize(("text", "phrases"), LEFT_OVER)
def test_a_leftover_blank_blocks(text: str, phrases: list[str]) -> None:
    findings = Placeholder().find(Draft(text=text))
    assert [finding.phrase for finding in findings] == phrases
    assert all(finding.blocks for finding in findings)


@pytest.mark.parametrize("text", NOT_LEFT_OVER)
def test_a_bracket_with_own_words_does_not_block(text: str) -> None:
    assert Placeholder().find(Draft(text=text)) == []


def test_a_blank_in_the_subject_is_found_there() -> None:
    (finding,) = Placeholder().find(Draft(text="Hello", subject="A question for [Name]"))
    assert (finding.phrase, finding.place, finding.span) == ("[Name]", Place.SUBJECT, (15, 21))


NAMES_RIGHT = [
    ("Dear Ms. Achterberg,\nI", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Ms Achterberg\nI", "Rosalind Achterberg", "Ms. Achterberg"),
    ("dear ms.  achterberg:", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Rosalind Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Hi Rosalind! I am", "Rosalind Achterberg", "Rosalind"),
    ("Hi Rosalind I am a student", "Rosalind Achterberg", "Rosalind"),
    ("Good morning Dr. Núñez,", "Ana Núñez", "Dr. Núñez"),
    (unicodedata.normalize("NFD", "Dear Dr. Núñez,"), "Ana Núñez", "Dr. Núñez"),
    ("Dear Ms. van der Berg,", "Mia van der Berg", "Ms. van der Berg"),
    ("Dear Mary Ann,", "Mary Ann O'Neil", "Mary Ann"),
    ("Dear Mr. O’Neil,", "Pat O'Neil", "Mr. O'Neil"),
    ("Dear Ana-Lucía,", "Ana-Lucía Ruiz", "Ana-Lucía"),
    ("Dear Professor Vance,", "Teodor Vance", ""),
    ("Dear Teodor,", "Teodor Vance", ""),
    ("Anything at all", "", ""),
]
NAMES_WRONG = [
    ("Dear Mr. Achterberg,\nI", "Rosalind Achterberg", "Ms. Achterberg", "Dear Mr. Achterberg"),
    ("Dear Ms. Achtenberg,", "Rosalind Achterberg", "Ms. Achterberg", "Dear Ms. Achtenberg"),
    ("Dear Dr. Nunez,", "Ana Núñez", "Dr. Núñez", "Dear Dr. Nunez"),
    ("Dear Ms. Berg,", "Mia van der Berg", "Ms. van der Berg", "Dear Ms. Berg"),
    ("Dear Mary,", "Mary Ann O'Neil", "Mary Ann", "Dear Mary"),
    ("Dear Ana,", "Ana-Lucía Ruiz", "Ana-Lucía", "Dear Ana"),
    ("Dear Rosalinda,", "Rosalind Achterberg", "Rosalind", "Dear Rosalinda"),
    ("Dear Rosalind-Marie,", "Rosalind Achterberg", "Rosalind", "Dear Rosalind-Marie"),
    ("Dear Rosalind Vance,", "Rosalind Achterberg", "Rosalind", "Dear Rosalind Vance"),
    ("Dear Teodor,", "Rosalind Achterberg", "Ms. Achterberg", "Dear Teodor"),
    ("Hello,\nI", "Rosalind Achterberg", "Ms. Achterberg", "Hello"),
    ("To whom it may concern,", "Rosalind Achterberg", "", "To whom it may concern"),
    ("Dear Sir or Madam,", "Rosalind Achterberg", "", "Dear Sir or Madam"),
    ("I study maps.", "Rosalind Achterberg", "Ms. Achterberg", ""),
]


@pytest.mark.parametrize(("text", "name", "address_as"), NAMES_RIGHT)
def test_the_right_name_in_any_of_its_spellings_passes(
    text: str, name: str, address_as: str
) -> None:
    draft = Draft(text=text, recipient=name, address_as=address_as)
    assert RightName().find(draft) == []


@pytest.mark.parametrize(("text", "name", "address_as", "phrase"), NAMES_WRONG)
def test_another_name_is_quoted(text: str, name: str, address_as: str, phrase: str) -> None:
    (finding,) = RightName().find(Draft(text=text, recipient=name, address_as=address_as))
    assert finding.phrase == phrase
    assert (address_as or first_name(name)) in finding.fix


@pytest.mark.parametrize(
    ("text", "name", "instead"),
    [
        ("Dear Mr. Riuz,", "Ana Ruiz", "Dear Mr. Ruiz"),
        ("Dear Dr.,", "Dr. Ana Ruiz", "Dear Dr. Ruiz"),
        ("Dear Mr.,", "Mr. Halvorsen", "Dear Mr. Halvorsen"),
        ("Hello,", "Prof. Lind", "Hello Prof. Lind"),
        ("Hi Anna,", "Ana Ruiz", "Hi Ana"),
    ],
)
def test_without_a_chosen_form_the_students_own_decides(text: str, name: str, instead: str) -> None:
    (finding,) = RightName().find(Draft(text=text, recipient=name))
    assert finding.instead == instead


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("I have attached my résumé.", ["attached my résumé"]),
        ("I attach my CV for your reference.", ["attach my CV"]),
        ("My resume is attached.", ["My resume is attached"]),
        (unicodedata.normalize("NFD", "Could you read my résumé?"), ["read my résumé"]),
        ("I am not attaching my résumé.", []),
        ("Classes resume in January, and I hope to resume my studies.", []),
        ("How does a good résumé look in your field?", []),
    ],
)
def test_a_resume_stays_out_of_the_first_message(text: str, phrases: list[str]) -> None:
    found = [unicodedata.normalize("NFC", f.phrase) for f in NoResume().find(Draft(text=text))]
    assert found == phrases


def test_a_file_is_found_whatever_the_text_says() -> None:
    (finding,) = NoResume().find(Draft(text="Hello", has_attachment=True))
    assert finding.place is Place.ATTACHMENT
