"""Makes a chosen picture fit to keep: checked before it is opened, no hidden data, a sane size.

Knows no Qt, and is called off the main thread.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.errors import BadInput
from mam_desktop.texts import _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""Opened, so many take 200 MB of memory, as a PNG is opened whole."""
MAX_JPEG_PIXELS = 100_000_000
"""A JPEG is opened small; no telephone's everyday camera makes more."""
MAX_SIDE_PX = 2400
MAX_PNG_BYTES = 2 * 1024 * 1024
"""A drawing stays exact up to here; above it a JPEG takes far less room."""
JPEG_QUALITY = 88
READ = ("JPEG", "PNG", "WEBP")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_APPLE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as it is kept."""

    data: bytes
    """JPEG or PNG, upright, on white, without any data beside the picture."""
    width: int
    height: int
    was_made_smaller: bool = False


def read_file(path: Path, most: int = MAX_FILE_BYTES) -> bytes:
    """Return a chosen file's bytes.

    Raises:
        BadInput: it cannot be read, or is too large.

    """
    try:
        if not path.is_file():
            raise BadInput(_("“{name}” is not a file.").format(name=path.name))
        if path.stat().st_size > most:
            raise BadInput(_too_large(most))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise BadInput(
            _("“{name}” cannot be read: {why}").format(
                name=path.name, why=error.strerror or type(error).__name__
            )
        ) from error
    if len(data) > most:
        raise BadInput(_too_large(most))
    return data


def _too_large(most: int) -> str:
    return _("This file is larger than {most} MB. Please choose a smaller one.").format(
        most=most // (1024 * 1024)
    )


def clean_picture(data: bytes) -> CleanPicture:
    """Return a picture fit to keep.

    Raises:
        BadInput: it is no picture that can be read here, is not whole, or is too large.

    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    _check_kind(data)
    before = (0, 0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=READ) as opened:
                _check_pixels(*opened.size, _most_pixels(opened))
                is_png = opened.format == "PNG"
                before = opened.size
                opened.draft("RGB", (MAX_SIDE_PX, MAX_SIDE_PX))
                upright = ImageOps.exif_transpose(opened)
                picture = _on_white(upright)
    except UnidentifiedImageError as error:
        raise BadInput(_not_a_picture()) from error
    except (Image.DecompressionBombError, MemoryError) as error:
        raise BadInput(_too_many_pixels(MAX_PIXELS)) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BadInput(
            _(
                "This picture is not whole or is damaged, so it cannot be shown."
                " Please send or copy the file again, or take a new photo."
            )
        ) from error
    picture.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX), Image.Resampling.LANCZOS)
    wide, high = picture.size
    was_made_smaller = max(before) > MAX_SIDE_PX
    return CleanPicture(_written(picture, as_png=is_png), wide, high, was_made_smaller)


def _check_kind(data: bytes) -> None:
    if not data:
        raise BadInput(_("This file is empty."))
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE_BRANDS:
        raise BadInput(
            _(
                "This is a HEIC photo, as iPhones take them, and it cannot be read here. On the"
                " phone choose Settings, Camera, Formats, Most Compatible; or send it as a JPEG."
            )
        )


def _not_a_picture() -> str:
    return _("This is not a picture that can be read here. JPEG, PNG and WebP pictures can be.")


def _most_pixels(picture: "Picture") -> int:
    """Return how many dots a picture may have, by how it is opened."""
    return MAX_JPEG_PIXELS if picture.format == "JPEG" else MAX_PIXELS


def _check_pixels(wide: int, high: int, most: int) -> None:
    if wide < 1 or high < 1:
        raise BadInput(_not_a_picture())
    if wide * high > most:
        raise BadInput(_too_many_pixels(most))


def _too_many_pixels(most: int) -> str:
    return _(
        "This picture has more than {most} million dots: too large to open safely."
        " Please make it smaller, or take a photo of it."
    ).format(most=most // 1_000_000)


def _on_white(picture: "Picture") -> "Picture":
    """Return a picture in plain colours; what was see-through becomes white."""
    from PIL import Image

    if picture.mode.startswith("I"):
        # Sixteen bits of grey would all become white unless they are brought down to eight.
        return picture.convert("I").point(lambda shade: shade / 256).convert("L").convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        over = picture.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(white, over).convert("RGB")
    return picture.convert("RGB")


def _written(picture: "Picture", *, as_png: bool) -> bytes:
    """Return the picture's bytes, from the dots alone: nothing that lay beside them comes along."""
    from PIL import Image

    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    if as_png:
        buffer = BytesIO()
        bare.save(buffer, "PNG", optimize=False)
        if buffer.tell() <= MAX_PNG_BYTES:
            return buffer.getvalue()
    buffer = BytesIO()
    bare.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=False)
    return buffer.getvalue()
