"""The small menu at the end of a row: change it, take it away, what else can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_tip import show_tip


class RowMenu(Button):
    """Three dots that open a menu."""

    def __init__(self, name: str, *, icon: str = "dots", parent: QWidget | None = None) -> None:
        super().__init__(name=name, role="quiet", icon=icon, size="small", parent=parent)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def offer(self, words: str, chosen: Callable[[], object]) -> None:
        """Add a line to the menu."""
        action = self._menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: chosen())

    def choose(self, words: str) -> None:
        """Do what the line with these words does."""
        for action in self._menu.actions():
            if action.text().replace("&&", "&") == words:
                action.trigger()

    def lines(self) -> tuple[str, ...]:
        """Return the words of each line."""
        return tuple(one.text().replace("&&", "&") for one in self._menu.actions())

    def name_for(self, name: str) -> None:
        """Say which row this is the menu of."""
        self.setAccessibleName(name)
        show_tip(self, name)
