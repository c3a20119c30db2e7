"""Who has not been heard yet, said kindly and to the lead alone."""

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.who_spoke import has_begun, who_has_not_spoken
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.side_note import SideNote

MOST_NAMES = 5


class NotHeard(SideNote):
    """One sentence in the side panel; nothing before anybody spoke, or once everybody has."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__("message-circle", tone="quiet", parent=parent)
        self._controller = controller
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show who may be waiting for a word."""
        entries, meeting = self._controller.entries, self._controller.meeting
        names = [one.name for one in who_has_not_spoken(entries, meeting)]
        words = not_heard_words(names) if names and has_begun(entries, meeting) else ""
        self.say(words)


def not_heard_words(names: list[str]) -> str:
    """Return who was not heard yet; a long list says how many more."""
    said = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more > 0:
        told = ngettext("{names} and {count} more", "{names} and {count} more", more)
        said = told.format(names=said, count=more)
    return _("Not heard yet: {names}. Choosing not to speak is an answer too.").format(names=said)
