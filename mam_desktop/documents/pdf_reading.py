"""Reads the words of a PDF back, in the order in which they are read.

A stretch that carries its words beside its drawing (`ActualText`) is read by those: pdfium itself
would hand out right-to-left words in the order in which they are drawn.
"""

import codecs
import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import pypdfium2
import pypdfium2.raw as pdfium

from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _

_ACTUAL_TEXT = b"ActualText"
_TOUCHING = 2.0
_APART = 4.0
"""Points between two pieces on one line that mean a space."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words on a page: the mark that carries them (0 for none), and where they stand."""

    words: str
    mark: int
    baseline: float
    left: float
    right: float
    bottom: float
    top: float

    def beside(self, other: "_Piece") -> float:
        """Return how far apart two pieces of one line are; far below 0 where they overlap."""
        low, high = max(self.bottom, other.bottom), min(self.top, other.top)
        if 2 * (high - low) < min(self.top - self.bottom, other.top - other.bottom):
            return float("inf")
        return max(self.left, other.left) - min(self.right, other.right)

    def with_more(self, other: "_Piece") -> "_Piece":
        """Return the piece with another one's room, as one mark carries both."""
        return replace(
            self,
            left=min(self.left, other.left),
            right=max(self.right, other.right),
            bottom=min(self.bottom, other.bottom),
            top=max(self.top, other.top),
        )


def pdf_pages(data: bytes) -> list[str]:
    """Return the text of each page.

    Raises:
        DocumentTrouble: it cannot be read as a PDF.

    """
    return [_page_text(page) for page in _pages(data)]


def pdf_plain_pages(data: bytes) -> list[str]:
    """Return the text of each page as it is drawn, forms inside forms too."""
    return [page.get_textpage().get_text_range() for page in _pages(data)]


def pdf_properties(data: bytes) -> str:
    """Return the words that no page shows: properties and bookmarks."""
    with opened(data) as document:
        titles = (item.get_title() for item in document.get_toc())
        return "\n".join(chain(document.get_metadata_dict().values(), titles))


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF.

    Raises:
        DocumentTrouble: it cannot be read as one.

    """
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read as a PDF.")) from error


def _pages(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    with opened(data) as document:
        yield from document


def _page_text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    pieces = list(_pieces(page, text_page))
    if any(piece.mark for piece in pieces):
        return _joined(pieces)
    return text_page.get_text_range().replace("\r\n", "\n")


def _pieces(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> Iterator[_Piece]:
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield _piece(thing, text_page)


def _piece(thing: object, text_page: pypdfium2.PdfTextPage) -> _Piece:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    left, bottom, right, top = (ctypes.c_float() for _side in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    mark, words = words_of(thing, text_page)
    return _Piece(words, mark, matrix.f, left.value, right.value, bottom.value, top.value)


def words_of(thing: object, text_page: pypdfium2.PdfTextPage) -> tuple[int, str]:
    """Return the words of one thing on a page, and the mark that carries them; 0 for none."""
    mark, words = _marked(thing)
    return (mark, words) if mark else (0, _own_text(thing, text_page))


def _marked(thing: object) -> tuple[int, str]:
    """Return the mark that carries a piece's words and those words, or 0 and nothing."""
    for at in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, at)
        size = ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, None, 0, size)
        if size.value:
            buffer = (ctypes.c_ubyte * size.value)()
            pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, buffer, size.value, size)
            address = ctypes.cast(mark, ctypes.c_void_p).value or 0
            return address, _actual_text(bytes(buffer))
    return 0, ""


def _own_text(thing: object, text_page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, text_page.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(thing, text_page.raw, buffer, size)
    return _decoded(bytes(buffer))


def _decoded(data: bytes) -> str:
    return data.decode("utf-16-le", errors="replace").rstrip("\0")


def _actual_text(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_BE):
        return data[2:].decode("utf-16-be", errors="replace")
    return data.decode("latin-1")


def _joined(pieces: list[_Piece]) -> str:
    text: list[str] = []
    before: _Piece | None = None
    for piece in _whole(pieces):
        if before is not None:
            text.append(_between(before, piece))
        is_spaced = bool(text) and text[-1].endswith(" ")
        text.append(piece.words.removeprefix(" ") if is_spaced else piece.words)
        before = piece
    return "".join(text)


def _whole(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield each mark once, with all its room."""
    before: _Piece | None = None
    for piece in pieces:
        if before is not None and piece.mark and piece.mark == before.mark:
            before = before.with_more(piece)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def _between(before: _Piece, piece: _Piece) -> str:
    if before.mark or piece.mark:
        return "" if -_TOUCHING < before.beside(piece) < _APART else "\n"
    if abs(before.baseline - piece.baseline) > 1:
        return "\n"
    is_apart = piece.left - before.right > _APART
    is_spaced = before.words.endswith(" ") or piece.words.startswith(" ")
    return " " if is_apart and not is_spaced else ""
