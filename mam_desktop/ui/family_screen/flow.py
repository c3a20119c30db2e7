"""Spreads blocks over pages: whole where they fit, parted only when a page is too small for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mam_desktop.ui.family_screen.blocks import Block, Stack
from mam_desktop.ui.family_screen.typeset import Press


@dataclass(slots=True)
class _Pages:
    press: Press
    width: float
    height: float
    gap: float
    done: list[Stack] = field(default_factory=list)
    now: list[Block] = field(default_factory=list)
    used: float = 0

    def room(self) -> float:
        return self.height - self.used - (self.gap if self.now else 0)

    def put(self, block: Block, high: float) -> None:
        self.used += high + (self.gap if self.now else 0)
        self.now.append(block)

    def turn(self) -> None:
        if self.now:
            self.done.append(Stack(tuple(self.now), self.gap))
        self.now, self.used = [], 0


def spread(
    press: Press, blocks: Sequence[Block], *, width: float, height: float, gap: float
) -> list[Stack]:
    """Return one stack a page, at least one; nothing is made smaller and nothing is left out."""
    pages = _Pages(press, width, height, gap)
    for block in blocks:
        _place(pages, block)
    pages.turn()
    return pages.done or [Stack(())]


def _place(pages: _Pages, block: Block) -> None:
    rest: Block | None = block
    while rest is not None:
        high = rest.height(pages.press, pages.width)
        if high <= pages.room():
            pages.put(rest, high)
            return
        if pages.now:
            pages.turn()
            continue
        pair = rest.split(pages.press, pages.width, pages.height)
        if pair is None:
            pages.put(rest, high)
            return
        pages.put(pair[0], pair[0].height(pages.press, pages.width))
        pages.turn()
        rest = pair[1]
