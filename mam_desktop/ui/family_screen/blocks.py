"""Blocks that a scene is built from: each knows its height, draws itself and may be split."""

from dataclasses import dataclass, replace
from typing import Protocol

from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import TextStyle
from mam_desktop.ui.family_screen.typeset import AS_USUAL, Manner, Press, Setting

_KEPT = 130
"""A row or a paragraph no higher than this goes to the next page whole: no line stands alone."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block is drawn."""

    x: float
    y: float
    width: float
    height: float


class Block(Protocol):
    """Something that stands on a page."""

    def height(self, press: Press, width: float) -> float:
        """Return how high it is at a width."""
        ...

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it; an area higher than the block is the block's to use."""
        ...

    def split(self, press: Press, width: float, height: float) -> "tuple[Block, Block] | None":
        """Return what fits into `height`, and the rest; None when nothing can be parted."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or some of its lines."""

    text: str
    style: TextStyle
    manner: Manner = AS_USUAL
    spoken: str = ""
    first: int = 0
    last: int | None = None

    def _set(self, press: Press, width: float) -> tuple[Setting, int, int]:
        setting = press.set(self.text, self.style, width, self.manner)
        return setting, self.first, len(setting.lines) if self.last is None else self.last

    def height(self, press: Press, width: float) -> float:
        """Return the height of its lines."""
        setting, first, last = self._set(press, width)
        return setting.height_of(first, last)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw its lines at the top of the area."""
        setting, first, last = self._set(canvas.press, area.width)
        canvas.words(
            area.x,
            area.y,
            area.width,
            setting,
            self.style,
            lines=(first, last),
            spoken=self.spoken,
        )

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part it between two lines."""
        setting, first, last = self._set(press, width)
        cut = first
        while cut < last and setting.height_of(first, cut + 1) <= height:
            cut += 1
        if cut in (first, last):
            return None
        return replace(self, last=cut), replace(self, first=cut, last=last)


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon, on a soft round tile when it has one."""

    name: str
    colour: str
    size: float
    tile: str = ""
    tile_size: float = 0
    is_round: bool = False

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return max(self.size, self.tile_size)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it in the middle of the area."""
        side = max(self.size, self.tile_size)
        x, y = area.x + (area.width - side) / 2, area.y + (area.height - side) / 2
        if self.tile:
            radius = side / 2 if self.is_round else 22
            canvas.box((x, y, side, side), self.tile, radius=radius)
        inset = (side - self.size) / 2
        canvas.icon(x + inset, y + inset, self.size, self.name, self.colour)

    def split(self, press: Press, width: float, height: float) -> None:
        """Pictures stay whole."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other."""

    blocks: tuple[Block, ...]
    gap: float = 0
    is_centred: bool = False
    """Whether it stands in the middle of a higher area."""

    def height(self, press: Press, width: float) -> float:
        """Return the height of all of them and of the gaps between."""
        own = sum(one.height(press, width) for one in self.blocks)
        return own + self.gap * max(0, len(self.blocks) - 1)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw them from the top."""
        y = area.y
        if self.is_centred:
            y += max(0.0, area.height - self.height(canvas.press, area.width)) / 2
        for one in self.blocks:
            height = one.height(canvas.press, area.width)
            one.draw(canvas, Area(area.x, y, area.width, height))
            y += height + self.gap

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part it between two blocks, or inside the one that stands in the way."""
        used = 0.0
        for number, one in enumerate(self.blocks):
            high = one.height(press, width)
            if used + high > height:
                return self._parted(press, width, number, height - used)
            used += high + self.gap
        return None

    def _parted(
        self, press: Press, width: float, number: int, room: float
    ) -> tuple[Block, Block] | None:
        before, after = self.blocks[:number], self.blocks[number + 1 :]
        one = self.blocks[number]
        is_kept = bool(before) and one.height(press, width) <= _KEPT
        inner = None if is_kept else one.split(press, width, room)
        if inner is not None:
            return (
                replace(self, blocks=(*before, inner[0])),
                replace(self, blocks=(inner[1], *after)),
            )
        if not before:
            return None
        return replace(self, blocks=before), replace(self, blocks=self.blocks[number:])


@dataclass(frozen=True, slots=True)
class Part:
    """One column: a fixed width, or a share of what is left."""

    block: Block
    share: float = 1
    width: float = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks next to each other."""

    parts: tuple[Part, ...]
    gap: float = 36
    is_centred: bool = True
    """Whether lower ones stand in the middle; else all are as high as the highest."""

    def _widths(self, width: float) -> list[float]:
        left = width - self.gap * (len(self.parts) - 1)
        left -= sum(one.width for one in self.parts)
        shares = sum(one.share for one in self.parts if not one.width) or 1
        return [one.width or left * one.share / shares for one in self.parts]

    def height(self, press: Press, width: float) -> float:
        """Return the height of the highest."""
        pairs = zip(self.parts, self._widths(width), strict=True)
        return max(part.block.height(press, wide) for part, wide in pairs)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw them from where reading starts."""
        x = area.x
        for part, wide in zip(self.parts, self._widths(area.width), strict=True):
            high = part.block.height(canvas.press, wide) if self.is_centred else area.height
            y = area.y + (area.height - high) / 2
            part.block.draw(canvas, Area(x, y, wide, high))
            x += wide + self.gap

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part those that are too high; the others stay on the first page."""
        firsts: list[Part] = []
        rests: list[Part] = []
        for part, wide in zip(self.parts, self._widths(width), strict=True):
            if part.block.height(press, wide) <= height:
                first, rest = part.block, NOTHING
            elif (pair := part.block.split(press, wide, height)) is not None:
                first, rest = pair
            else:
                return None
            firsts.append(replace(part, block=first))
            rests.append(replace(part, block=rest))
        if all(one.block is NOTHING for one in rests):
            return None
        return replace(self, parts=tuple(firsts)), replace(self, parts=tuple(rests))


@dataclass(frozen=True, slots=True)
class Fitting:
    """The same said in two ways: one for where there is room, one for where there is little."""

    wide: Block
    narrow: Block
    least: float
    """The width from which there is room."""

    def _one(self, width: float) -> Block:
        return self.wide if width >= self.least else self.narrow

    def height(self, press: Press, width: float) -> float:
        """Return the height of the one that fits."""
        return self._one(width).height(press, width)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the one that fits."""
        self._one(area.width).draw(canvas, area)

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part the one that fits."""
        return self._one(width).split(press, width, height)


@dataclass(frozen=True, slots=True)
class Shorter:
    """The same arranged in two ways: the usual one, or the other where that takes less height."""

    usual: Block
    other: Block
    enough: float
    """The usual way is good where it is no higher than this; the other is not even measured."""

    def _one(self, press: Press, width: float) -> Block:
        high = self.usual.height(press, width)
        return self.usual if high <= self.height(press, width) else self.other

    def height(self, press: Press, width: float) -> float:
        """Return the height of the shorter one."""
        high = self.usual.height(press, width)
        return high if high <= self.enough else min(high, self.other.height(press, width))

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the shorter one."""
        self._one(canvas.press, area.width).draw(canvas, area)

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part the shorter one."""
        return self._one(press, width).split(press, width, height)


NOTHING: Block = Stack(())
"""A block that takes no room."""
