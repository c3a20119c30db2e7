"""A picture from anywhere, made small, upright and bare: nothing of its file but the pixels."""

from io import BytesIO

from PIL import Image, ImageOps


def bare_picture(
    data: bytes,
    *,
    most_pixels: int,
    at_most: tuple[int, int],
    formats: tuple[str, ...] | None = None,
) -> Image.Image | None:
    """Return the pixels on white; None for what is no picture, or far too large unpacked."""
    try:
        with Image.open(BytesIO(data), formats=formats) as found:
            if found.width * found.height > most_pixels:
                return None
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    plain.thumbnail(at_most)
    return plain
