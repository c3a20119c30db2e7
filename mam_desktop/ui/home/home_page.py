"""The base of Home's pages: when to look again, what they can ask for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.ui.ports import HomeDesk


class HomePage(QWidget):
    """One place of Home; it shows what the desk hands over and asks for the rest by signals."""

    start_wanted = Signal(str, str)
    """Family id, meeting id: open this meeting."""
    family_chosen = Signal(object)
    """FamilyRow."""
    test_wanted = Signal()
    """Show a test picture on the family screen."""
    office_wanted = Signal()
    """The visit is over, and the person at the laptop has unlocked it."""
    prepare_wanted = Signal(str, str)
    """Family id or nothing, meeting id or nothing: prepare this meeting, or a new one."""
    papers_wanted = Signal(str, str, str)
    """Family id, meeting id, copy or nothing: look at the papers of this meeting."""
    new_family_wanted = Signal()
    check_wanted = Signal()
    """Check files: whether they are as they were sealed."""
    back_wanted = Signal()
    """Go back to where this page was opened from."""
    setting_changed = Signal(str)
    """The key of a setting that holds anew."""
    trouble = Signal(str)
    """A sentence: something could not be done."""
    told = Signal(str)
    """A sentence: something was done."""
    question = Signal(object)
    """Question: something must be chosen; nothing is guessed."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def refresh(self) -> None:
        """Show what the desk hands over now."""

    def start(self) -> None:
        """Give the focus to where work on this page begins; nothing by default."""

    def leave(self) -> None:
        """Write what is in hand: another page is shown; nothing by default."""
