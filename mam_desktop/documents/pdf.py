"""Writes a content as an A4 PDF; the same content always gives the same bytes."""

from io import BytesIO

from mam_desktop.documents import look
from mam_desktop.documents.layout import content_strips
from mam_desktop.documents.look import (
    BOTTOM_MARGIN,
    PAGE_HEIGHT,
    TEXT_WIDTH,
    TOP_MARGIN,
    Colour,
)
from mam_desktop.documents.painter import Painter, PaperCanvas
from mam_desktop.documents.strips import Rule, fill_pages
from mam_desktop.documents.typeset import Setter
from mam_desktop.documents.visible import visible
from mam_desktop.documents.wording import PROGRAM, SEALED_KEYWORD, footer_text, page_text
from mam_desktop.meeting.content import Content
from mam_desktop.texts import speaking

_BETWEEN = 16.0
_UNDER_RULE = 8.0


def write_pdf(content: Content) -> bytes:
    """Return the finished file."""
    with speaking(content.language):
        return _written(content)


def _written(content: Content) -> bytes:
    footer = _Footer(content)
    room = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN - footer.extra
    pages = fill_pages(content_strips(content), room)
    buffer = BytesIO()
    canvas = _canvas(buffer, content)
    painter = Painter(canvas)
    for number, page in enumerate(pages, start=1):
        painter.page(page)
        footer.draw(painter, page_text(number, len(pages)))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Footer:
    """What stands at the foot of every page; it grows upwards when it needs several lines."""

    def __init__(self, content: Content) -> None:
        self._setter = Setter(content.language)
        (widest,) = self._setter.lines(page_text(999, 999), look.FOOTER, TEXT_WIDTH)
        width = TEXT_WIDTH - widest.width - _BETWEEN
        self._lines = self._setter.lines(footer_text(content), look.FOOTER, width)
        self.extra = sum(line.height for line in self._lines[1:])

    def draw(self, painter: Painter, page: str) -> None:
        top = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN - self.extra + 6
        painter.rule(Rule(x=0, y=0, width=TEXT_WIDTH, colour=Colour.LINE), top)
        right_to_left = self._setter.right_to_left
        down = top + _UNDER_RULE
        for line in self._lines:
            painter.line(line, TEXT_WIDTH - line.width if right_to_left else 0.0, down + line.above)
            down += line.height
        (number,) = self._setter.lines(page, look.FOOTER, TEXT_WIDTH)
        at_end = 0.0 if right_to_left else TEXT_WIDTH - number.width
        painter.line(number, at_end, top + _UNDER_RULE + number.above)


def _canvas(buffer: BytesIO, content: Content) -> PaperCanvas:
    canvas = PaperCanvas(buffer, language=content.language, made_at=content.made_at)
    canvas.setTitle(visible(content.title))
    canvas.setSubject(visible(content.subject))
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setKeywords("" if content.is_draft else SEALED_KEYWORD)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
