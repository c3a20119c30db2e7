"""Reads the words that lie in pictures and in parts of a package that are no XML."""

import re
from collections.abc import Iterator
from io import BytesIO

from PIL import ExifTags, Image

_TEXTS = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_WIDE_TEXTS = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")


def picture_words(data: bytes) -> Iterator[str]:
    """Yield what a picture says about itself: comments, place, camera; nothing for bare pixels."""
    try:
        with Image.open(BytesIO(data)) as picture:
            told = [*picture.info.values(), *dict(picture.getexif()).values()]
            for block in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
                told += dict(picture.getexif().get_ifd(block)).values()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return
    for one in told:
        if isinstance(one, bytes):
            yield from binary_words(one)
        else:
            yield str(one)


def binary_words(data: bytes) -> Iterator[str]:
    """Yield each stretch of letters in bytes of an unknown kind, in narrow and in wide letters."""
    for found in _TEXTS.finditer(data):
        yield found.group().decode("utf-8", "replace")
    for found in _WIDE_TEXTS.finditer(data):
        yield found.group().decode("utf-16-le", "replace")
