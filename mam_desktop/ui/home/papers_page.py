"""Copies and papers of one meeting, from Home: the same view as in the meeting itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import WorldError
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.copies import when_and_where
from mam_desktop.texts import _
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.papers.papers_view import PapersView
from mam_desktop.ui.ports import HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.page_header import PageHeader


class PapersPage(HomePage):
    """The papers of the meeting that was chosen."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.back = Button(_("Back"), icon="arrow-left", role="quiet")
        self.view = PapersView()
        self._header = PageHeader(_("Copies and papers"), " ")
        gap = theme_now().gap
        head = QHBoxLayout()
        head.addWidget(self._header, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        rows.addLayout(head)
        rows.addWidget(self.view, 1)
        self.back.clicked.connect(self.back_wanted)
        self.view.told.connect(self.told)
        self.view.trouble.connect(self.trouble)

    def show_meeting(self, family_id: str, meeting_id: str, copy: str = "") -> None:
        """Show the papers of a meeting; `copy` is chosen at once, such as the running sheet."""
        try:
            desk = self.desk.prepare(family_id, meeting_id)
        except WorldError as error:
            self.trouble.emit(str(error))
            return
        meeting = desk.session.meeting
        self._header.title.setText(_("Papers: {title}").format(title=meeting.title))
        self._header.sentence.setText(when_and_where(meeting))
        self.view.show_meeting(desk.papers, family_id, meeting_id)
        if copy:
            self.view.choose(Copy(copy))

    def start(self) -> None:
        """Give the focus to the first choice."""
        self.view.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
