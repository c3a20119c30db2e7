"""The strip above sealing and copies that says somebody does not take part; names on demand."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class NotTakingPartStrip(Card):
    """Tells the lead to look first; who it is stays folded, for people stand around the laptop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            across=True, ground="attention", margins=(10, 6, 8, 6), spacing=8, parent=parent
        )
        self._told = ""
        self._names_shown = False
        self.words = PlainLabel(tone="attention")
        self.who = Button(_("Who?"), size="small")
        self.add(IconLabel("alert-circle", tone="attention"))
        self.add(Reflow(self.words, self.who, wide_px=360, stretch=(1, 0), middle=True), 1)
        self.who.clicked.connect(self._on_who_clicked)
        self.hide()

    def show_left(self, told: str) -> None:
        """Show that somebody does not take part; `told` says who. Nothing hides the strip."""
        self._told = told
        self._show()
        self.setVisible(bool(told))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the names away when the page is left."""
        super().hideEvent(event)
        self._names_shown = False
        self._show()

    def _show(self) -> None:
        hidden = _("Somebody does not take part. Look at what they said before anything leaves.")
        self.words.setText(breakable(self._told) if self._names_shown else hidden)
        self.who.set_words(_("Hide the names") if self._names_shown else _("Who?"))

    def _on_who_clicked(self) -> None:
        self._names_shown = not self._names_shown
        self._show()
