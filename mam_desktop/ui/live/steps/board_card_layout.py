"""Where everything stands on a card of the board, for painting, measuring and pressing alike."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from mam_desktop.meeting.hearts import Hearts
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.board_cards import CardRow
from mam_desktop.ui.live.steps.parts.direction import runs_right_to_left
from mam_desktop.ui.theme.theme import STRONG, Theme, theme_now

_WRAPS = int(Qt.TextFlag.TextWordWrap)
_TALL = 100_000
PICTURE_PX = 26
MOST_KNOWN = 2_000
"""So many measured cards are kept at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLayout:
    """Rectangles inside the item's own rectangle; empty ones are not there."""

    card: QRect
    words: QRect
    meaning: QRect
    last_time: QRect
    if_line: QRect
    panel: QRect
    marks: QRect
    avatar: QRect
    about: QRect
    picture: QRect
    hearts: QRect
    menu: QRect
    height: int

    def moved(self, by: QPoint) -> "CardLayout":
        """Return the same layout elsewhere."""
        return CardLayout(
            card=self.card.translated(by),
            words=self.words.translated(by),
            meaning=_there(self.meaning, by),
            last_time=_there(self.last_time, by),
            if_line=_there(self.if_line, by),
            panel=_there(self.panel, by),
            marks=_there(self.marks, by),
            avatar=_there(self.avatar, by),
            about=self.about.translated(by),
            picture=_there(self.picture, by),
            hearts=self.hearts.translated(by),
            menu=self.menu.translated(by),
            height=self.height,
        )


def _there(box: QRect, by: QPoint) -> QRect:
    """Return a box elsewhere; one that is not there stays so."""
    return box if box.isNull() else box.translated(by)


def text_flags(words: str, *, wraps: bool = True) -> int:
    """Return how words are drawn: at the side where they begin."""
    right = runs_right_to_left(words)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = int((side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop).value)
    return flags | _WRAPS if wraps else flags


def if_sentence(row: CardRow) -> str:
    """Return the “if” line, or what asks for one."""
    return _("if {words}").format(words=row.if_words) if row.if_words else _("if… what?")


def marks_of(row: CardRow) -> str:
    """Return what is special about a card, in words."""
    marks = (
        _("held back: only you see it") if row.held_back else "",
        _("names money: only you see this hint") if row.names_money else "",
        _("Two people changed this") if row.torn else "",
    )
    return " · ".join(one for one in marks if one)


class CardMeasure:
    """Measures cards in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.words_font: QFont = theme.font("body", STRONG)
        self.small_font: QFont = theme.font("small")
        self.small_strong: QFont = theme.font("small", STRONG)
        self._known: dict[tuple[int, int], tuple[CardRow, CardLayout]] = {}
        """(identity of the row, width) -> that row, held so that it stays itself, and its layout"""

    def size(self, row: CardRow, width: int) -> QSize:
        """Return the size of a card's item."""
        return QSize(width, self._known_layout(row, width).height)

    def layout(self, row: CardRow, item: QRect) -> CardLayout:
        """Return where everything stands; each card is measured once for each width."""
        return self._known_layout(row, item.width()).moved(item.topLeft())

    def _known_layout(self, row: CardRow, width: int) -> CardLayout:
        key = (id(row), width)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = (row, self._measured(row, QRect(0, 0, width, 0)))
        return found[1]

    def _measured(self, row: CardRow, item: QRect) -> CardLayout:
        gap = self.theme.gap
        below = gap(9)
        left, wide = item.left() + gap(11), item.width() - 2 * gap(11)
        top = item.top() + gap(10)
        words = self._box(row.words, self.words_font, QRect(left, top, wide, 0))
        at = words.bottom() + 1
        boxes: dict[str, QRect] = {}
        lines = {
            "meaning": row.meaning,
            "last_time": _("from last time") if row.from_last_time else "",
            "if_line": if_sentence(row) if row.asks_if or row.if_words else "",
            "panel": row.panel,
            "marks": marks_of(row),
        }
        for name, said in lines.items():
            boxes[name] = QRect()
            if said:
                font = self.small_font if name != "marks" else self.small_strong
                boxes[name] = self._box(said, font, QRect(left, at + gap(4), wide, 0))
                at = boxes[name].bottom() + 1
        foot = self._foot(row, QRect(left, at + gap(6), wide, 0))
        height = foot["about"].bottom() + 1 + gap(9) - item.top()
        card = QRect(item.left(), item.top(), item.width(), height)
        return CardLayout(card=card, words=words, height=height + below, **foot, **boxes)

    def _foot(self, row: CardRow, room: QRect) -> dict[str, QRect]:
        """Return avatar, what it is for (two lines at most), menu, picture, hearts, in a row."""
        px, gap = self.theme.px, self.theme.gap
        side, top = px(26), room.top()
        hearts_wide = max(px(24), self.hearts_width(row.hearts))
        hearts_left = room.right() + 1 - hearts_wide
        picture_wide = px(PICTURE_PX) + gap(4) if row.picture else 0
        picture_left = hearts_left - picture_wide
        about_left = room.left() + (side + gap(7) if row.by else 0)
        about_wide = max(0, picture_left - gap(4) - about_left)
        metrics = QFontMetrics(self.small_font)
        needed = metrics.boundingRect(QRect(0, 0, about_wide, _TALL), _WRAPS, row.about).height()
        high = max(side, min(needed, 2 * metrics.lineSpacing()))
        menu_left = picture_left - px(24)
        drawn = QRect(picture_left, top, px(PICTURE_PX), high) if row.picture else QRect()
        return {
            "avatar": QRect(room.left(), top, side, high) if row.by else QRect(),
            "about": QRect(about_left, top, about_wide, high),
            "menu": QRect(menu_left, top, px(24), high),
            "picture": drawn,
            "hearts": QRect(hearts_left, top, hearts_wide, high),
        }

    def hearts_width(self, hearts: Hearts) -> int:
        """Return the room of the family's hearts and those of others, side by side."""
        counts = [one for one in (hearts.family, hearts.others) if one]
        return sum(map(self.heart_width, counts)) + self.theme.gap(8) * max(0, len(counts) - 1)

    def heart_width(self, count: int) -> int:
        """Return the room of one heart and its number."""
        number = QFontMetrics(self.small_strong).horizontalAdvance(str(count))
        return self.theme.px(16) + self.theme.gap(4) + number

    def _box(self, words: str, font: QFont, room: QRect) -> QRect:
        metrics = QFontMetrics(font)
        tall = QRect(room.left(), room.top(), room.width(), _TALL)
        needed = metrics.boundingRect(tall, text_flags(words), words)
        return QRect(room.left(), room.top(), room.width(), needed.height())


_measures: dict[int, CardMeasure] = {}


def measure_now() -> CardMeasure:
    """Return what measures cards in the theme in use; what it measured stays known."""
    theme = theme_now()
    found = _measures.get(id(theme))
    if found is None or found.theme is not theme:
        _measures.clear()
        found = _measures[id(theme)] = CardMeasure(theme)
    return found
