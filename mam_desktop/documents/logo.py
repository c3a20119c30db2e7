"""A council's logo: read from its file, made small and bare, with nothing but its pixels."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from mam_desktop.documents.bare_picture import bare_picture

_LOG = logging.getLogger(__name__)
LARGEST_FILE = 2_000_000
MOST_PIXELS = 12_000_000
"""A logo that would be larger unpacked is not opened."""
_KINDS = ("PNG", "JPEG")
_WIDEST_PIXELS, _HIGHEST_PIXELS = 720, 288
_WIDEST, _HIGHEST = 115.0, 46.0
"""Points, as drawn."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as it goes on paper: PNG without a word in it, and its size in points."""

    data: bytes
    width: float
    height: float


def read_logo(file: str) -> bytes:
    """Return a logo's bytes; none where no file is set or it is no logo: no paper waits for it."""
    if not file:
        return b""
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        data = b""
    if len(data) > LARGEST_FILE or logo_of(data) is None:
        _LOG.warning("logo_not_read")
        return b""
    return data


@lru_cache(maxsize=4)
def logo_of(data: bytes) -> Logo | None:
    """Return a logo for paper; None for what is neither PNG nor JPEG, or far too large."""
    plain = bare_picture(
        data, most_pixels=MOST_PIXELS, at_most=(_WIDEST_PIXELS, _HIGHEST_PIXELS), formats=_KINDS
    )
    if plain is None:
        return None
    buffer = BytesIO()
    plain.save(buffer, "PNG")
    scale = min(_WIDEST / plain.width, _HIGHEST / plain.height)
    return Logo(buffer.getvalue(), plain.width * scale, plain.height * scale)
