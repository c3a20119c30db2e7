"""The rail that stands for the right panel where there is no room for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_tip import show_tip
from mam_desktop.ui.widgets.styled import place

PANEL_WORDS = N_("What the family sees, who is here, lead’s notes")


class SideRail(QWidget):
    """One button: it opens and closes the panel over the work."""

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "panel")
        gap = theme_now().gap
        self.button = Button(
            name=_(PANEL_WORDS),
            role="quiet",
            icon="layout-sidebar-right",
        )
        self.button.setCheckable(True)
        self.button.toggled.connect(self.opened)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, gap(10), 6, gap(10))
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_asked(self, is_asked: bool) -> None:
        """Show on the button that somebody asks quietly: the panel says who and what."""
        words = _(PANEL_WORDS)
        if is_asked:
            words = _("{panel}. Somebody asks quietly.").format(panel=words)
        self.button.set_trim(icon="hand-stop" if is_asked else "layout-sidebar-right")
        self.button.setAccessibleName(words)
        show_tip(self.button, words)

    def set_open(self, is_open: bool) -> None:
        """Show whether the panel is open."""
        self.button.setChecked(is_open)
