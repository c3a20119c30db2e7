"""Makes a drawing or photo ready for paper: small enough, upright, with nothing but its pixels."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

MOST_PIXELS = 40_000_000
"""A picture that would be larger unpacked is not opened."""
_WIDEST_PIXELS = 1200
_WIDEST, _HIGHEST = 300.0, 220.0
"""Points."""


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture as it goes on paper: JPEG without a word in it, and its size in points."""

    data: bytes
    width: float
    height: float


@lru_cache(maxsize=16)
def paper_picture(data: bytes) -> PaperPicture | None:
    """Return a picture for paper; None for what is no picture, or far too large."""
    try:
        with Image.open(BytesIO(data)) as found:
            if found.width * found.height > MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    plain.thumbnail((_WIDEST_PIXELS, _WIDEST_PIXELS))
    buffer = BytesIO()
    plain.save(buffer, "JPEG", quality=85)
    scale = min(_WIDEST / plain.width, _HIGHEST / plain.height)
    return PaperPicture(buffer.getvalue(), plain.width * scale, plain.height * scale)
