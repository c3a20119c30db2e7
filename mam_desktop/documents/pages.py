"""Turns the pages of a finished PDF into pictures, for looking at them and for printing."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _

_POINTS_AN_INCH = 72
MOST_DOTS = 600


def page_pictures(pdf: bytes, *, dots_an_inch: int) -> Iterator[bytes]:
    """Yield each page as a PNG picture, first page first.

    Raises:
        DocumentTrouble: it cannot be read as a PDF.

    """
    scale = min(dots_an_inch, MOST_DOTS) / _POINTS_AN_INCH
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                buffer = BytesIO()
                page.render(scale=scale).to_pil().convert("RGB").save(buffer, "PNG")
                yield buffer.getvalue()
    except pypdfium2.PdfiumError as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read as a PDF.")) from error
