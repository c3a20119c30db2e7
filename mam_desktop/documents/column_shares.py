"""Shares a table's width among its columns, so that no word is cut where there is room for it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from mam_desktop.documents.look import TABLE_HEADING, TEXT_STYLES, TEXT_WIDTH, Style
from mam_desktop.documents.typeset import Setter
from mam_desktop.meeting.content import Table, plain

_LONGEST = 24
"""Letters; a longer word is cut, for it would take the room of the other columns."""
_WIDEST = 0.45
"""The most of a table's room that one column takes for its longest word."""
_SPARE = 1.07
"""Word's letters are a little wider than ours."""
CELL_FRAME = 13.0
"""What a cell needs beside its words."""


def column_shares(table: Table, setter: Setter) -> list[float]:
    """Return each column's share: as the table has it, unless a word would be cut in two."""
    room = TEXT_WIDTH - CELL_FRAME * len(table.columns)
    shares = [max(column.share, 0.01) for column in table.columns]
    whole = sum(shares)
    asked = [room * share / whole for share in shares]
    needed = [min(_widest(table, at, setter), room * _WIDEST) for at in range(len(shares))]
    if all(need <= has for need, has in zip(needed, asked, strict=True)):
        return shares
    return _settled(asked, needed, room)


def _settled(asked: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Give the columns that lack room what they need; the others share what is left."""
    short: set[int] = set()
    widths = list(asked)
    while True:
        found = {at for at in range(len(widths)) if at not in short and widths[at] < needed[at]}
        if not found or len(short) + len(found) == len(widths):
            return widths
        short |= found
        left = room - sum(needed[at] for at in short)
        others = sum(asked[at] for at in range(len(asked)) if at not in short)
        if left <= 0:
            return list(asked)
        widths = [
            needed[at] if at in short else asked[at] * left / others for at in range(len(asked))
        ]


def _widest(table: Table, at: int, setter: Setter) -> float:
    """Return the room that the longest word in a column takes; only few words are measured."""
    longest: dict[Style, str] = {}
    heading = ((word, TABLE_HEADING) for word in _words(plain(table.columns[at].heading)))
    cells = (
        (word, TEXT_STYLES[paragraph.style])
        for row in table.rows
        for paragraph in row[at]
        for word in _words(plain(paragraph.text))
    )
    for word, style in chain(heading, cells):
        if len(word) > len(longest.get(style, "")):
            longest[style] = word
    return max(
        (setter.lines(word, style, 10_000)[0].width * _SPARE for style, word in longest.items()),
        default=0.0,
    )


def _words(text: str) -> Iterator[str]:
    return (word for word in text.split() if len(word) <= _LONGEST)
