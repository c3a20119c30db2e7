"""Small blocks that several scenes share."""

from collections.abc import Sequence
from typing import Protocol

from mam_desktop.ui.family_screen.blocks import (
    NOTHING,
    Beside,
    Block,
    Part,
    Picture,
    Stack,
    Text,
)
from mam_desktop.ui.family_screen.cards import AtLeast, Card
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import AS_USUAL, CENTRED, OWN_SIDE, Manner
from mam_desktop.ui.family_screen.words import whose_meaning


def title(words: str) -> Text:
    """Return the heading of a scene."""
    return Text(words, look().title)


def stack(*blocks: Block | None, gap: float = 8, is_centred: bool = False) -> Stack:
    """Return what there is, under each other."""
    there = tuple(one for one in blocks if one is not None)
    return Stack(there, gap, is_centred)


def maybe(words: str, style: TextStyle, *, manner: Manner = AS_USUAL) -> Text | None:
    """Return a paragraph, or nothing when there are no words."""
    return Text(words, style, manner) if words else None


def labelled(icon: str, block: Block, colour: str, *, size: float = 34) -> Block:
    """Return a small icon with a block beside it."""
    picture = Picture(icon, colour, size)
    return Beside((Part(picture, width=size), Part(block)), gap=14, is_centred=True)


def white_card(inner: Block, *, least: float = 0) -> Card:
    """Return the usual card."""
    colours = look().colours
    return Card(inner, colours.surface, colours.line, least=least)


class Other(Protocol):
    """The same in another language, as a view carries it."""

    @property
    def language(self) -> str:
        """Return the language's code."""
        ...

    @property
    def words(self) -> str:
        """Return the words."""
        ...

    @property
    def by(self) -> str:
        """Return who gave them."""
        ...


def meaning_block(other: Other, style: TextStyle) -> Block:
    """Return the same in another language, under a line that says which and by whom."""
    caption = whose_meaning(language=other.language, by=other.by)
    return Stack(
        (
            Text(caption, look().small, Manner(like=other.words)),
            Text(other.words, style, OWN_SIDE),
        ),
        2,
    )


def nothing_yet(
    stage: Stage,
    heading: Block,
    *,
    icon: str,
    words: str,
    more: str = "",
    paper: str = "",
    has_title: bool = True,
) -> tuple[Sheet, ...]:
    """Return a calm page for a step that has nothing to show yet."""
    told = (
        Text(words, look().title.sized(60), CENTRED),
        maybe(more, look().text.coloured(look().colours.family_ink_2), manner=CENTRED),
    )
    room = stage.room(heading, has_title=has_title)
    inner = stack(_emblem(icon), *told, gap=30, is_centred=True)
    if inner.height(stage.press, stage.inside) > room:
        inner = stack(*told, gap=20, is_centred=True)
    ground = paper or look().colours.family_paper
    return (Sheet(heading, AtLeast(inner, room), ground, has_title),)


def _emblem(icon: str) -> Picture:
    colours = look().colours
    return Picture(icon, colours.primary, 96, colours.primary_soft, 190, is_round=True)


def section(words: str) -> Text:
    """Return a heading inside a scene."""
    style = look().column.sized(46)
    return Text(words, TextStyle(style.size, Weight.BOLD, style.colour, 1.2))


def under_section(words: str, cards: Sequence[Block]) -> list[Block]:
    """Return cards, the first of them held together with a heading over it."""
    if not cards:
        return []
    return [Stack((section(words), cards[0]), 18), *cards[1:]]


def in_rows(cards: Sequence[Block], count: int, *, gap: float = 24) -> list[Block]:
    """Return cards in rows of so many; those of a row are as high as each other."""
    rows: list[Block] = []
    for start in range(0, len(cards), count):
        row = [Part(one) for one in cards[start : start + count]]
        row += [Part(NOTHING)] * (count - len(row))
        rows.append(Beside(tuple(row), gap=gap, is_centred=False))
    return rows
