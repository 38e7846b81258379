"""Greetings as students write them, for people who said how they want to be addressed."""

import pytest

from apps.coach.draft import Draft
from apps.coach.rules.name import RightName

BODY = "\n\nI found your name in the directory and would like to talk with you about the river."
RIGHT = [
    ("Hello, is this Rosalind?", "Rosalind Achterberg", "Rosalind"),
    ("Hello, may I speak with Rosalind Achterberg?", "Rosalind Achterberg", ""),
    ("Dear Ms. Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Ms.Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Ms. Rosalind Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Hi Rosalind,", "Rosalind Achterberg", "Rosalind"),
    ("Gentile Dott. Valsecchi,", "Dott. Ettore Valsecchi", ""),
    ("Gentile Dott.ssa Valsecchi,", "Ettora Valsecchi", ""),
    ("Hi, Rosalind!", "Rosalind Achterberg", "Rosalind"),
    ("Hello there, Rosalind,", "Rosalind Achterberg", "Rosalind"),
    ("Good morning Rosalind.", "Rosalind Achterberg", "Rosalind"),
    ("Hey Roz,", "Rosalind Achterberg", "Roz"),
    ("Dear Professor Sato,", "Emi Sato", "Professor Sato"),
    ("Dear Prof. Sato,", "Emi Sato", "Professor Sato"),
    ("Dear Prof Sato,", "Emi Sato", "Professor Sato"),
    ("Hi Prof. Sato, I am", "Emi Sato", "Professor Sato"),
    ("Dear Professor Emi Sato,", "Emi Sato", "Professor Sato"),
    ("Dear Doctor Sato,", "Emi Sato", "Dr. Sato"),
    ("Dear Dr. Sato and team,", "Emi Sato", "Dr. Sato"),
    ("Dear dr. sato:", "Emi Sato", "Dr. Sato"),
    ("DEAR DR. SATO,", "Emi Sato", "Dr. Sato"),
    ("Dear Emi Sato,", "Emi Sato", "Dr. Sato"),
    ("Dear Mr. Okafor,", "Chidi Okafor", ""),
    ("Dear Mr Okafor", "Chidi Okafor", ""),
    ("Dear Chidi,", "Chidi Okafor", ""),
    ("Dear Chidi Okafor,", "Chidi Okafor", ""),
    ("Dear José,", "José Martínez", ""),
    ("Dear Mr. Martínez,", "José Martínez", ""),
    ("Dear Ms. Smith-Jones,", "Ann Smith-Jones", ""),
    ("Dear Mary Ann,", "Mary Ann Lee", "Mary Ann"),
    ("Dear Ms. Lee,", "Mary Ann Lee", ""),
    ("Dear Mr. O’Brien,", "Pat O'Brien", "Mr. O'Brien"),
    ("Dear Ms. van der Berg,", "Mia van der Berg", ""),
    ("Dear Ms. Van Der Berg,", "Mia van der Berg", ""),
    ("To Rosalind,", "Rosalind Achterberg", "Rosalind"),
    ("Rosalind,", "Rosalind Achterberg", "Rosalind"),
    ("Rosalind -", "Rosalind Achterberg", "Rosalind"),
    ("Rosalind —", "Rosalind Achterberg", "Rosalind"),
    ("Good evening, Ms. Achterberg.", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Greetings Ms. Achterberg!", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Rosalind (if I may),", "Rosalind Achterberg", "Rosalind"),
    ("Hi Rosalind 👋,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Rosalind and Tom,", "Rosalind Achterberg", "Rosalind"),
    ("Hi Rosalind, hope you're well!", "Rosalind Achterberg", "Rosalind"),
    ("Hi Rosalind hope you're well!", "Rosalind Achterberg", "Rosalind"),
    ("Hi Rosalind! Hope you're well!", "Rosalind Achterberg", "Rosalind"),
    ("Hey Captain Duarte!", "Ines Duarte", "Captain Duarte"),
    ("Dear Mx. Lee,", "Kim Lee", "Mx. Lee"),
    ("Dear Dr. Núñez", "Ana Núñez, PhD", "Dr. Núñez"),
    ("Dear Robert,", "Robert Kim Jr.", ""),
    ("Dear Mr. Kim,", "Robert Kim Jr.", ""),
    ("Dear Dr. King,", "Dr. Alma King", ""),
    ("Dear Alma,", "Dr. Alma King", ""),
    ("Subject: hello\n\nDear Alma,", "Alma King", "Alma"),
    ("Good morning!\n\nDear Alma,", "Alma King", "Alma"),
    ("Alma! So good to see you.", "Alma King", "Alma"),
    ("hi alma!!", "Alma King", "Alma"),
    ("Dear alma king", "Alma King", "Alma"),
    ("My dear Alma,", "Alma King", "Alma"),
    ("Dear Ms.  King ,", "Alma King", "Ms. King"),
    # whatever greets them
    ("Happy New Year, Alma!", "Alma King", "Alma"),
    ("Kia ora Alma,", "Alma King", "Alma"),
    ("Hiii Alma!", "Alma King", ""),
    ("Greetings from a cold dorm, Ms. King,", "Alma King", ""),
    ("Good day to you, Alma,", "Alma King", ""),
    ("Hi hi Alma,", "Alma King", ""),
    ("Hello/Good morning Alma,", "Alma King", ""),
    ("Dear neighbor Alma,", "Alma King", "Alma"),
    ("Ms. King, good morning,", "Alma King", ""),
    ("Alma", "Alma King", ""),
    ("Attn: Alma King", "Alma King", ""),
    ("Hi Alma Mia here from Sorrel.", "Alma King", ""),
    ("Sorrel, March 3\n\nDear Alma,", "Alma King", ""),
    ("Interview request\n\nDear Ms. King,", "Alma King", "Ms. King"),
    # by their work, or by their kin
    ("Hi Coach King,", "Alma King", ""),
    ("Hey Coach Dan,", "Dan King", ""),
    ("Dear Rev. King,", "Alma King", ""),
    ("Hi Aunt Alma!", "Alma King", ""),
    ("Estimada Doña Alma:", "Alma King", ""),
    ("Dear Dean,", "Dean Whitlock", ""),
    # of several names
    ("Dear Ana Ruiz,", "Ana M. Ruiz Ortega", ""),
    ("Hi Annie Ruiz,", "Ana Ruiz", "Annie"),
    ("Dear TJ,", "Thomas Jung", "T.J."),
    ("Dear Bob,", "Robert (Bob) Kim", ""),
    ("Dear Mr. Kim,", "Robert “Bob” Kim", ""),
]
WRONG = [
    ("Hello, is this Rosalynd?", "Rosalind Achterberg", "Rosalind"),
    ("Dear Miss Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Mrs. Achterberg,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Ms. Rosalind,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Dear Rosalind,", "Rosalind Achterberg", "Ms. Achterberg"),
    ("Hey Ros,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Ms. Achterberg,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Dr. Sato,", "Emi Sato", "Professor Sato"),
    ("Hi Professor,", "Emi Sato", "Professor Sato"),
    ("Dear Dr. Satoh,", "Emi Sato", "Dr. Sato"),
    ("Dear Dr. Saito,", "Emi Sato", "Dr. Sato"),
    ("Dear Sato,", "Emi Sato", "Dr. Sato"),
    ("Dear Chidy,", "Chidi Okafor", ""),
    ("Dear Ms. Okafer,", "Chidi Okafor", ""),
    ("Dear Okafor,", "Chidi Okafor", ""),
    ("Dear Jose,", "José Martínez", ""),
    ("Dear Mr. Martinez,", "José Martínez", ""),
    ("Dear Ms. Smith Jones,", "Ann Smith-Jones", ""),
    ("Dear Ms. Jones,", "Ann Smith-Jones", ""),
    ("Dear Maryann,", "Mary Ann Lee", "Mary Ann"),
    ("Dear Mr. Obrien,", "Pat O'Brien", "Mr. O'Brien"),
    ("Dear Ms. Berg,", "Mia van der Berg", ""),
    ("To whom it may concern,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Alum,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Hiring Manager,", "Rosalind Achterberg", "Rosalind"),
    ("Dear Sir/Madam,", "Rosalind Achterberg", ""),
    ("Rosalyn,", "Rosalind Achterberg", "Rosalind"),
    ("Hi", "Rosalind Achterberg", "Rosalind"),
    ("Hello!", "Rosalind Achterberg", "Rosalind"),
    ("Dear Dr. and Mrs. Sato,", "Emi Sato", "Dr. Sato"),
    ("Dear Cpt. Duarte,", "Ines Duarte", "Captain Duarte"),
    ("Dear Ms. Lee,", "Kim Lee", "Mx. Lee"),
    ("Hello, my name is Jo.", "Alma King", "Alma"),
    ("Good morning!", "Alma King", "Alma"),
    ("Dear Ms. King-Alma,", "Alma King", "Ms. King"),
    # whatever greets them
    ("Happy New Year, Tom!", "Alma King", "Alma"),
    ("Kia ora Elma,", "Alma King", "Alma"),
    ("Heyyy Elma!", "Alma King", ""),
    ("Greetings from Sorrel, Ms. Kind,", "Alma King", ""),
    ("Hello from the library,", "Alma King", ""),
    ("Good day to you,", "Alma King", ""),
    ("Tom, hi!", "Alma King", ""),
    ("Dear Tom, Alma King told me", "Alma King", ""),
    ("Dear hiring team,", "Alma King", ""),
    ("I saw your name, Alma King, in the directory.", "Alma King", ""),
    ("Sorrel, March 3\n\nDear Sir,", "Alma King", ""),
    # by their work, or by their kin
    ("Hi Coach Kang,", "Alma King", ""),
    ("Hi Coach,", "Alma King", "Alma"),
    ("Dear Captain Alma,", "Alma King", "Ms. King"),
    ("Hi Uncle Tom!", "Alma King", ""),
    ("Dear Ms. Alma,", "Alma King", ""),
    # of several names
    ("Dear Ana Luis,", "Ana M. Ruiz Ortega", ""),
    ("Dear Rob Kim,", "Robert (Bob) Kim", ""),
    ("Dear Kim,", "Robert Kim", ""),
    ("Dear Ana King,", "Alma King", ""),
]


@pytest.mark.parametrize(("greeting", "name", "address_as"), RIGHT)
def test_a_right_greeting_passes(greeting: str, name: str, address_as: str) -> None:
    draft = Draft(text=greeting + BODY, recipient=name, address_as=address_as, student="Mia Torres")
    assert RightName().find(draft) == []


@pytest.mark.parametrize(("greeting", "name", "address_as"), WRONG)
def test_a_wrong_greeting_is_found(greeting: str, name: str, address_as: str) -> None:
    draft = Draft(text=greeting + BODY, recipient=name, address_as=address_as)
    assert [finding.code for finding in RightName().find(draft)] == ["name"]


@pytest.mark.parametrize(
    ("greeting", "instead"),
    [
        ("Dear Mr. Achterberg,", "Dear Ms. Achterberg"),
        ("Hi Rosalynd!", "Hi Ms. Achterberg"),
        ("Hello,", "Hello Ms. Achterberg"),
        ("To whom it may concern:", "Dear Ms. Achterberg"),
        ("Respected Sir,", "Respected Ms. Achterberg"),
        ("Rosalynd,", "Ms. Achterberg"),
    ],
)
def test_the_right_name_may_stand_behind_the_students_own_greeting(
    greeting: str, instead: str
) -> None:
    draft = Draft(
        text=greeting + BODY, recipient="Rosalind Achterberg", address_as="Ms. Achterberg"
    )
    (finding,) = RightName().find(draft)
    assert finding.instead == instead
