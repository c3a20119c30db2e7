"""What a scene has to work with: the room there is, the day, the press; and what it hands back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Stack, Text
from mam_desktop.ui.family_screen.flow import spread
from mam_desktop.ui.family_screen.look import NARROW, ROOMY, TextStyle, look
from mam_desktop.ui.family_screen.seen_image import SeenImage
from mam_desktop.ui.family_screen.typeset import AT_END, Press

TOP, FOOT, UNDER_HEADING = 56, 116, 26
TITLE_SHARE = 0.34
TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a scene, before its frame is put round it."""

    heading: Block
    body: Block
    paper: str
    has_title: bool = True
    """Whether the meeting's title stands in the corner; not when it is the heading itself."""
    stays: bool = False
    """Whether pages turn only among those that stay, until they are gone: for reading along."""
    is_photo: bool = False
    """Whether it is made to be photographed: several of them count as photos."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of two columns, with its own heading on each page."""

    blocks: tuple[Block, ...]
    heading: Block | None = None
    gap: float = 20

    def held(self) -> tuple[Block, ...]:
        """Return its blocks for a single column, the first held together with the heading."""
        if self.heading is None or not self.blocks:
            return self.blocks
        return (Stack((self.heading, self.blocks[0]), self.gap), *self.blocks[1:])

    def pages(self, press: Press, width: float, height: float) -> list[Stack]:
        """Return what stands in the column on each page."""
        head = (self.heading,) if self.heading is not None else ()
        taken = sum(one.height(press, width) + self.gap for one in head)
        room = height - taken
        stacks = spread(press, self.blocks, width=width, height=room, gap=self.gap)
        return [Stack((*head, *one.blocks), self.gap) for one in stacks]


@dataclass(frozen=True, slots=True)
class Stage:
    """The size of the picture, in lines of a 1080-line screen, and what every scene needs."""

    press: Press
    width: float
    height: float
    today: date
    title: str
    images: Mapping[str, SeenImage] = field(default_factory=dict)
    """Hash -> the drawing or photo, of those that have been handed over."""
    zoom: float = 1.0
    """How many times larger than usual the body is; it has as much less room, in its own units."""

    @property
    def is_roomy(self) -> bool:
        """Say whether the screen is wide for what stands on it."""
        return self.width / self.zoom >= ROOMY

    @property
    def is_narrow(self) -> bool:
        """Say whether two columns would be too narrow to read."""
        return self.inside < NARROW

    @property
    def margin(self) -> float:
        """Return the free space left and right."""
        return 86 if self.width >= ROOMY else 56

    @property
    def across(self) -> float:
        """Return the page's width between the margins: the heading's."""
        return self.width - 2 * self.margin

    @property
    def inside(self) -> float:
        """Return the body's width, in its own units."""
        return self.across / self.zoom

    def title_block(self) -> Text:
        """Return the meeting's title for the corner, never more than two lines of it."""
        style = look().soft.sized(36)
        most = self.across * TITLE_SHARE
        return Text(self.press.elided(self.title, style, most, TITLE_LINES), style, AT_END)

    def head(self, words: str, style: TextStyle, *, share: float = 1 - TITLE_SHARE) -> Text:
        """Return words for a heading, never more than two lines of them: names can be endless."""
        return Text(self.press.elided(words, style, self.across * share, TITLE_LINES), style)

    def title_width(self) -> float:
        """Return how wide the title in the corner is."""
        block = self.title_block()
        natural = self.press.natural_width(block.text, block.style)
        return min(natural, self.across * TITLE_SHARE) if block.text else 0

    def heading_width(self, *, has_title: bool) -> float:
        """Return the width a heading has beside the title."""
        taken = self.title_width() if has_title else 0
        return self.across - taken - (48 if taken else 0)

    def body_top(self, heading: Block, *, has_title: bool = True) -> float:
        """Return where the body starts under this heading."""
        width = self.heading_width(has_title=has_title)
        high = heading.height(self.press, width)
        if has_title and self.title:
            high = max(high, self.title_block().height(self.press, self.title_width()))
        return TOP + high + UNDER_HEADING

    def room(self, heading: Block, *, has_title: bool = True) -> float:
        """Return the height of the body under this heading, in its own units."""
        left = self.height - FOOT - self.body_top(heading, has_title=has_title)
        return max(200, left) / self.zoom

    def flow(
        self,
        heading: Block,
        blocks: Sequence[Block],
        *,
        paper: str = "",
        gap: float = 24,
        has_title: bool = True,
    ) -> tuple[Sheet, ...]:
        """Return sheets with the blocks under each other."""
        room = self.room(heading, has_title=has_title)
        stacks = spread(self.press, blocks, width=self.inside, height=room, gap=gap)
        ground = paper or look().colours.family_paper
        return tuple(Sheet(heading, one, ground, has_title) for one in stacks)

    def two_flows(
        self, heading: Block, left: Column, right: Column, *, share: float
    ) -> tuple[Sheet, ...]:
        """Return sheets with two columns, the first of them `share` of the width.

        Each column turns its own pages; one that has no more stays as it is. Where there is no
        room for two, the second follows the first.
        """
        if self.is_narrow:
            return self.flow(heading, (*left.held(), *right.held()), gap=left.gap)
        gap = 56 if self.is_roomy else 36
        wide = (self.inside - gap) * share
        room = self.room(heading)
        lefts = left.pages(self.press, wide, room)
        rights = right.pages(self.press, self.inside - gap - wide, room)
        return tuple(
            Sheet(
                heading,
                Beside((Part(one, width=wide), Part(other)), gap=gap, is_centred=False),
                look().colours.family_paper,
            )
            for one, other in side_by_side([lefts, rights])
        )


def side_by_side(columns: Sequence[Sequence[Stack]]) -> list[tuple[Stack, ...]]:
    """Return what stands beside each other on each page; short columns keep their last part."""
    count = max(len(one) for one in columns)
    return [tuple(one[min(page, len(one) - 1)] for one in columns) for page in range(count)]
