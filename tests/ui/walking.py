"""A walk through the window: what is cut, nameless or lost in each state that it comes to."""

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.windows import MainWindow
from tests.ui.layout_faults import faults, settle, tab_faults
from tests.ui.live.whole_window import HomeWithMeeting

MOST_TURNS = 4
LOOKS = (("light", 100), ("contrast", 200))
"""Colours move nothing: each size is walked in one of them."""


class Walk:
    """Goes through the window and notes what is wrong, with the name of the state."""

    def __init__(self, window: MainWindow, home: HomeWithMeeting) -> None:
        self.window, self.home = window, home
        self.found: list[str] = []
        self.count = 0

    def look(self, state: str) -> None:
        """Note what is wrong with what is in sight, once the layouts have come to rest."""
        found: list[str] = []
        for _turn in range(MOST_TURNS):
            settle()
            found = faults(self.window)
            if not found:
                break
        self.count += 1
        self.found += [f"{state}: {one}" for one in found]

    def tab(self, state: str) -> None:
        """Note what Tab does not reach, and what it reaches without a ring."""
        settle()
        self.found += [f"{state}: {one}" for one in tab_faults(self.window)]

    def forms(self, state: str, root: QWidget) -> None:
        """Open each form of a page with all that is behind its links, one after the other."""
        for form in root.findChildren(FoldingForm):
            form.unfold()
            for more in form.findChildren(MoreFields):
                more.fold(folded=False)
            self.look(f"{state}, “{form.title.text()}”")
            form.fold()

    @property
    def controller(self) -> LiveController:
        controller = self.window.controller
        assert controller is not None
        return controller


def open_step(walk: Walk, step: str) -> QWidget:
    """Open Robin's meeting at a step."""
    if walk.window.controller is None:
        walk.window.open_meeting("family-robin", "meeting-robin")
        session = walk.controller.session
        write_discussion(session, words="We talked about the bus and who can wait with Robin.")
    walk.controller.go_to(step)
    # The family's window took the keyboard when it was made; a window system gives it back.
    walk.window.activateWindow()
    settle()
    assert walk.window.live is not None
    return walk.window.live.page


def leave_it(_no: int) -> None:
    """Answer a question with nothing."""
