"""Where everything stands in a person's row, for painting, measuring and pressing alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.welcome_person_rows import PersonRow, state_words
from mam_desktop.ui.theme.theme import STRONG, Theme
from mam_desktop.ui.widgets.chip import ChipLook, chip_size

WIDE_PX = 600
"""At 100 per cent text the states stand beside the words from here on, else below them."""
BUTTON_PX, BUTTON_GAP_PX = 28, 4
ROW_EDGE_PX = 6
"""The room over and under what stands in a row, at any size of text."""
MOST_LINES = 2
"""So many lines take a role and a service that are too long for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLayout:
    """Rectangles inside the item's own rectangle; empty ones are not there."""

    card: QRect
    avatar: QRect
    name: QRect
    own_words: QRect
    about: QRect
    marks: tuple[QRect, ...]
    """One for each of the row's marks, then one where two people changed it."""
    states: Mapping[str, QRect]
    menu: QRect
    height: int

    def state_at(self, at: QPoint) -> str:
        """Return the state whose button is there, or nothing."""
        return next((one for one, box in self.states.items() if box.contains(at)), "")


def marks_of(row: PersonRow) -> tuple[tuple[str, ChipLook], ...]:
    """Return the marks of a row as chips."""
    torn = [(_("Two people changed this"), ChipLook("attention", "git-merge"))] if row.torn else []
    return (*((words, ChipLook("plain", icon)) for words, icon in row.marks), *torn)


class RowMeasure:
    """Measures rows in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.name_font: QFont = theme.font("body", STRONG)
        self.own_font: QFont = theme.font("small")
        self.about_font: QFont = theme.font("small")
        self.state_font: QFont = theme.font_px(13, STRONG)
        self.words = state_words()

    def size(self, row: PersonRow, width: int) -> QSize:
        """Return the size of a row's item."""
        return QSize(width, self.layout(row, QRect(0, 0, width, 0)).height)

    def layout(self, row: PersonRow, item: QRect, *, mirrored: bool = False) -> RowLayout:
        """Return where everything stands; `mirrored` where the language runs from the right."""
        gap, px = self.theme.gap, self.theme.px
        edge, inset, side = 2, gap(9), px(30)
        high = self.theme.control(BUTTON_PX)
        top = item.top() + edge + ROW_EDGE_PX
        left = item.left() + edge + inset
        right = item.right() + 1 - edge - gap(4)
        menu = QRect(right - high, top, high, high)
        words_left = left + side + gap(10)
        is_wide = item.width() >= px(WIDE_PX)
        states_wide = self._states_width()
        states_left = menu.left() - gap(6) - states_wide if is_wide else words_left
        room_right = (states_left if is_wide else menu.left()) - gap(10)
        room = QRect(words_left, top, max(px(40), room_right - words_left), 0)
        boxes = self._words(row, room, on_one_line=not is_wide)
        bottom = max(box.bottom() for box in boxes)
        room = QRect(states_left, top, max(px(60), right - states_left), 0)
        if not is_wide:
            room.moveTop(bottom + 1 + self.theme.squeeze(6))
        states = dict(self._states(room))
        bottom = max(bottom, top + side - 1, *(one.bottom() for one in states.values()))
        card_bottom = bottom + ROW_EDGE_PX
        card = QRect(item.left() + edge, item.top() + edge, item.width() - 2 * edge, 0)
        card.setBottom(card_bottom)
        down = 0
        if is_wide:
            down = (bottom - top + 1 - high) // 2
            states = {one: box.translated(0, down) for one, box in states.items()}
        name, own, about, *marks = boxes
        made = RowLayout(
            card=card,
            avatar=QRect(left, top + (down if is_wide else 0) - 1, side, side),
            name=name,
            own_words=own if row.own_words else QRect(),
            about=about if row.about else QRect(),
            marks=tuple(marks),
            states=states,
            menu=menu.translated(0, down),
            height=card_bottom + 1 + edge - item.top(),
        )
        return _mirror(made, item) if mirrored else made

    # --- inside --------------------------------------------------------------------------------

    def _words(self, row: PersonRow, room: QRect, *, on_one_line: bool) -> list[QRect]:
        """Return name, own words, about and the marks; marks stand on the line that has room.

        Where the states stand below the words, all words go on one line if it has room for them.
        """
        gap = self.theme.gap
        name_metrics, own_metrics = QFontMetrics(self.name_font), QFontMetrics(self.own_font)
        high = name_metrics.height()
        name_wide = min(name_metrics.horizontalAdvance(row.name) + 2, room.width())
        name = QRect(room.left(), room.top(), name_wide, high)
        own_left = name.right() + 1 + gap(8)
        own_wide = own_metrics.horizontalAdvance(self.own_shown(row)) + 2
        own_wide = max(0, min(own_wide, room.right() + 1 - own_left)) if row.own_words else 0
        own = QRect(own_left, room.top(), own_wide, high)
        metrics = QFontMetrics(self.about_font)
        about_wide = metrics.horizontalAdvance(row.about) + 2
        about = QRect(room.left(), name.bottom() + 1, min(about_wide, room.width()), 0)
        if row.about:
            lines = MOST_LINES if about_wide > room.width() else 1
            line = metrics.height() if lines > 1 else max(metrics.height(), self.theme.px(20))
            about.setHeight(line * lines)
        beside = (own.right() if row.own_words else name.right()) + 1 + gap(10)
        if on_one_line and row.about and beside + about_wide <= room.right() + 1:
            about = QRect(beside, room.top(), about_wide, high)
        return [name, own, about, *self._marks(row, about, room)]

    def _marks(self, row: PersonRow, about: QRect, room: QRect) -> Iterator[QRect]:
        gap = self.theme.gap
        left = about.right() + 1 + gap(8) if row.about else room.left()
        top, is_first = about.top(), bool(row.about)
        for words, look in marks_of(row):
            size = chip_size(words, look)
            wide = min(size.width(), room.width())
            if left + wide > room.right() + 1 and left > room.left():
                top += (max(about.height(), size.height()) if is_first else size.height()) + gap(3)
                left, is_first = room.left(), False
            yield QRect(left, top, wide, size.height())
            left += wide + gap(5)

    def own_shown(self, row: PersonRow) -> str:
        """Return the family's own words for somebody, as they stand in the row."""
        return _("“{words}”").format(words=row.own_words) if row.own_words else ""

    def _button_width(self, words: str) -> int:
        wide = QFontMetrics(self.state_font).horizontalAdvance(words)
        return wide + 2 * self.theme.gap(10)

    def _states_width(self) -> int:
        wide = sum(self._button_width(one.words) for one in self.words.values())
        return wide + self.theme.gap(BUTTON_GAP_PX) * (len(self.words) - 1)

    def _states(self, room: QRect) -> Iterator[tuple[str, QRect]]:
        left, top, high = room.left(), room.top(), self.theme.control(BUTTON_PX)
        gap = self.theme.gap(BUTTON_GAP_PX)
        for state, said in self.words.items():
            wide = self._button_width(said.words)
            if left + wide > room.right() + 1 and left > room.left():
                left, top = room.left(), top + high + gap
            yield state, QRect(left, top, wide, high)
            left += wide + gap


def _mirror(made: RowLayout, item: QRect) -> RowLayout:
    def turn(box: QRect) -> QRect:
        turned = QRect(box)
        turned.moveLeft(item.left() + item.right() - box.right())
        return turned

    return RowLayout(
        card=made.card,
        avatar=turn(made.avatar),
        name=turn(made.name),
        own_words=turn(made.own_words),
        about=turn(made.about),
        marks=tuple(turn(one) for one in made.marks),
        states={state: turn(box) for state, box in made.states.items()},
        menu=turn(made.menu),
        height=made.height,
    )
