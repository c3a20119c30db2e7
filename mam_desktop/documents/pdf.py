"""Writes a content as an A4 PDF; the same content always gives the same bytes."""

import re
from datetime import UTC
from io import BytesIO
from xml.sax.saxutils import escape

from mam_desktop.documents import look
from mam_desktop.documents.look import HEADER_BASELINE, TEXT_WIDTH
from mam_desktop.documents.paging import lay_out
from mam_desktop.documents.painter import Painter, PaperCanvas
from mam_desktop.documents.structure import Structure
from mam_desktop.documents.typeset import setter_for
from mam_desktop.documents.visible import visible
from mam_desktop.documents.wording import (
    PROGRAM,
    SEALED_KEYWORD,
    page_text,
    seal_field_words,
)
from mam_desktop.meeting.content import Content
from mam_desktop.texts import speaking

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{program}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
"""Says of the file that it conforms to PDF/UA-1. Source: ISO 14289-1, 5."""
_REMARK = re.compile(rb"(%(?:[\x80-\xff]+)?)( ReportLab generated PDF document[^\r\n]*)", re.I)


def write_pdf(content: Content) -> bytes:
    """Return the finished file."""
    with speaking(content.language):
        return _written(content)


def _written(content: Content) -> bytes:
    laid = lay_out(content)
    pages = laid.pages
    structure = Structure(laid.root)
    buffer = BytesIO()
    canvas = _canvas(buffer, content)
    painter = Painter(canvas, structure, laid.frame)
    for number, page in enumerate(pages, start=1):
        painter.page(page)
        if number > 1:
            _draw_header(painter, content)
        laid.footer.draw(painter, page_text(number, len(pages)))
        canvas.showPage()
    structure.write(
        canvas.document,
        metadata=_metadata(content),
        field_words=seal_field_words() if content.sealed_line else "",
    )
    canvas.save()
    return _without_remarks(buffer.getvalue())


def _without_remarks(pdf: bytes) -> bytes:
    """Return a file whose first and last remarks name no library; every byte keeps its place."""
    head, trailer = pdf.index(b"\n%") + 1, pdf.rindex(b"trailer")
    first_line = pdf[head : pdf.index(b"\n", head)]
    ends = (
        _REMARK.sub(_blank, first_line),
        _REMARK.sub(_blank, pdf[trailer:]),
    )
    return pdf[:head] + ends[0] + pdf[head + len(first_line) : trailer] + ends[1]


def _blank(found: re.Match[bytes]) -> bytes:
    return found[1] + b" " * len(found[2])


def _draw_header(painter: Painter, content: Content) -> None:
    """Draw the title on top of a later page; a long one shows its start."""
    setter = setter_for(content)
    line = setter.lines(content.title, look.FOOTER, TEXT_WIDTH)[0]
    x = TEXT_WIDTH - line.width if line.from_right else 0.0
    with painter.decoration("/Pagination"):
        painter.line(line, x, HEADER_BASELINE)


def _file_title(content: Content) -> str:
    """Return what a reader's window and screen readers call the file: never nothing."""
    return visible(content.title).strip() or visible(content.copy_name).strip() or PROGRAM


def _metadata(content: Content) -> str:
    made_at = content.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _XMP.format(
        title=escape(_file_title(content)),
        program=PROGRAM,
        language=escape(content.language),
        made_at=made_at,
    )


def _canvas(buffer: BytesIO, content: Content) -> PaperCanvas:
    canvas = PaperCanvas(buffer, language=content.language, made_at=content.made_at)
    canvas.setTitle(_file_title(content))
    canvas.setSubject(visible(content.subject))
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setKeywords(SEALED_KEYWORD if content.sealed_line else "")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
