"""A role out of the list, found by any of its words, or typed freely."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from mam_desktop.ui.live.steps.parts.fields import FreeChoice
from mam_desktop.ui.live.steps.parts.roles import roles

MOST_SHOWN = 10


class RoleField(FreeChoice):
    """Completes while it is typed: “speech” finds “Speech and language therapist”."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, roles(), parent=parent)
        self.setMaxVisibleItems(MOST_SHOWN)
        every = QCompleter(list(roles()), self)
        every.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        every.setFilterMode(Qt.MatchFlag.MatchContains)
        every.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(every)

    def offer_for(self, service: str) -> None:
        """Offer a service’s roles in the list; any other role can still be found by typing."""
        self.offer(roles(service))
