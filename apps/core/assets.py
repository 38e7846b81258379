"""What is built at install and never committed: the two fonts, and the catalogues of words.

`manage.py assets` calls this, and so does `python -m apps.core.assets` before settings exist.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent.parent

# Latin with the accents of Western, Central European and Vietnamese names, and typographic signs.
CHARACTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x01A0, 0x01B0),
    (0x0218, 0x021B),
    (0x02BB, 0x02DC),
    (0x0300, 0x0304),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
# Figures of one width in tables and times, lining figures beside capitals.
FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum")


@dataclass(frozen=True)
class Face:
    """A font of a package, and where its axes are held: one value, or (lowest, highest)."""

    name: str
    package: str
    file: str
    axes: Mapping[str, float | tuple[float, float]]


FACES = (
    Face("figtree", "fontpkg-figtree", "Figtree[wght].ttf", {"wght": (400, 700)}),
    Face(
        "newsreader",
        "fontpkg-newsreader",
        "Newsreader[opsz,wght].ttf",
        {"opsz": 16, "wght": (400, 700)},
    ),
)


def build(root: Path = ROOT) -> list[Path]:
    """Build what is missing or out of date below `root`; the files written, none if all is well."""
    return [*build_fonts(root / "static" / "built"), *compile_catalogues(root / "locale")]


def build_fonts(folder: Path) -> list[Path]:
    """Subset woff2 files of `FACES`; skipped when the stamp names the same packages and recipe."""
    stamp = folder / "stamp.json"
    wanted = _recipe()
    targets = [folder / f"{face.name}.woff2" for face in FACES]
    if all(map(Path.exists, targets)) and stamp.exists() and stamp.read_text() == wanted:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    for face, target in zip(FACES, targets, strict=True):
        _write_font(face, target)
    stamp.write_text(wanted)
    return targets


def compile_catalogues(folder: Path) -> list[Path]:
    """A `.mo` beside every `.po` that is newer than it, by Babel: no gettext tools are needed."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as words, target.open("wb") as compiled:
            write_mo(compiled, read_po(words))
        written.append(target)
    return written


def _recipe() -> str:
    """What the fonts depend on: versions, faces, characters, features."""
    packages = {name: version(name) for name in ("fonttools", *(face.package for face in FACES))}
    parts = [packages, [asdict(face) for face in FACES], CHARACTERS, FEATURES]
    return json.dumps(parts, indent=1) + "\n"


def _write_font(face: Face, target: Path) -> None:
    """Subset first, then hold the axes: a tenth of the glyphs is a tenth of the work."""
    source = files(face.package.replace("-", "_")) / "files" / face.file
    font = TTFont(str(source))
    options = subset.Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[code for low, high in CHARACTERS for code in range(low, high + 1)])
    worker.subset(font)
    instancer.instantiateVariableFont(font, dict(face.axes), inplace=True)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    build()
