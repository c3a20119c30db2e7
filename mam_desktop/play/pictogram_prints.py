"""Draws the pictures for paper: `python -m mam_desktop.play.pictogram_prints [FOLDER]`.

Word takes no drawing in lines without a copy of it in dots, and the writers of papers know no
window system: each picture of the family screen lies beside its drawing as dots on white.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.resources import resource_path, resources_root

FOLDER = "pictograms/print"
DOTS = 144
"""Wide and high: 350 dots an inch where a picture is as wide as on the family sheet."""
_INKS = 48


def write_prints(folder: Path) -> Iterator[Path]:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in pictograms():
        path = folder / f"{name}.png"
        path.write_bytes(pictogram_print(name))
        yield path


def pictogram_print(name: str) -> bytes:
    """Return one picture as PNG on white, without anything but its dots."""
    image = QImage(DOTS, DOTS, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    QSvgRenderer(str(resource_path(f"pictograms/{name}.svg"))).render(painter)
    painter.end()
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt takes the kind of file as text; its stubs say bytes.
    image.save(drawn, "PNG")  # type: ignore[call-overload]
    with Image.open(BytesIO(drawn.data().data())) as found:
        few = found.convert("RGB").quantize(_INKS)
    buffer = BytesIO()
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else resources_root() / FOLDER
    sys.stdout.write(f"{len(list(write_prints(chosen)))} pictures\n")
