"""Takes a picture of a Word file's first pages with LibreOffice, for the pages about templates.

python -m mam_desktop.documents.word_picture FILE.docx PICTURE.png
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from mam_desktop.resources import resources_root

_FONTS = "<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>"
"""Where letters lie that this computer may lack: those the PDFs are written with."""

_PAGES = 2
_SCALE = 1.1
_GAP = 16


def take_picture(word: Path, picture: Path) -> None:
    """Write a picture of the first two pages side by side."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = [
            *("soffice", "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(word)),
        ]
        fonts = folder / "fonts.conf"
        fonts.write_text(_FONTS.format(folder=resources_root() / "fonts"), encoding="utf-8")
        around = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        subprocess.run(command, check=True, capture_output=True, env=around)  # noqa: S603
        with pypdfium2.PdfDocument((folder / f"{word.stem}.pdf").read_bytes()) as document:
            shown = range(min(_PAGES, len(document)))
            pages = [document[at].render(scale=_SCALE).to_pil() for at in shown]
    _beside(pages).save(picture, optimize=True)


def _beside(pages: list[Image.Image]) -> Image.Image:
    wide = sum(page.width for page in pages) + _GAP * (len(pages) + 1)
    whole = Image.new("RGB", (wide, pages[0].height + 2 * _GAP), "#d9d9d9")
    left = _GAP
    for page in pages:
        whole.paste(page, (left, _GAP))
        left += page.width + _GAP
    return whole.quantize(256)


if __name__ == "__main__":
    take_picture(Path(sys.argv[1]), Path(sys.argv[2]))
