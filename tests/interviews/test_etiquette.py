"""How to be there, by the way of talking and by the field."""

import pytest

from apps.interviews.bank import Field
from apps.interviews.etiquette import etiquette


def words(mode: str, field: str = "") -> str:
    return " ".join(str(hint.text) for hint in etiquette(mode, field))


@pytest.mark.parametrize("mode", ["video", "phone", "in_person", ""])
@pytest.mark.parametrize("field", ["", *Field.values])
def test_every_setting_has_a_few_lines_and_the_bag(mode: str, field: str) -> None:
    hints = etiquette(mode, field)
    assert 3 <= len(hints) <= 6
    assert len({str(hint.text) for hint in hints}) == len(hints)
    assert "The résumé stays in the bag" in words(mode, field)


def test_each_way_of_talking_has_its_own() -> None:
    assert "camera and sound" in words("video")
    assert "good reception" in words("phone")
    assert "Look the way up" in words("in_person")
    assert "camera" not in words("in_person")


def test_nobody_is_dressed_on_the_phone_or_shod_on_a_screen() -> None:
    assert "Dress" not in words("phone", "law")
    assert "shoes" in words("in_person", "environment")
    assert "shoes" not in words("video", "environment")
    assert "Dress as people there do on a weekday." in words("video", "environment")


def test_a_field_changes_what_to_wear_and_what_not_to_ask() -> None:
    assert "a little more formal" in words("in_person", "law")
    assert "never about a case" in words("in_person", "law")
    assert "never about a case" not in words("in_person", "arts")
    assert "a suit stands out" in words("video", "arts")


@pytest.mark.parametrize("mode", ["video", "phone", "in_person", ""])
def test_a_line_of_the_center_stands_in_the_place_of_rapports(mode: str) -> None:
    own = {"law": "A jacket.", "other": "As you are.", "place": "The library café."}
    for field in ("law", "", "health"):
        plain, said = etiquette(mode, field), etiquette(mode, field, own)
        assert len(said) == len(plain)
        texts = {str(hint.text) for hint in said}
        assert ("A jacket." in texts) == (field == "law" and mode != "phone")
        assert ("As you are." in texts) == (field == "" and mode != "phone")
        assert ("The library café." in texts) == (mode == "in_person")
