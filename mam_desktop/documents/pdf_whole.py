"""Reads a tagged PDF paragraph by paragraph and cell by cell, however its lines are broken."""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from mam_desktop.documents.pdf_reading import opened, words_of

_DEEPEST = 60


def pdf_whole_texts(data: bytes) -> list[str]:
    """Return each part of each page that stands by itself, and each line that is in no part.

    Raises:
        DocumentTrouble: it cannot be read as a PDF.

    """
    with opened(data) as document:
        return [text for page in document for text in _of_page(page)]


def _of_page(page: pypdfium2.PdfPage) -> Iterator[str]:
    marked, others = _drawn(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        for at in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            yield from _of_part(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), marked, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    yield from others


def _drawn(page: pypdfium2.PdfPage) -> tuple[dict[int, list[str]], list[str]]:
    """Return the words of a page by the number of the part they belong to, and the others."""
    text_page = page.get_textpage()
    marked: dict[int, list[str]] = {}
    others: list[str] = []
    last_mark = 0
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        mark, words = words_of(thing, text_page)
        if mark and mark == last_mark:
            continue
        last_mark = mark
        number = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        if number >= 0:
            marked.setdefault(number, []).append(words)
        else:
            others.append(words)
    return marked, others


def _of_part(part: object, marked: dict[int, list[str]], depth: int) -> Iterator[str]:
    if not part or depth > _DEEPEST:
        return
    own = _numbers(part)
    if own:
        yield _text(part, marked, depth)
        return
    for at in range(max(0, pdfium.FPDF_StructElement_CountChildren(part))):
        yield from _of_part(pdfium.FPDF_StructElement_GetChildAtIndex(part, at), marked, depth + 1)


def _text(part: object, marked: dict[int, list[str]], depth: int) -> str:
    """Return all words of a part, those in its own parts too, in the order of reading."""
    if depth > _DEEPEST:
        return ""
    found: list[str] = []
    for at in range(max(0, pdfium.FPDF_StructElement_CountChildren(part))):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(part, at)
        if child:
            found.append(_text(child, marked, depth + 1))
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(part, at)
            found += marked.get(number, ())
    return " ".join(found)


def _numbers(part: object) -> list[int]:
    count = max(0, pdfium.FPDF_StructElement_CountChildren(part))
    numbers = (pdfium.FPDF_StructElement_GetChildMarkedContentID(part, at) for at in range(count))
    return [one for one in numbers if one >= 0]
