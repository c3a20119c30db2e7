"""The sentences of a page, as they are read aloud, and the mark under the one being said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QTextBoundaryFinder

from mam_desktop.ui.family_screen.pieces import Box, Page, Piece, Place, Words
from mam_desktop.ui.family_screen.scripts import qt_length, qt_slice
from mam_desktop.ui.family_screen.shown import ISOLATE, ISOLATE_END
from mam_desktop.ui.family_screen.typeset import BOUND

_APART = (ISOLATE, ISOLATE_END)
_UNDER, _THICK, _ROUND = 0.2, 0.11, 0.25
"""Below the line the letters stand on, how thick, how round: in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a page: which of its texts it is in, and from where to where in it."""

    text_no: int
    start: int
    end: int
    """In the text as it is set, counted as Qt counts: in 16-bit units."""
    shown: str
    """Its letters as they are set, with what keeps names in other letters apart."""
    spoken: str = ""
    """What is said instead of the letters."""

    @property
    def words(self) -> str:
        """Return what is said."""
        shown = self.shown.replace(ISOLATE, "").replace(ISOLATE_END, "")
        return self.spoken or shown.replace(BOUND, " ")

    def part(self, start: int, length: int) -> "Saying":
        """Return some of the words said, counted from their beginning; never more than there are.

        What is said instead of the letters has no parts that could be shown.
        """
        if self.spoken:
            return self
        begin = self._place_of(start)
        end = max(begin, self._place_of(start + length))
        shown = qt_slice(self.shown, begin - self.start, end - begin)
        return replace(self, start=begin, end=end, shown=shown)

    def _place_of(self, said: int) -> int:
        """Return where a letter of the words said stands in the text that is set."""
        place, before = self.start, 0
        for letter in self.shown:
            if before >= said and letter not in _APART:
                break
            place += qt_length(letter)
            before += 0 if letter in _APART else qt_length(letter)
        return min(place, self.end)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is being said: the sentence, and the word in it where the voice tells."""

    saying: Saying
    word: Saying | None = None


def sayings(page: Page, *, after: Page | None = None) -> tuple[Saying, ...]:
    """Return every sentence of a page in reading order; what has no letter or digit is passed over.

    Nor is what stands on every page said: the meeting's name and the line at the foot; and a
    heading not again, where the page `after` which this one comes has the same, nor a card or a
    column that stands as it stood there. What a screen reader is told instead of the letters shown
    is one sentence.
    """
    unsaid = {Place.FRAME}
    stood: set[int] = set()
    if after is not None:
        unsaid |= {Place.HEAD} if _heading(after) == _heading(page) else set()
        before = {told for told, _numbers in _grounds(after)}
        stood = {no for told, numbers in _grounds(page) if told in before for no in numbers}
    texts = (
        (no, one)
        for no, one in enumerate(page.words())
        if one.place not in unsaid and no not in stood
    )
    found = (one for no, words in texts for one in _sentences(no, words))
    return tuple(one for one in found if any(letter.isalnum() for letter in one.words))


def _heading(page: Page) -> tuple[str, ...]:
    return tuple(one.text for one in page.words() if one.place is Place.HEAD)


def _grounds(page: Page) -> Iterator[tuple[object, list[int]]]:
    """Yield each ground that lies on no other: how it looks with its words, and their numbers."""
    words = list(enumerate(page.words()))
    outer: list[Box] = []
    for one in page.pieces:
        if isinstance(one, Box) and one.fill and not any(_is_on(one, ground) for ground in outer):
            outer.append(one)
    for ground in outer:
        own = [(no, said) for no, said in words if _is_on(said, ground)]
        told = tuple((said.x, said.y, said.text, said.spoken) for _no, said in own)
        yield (ground, told), [no for no, _said in own]


def _is_on(one: Box | Words, ground: Box) -> bool:
    across = ground.x <= one.x and one.x + one.width <= ground.x + ground.width
    return across and ground.y <= one.y and one.y + one.height <= ground.y + ground.height


def _sentences(text_no: int, words: Words) -> Iterator[Saying]:
    start, end = _from_to(words)
    if words.spoken:
        yield Saying(text_no, start, end, "", words.spoken)
        return
    shown = qt_slice(words.setting.text, start, end - start)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, shown)
    begin = 0
    while (after := finder.toNextBoundary()) >= 0:
        whole = qt_slice(shown, begin, after - begin)
        said = whole.strip()
        at = start + begin + qt_length(whole) - qt_length(whole.lstrip())
        yield Saying(text_no, at, at + qt_length(said), said)
        begin = after


def _from_to(words: Words) -> tuple[int, int]:
    """Return from where to where a piece shows its text, without the second language."""
    lines, last = words.setting.lines, words.last
    under = words.setting.second_from
    if under is not None and under > words.first:
        last = min(last, under)
    if last <= words.first:
        return 0, 0
    return lines[words.first].start, lines[last - 1].start + lines[last - 1].length


def marked(page: Page, mark: Mark) -> Page:
    """Return a page with a line under the sentence being said, and a frame round the word."""
    pieces: list[Piece] = []
    text_no = 0
    for piece in page.pieces:
        if isinstance(piece, Words):
            if text_no == mark.saying.text_no:
                pieces += _underlines(piece, mark.saying)
                pieces += _frames(piece, mark.word) if mark.word is not None else ()
            text_no += 1
        pieces.append(piece)
    return replace(page, pieces=tuple(pieces))


def _underlines(words: Words, saying: Saying) -> Iterator[Box]:
    for left, right, stands, _top, _bottom in _stretches(words, saying):
        thick = words.size * _THICK
        top = stands + words.size * _UNDER - thick / 2
        yield Box(left, top, right - left, thick, words.colour, thick / 2)


def _frames(words: Words, word: Saying) -> Iterator[Box]:
    room = words.size * 0.08
    for left, right, _stands, top, bottom in _stretches(words, word):
        area = (left - room, top, right - left + 2 * room, bottom - top)
        yield Box(*area, "", words.size * _ROUND, words.colour, max(3.0, words.size * 0.06))


def _stretches(words: Words, saying: Saying) -> Iterator[tuple[float, float, float, float, float]]:
    """Return (left, right, where letters stand, top, bottom) on each line, in the page's units."""
    setting, scale = words.setting, words.scale
    for no in range(words.first, words.last):
        line = setting.lines[no]
        start, end = max(saying.start, line.start), min(saying.end, line.start + line.length)
        if end <= start:
            continue
        drawn = setting.layout.lineAt(no)
        # Qt tells where a letter stands, and which letter that was.
        told = (cast("tuple[float, int]", drawn.cursorToX(one)) for one in (start, end))
        left, right = sorted(x for x, _letter in told)
        # A space at which a line was broken hangs over its end.
        seen = drawn.naturalTextRect()
        left, right = max(left, seen.left()), min(right, seen.right())
        above = setting.lines[words.first].top
        stands, top = drawn.y() + drawn.ascent() - above, drawn.y() - above
        yield (
            words.x + left * scale,
            words.x + right * scale,
            words.y + stands * scale,
            words.y + top * scale,
            words.y + (top + drawn.height()) * scale,
        )
