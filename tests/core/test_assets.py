import gzip
import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from fontTools.ttLib import TTFont

from apps.core import assets

CSS = assets.ROOT / "static" / "css"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assets.build_fonts(folder)
    return folder


def test_both_fonts_are_built(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "figtree.woff2",
        "newsreader.woff2",
        "stamp.json",
    ]


def test_a_second_build_does_nothing(built: Path) -> None:
    assert assets.build_fonts(built) == []


def test_a_new_recipe_builds_again(built: Path) -> None:
    (built / "stamp.json").write_text("another version")
    assert [path.name for path in assets.build_fonts(built)] == [
        "figtree.woff2",
        "newsreader.woff2",
    ]


@pytest.mark.parametrize("name", ["figtree", "newsreader"])
def test_a_font_has_the_weights_and_the_letters_of_names(built: Path, name: str) -> None:
    font = TTFont(built / f"{name}.woff2")
    axes = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes]
    absent = [letter for letter in "AzÀéøñßŁőřşÅĞ’“”–€" if ord(letter) not in font.getBestCmap()]
    assert (axes, absent) == ([("wght", 400, 700)], [])


def test_catalogues_are_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Today"\nmsgstr "Hoy"\n'
    )
    os.utime(source, (1, 1))
    first, second = assets.compile_catalogues(tmp_path), assets.compile_catalogues(tmp_path)
    assert (first, second) == ([source.with_suffix(".mo")], [])


def test_the_two_dark_blocks_are_the_same() -> None:
    blocks = re.findall(
        r"@media screen[^{]*\{\s*:root[^{]*\{(.*?)\n  \}",
        (CSS / "tokens.css").read_text(),
        re.DOTALL,
    )
    assert (len(blocks), blocks[0]) == (2, blocks[1])


def test_every_colour_of_the_dark_has_one_in_the_light() -> None:
    light, _, dark = (CSS / "tokens.css").read_text().partition("@media")
    named = re.compile(r"^\s*(--rp-[\w-]+):", re.MULTILINE)
    assert set(named.findall(dark)) - set(named.findall(light)) == set()


def test_the_stylesheets_use_no_token_that_does_not_exist() -> None:
    text = "".join(path.read_text() for path in CSS.glob("*.css"))
    named = set(re.findall(r"(--rp-[\w-]+):", text))
    assert set(re.findall(r"var\((--rp-[\w-]+)", text)) - named == set()


def test_the_first_visit_loads_less_than_200_kilobytes(built: Path) -> None:
    parts = (
        get_template("components/stylesheets.html").render()
        + get_template("components/scripts.html").render()
    )
    packed = 0
    for name in re.findall(r'(?:href|src)="/static/([^"]+)"', parts):
        found = finders.find(name)
        assert isinstance(found, str)
        packed += len(gzip.compress(Path(found).read_bytes()))
    fonts = sum(path.stat().st_size for path in built.glob("*.woff2"))
    assert packed + fonts < 200_000 - 4_000  # the page itself
