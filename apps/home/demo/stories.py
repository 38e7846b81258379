"""How far each student of the demo campus has come: `students.toml`, read."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apps.home.demo.cast import at_alder
from apps.home.demo.steps import Matter


@dataclass(frozen=True)
class Story:
    """`began` is how many days ago they opened Rapport, `step` the last thing that happened.

    `answer` is what the alum wrote back, `took` what the student took home from the conversation.
    """

    email: str
    name: str
    studies: str
    year: str
    advisor: str
    step: str
    began: int = 0
    question: str = ""
    field: str = ""
    facts: Sequence[str] = ()
    alum: str = ""
    also: Sequence[str] = ()
    ask: str = ""
    answer: str = ""
    took: str = ""
    advice: Sequence[str] = ()
    shares: bool = False
    tags: str = ""

    @property
    def address(self) -> str:
        return at_alder(self.email)

    @property
    def introduction(self) -> str:
        studies = "a major that I still look for" if self.studies == "Undeclared" else self.studies
        return f"I am a {self.year.replace(' ', '-')} student of {studies} at Alder State."

    @property
    def matter(self) -> Matter:
        facts = [("found", fact) for fact in self.facts]
        return Matter(self.question, self.field, [("open", "How does one begin?"), *facts])

    def note(self, called: str) -> str:
        return (
            f"Dear {called},\n\nI found you in the alumni directory of our Career Center."
            f" {self.introduction} {self.ask}\n\nWould you have 20 minutes for me? I am looking for"
            f" information and advice, not a job.\n\n{self.name}"
        )

    def thanks(self, called: str) -> str:
        return (
            f"Dear {called},\n\nThank you for your time, and for the plain answers. {self.took}"
            f" I have told my advisor about it, and I know now what to read first.\n\n{self.name}"
        )


def stories() -> list[Story]:
    found: list[dict[str, Any]] = tomllib.loads(
        (Path(__file__).parent / "students.toml").read_text()
    )["student"]
    return [Story(**said) for said in found]
