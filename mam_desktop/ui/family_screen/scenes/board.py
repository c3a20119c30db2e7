"""The board: four columns side by side, no “can't”."""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from mam_desktop.meeting.family_view import BoardScene, SeenColumn, SeenIdea
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.family_screen.blocks import (
    NOTHING,
    Area,
    Beside,
    Block,
    Fitting,
    Part,
    Picture,
    Shorter,
    Stack,
    Text,
)
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.cards import AtLeast, Card, mark_of
from mam_desktop.ui.family_screen.days import day_month
from mam_desktop.ui.family_screen.flow import spread
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.scenes.bits import meaning_block, stack, title
from mam_desktop.ui.family_screen.scenes.columns import column_look
from mam_desktop.ui.family_screen.shown import first_alone, first_of, has_two_languages
from mam_desktop.ui.family_screen.stage import Sheet, Stage, side_by_side
from mam_desktop.ui.family_screen.typeset import Press
from mam_desktop.ui.family_screen.words import if_line

_CARD_GAP = 10
_PAD_DOWN = 14
"""The free edge over and under what stands in a column."""
_TIGHT_PAD, _LOW, _FEW = 14, 190, 9
"""The free edge of a small screen's columns; how high what stands on a card may be so that three
fit; and in columns of how many it is worth while to make them fit."""
_MARK, _ROOM_BESIDE = 64, 310
"""A picture's size, and the width from which there is room for words beside it."""
_NARROWEST = 280
"""A column's least width; the four of a small screen have a little more."""
_LEAST_FOR_CARDS = 320
"""With less room for cards than this a second language is left out of what stands over them."""
_LEAST_UNDER_CAPTIONS = 130
"""With less than this a column's heading stands without the words under it."""
TWO_DIGITS = 10


def board_sheets(scene: BoardScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return all four columns; a long one turns its own cards.

    Where four would be too narrow to read, two stand on a page.
    """
    count = len(scene.columns) or 1
    while count > 1 and _width_of_one(count, stage) < _NARROWEST:
        count = (count + 1) // 2
    return tuple(
        sheet
        for start in range(0, len(scene.columns), count)
        for sheet in _columns_sheets(scene, scene.columns[start : start + count], stage)
    )


def _columns_sheets(scene: BoardScene, shown: Sequence[SeenColumn], stage: Stage) -> list[Sheet]:
    """Return columns beside each other, on as many pages as the longest needs."""
    heading = _heading(scene)
    gap, pad = _spaces(stage)
    inner = _width_of_one(len(shown), stage) - 2 * pad
    heads = [_head(one, scene) for one in shown]
    head_high = max((one.height(stage.press, inner) for one in heads), default=0)
    room = stage.room(heading)
    cards_room = room - 2 * _PAD_DOWN - head_high - _CARD_GAP
    if cards_room < _LEAST_FOR_CARDS and has_two_languages():
        with first_alone():
            return _columns_sheets(scene, shown, stage)
    if cards_room < _LEAST_UNDER_CAPTIONS:
        heads = [_name_of(one) for one in shown]
        head_high = max((one.height(stage.press, inner) for one in heads), default=0)
        cards_room = room - 2 * _PAD_DOWN - head_high - _CARD_GAP
    columns = [
        spread(stage.press, _cards(one, pad), width=inner, height=cards_room, gap=_CARD_GAP)
        for one in shown
    ]
    names = [one.column for one in shown]
    tops = [AtLeast(one, head_high) for one in heads]
    paper = look().colours.family_paper
    return [
        Sheet(
            heading, _BoardPage(tuple(zip(names, tops, page, strict=True)), gap, pad, room), paper
        )
        for page in side_by_side(columns)
    ]


@dataclass(frozen=True, slots=True)
class _BoardPage:
    """Columns that are put beside each other when their page is drawn: most pages never are."""

    columns: tuple[tuple[str, Block, Stack], ...]
    gap: float
    pad: float
    room: float

    def height(self, press: Press, width: float) -> float:
        """Return how high the highest column is."""
        return self._beside().height(press, width)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the columns."""
        self._beside().draw(canvas, area)

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part the columns."""
        return self._beside().split(press, width, height)

    def _beside(self) -> Beside:
        parts = (Part(_column(*one, self.pad, self.room)) for one in self.columns)
        return Beside(tuple(parts), gap=self.gap, is_centred=False)


def _spaces(stage: Stage) -> tuple[float, float]:
    """Return the gap between columns and the free edge inside them."""
    return (24, 18) if stage.is_roomy else (18, 14)


def _width_of_one(count: int, stage: Stage) -> float:
    return (stage.inside - _spaces(stage)[0] * (count - 1)) / count


_NOW = {
    "present": N_("{name} is telling us what it is about. We listen."),
    "ask": N_("We ask, to understand."),
    "ideas": N_("We are finding ideas."),
    "choose": N_("We choose together. The family picks first."),
    "first_steps": N_("What do we begin with?"),
}
_QUIET = N_("Everybody writes for themselves. We look at all of it together.")
"""What is going on, without any clock."""


def _heading(scene: BoardScene) -> Block:
    """Return the title, and under it where a round is: calm words, no time, nobody's ideas."""
    heading = title(_("What CAN we do?"))
    if scene.round is None:
        return heading
    words = _QUIET if scene.round.is_quiet else _NOW.get(scene.round.stage, "")
    if not words:  # a stage that only a newer version knows
        return heading
    name = scene.round.presenter or _("Somebody")
    return Stack((heading, Text(_(words).format(name=name), look().soft)), 6)


def _head(column: SeenColumn, scene: BoardScene) -> Block:
    known = column_look(column.column)
    under = first_of(known.meaning)
    if column.column == "panel" and scene.panel_on is not None:
        under = first_of(day_month(scene.panel_on))
    return Stack((_name_of(column), Text(under, look().small.coloured(known.ink))), 4)


def _name_of(column: SeenColumn) -> Block:
    known = column_look(column.column)
    return Beside(
        (
            Part(Picture(known.shape, known.ink, 44), width=44),
            Part(Text(known.name, look().column.coloured(known.ink))),
        ),
        gap=14,
    )


def _column(column: str, head: Block, cards: Stack, pad: float, room: float) -> Block:
    inner = Stack((head, cards), _CARD_GAP)
    soft = column_look(column).soft
    return Card(inner, soft, pad=(pad, _PAD_DOWN), least=room, is_centred=False)


def _cards(column: SeenColumn, pad: float) -> list[Block]:
    known = column_look(column.column)
    ink = known.ink
    if not column.ideas:
        words = Text(_("Nothing here yet"), look().small.coloured(ink))
        return [Card(words, known.soft, ink, (14, 12), is_dashed=True)]
    is_alone = not has_two_languages()
    low = _LOW if len(column.ideas) <= _FEW else math.inf
    return [_IdeaCard(one, ink, pad, is_alone, low) for one in column.ideas]


@dataclass(frozen=True, slots=True)
class _IdeaCard:
    """A card that is made when it is drawn: with many on the board most stand on later pages."""

    idea: SeenIdea
    ink: str
    pad: float
    is_alone: bool
    """Whether it was measured with one language only."""
    low: float
    """So high at most is what stands on it without another arrangement being tried."""

    def height(self, press: Press, width: float) -> float:
        """Return its height, measured once for each picture it stays in."""
        return press.height_of((self, width), lambda: self._card().height(press, width))

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the card."""
        self._card().draw(canvas, area)

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part what stands on it."""
        return self._card().split(press, width, height)

    def _card(self) -> Card:
        with first_alone() if self.is_alone and has_two_languages() else nullcontext():
            return _idea(self.idea, self.ink, self.pad, self.low)


def _idea(idea: SeenIdea, ink: str, pad: float, low: float) -> Card:
    other = meaning_block(idea.meaning, look().soft) if idea.meaning else None
    said: Block = stack(
        Text(idea.words, look().board),
        Text(if_line(idea.if_words), look().soft.sized(32).coloured(ink))
        if idea.if_words
        else None,
        gap=4,
    )
    last = Text(_("from last time"), look().small.coloured(ink)) if idea.is_from_last_time else None
    is_roomy = pad > _TIGHT_PAD
    hearts = _hearts(idea, is_wide=is_roomy) if idea.hearts or idea.hearts_of_others else None
    mark = mark_of(idea.pictogram, _MARK)
    inner: Block = stack(said, other, last, hearts, gap=4)
    if mark is not None:
        beside = Beside((Part(stack(mark), width=_MARK), Part(said)), gap=12, is_centred=False)
        words = Fitting(beside, stack(_at_start(mark), said, gap=6), _ROOM_BESIDE)
        foot = Beside((Part(hearts or NOTHING), Part(mark, width=_MARK)), gap=8)
        usual = stack(words, other, last, hearts, gap=4)
        inner = Shorter(usual, stack(said, other, last, foot, gap=4), low)
    return Card(inner, look().colours.surface, pad=(18 if is_roomy else 14, 12))


def _at_start(mark: Block) -> Block:
    return Beside((Part(mark, width=_MARK), Part(NOTHING)))


def _hearts(idea: SeenIdea, *, is_wide: bool) -> Block:
    """Return the family's hearts, full and first, and those of others in outline, apart."""
    colours = look().colours
    parts: list[Part] = []
    if idea.hearts:
        spoken = ngettext(
            "{count} heart from the family", "{count} hearts from the family", idea.hearts
        ).format(count=idea.hearts)
        shown = first_of(_("{count} family").format(count=idea.hearts))
        parts.append(Part(_heart("heart-filled", colours.heart, shown, spoken)))
    if idea.hearts_of_others:
        others = idea.hearts_of_others
        spoken = ngettext("{count} heart from others", "{count} hearts from others", others).format(
            count=others
        )
        shown = first_of(ngettext("{count} other", "{count} others", others).format(count=others))
        parts.append(Part(_heart("heart", colours.family_ink_2, shown, spoken)))
    beside = Beside(tuple(parts), gap=14)
    if len(parts) == 1:
        return beside
    under = Stack(tuple(one.block for one in parts), 2)
    fits = is_wide and max(idea.hearts, idea.hearts_of_others) < TWO_DIGITS
    return Fitting(beside, under, _ROOM_BESIDE) if fits else under


def _heart(shape: str, colour: str, words: str, spoken: str) -> Block:
    number = Text(words, look().board.sized(30), spoken=spoken)
    return Beside((Part(Picture(shape, colour, 30), width=30), Part(number)), gap=8)
