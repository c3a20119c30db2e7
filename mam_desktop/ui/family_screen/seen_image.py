"""A picture as the scenes draw it: opened outside of them, never larger than a screen."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS = 50_000_000
"""Opened whole, so many take 200 MB; a picture that claims to be larger is not opened at all."""
MOST_JPEG_PIXELS = 100_000_000
"""A JPEG is opened small, so it may claim more: as much as one that is kept here."""
ROOM = QSize(1920, 1080)
JPEG = frozenset({b"jpeg", b"jpg"})
FORMATS = JPEG | {b"png", b"webp", b"gif", b"bmp"}


@dataclass(frozen=True, slots=True, eq=False)
class SeenImage:
    """An opened picture; `image` is null where it could not be opened."""

    image: QImage

    @property
    def is_shown(self) -> bool:
        """Say whether there is something to see."""
        return not self.image.isNull()

    @property
    def shape(self) -> float:
        """Return the width for a height of 1."""
        return self.image.width() / max(1, self.image.height())


def open_image(data: bytes | None) -> SeenImage:
    """Open a kept drawing or photo, upright and no larger than a screen; call it off the windows.

    What is no picture, is not whole or claims to be enormous comes back as one not shown.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data or b""))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    kind = bytes(reader.format().data())
    most = MOST_JPEG_PIXELS if kind in JPEG else MOST_PIXELS
    if kind not in FORMATS or not _is_sane(size, most):
        return SeenImage(QImage())
    reader.setAutoTransform(True)
    if size.width() > ROOM.width() or size.height() > ROOM.height():
        reader.setScaledSize(size.scaled(ROOM, Qt.AspectRatioMode.KeepAspectRatio))
    return SeenImage(reader.read())


def _is_sane(size: QSize, most: int) -> bool:
    wide, high = size.width(), size.height()
    return size.isValid() and not size.isEmpty() and wide * high <= most
