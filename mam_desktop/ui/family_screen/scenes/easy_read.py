"""Easy read: one sentence and one picture at a time, of whatever the scene is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mam_desktop.meeting.easy_read import EasyItem, easy_items
from mam_desktop.meeting.family_view import (
    Body,
    NextStepsScene,
    ReadBackScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.ui.family_screen.blocks import NOTHING, Area, Block, Picture, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.cards import AtLeast, mark_of
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import labelled, stack
from mam_desktop.ui.family_screen.scenes.easy_words import Kind, beside, kind_of, shown_words
from mam_desktop.ui.family_screen.scenes.keepsakes import picture_sheets, recording_card
from mam_desktop.ui.family_screen.scenes.next_steps import next_steps_sheets
from mam_desktop.ui.family_screen.scenes.read_back import read_back_sheets
from mam_desktop.ui.family_screen.scenes.scale import scale_card
from mam_desktop.ui.family_screen.scenes.welcome import welcome_sheets
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import CENTRED, Align, Manner, Press
from mam_desktop.ui.family_screen.words import whose_meaning

_SIZES = (104, 88, 74, 64)
"""The largest that lets the sentence stand on one page; the last one turns pages instead."""
_PICTURES = (340, 260, 180, 130)
_GAP, _UNDER = 36, 44
_DOT, _PITCH, _MOST_DOTS = 16, 34, 20
_DOTS_HIGH = 64
_EASILY_FITS = 220
"""A sentence with no more letters than this always fits; it is measured when it is drawn."""
_BALANCED = Manner(Align.CENTRE, is_balanced=True)


@dataclass(frozen=True, slots=True)
class _OneSentence:
    """A sentence in large words under its picture, in the middle of the page."""

    item: EasyItem
    kind: Kind
    lines: tuple[str, ...]
    room: float
    dots: tuple[int, int] = field(default=(1, 1), compare=False)
    """(which, of how many); a sentence that is as it was is no news when another one comes."""

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return the height of the page."""
        return self.room

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it as large as it can be, and under it which sentence of how many it is."""
        room = self.room - _DOTS_HIGH
        block = self.largest(canvas.press, area.width)
        high = block.height(canvas.press, area.width)
        y = area.y + max(0.0, room - high) / 2
        block.draw(canvas, Area(area.x, y, area.width, high))
        self._draw_dots(canvas, area)

    def largest(self, press: Press, width: float) -> Block:
        """Return it with the largest words that leave room for a picture."""
        made: Block = NOTHING
        for picture in _PICTURES:
            for size in _SIZES:
                made = self._set(size, picture)
                if made.height(press, width) <= self.room - _DOTS_HIGH:
                    return made
        return made

    def fits(self, press: Press, width: float) -> bool:
        """Say whether it stands on one page at all."""
        return self.largest(press, width).height(press, width) <= self.room - _DOTS_HIGH

    def _set(self, size: int, picture: float) -> Block:
        under = [Text(one, look().text.sized(_UNDER), CENTRED) for one in self.lines]
        return stack(
            self.mark(picture),
            Text(shown_words(self.item), look().quote.sized(size), _BALANCED),
            self._meaning(max(52, round(size * 0.6))),
            stack(*under, gap=4) if under else None,
            gap=_GAP,
        )

    def _meaning(self, size: int) -> Block | None:
        """Return the same in another language, under a line that says which and by whom."""
        meaning = self.item.meaning
        if meaning is None:
            return None
        caption = whose_meaning(language=meaning.language, by=meaning.by)
        words = Text(meaning.words, look().quote.sized(size), _BALANCED)
        return stack(Text(caption, look().small, CENTRED), words, gap=2)

    def mark(self, size: float) -> Block:
        """Return the picture; where the words have none, the shape of what they are part of."""
        colours = look().colours
        soft = colours.surface if self.kind.is_voice else colours.primary_soft
        drawn = mark_of(self.item.pictogram, size)
        shape = Picture(self.kind.icon, self.kind.ink, size * 0.5, soft, size, is_round=True)
        return drawn or shape

    def _draw_dots(self, canvas: Canvas, area: Area) -> None:
        which, count = self.dots
        if not 1 < count <= _MOST_DOTS:
            return
        colours = look().colours
        x = area.x + (area.width - (count - 1) * _PITCH - _DOT) / 2
        y = area.y + self.room - _DOT - 8
        for no in range(1, count + 1):
            left = x + (no - 1) * _PITCH
            if no == which:
                canvas.circle(left - 4, y - 4, _DOT + 8, colours.primary)
            else:
                canvas.box((left, y, _DOT, _DOT), radius=_DOT / 2, edge=colours.family_ink_2)

    def split(self, press: Press, width: float, height: float) -> None:
        """One sentence stands whole; one that cannot is set otherwise."""


def easy_sheets(body: Body, stage: Stage) -> tuple[Sheet, ...]:
    """Return a page a sentence; what is no sentence stands as it always does, one at a time.

    None at all where the scene says nothing that could be parted: then it stands as usual.
    """
    items, heads = easy_items(body), _Heads(stage)
    sentences = tuple(
        sheet
        for no, item in enumerate(items, start=1)
        for sheet in _sentence(item, (no, len(items)), heads)
    )
    return (*_before(body, stage), *sentences, *_after(body, stage))


class _Heads:
    """The headings of a scene, each set and measured once however many sentences it has."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._known: dict[Kind, tuple[Block, float]] = {}

    def of(self, kind: Kind) -> tuple[Block, float]:
        """Return a heading, and the height that is left under it."""
        found = self._known.get(kind)
        if found is None:
            heading = _heading(kind, self.stage)
            found = self._known[kind] = heading, self.stage.room(heading)
        return found


def _sentence(item: EasyItem, dots: tuple[int, int], heads: _Heads) -> tuple[Sheet, ...]:
    kind, stage = kind_of(item), heads.stage
    heading, room = heads.of(kind)
    paper = look().colours.family_voice_paper if kind.is_voice else look().colours.family_paper
    is_read_out = item.part == "statement"
    one = _OneSentence(item, kind, beside(item, stage.today), room, dots)
    is_short = len(item.words) <= _EASILY_FITS and item.meaning is None
    if is_short or one.fits(stage.press, stage.inside):
        return (Sheet(heading, one, paper, stays=is_read_out),)
    blocks = [one.largest(stage.press, stage.inside)]
    sheets = stage.flow(heading, blocks, paper=paper)
    return tuple(replace(sheet, stays=is_read_out) for sheet in sheets)


def _heading(kind: Kind, stage: Stage) -> Block:
    words = stage.head(kind.words, TextStyle(46, Weight.BOLD, kind.ink, 1.2), share=0.55)
    return labelled(kind.icon, words, kind.ink, size=52)


def _before(body: Body, stage: Stage) -> tuple[Sheet, ...]:
    """Return who is here, before any words."""
    if isinstance(body, WelcomeScene) and not body.statement:
        return welcome_sheets(replace(body, last_words=None), stage)
    return ()


def _after(body: Body, stage: Stage) -> tuple[Sheet, ...]:
    """Return what is no sentence: pictures, recordings, numbers, the next meeting, who signed."""
    match body:
        case VoiceScene():
            cards = [recording_card(one) for one in body.recordings]
            cards += [scale_card(one) for one in body.scales]
            pictures = [sheet for one in body.pictures for sheet in picture_sheets(one, stage)]
            return (*pictures, *_one_by_one(cards, stage))
        case NextStepsScene() if body.next is not None:
            return next_steps_sheets(NextStepsScene((), body.next), stage)
        case ReadBackScene() if body.signatures and not body.reading:
            return read_back_sheets(ReadBackScene((), (), body.signatures), stage)
        case _:
            return ()


def _one_by_one(cards: Sequence[Block], stage: Stage) -> tuple[Sheet, ...]:
    paper = look().colours.family_voice_paper
    return tuple(
        Sheet(NOTHING, AtLeast(stack(one, is_centred=True), stage.room(NOTHING)), paper)
        for one in cards
    )
