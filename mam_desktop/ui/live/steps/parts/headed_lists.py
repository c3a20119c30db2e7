"""Several lists of cards one below the other, each under its own heading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import Row, RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Headed(Generic[R]):
    """Rows under a heading; without words for it they stand under none."""

    heading: str
    rows: tuple[R, ...]


class _Section(QWidget, Generic[R]):
    """One heading and its list."""

    def __init__(self, heading: str, make: Callable[[], RowCard[R]], name: str) -> None:
        super().__init__()
        self.model: RowModel[R] = RowModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(7))
        if heading:
            column.addWidget(PlainLabel(heading, look="quiet_strong_small"))
        self.list: RowList[R] = RowList(self.model, make, name=heading or name)
        column.addWidget(self.list)


class HeadedLists(QWidget, Generic[R]):
    """Shows rows under headings; a card stays the same widget while it stays under its heading."""

    def __init__(
        self, make: Callable[[], RowCard[R]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make, self._name = make, name
        self._sections: dict[str, _Section[R]] = {}
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().gap(12))

    @property
    def cards(self) -> tuple[RowCard[R], ...]:
        """Return every card, from top to bottom."""
        return tuple(card for one in self._sections.values() for card in one.list.cards)

    @property
    def rows(self) -> tuple[R, ...]:
        """Return every row, from top to bottom."""
        return tuple(row for one in self._sections.values() for row in one.model.rows)

    def show_lists(self, headed: Sequence[Headed[R]]) -> None:
        """Become these lists."""
        wanted = [one.heading for one in headed]
        for heading in [one for one in self._sections if one not in wanted]:
            self._take_out(heading)
        for no, one in enumerate(headed):
            self._put_in(no, one)
        self._sections = {heading: self._sections[heading] for heading in wanted}
        self.setVisible(bool(headed))

    def _put_in(self, no: int, headed: Headed[R]) -> None:
        section = self._sections.get(headed.heading)
        if section is None:
            section = _Section(headed.heading, self._make, self._name)
            self._sections[headed.heading] = section
            self._column.insertWidget(no, section)
        elif self._column.indexOf(section) != no:
            self._column.removeWidget(section)
            self._column.insertWidget(no, section)
        section.model.show_rows(headed.rows)

    def _take_out(self, heading: str) -> None:
        section = self._sections.pop(heading)
        self._column.removeWidget(section)
        section.hide()
        section.setParent(None)
        section.deleteLater()
