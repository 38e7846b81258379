"""What comes of a form that several people keep: saved, or asked about once more, and why."""

from collections.abc import Callable

import pytest
from django import forms

from apps.core.joining import Crossed
from apps.core.moves import Refused
from apps.core.sealed import Other, SealedForm, Tried


class Note(SealedForm, forms.Form):
    line = forms.CharField(label="Line")
    seal = forms.CharField(widget=forms.HiddenInput)


def refuse(_shown: str) -> None:
    raise Refused("There is one already.")


def cross(_shown: str) -> None:
    raise Crossed({"line": "trees"}, "s2")


def cross_alike(_shown: str) -> None:
    raise Crossed({"line": "maps "}, "s2")


def test_it_is_saved_with_the_seal_that_the_page_showed() -> None:
    given: list[str] = []
    assert Note({"line": "maps", "seal": "s1"}).tried(given.append) == Tried(is_saved=True)
    assert given == ["s1"]


@pytest.mark.parametrize("data", [None, {"line": "", "seal": "s1"}], ids=["looked at", "too short"])
def test_without_words_nothing_is_saved(data: dict[str, str] | None) -> None:
    given: list[str] = []
    assert Note(data).tried(given.append) == Tried(is_saved=False)
    assert given == []


@pytest.mark.parametrize(
    ("save", "others", "words", "seal"),
    [
        (refuse, (), "There is one already.", "s1"),
        (cross, (Other("Line", "trees"),), "Somebody changed this while the page was open.", "s2"),
        (cross_alike, (), "Somebody changed this while the page was open.", "s2"),
    ],
)
def test_what_is_asked_about_keeps_the_words(
    save: Callable[[str], None], others: tuple[Other, ...], words: str, seal: str
) -> None:
    form = Note({"line": "maps", "seal": "s1"})
    assert form.tried(save) == Tried(is_saved=False, others=others)
    assert words in str(form.non_field_errors())
    assert (form["line"].value(), form["seal"].value()) == ("maps", seal)
