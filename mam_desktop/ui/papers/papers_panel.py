"""Copies and papers in the live meeting: takes the page of signing while it is open."""

from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.papers.papers_view import PapersView


class PapersPanel(InPagePanel):
    """The view of papers, over the page."""

    def __init__(self, owner: QWidget, controller: LiveController) -> None:
        super().__init__(owner, leaves=_("Back to signing"))
        self._controller = controller
        self.view = PapersView()
        self.view.told.connect(controller.told)
        self.view.trouble.connect(controller.trouble)
        self.add(self.view, 1)

    def look(self) -> None:
        """Show the papers as the meeting stands."""
        self.refresh()
        self.open(_("Copies and papers"))
        self.view.start()

    def refresh(self) -> None:
        """Look again at who can get a copy, and what it says."""
        controller = self._controller
        self.view.show_meeting(
            controller.desk.papers, controller.session.family_id, controller.meeting.id
        )
