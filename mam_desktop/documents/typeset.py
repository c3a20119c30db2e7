"""Sets words in lines: breaks them, orders right-to-left stretches, shapes joined-up scripts.

Plain Latin text is drawn as letters; everything else is shaped by HarfBuzz and carries the letters
it stands for beside the drawing, in the order in which they are read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

import uharfbuzz

from mam_desktop.documents import fonts, look
from mam_desktop.documents.bidi_levels import drawing_order, levels_of, reads_from_right
from mam_desktop.documents.look import Colour, Frame, Style, Weight
from mam_desktop.documents.scripts import JOINER, Part, Span, parts_of, sticks
from mam_desktop.documents.visible import has_right_to_left, visible
from mam_desktop.meeting.content import Content, Run, Text, runs_of
from mam_desktop.texts import is_right_to_left


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shaped glyph: the private character that draws it, where, and the letters it stands for."""

    char: str
    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line in one font and colour; drawn as `text`, or glyph by glyph.

    `start` and `end` say which of the line's words it draws; `spells` when it draws their letters.
    """

    text: str
    font: str
    size: float
    colour: Colour
    width: float
    glyphs: tuple[Glyph, ...] | None = None
    language: str | None = None
    start: int = 0
    end: int = 0
    spells: bool = True

    @property
    def is_shaped(self) -> bool:
        """Say whether what is drawn does not itself spell the words."""
        return self.glyphs is not None or not self.spells


@dataclass(frozen=True, slots=True)
class Stay:
    """Words of a line in one language, as they are read, and where their stretches are drawn."""

    words: str
    language: str | None
    placed: tuple[tuple[float, Stretch], ...]

    @property
    def is_shaped(self) -> bool:
        """Say whether what is drawn does not itself spell the words."""
        return any(stretch.is_shaped for _x, stretch in self.placed)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its stretches from left to right and the words as they are read.

    `goes_on` when a space parts its last word from the next line's first.
    """

    stretches: tuple[Stretch, ...]
    words: str
    width: float
    above: float
    below: float
    from_right: bool
    goes_on: bool = False

    def stays(self) -> Iterator[Stay]:
        """Yield the line's words language by language, in the order in which they are read."""
        lefts = accumulate((stretch.width for stretch in self.stretches), initial=0.0)
        placed = sorted(zip(lefts, self.stretches, strict=False), key=lambda one: one[1].start)
        for language, same in groupby(placed, key=lambda one: one[1].language):
            together = tuple(same)
            end = together[-1][1].end
            words = self.words[together[0][1].start : end]
            space = " " if self.goes_on and end == len(self.words) else ""
            yield Stay(words + space, language, together)

    @property
    def height(self) -> float:
        """Return how far down the next line starts."""
        return self.above + self.below

    @property
    def is_shaped(self) -> bool:
        """Say whether what is drawn does not itself spell the words."""
        return any(stretch.is_shaped for stretch in self.stretches)


_ROOM = {
    fonts.URDU_FAMILY: (1.55, 0.95),
    fonts.ARABIC_FAMILY: (1.15, 0.6),
    "NotoSansBengali": (1.1, 0.55),
    "NotoSansGurmukhi": (1.1, 0.55),
}
_LATIN_ROOM = (1.0, 0.42)
_CLOSE_ROOM = (0.94, 0.29)
"""For words that must stay on one page."""
_APART = 0.07
"""Between the ink of one line and that of the next, on either side, where they stand close."""
_WORDS = re.compile(r"[\S\xa0\u2007\u202f]+[ \u2000-\u2006\u2008-\u200a\u3000]*|\s+")
"""A word with the spaces behind it; spaces that do not break are part of it."""
_STRETCHES_OF_SAME = 4000
_PILES = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]{3,}"
)
"""More marks on one letter than any language has."""
_HIGHEST_PILE, _MARK_HEIGHT = 12, 0.16


def set_lines(
    spans: Sequence[Span], width: float, *, right_to_left: bool, is_close: bool = False
) -> list[Line]:
    """Set words in lines no wider than `width`; `right_to_left` is the document's direction.

    Close lines keep only the room that their letters reach into.
    """
    shown = [Span(visible(span.text), span.style, span.language) for span in spans]
    lines: list[Line] = []
    for paragraph in _paragraphs(shown):
        text = "".join(span.text for span in paragraph)
        languages = [span.language for span in paragraph if span.text.strip()]
        from_right = reads_from_right(text, languages, right_to_left=right_to_left)
        if lines:
            lines[-1] = replace(lines[-1], goes_on=True)
        made = _Paragraph(text, paragraph, from_right=from_right).lines(width)
        lines += map(_close, made) if is_close else made
    return lines


def _close(line: Line) -> Line:
    """Return a line with no more room than its letters and the next line's need."""
    size = max((one.size for one in line.stretches), default=line.above)
    reaches = [_reach(one) for one in line.stretches if one.glyphs is not None]
    above = max([_CLOSE_ROOM[0] * size, *(up for up, _down in reaches)])
    below = max([_CLOSE_ROOM[1] * size, *(down for _up, down in reaches)])
    return replace(line, above=min(line.above, above), below=min(line.below, below))


def _reach(stretch: Stretch) -> tuple[float, float]:
    """Return how far the ink of shaped letters reaches above and below the line."""
    font, apart = fonts.font(stretch.font), _APART * stretch.size
    ups, downs = [0.0], [0.0]
    for glyph in stretch.glyphs or ():
        ink = font.ink(glyph.char)
        if ink is not None:
            ups.append(ink[2] * stretch.size + glyph.y)
            downs.append(ink[3] * stretch.size - glyph.y)
    return max(ups) + apart, max(downs) + apart


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        paragraph.append(Span(first, span.style, span.language))
        for other in others:
            yield paragraph
            paragraph = [Span(other, span.style, span.language)]
    yield paragraph


class _Paragraph:
    """One paragraph on its way to lines."""

    def __init__(self, text: str, spans: Sequence[Span], *, from_right: bool) -> None:
        self._text = text
        self._from_right = from_right
        self._levels = levels_of(text, right_to_left=from_right)
        self._parts = list(parts_of(spans))
        self._room_style = next((span.style for span in spans), Style(12))

    def lines(self, width: float) -> Iterator[Line]:
        first = 0
        for start, end in self._breaks(width):
            while first < len(self._parts) and self._parts[first].end <= start:
                first += 1
            parts = self._clip(first, start, end)
            yield self._line(parts, start, end)

    def _breaks(self, width: float) -> Iterator[tuple[int, int]]:
        """Yield where each line starts and ends, at least one."""
        start, end, used, first = 0, 0, 0.0, 0
        for match in _WORDS.finditer(self._text):
            while first < len(self._parts) and self._parts[first].end <= match.start():
                first += 1
            bare_end = match.start() + len(match.group().rstrip())
            bare = self._width(first, match.start(), bare_end)
            if used + bare > width and end > start:
                yield start, end
                start, used = end, 0.0
            if bare > width:
                cuts = self._cuts(first, match.start(), bare_end, width)
                yield from pairwise([start, *cuts])
                start = cuts[-1]
                bare = self._width(first, start, bare_end)
            used += bare + self._width(first, bare_end, match.end())
            end = match.end()
        yield start, end

    def _cuts(self, first: int, start: int, end: int, width: float) -> list[int]:
        """Return where to cut a word that is too long for one line."""
        cuts: list[int] = []
        used = 0.0
        for part in self._clip(first, start, end):
            for at in range(part.start, part.end):
                advance = _width_of(self._text[at], part)
                if used + advance > width and used and not self._joins(at):
                    cuts.append(at)
                    used = 0.0
                used += advance
        return cuts or [start]

    def _joins(self, at: int) -> bool:
        return sticks(self._text[at]) or self._text[at - 1] == JOINER

    def _clip(self, first: int, start: int, end: int) -> list[Part]:
        found = []
        for at in range(first, len(self._parts)):
            part = self._parts[at]
            if part.start >= end:
                break
            low, high = max(start, part.start), min(end, part.end)
            if low < high:
                found.append(part.cut(low, high))
        return found

    def _width(self, first: int, start: int, end: int) -> float:
        total = 0.0
        for at in range(first, len(self._parts)):
            part = self._parts[at]
            if part.start >= end:
                break
            words = self._text[max(start, part.start) : min(end, part.end)]
            if words:
                total += _width_of(words, part)
        return total

    def _line(self, parts: Sequence[Part], start: int, end: int) -> Line:
        words = self._text[start:end].rstrip()
        goes_on = start + len(words) < end < len(self._text)
        end = start + len(words)
        trimmed = [part for part in parts if part.start < end]
        pieces = [piece for part in trimmed for piece in self._by_level(part, end)]
        order = drawing_order([level for _part, level in pieces])
        stretches = tuple(
            replace(
                self._stretch(*pieces[at]),
                language=pieces[at][0].language,
                start=pieces[at][0].start - start,
                end=pieces[at][0].end - start,
            )
            for at in order
        )
        rooms = [_room(part.font, part.style.size) for part in trimmed]
        rooms = rooms or [_room("", self._room_style.size)]
        piled = _piled(words) * self._room_style.size
        return Line(
            stretches,
            words,
            sum(stretch.width for stretch in stretches),
            max(above for above, _below in rooms) + piled,
            max(below for _above, below in rooms) + piled,
            from_right=self._from_right,
            goes_on=goes_on,
        )

    def _by_level(self, part: Part, end: int) -> Iterator[tuple[Part, int]]:
        end = min(end, part.end)
        if self._levels is None:
            yield part.cut(part.start, end), 0
            return
        at = part.start
        for level, same in groupby(self._levels[part.start : end]):
            until = at + sum(1 for _one in same)
            plain = part.coded or (part.plain and level % 2 == 0)
            yield replace(part, start=at, end=until, plain=plain), level
            at = until

    def _stretch(self, part: Part, level: int) -> Stretch:
        words = self._text[part.start : part.end]
        size, colour = part.style.size, part.style.colour
        if part.plain:
            drawn = part.drawn(words)
            width = _measure(drawn, part.font, None, plain=True) * size
            return Stretch(drawn, part.font, size, colour, width, spells=not part.coded)
        glyphs, width = _shape(words, part.font, part.language, from_right=level % 2 == 1)
        placed = tuple(Glyph(g.char, g.x * size, g.y * size, g.says) for g in glyphs)
        return Stretch(words, part.font, size, colour, width * size, placed)


def _piled(words: str) -> float:
    """Return the room, at size 1, for marks piled on a letter: they cover no other line's words."""
    longest = max((len(pile) for pile in _PILES.findall(words)), default=0)
    return min(longest, _HIGHEST_PILE) * _MARK_HEIGHT


def _room(font: str, size: float) -> tuple[float, float]:
    above, below = _ROOM.get(font.partition("-")[0], _LATIN_ROOM)
    return above * size, below * size


def _width_of(words: str, part: Part) -> float:
    drawn = part.drawn(words)
    return _measure(drawn, part.font, part.language, plain=part.plain) * part.style.size


@lru_cache(maxsize=_STRETCHES_OF_SAME)
def _measure(words: str, font: str, language: str | None, *, plain: bool) -> float:
    """Return a width at size 1."""
    if plain:
        width: float = fonts.font(font).stringWidth(words, 1)
        return width
    return _shape(words, font, language, from_right=None)[1]


@lru_cache(maxsize=_STRETCHES_OF_SAME)
def _shape(
    words: str, font: str, language: str | None, *, from_right: bool | None
) -> tuple[tuple[Glyph, ...], float]:
    """Return the glyphs of some words from left to right at size 1, and how wide they are."""
    face = fonts.font(font)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    if from_right is not None:
        buffer.direction = "rtl" if from_right else "ltr"
    if language:
        buffer.language = language
    uharfbuzz.shape(face.shaper, buffer)
    scale = 1 / face.units
    ends = _cluster_ends([info.cluster for info in buffer.glyph_infos], len(words))
    glyphs, pen, said = [], 0.0, set[int]()
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        says = "" if info.cluster in said else words[info.cluster : ends[info.cluster]]
        said.add(info.cluster)
        char = face.glyph(info.codepoint)
        x, y = pen + position.x_offset * scale, position.y_offset * scale
        glyphs.append(Glyph(char, x, y, says))
        pen += position.x_advance * scale
    return tuple(glyphs), pen


def _cluster_ends(clusters: Sequence[int], length: int) -> dict[int, int]:
    starts = sorted(set(clusters))
    return dict(zip(starts, [*starts[1:], length], strict=True))


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets a content's texts in lines, for a document in one language."""

    language: str
    is_large_print: bool = False
    is_close: bool = False
    """Its lines and blocks stand closer than usual, to stay on one page."""

    @property
    def frame(self) -> Frame:
        """Return where on a page its text stands."""
        return look.CLOSE if self.is_close else look.USUAL

    @property
    def right_to_left(self) -> bool:
        """Say whether the document is read from the right."""
        return is_right_to_left(self.language)

    def lines(self, text: Text, style: Style, width: float) -> list[Line]:
        """Set a text in lines no wider than `width`."""
        looks = groupby(
            runs_of(text),
            key=lambda run: (
                _styled(style, run, is_large=self.is_large_print),
                own_language(run, self.language),
            ),
        )
        spans = [Span("".join(run.text for run in same), *look) for look, same in looks]
        return set_lines(spans, width, right_to_left=self.right_to_left, is_close=self.is_close)


def own_language(run: Run, document: str) -> str | None:
    """Return the language of a run: its own, or that of a document in the same kind of letters."""
    if run.language is None and is_right_to_left(document) and has_right_to_left(run.text):
        return document
    return run.language


def setter_for(content: Content, *, is_close: bool = False) -> Setter:
    """Return what sets the texts of a content."""
    return Setter(content.language, content.is_large_print, is_close)


def _styled(style: Style, run: Run, *, is_large: bool) -> Style:
    weight = style.weight
    if run.bold:
        weight = Weight.BOLD
    elif run.italic:
        weight = Weight.ITALIC
    size = look.large(style.size) if is_large else style.size
    return Style(size, Colour.INK_2 if run.muted else style.colour, weight)
