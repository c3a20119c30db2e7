"""The statement that is read out at the beginning, to read along: one line, one thought."""

from collections.abc import Sequence
from dataclasses import replace

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Picture, Stack, Text
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.scenes.bits import title
from mam_desktop.ui.family_screen.scripts import is_rtl_text
from mam_desktop.ui.family_screen.stage import Column, Sheet, Stage
from mam_desktop.ui.family_screen.typeset import OWN_SIDE

_DOT, _GAP = 18, 22
_SIZES = (56, 48, 40)
"""The largest that lets all lines stand on one page; pages do not follow the reader's voice."""
_FEW = 4
"""So many lines stand under each other, also where there is room for two columns."""


def statement_sheets(lines: Sequence[str], stage: Stage) -> tuple[Sheet, ...]:
    """Return the lines, in two columns where there is room; they stay until it was read."""
    sheets: tuple[Sheet, ...] = ()
    for size in _SIZES:
        sheets = _set([_line(one, size, stage) for one in lines], stage)
        if len(sheets) == 1:
            break
    return tuple(replace(one, stays=True) for one in sheets)


def _set(blocks: Sequence[Block], stage: Stage) -> tuple[Sheet, ...]:
    heading = title(_("Before we start"))
    if not stage.is_roomy or len(blocks) <= _FEW:
        return stage.flow(heading, blocks, gap=_GAP)
    half = _half(blocks, stage)
    left, right = (Column(tuple(one), gap=_GAP) for one in (blocks[:half], blocks[half:]))
    return stage.two_flows(heading, left, right, share=0.5)


def _half(blocks: Sequence[Block], stage: Stage) -> int:
    """Return how many of the blocks make the first of two columns that are about as high."""
    highs = [one.height(stage.press, stage.inside / 2 - _GAP) + _GAP for one in blocks]
    whole = sum(highs)
    return min(range(1, len(blocks)), key=lambda no: max(sum(highs[:no]), whole - sum(highs[:no])))


def _line(words: str, size: int, stage: Stage) -> Block:
    style = look().text.sized(size)
    # The dot stands beside the first line, however many there are.
    dot = Picture("circle-filled", look().colours.primary, _DOT, tile_size=size * style.leading)
    parts = [Part(Stack((dot,)), width=_DOT), Part(Text(words, style, OWN_SIDE))]
    # Where the statement has no checked translation, its lines begin at the other side.
    if is_rtl_text(words) not in (None, stage.press.mirrored):
        parts.reverse()
    return Beside(tuple(parts), gap=22, is_centred=False)
