"""A panel that takes the whole page while it is open: large, no window of its own, no lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


class ButtonRow(QWidget):
    """Buttons side by side, in as many rows as it takes; it wishes for one."""

    def __init__(self) -> None:
        super().__init__()
        self._gap = theme_now().gap(8)
        self._flow = FlowLayout(self, gap=self._gap, row_gap=self._gap)
        self._held: list[Button] = []

    def put(self, button: Button) -> None:
        """Put a button at the end, also one that stands in the row."""
        if button in self._held:
            self._held.remove(button)
            self._flow.removeWidget(button)
        self._held.append(button)
        self._flow.addWidget(button)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one row."""
        hints = [one.sizeHint() for one in self._held if not one.isHidden()]
        wide = sum(one.width() for one in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((one.height() for one in hints), default=0))


class InPagePanel(Card):
    """Stands in the place of the page's own things; they come back when it closes."""

    closed = Signal()

    def __init__(self, owner: QWidget, *, leaves: str) -> None:
        super().__init__(look="strong", margins=(16, 12, 16, 14), spacing=10, parent=owner)
        self._owner = owner
        self._hidden: list[QWidget] = []
        self._came_from: QWidget | None = None
        self._was_opened = False
        self.title = PlainLabel(look="heading")
        self.leave_button = Button(leaves, role="quiet", icon="x", size="large")
        self.leave_button.clicked.connect(self.leave)
        self._buttons = ButtonRow()
        self._buttons.put(self.leave_button)
        self.add(Reflow(self.title, self._buttons, wide_px=480, stretch=(1, 0), middle=True))
        self.hide()

    def put_in_head(self, *buttons: Button) -> None:
        """Put buttons before the one that leaves."""
        for one in (*buttons, self.leave_button):
            self._buttons.put(one)

    @property
    def is_open(self) -> bool:
        """Say whether it stands in the page."""
        return not self.isHidden()

    @property
    def page(self) -> StepPage | None:
        """Return the page it takes the place of."""
        up: QWidget | None = self._owner
        while up is not None and not isinstance(up, StepPage):
            up = up.parentWidget()
        return up

    def open(self, title: str) -> None:
        """Take the page."""
        self.title.setText(breakable(title))
        self.setAccessibleName(title)
        if self.is_open:
            return
        self._came_from = self._owner.focusWidget()
        self._was_opened = True
        page = self.page
        body = page.body if page is not None else self._owner.layout()
        if isinstance(body, QVBoxLayout):
            found = (body.itemAt(no) for no in range(body.count()))
            widgets = (one.widget() for one in found if one is not None)
            self._hidden = [one for one in widgets if one is not None and not one.isHidden()]
            for one in self._hidden:
                one.hide()
            body.addWidget(self, 1)
        self.show()

    def close_panel(self) -> None:
        """Give the page back, and the keyboard to where it was."""
        if not self.is_open:
            return
        self.hide()
        page = self.page
        if page is not None:
            page.wants_whole_screen = False
            page.body.removeWidget(self)
        self.setParent(self._owner)
        for one in self._hidden:
            one.show()
        self._hidden = []
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def leave(self) -> None:
        """Close it as its corner button and Escape do; what is unfinished stays."""
        self.close_panel()

    def out_of_sight(self) -> None:
        """Take note that nobody sees it any more; nothing by default."""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Say so when it goes out of sight, other than by its window being made small."""
        super().hideEvent(event)
        if self._was_opened and not event.spontaneous():
            self.out_of_sight()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class HandOver(Button):
    """Gives the whole window to whoever works in the panel, and takes it back."""

    def __init__(self, panel: InPagePanel) -> None:
        super().__init__(_("Whole screen"), role="ghost", icon="maximize", size="large")
        self._panel = panel
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        panel.closed.connect(lambda: self.setChecked(False))

    def _on_toggled(self, on: bool) -> None:
        page = self._panel.page
        if page is not None:
            page.wants_whole_screen = on
        self.set_words(_("Back beside the meeting") if on else _("Whole screen"))
        self.set_trim(icon="minimize" if on else "maximize")
