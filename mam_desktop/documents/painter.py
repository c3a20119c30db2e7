"""Draws strips, lines and strokes on a page of a PDF, and notes which part of the paper each is.

What belongs to no part (panels, lines, dots, a table's heading that comes again, header and footer)
is marked as decoration, which is not read aloud.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import cast

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from mam_desktop.documents import fonts
from mam_desktop.documents.elements import Element
from mam_desktop.documents.look import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    USUAL,
    Colour,
    Frame,
    Weight,
)
from mam_desktop.documents.strips import Curve, Dot, Drawing, Fill, Mark, Photo, Placed, Rule, Words
from mam_desktop.documents.structure import Structure
from mam_desktop.documents.typeset import Glyph, Line, Stay, Stretch

_PANEL_RADIUS = 8.0
_APART = 0.01
"""Points between where a glyph is and where it would be by itself that the eye cannot see."""

# Its streams as text take a quarter more room and time; every reader takes them as they are.
rl_config.useA85 = 0


class PaperCanvas(Canvas):
    """A canvas for one content's file, without anything of this machine or this moment in it."""

    _doc: object

    def __init__(self, buffer: BytesIO, *, language: str, made_at: datetime) -> None:
        regular = fonts.font(fonts.font_name(fonts.TEXT_FAMILY, Weight.REGULAR))
        super().__init__(
            buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            # Else every page names Helvetica, which is not embedded; the stub wants a number.
            initialFontName=cast("float", regular.fontName),
            lang=language,
            pdfVersion=(1, 7),
        )
        made = made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        self.setDateFormatter(lambda *_now: made)

    @property
    def document(self) -> object:
        """Return the document that fonts know this canvas by."""
        return self._doc


class Painter:
    """Draws on one canvas; distances come down from the top of the page's text."""

    def __init__(self, canvas: PaperCanvas, structure: Structure, frame: Frame = USUAL) -> None:
        self._canvas = canvas
        self._frame = frame
        self._structure = structure
        self._bookmarks = 0
        self._deepest = -1

    def page(self, placed: Sequence[Placed]) -> None:
        """Draw the strips of the next page, panels behind them first."""
        self._structure.start_page()
        for panel, strips in groupby(placed, key=lambda one: one.strip.panel):
            if panel is not None:
                with self.decoration():
                    self._panel(list(strips), panel.fill)
        for one in placed:
            if one.strip.outline:
                self._bookmark(one.top, *one.strip.outline)
            for mark in one.strip.marks:
                self._mark(mark, one)

    @contextmanager
    def decoration(self, kind: str = "/Layout") -> Iterator[None]:
        """Draw what is not read aloud; `kind` is how the format calls it."""
        self._canvas.addLiteral(f"/Artifact <</Type {kind}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw one line of words that belongs to no part."""
        for stay in line.stays():
            self._stay(stay, x, baseline)

    def _words(self, mark: Words, at: Placed) -> None:
        baseline = at.top + mark.baseline
        if mark.part is None or at.again:
            with self.decoration("/Pagination"):
                self.line(mark.line, mark.x, baseline)
            return
        for stay in mark.line.stays():
            with self._part(mark.part.in_language(stay.language)):
                self._stay(stay, mark.x, baseline)

    @contextmanager
    def _part(self, part: Element) -> Iterator[None]:
        number = self._structure.piece_of(part)
        self._canvas.addLiteral(f"/{part.tag} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def _stay(self, stay: Stay, x: float, baseline: float) -> None:
        """Draw words in one language; what does not spell itself carries its words along."""
        if stay.is_shaped:
            words = (b"\xfe\xff" + stay.words.encode("utf-16-be")).hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <{words}>>> BDC")
        text = self._canvas.beginText()
        y = self._up(baseline)
        for left, stretch in stay.placed:
            self._stretch(text, stretch, self._frame.side + x + left, y)
        if stay.words.endswith(" ") and not stay.is_shaped:
            text.textOut(" ")
        self._canvas.drawText(text)
        if stay.is_shaped:
            self._canvas.addLiteral("EMC")

    def rule(self, rule: Rule, top: float) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeColor(_ink(rule.colour))
        self._canvas.setLineWidth(rule.thickness)
        y = self._up(top + rule.y)
        self._canvas.line(self._frame.side + rule.x, y, self._frame.side + rule.x + rule.width, y)

    def _mark(self, mark: Mark, at: Placed) -> None:
        match mark:
            case Words():
                self._words(mark, at)
            case Drawing():
                self._drawing(mark, at.top)
            case Photo():
                self._photo(mark, at.top)
            case _:
                with self.decoration():
                    self._decorate(mark, at)

    def _decorate(self, mark: Rule | Fill | Dot, at: Placed) -> None:
        match mark:
            case Rule():
                self.rule(mark, at.top)
            case Fill():
                bottom = self._up(at.top + at.strip.height)
                self._canvas.setFillColor(_ink(mark.colour))
                left = self._frame.side + mark.x
                self._canvas.rect(left, bottom, mark.width, at.strip.height, stroke=0, fill=1)
            case Dot():
                self._canvas.setFillColor(_ink(mark.colour))
                x, y = self._frame.side + mark.x, self._up(at.top + mark.y)
                self._canvas.circle(x, y, mark.radius, stroke=0, fill=1)

    def _drawing(self, drawing: Drawing, top: float) -> None:
        upper = top + drawing.y
        left = self._frame.side + drawing.x
        box = (left, self._up(upper + drawing.height), left + drawing.width, self._up(upper))
        drawing.part.box = box
        with self._part(drawing.part):
            for curve in drawing.curves:
                self._curve(curve, top)

    def _photo(self, photo: Photo, top: float) -> None:
        upper = top + photo.y
        left, bottom = self._frame.side + photo.x, self._up(upper + photo.height)
        if photo.part is not None:
            photo.part.box = (left, bottom, left + photo.width, self._up(upper))
        with self._part(photo.part) if photo.part else self.decoration():
            image = ImageReader(BytesIO(photo.data))
            self._canvas.drawImage(image, left, bottom, photo.width, photo.height)

    def _curve(self, curve: Curve, top: float) -> None:
        self._canvas.setStrokeColor(_ink(Colour.INK))
        self._canvas.setLineWidth(curve.thickness)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        path = self._canvas.beginPath()
        path.moveTo(self._frame.side + curve.start[0], self._up(top + curve.start[1]))
        for bend in curve.bends:
            path.curveTo(*(n for x, y in bend for n in (self._frame.side + x, self._up(top + y))))
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)

    def _panel(self, strips: Sequence[Placed], fill: Colour) -> None:
        top = strips[0].top
        height = strips[-1].top + strips[-1].strip.height - top
        self._canvas.setFillColor(_ink(fill))
        self._canvas.roundRect(
            self._frame.side,
            self._up(top + height),
            self._frame.width,
            height,
            _PANEL_RADIUS,
            stroke=0,
            fill=1,
        )

    def _up(self, down: float) -> float:
        """Return a PDF height from a distance down from the top of the page's text."""
        return PAGE_HEIGHT - self._frame.above - down

    def _bookmark(self, top: float, words: str, level: int) -> None:
        level = min(level, self._deepest + 1)
        self._deepest = level
        key = f"h{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkHorizontalAbsolute(key, self._up(top))
        self._canvas.addOutlineEntry(words, key, level)

    def _stretch(self, text: PDFTextObject, stretch: Stretch, x: float, y: float) -> None:
        font = fonts.font(stretch.font)
        text.setFont(stretch.font, stretch.size)
        text.setFillColor(_ink(stretch.colour))
        if stretch.glyphs is None:
            text.setTextOrigin(x, y)
            text.textOut(stretch.text)
            return
        for run in _runs(stretch.glyphs, font, stretch.size):
            text.setTextOrigin(x + run[0].x, y + run[0].y)
            text.textOut("".join(glyph.char for glyph in run))
            for glyph in run:
                font.say(self._canvas.document, glyph.char, glyph.says)


def _runs(glyphs: Sequence[Glyph], font: fonts.GlyphFont, size: float) -> Iterator[list[Glyph]]:
    """Yield glyphs that can be drawn in one go: each stands where the pen is."""
    run: list[Glyph] = []
    end = 0.0
    for glyph in glyphs:
        if run and (glyph.y != run[0].y or abs(glyph.x - end) > _APART):
            yield run
            run = []
        if not run:
            end = glyph.x
        run.append(glyph)
        end += font.advance(glyph.char) * size
    if run:
        yield run


@cache
def _ink(colour: Colour) -> Color:
    """Return a colour as reportlab knows it; reading the name anew each time is slow."""
    return HexColor(colour.value)
