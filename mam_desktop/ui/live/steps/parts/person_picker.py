"""Chooses somebody known, or takes a new name as it is typed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import QuietWheel


class PersonPicker(QuietWheel):
    """Gives a known person's id, or the new name; several that fit a name are asked later."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setAccessibleName(name)
        self._shown: tuple[tuple[str, str], ...] = ()
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setPlaceholderText(hint or _("a name"))

    def name_for(self, name: str) -> None:
        """Say what is chosen here, for a screen reader."""
        self.setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people; what is chosen or typed stays."""
        shown = tuple((one.id, one.name) for one in people)
        if shown == self._shown:
            return
        chosen, typed = self.who(), self.currentText()
        self._shown = shown
        self.clear()
        for person_id, name in shown:
            self.addItem(name, person_id)
        self.forget()
        self.choose(chosen)
        if self.currentIndex() < 0:
            self.setEditText(typed)

    def who(self) -> str:
        """Return the id of who is chosen, else the name that was typed, else nothing."""
        typed = self.currentText().strip()
        at = self.currentIndex()
        if at >= 0 and self.itemText(at) == typed:
            return str(self.itemData(at))
        return typed

    def maybe(self) -> str | None:
        """Return who is chosen or typed, None for nobody."""
        return self.who() or None

    def choose(self, person_id: str | None) -> None:
        """Choose a known person; nobody known leaves it as it is."""
        at = self.findData(person_id) if person_id else -1
        if at >= 0:
            self.setCurrentIndex(at)

    def forget(self) -> None:
        """Choose nobody."""
        self.setCurrentIndex(-1)
        self.setEditText("")
