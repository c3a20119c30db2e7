"""Makes a drawing or photo ready for paper: small enough, upright, with nothing but its pixels."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from mam_desktop.documents.bare_picture import bare_picture

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
    plain = bare_picture(data, most_pixels=MOST_PIXELS, at_most=(_WIDEST_PIXELS, _WIDEST_PIXELS))
    if plain is None:
        return None
    buffer = BytesIO()
    plain.save(buffer, "JPEG", quality=85)
    scale = min(_WIDEST / plain.width, _HIGHEST / plain.height)
    return PaperPicture(buffer.getvalue(), plain.width * scale, plain.height * scale)
