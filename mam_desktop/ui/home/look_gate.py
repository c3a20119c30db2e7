"""Asks who looked at a copy before it leaves; what made it necessary is not said here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.looking import LOOK_FIRST
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


class LookGate(Card):
    """One sentence and a name; hidden as long as nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="attention", margins=(12, 10, 12, 12), spacing=8, parent=parent)
        self.words = PlainLabel(_(LOOK_FIRST), tone="attention")
        self.who = LineField(_("Who looked at the copy?"), hint=_("the name of who looked"))
        self.who.setAccessibleDescription(_(LOOK_FIRST))
        self.add(self.words)
        self.add(self.who)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Say whether a name is still missing where one is needed."""
        return not self.isHidden() and not self.name

    @property
    def name(self) -> str:
        """Return who looked; nobody while the gate was not asked for."""
        return "" if self.isHidden() else self.who.words()

    def ask(self) -> None:
        """Ask for the name."""
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Ask anew the next time: who looked at one copy has not looked at another."""
        self.who.clear()
        self.hide()
