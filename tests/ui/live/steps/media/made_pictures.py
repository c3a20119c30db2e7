"""Pictures made for tests: good ones, and ones nobody should open."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(
    wide: int = 40, high: int = 20, kind: str = "PNG", mode: str = "RGB", **more: object
) -> bytes:
    """Return a picture whose left half is red."""
    image = Image.new(mode, (wide, high), 0)
    if mode == "RGB":
        image.paste((200, 10, 10), (0, 0, wide // 2, high))
    buffer = BytesIO()
    image.save(buffer, kind, **more)
    return buffer.getvalue()


def photo_with_place() -> bytes:
    """Return a photo on its side, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Robin at 12 Example Street"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return picture(40, 20, "JPEG", exif=exif, comment=b"Example Street")


def monstrous_png(wide: int = 50_000, high: int = 50_000) -> bytes:
    """Return a small file that would be a picture of 2.5 thousand million dots."""

    def part(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(b"\0" * 10_000))
        + part(b"IEND", b"")
    )
