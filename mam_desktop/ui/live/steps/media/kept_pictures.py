"""Brings a kept picture to the screen: fetched, checked and made small off the main thread."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from mam_desktop.errors import BadInput
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.pictures import MAX_PIXELS
from mam_desktop.ui.ports import Failed, MeetingDesk

_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"webp"})


def fetch_picture(
    desk: MeetingDesk,
    sha256: str,
    room: QSize,
    done: Callable[[QImage], None],
    failed: Failed,
) -> None:
    """Fetch a kept picture at the size it is shown."""

    def on_fetched(data: bytes | None) -> None:
        if data is None:
            failed(_("This picture is not on this laptop yet. It comes with the next sync."))
        else:
            desk.beside(lambda: small_image(data, room), done, failed)

    desk.file_bytes(sha256, on_fetched, failed)


def small_image(data: bytes, room: QSize) -> QImage:
    """Return a picture no larger than its room; another laptop may have kept anything.

    Raises:
        BadInput: it is no picture, is damaged, or is too large.

    """
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    fits = bytes(reader.format().data()) in _FORMATS and size.isValid()
    if not fits or size.width() * size.height() > MAX_PIXELS:
        raise BadInput(_("This picture cannot be shown here."))
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadInput(_("This picture cannot be shown here."))
    return image
