"""A picture that somebody brings as the logo: opened with care, and written anew. Pure."""

from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps

from apps.core.moves import Refused

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000  # before it is opened: a small file can unfold into gigabytes
KINDS = ("PNG", "JPEG", "WEBP")
FITS = (480, 144)  # thrice the height of a page's header, for sharp screens
_BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def written_anew(brought: bytes) -> bytes:
    """A PNG of its pixels alone, on white, small enough for every mail. `Refused` for no picture.

    Nothing else of the file is kept: no place, no camera, no second file hidden behind it.
    """
    if len(brought) > MOST_BYTES:
        raise Refused(_("The picture is larger than 2 MB. Save it smaller, then bring it again."))
    # WeasyPrint allows cut pictures to the whole process as it is imported; a logo has to be whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(brought), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused(_("The picture has too many pixels. Save it smaller."))
            return _png(opened)
    except _BROKEN as broken:
        raise Refused(
            _("This is no picture Rapport can read. Bring a PNG, JPEG or WebP.")
        ) from broken


def digest(png: bytes) -> str:
    return sha256(png).hexdigest()


def _png(opened: Image.Image) -> bytes:
    """On white, so that dark letters stand out on dark pages and in dark mail, too."""
    upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail(FITS)
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright)
    out = BytesIO()
    page.save(out, "PNG", optimize=True)
    return out.getvalue()
