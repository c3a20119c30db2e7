"""Moves lines of tall letters together until their ink would touch: Urdu hangs from line to line.

A line of it needs room for its highest and its deepest letter, which rarely stand in one place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from mam_desktop.documents import fonts
from mam_desktop.documents.strips import Mark, Photo, Strip, Words

_APART = 1.5
"""Points of paper between the ink of two lines."""
_LEAST = 1.55
"""Baselines stand no closer, times the size of the letters."""
_PARTS = 5.0
"""Points of room that tell one part of the page from the next: those stay."""
_STEP = 1.5
"""Points: how finely it is looked where ink is."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How far ink reaches above and below a line's baseline, in each step across the page."""

    ups: dict[int, float]
    downs: dict[int, float]
    size: float

    def touches(self, above: "Ink") -> float:
        """Return how far below the one above its baseline is where their ink touches."""
        both = self.ups.keys() & above.downs.keys()
        return max((self.ups[at] + above.downs[at] for at in both), default=0.0)


def settled(strips: Sequence[Strip]) -> list[Strip]:
    """Return strips in which lines stand as close as their ink allows."""
    made: list[Strip] = []
    above: Ink | None = None
    since = parts = 0.0
    for strip in strips:
        words = [one for one in strip.marks if isinstance(one, Words)]
        if len(words) == 1:
            ink = ink_of(words[0])
            if above is not None:
                apart = since + words[0].baseline
                touch = ink.touches(above) + _APART
                least = max(touch, _LEAST * ink.size) + parts
                by = min(apart - least, words[0].baseline - ink.size)
                strip = _raised(strip, max(by, 0.0) if apart > touch else apart - touch)  # noqa: PLW2901
            above, since, parts = ink, -_baseline(strip), 0.0
        since += strip.height
        parts += strip.height if strip.is_gap and strip.height >= _PARTS else 0.0
        made.append(strip)
    return made


def _baseline(strip: Strip) -> float:
    return next(one.baseline for one in strip.marks if isinstance(one, Words))


def _raised(strip: Strip, by: float) -> Strip:
    """Return a strip less tall, its words so much higher up; a picture beside them keeps whole.

    With less than nothing it is taller: its letters reach higher than most.
    """
    pictures = [one.height for one in strip.marks if isinstance(one, Photo)]
    by = min(by, strip.height - max(pictures, default=0.0))
    marks = tuple(_moved(one, by, strip.height - by) for one in strip.marks)
    return replace(strip, height=strip.height - by, marks=marks)


def _moved(mark: Mark, by: float, height: float) -> Mark:
    match mark:
        case Words():
            return replace(mark, baseline=mark.baseline - by)
        case Photo():
            return replace(mark, y=max(0.0, (height - mark.height) / 2))
        case _:
            return mark


def ink_of(words: Words) -> Ink:
    """Return where the ink of a line of words is."""
    ups: dict[int, float] = {}
    downs: dict[int, float] = {}
    for left, right, up, down in _boxes(words):
        for at in range(int(left // _STEP), int(right // _STEP) + 1):
            ups[at] = max(up, ups.get(at, up))
            downs[at] = max(down, downs.get(at, down))
    size = max((one.size for one in words.line.stretches), default=0.0)
    return Ink(ups, downs, size)


def _boxes(words: Words) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, right, and the reach above and below the baseline, of each piece of ink."""
    stretches = words.line.stretches
    lefts = accumulate((one.width for one in stretches), initial=words.x)
    for left, one in zip(lefts, stretches, strict=False):
        if one.glyphs is None:
            yield left, left + one.width, one.size * 0.8, one.size * 0.25
            continue
        font = fonts.font(one.font)
        for glyph in one.glyphs:
            ink = font.ink(glyph.char)
            if ink is not None:
                start, end, up, down = (side * one.size for side in ink)
                x = left + glyph.x
                yield x + start, x + end, up + glyph.y, down - glyph.y
