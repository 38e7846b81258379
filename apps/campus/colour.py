"""One colour of a center, and the shades that pages and mail need of it. Pure.

Contrast is that of WCAG 2.2, between 1 and 21. Lighter and darker shades keep hue and saturation.
"""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import lru_cache
from math import floor

RAPPORTS = "#6a3579"
LEAST = 4.5  # on white: WCAG 2.2, 1.4.3
EDITION = 1  # goes up with any change of the shades: browsers keep a stylesheet for a year
WHITE = "#ffffff"
# What words in the colour stand on, of tokens.css.
_LIGHT = (WHITE, "#f7f5f8", "#f0ecf3", "#fffdf9")
_DARK = ("#15111a", "#1e1824", "#110d15", "#241d2b", "#241229")
_HERO = "#e2d3e8"  # the softer words on the deep shade
_ON_HERO, _ON_DARK = 9.5, 7.0
_STEPS = 200
_LINEAR_BELOW = 0.04045  # of sRGB itself (IEC 61966-2-1)
_CODE = re.compile(r"#[0-9a-f]{6}")
_SHEET = re.compile(r"([0-9a-f]{6})-1")


@dataclass(frozen=True)
class Shades:
    """The colour for words and buttons, with the finger on it, behind words, behind light words."""

    ink: str
    hover: str
    tint: str
    deep: str


def is_colour(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG between two colours such as `#6a3579`."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def spoken(ratio: float) -> str:
    """As "4.4": rounded down, so that nothing too low reads as enough."""
    return f"{floor(ratio * 10) / 10:.1f}"


def is_legible(colour: str) -> bool:
    """Whether words of this colour can be read on white."""
    return contrast(colour, WHITE) >= LEAST


@lru_cache(maxsize=16)
def light(colour: str) -> Shades:
    tint = _with(colour, lightness=0.945, most=0.5)
    ink = _moved(colour, -1, LEAST, (*_LIGHT, tint))
    deep = _moved(colour, -1, _ON_HERO, (_HERO,))
    return Shades(ink, hover=_darker(ink), tint=tint, deep=deep)


@lru_cache(maxsize=16)
def dark(colour: str) -> Shades:
    """The same for dark pages, where the colour itself would drown."""
    tint = _with(colour, lightness=0.18, most=0.3)
    ink = _moved(colour, 1, _ON_DARK, (*_DARK, tint))
    hover = _moved(ink, 1, _ON_DARK + 2, (*_DARK, tint))
    return Shades(ink, hover=hover, tint=tint, deep=light(colour).deep)


def sheet_name(colour: str) -> str:
    """Of its stylesheet: another colour, or another edition, is another address."""
    return f"{colour[1:]}-{EDITION}"


def of_sheet(name: str) -> str:
    """The colour of such a name; empty for one that no center can have."""
    found = _SHEET.fullmatch(name)
    colour = f"#{found[1]}" if found else ""
    return colour if colour and is_legible(colour) else ""


def stylesheet(colour: str) -> str:
    """The tokens that follow the colour, in the same three blocks as tokens.css."""
    day, night = _tokens(light(colour)), _tokens(dark(colour))
    return (
        f":root{{{day}}}\n"
        "@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-bs-theme=light]){{{night}}}}}\n"
        f"@media screen{{:root[data-bs-theme=dark]{{{night}}}}}\n"
    )


def _tokens(shades: Shades) -> str:
    said = {
        "plum": shades.ink,
        "plum-rgb": _triple(shades.ink),
        "plum-hover": shades.hover,
        "plum-hover-rgb": _triple(shades.hover),
        "plum-tint": shades.tint,
        "plum-deep": shades.deep,
    }
    return "".join(f"--rp-{name}:{value};" for name, value in said.items())


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _triple(colour: str) -> str:
    return ", ".join(map(str, _parts(colour)))


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in _parts(colour))
    return rgb_to_hls(red, green, blue)


def _made(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(
        f"{round(part * 255):02x}" for part in hls_to_rgb(hue, lightness, saturation)
    )


def _with(colour: str, *, lightness: float, most: float) -> str:
    """Its hue in another lightness, saturated at most so far."""
    hue, _lightness, saturation = _hls(colour)
    return _made(hue, lightness, min(saturation, most))


def _darker(colour: str) -> str:
    hue, lightness, saturation = _hls(colour)
    return _made(hue, lightness * 0.8, saturation)


def _moved(colour: str, way: int, least: float, grounds: Iterable[str]) -> str:
    """The nearest shade, darker (-1) or lighter (1), that can be read on each of the grounds."""
    on = list(grounds)
    shades = (_between(colour, way, step / _STEPS) for step in range(_STEPS + 1))
    return next(each for each in shades if all(contrast(each, ground) >= least for ground in on))


def _between(colour: str, way: int, share: float) -> str:
    """That share of the way to black (-1) or white (1)."""
    hue, lightness, saturation = _hls(colour)
    end = 1.0 if way > 0 else 0.0
    return _made(hue, lightness + (end - lightness) * share, saturation) if share else colour
