"""Marks a row whose words two people changed at the same time."""

from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.widgets.chip import Chip


class TornChip(Chip):
    """Takes no room until something is torn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Two people changed this"), tone="attention", icon="git-merge", parent=parent
        )
        self.setToolTip(_("Both versions are kept. Choose which one is true now."))
        self.hide()

    def show_torn(self, torn: bool) -> None:
        """Show or hide the mark."""
        self.setVisible(torn)
