"""Lines of the shared laptop that need the lead: kept as drafts until the lead's side is back."""

from mam_desktop.meeting.shared_line import is_private_line
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.capture_bar import CaptureBar
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.lead_notes import DRAFT_PLACE as NOTE_PLACE

WAITING_PLACE = "waiting"


class WaitingLines:
    """Takes lines off the side everybody sees; nothing of them is lost, also in a crash."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._bar: CaptureBar | None = None
        self._is_note_new = False

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines that go to the capture bar, oldest first."""
        kept = self._controller.desk.draft(WAITING_PLACE)
        return tuple(one for one in kept.split("\n") if one)

    def keep(self, text: str) -> None:
        """Keep a line; a private one goes to the lead's notes, unfinished."""
        desk, line = self._controller.desk, " ".join(text.split("\n")).strip()
        if is_private_line(line):
            self._is_note_new = True
            before = desk.draft(NOTE_PLACE)
            desk.keep_draft(NOTE_PLACE, f"{before}\n{line}" if before else line)
        else:
            desk.keep_draft(WAITING_PLACE, "\n".join((*self.lines, line)))

    def bring_to(self, bar: CaptureBar) -> None:
        """Put what waits into the lead's capture bar, one line after the other, and say so."""
        if self._bar is not bar:
            self._bar = bar
            bar.added.connect(self._on_bar_added)
        said = [self._bring_next()]
        if self._is_note_new:
            self._is_note_new = False
            said.append(_("What you began as a private note waits in your notes. F7 opens them."))
        words = " ".join(one for one in said if one)
        if words:
            self._controller.told.emit(words)

    def _bring_next(self) -> str:
        """Bring the next line; return what is to be said of it."""
        lines = self.lines
        if not lines or self._bar is None or self._bar.edit.text():
            return ""
        self._controller.desk.keep_draft(WAITING_PLACE, "\n".join(lines[1:]))
        self._bar.edit.setText(lines[0])
        return ngettext(
            "{count} line from the shared side needs you. It is in the bar below.",
            "{count} lines from the shared side need you. The first is in the bar below.",
            len(lines),
        ).format(count=len(lines))

    def _on_bar_added(self) -> None:
        words = self._bring_next()
        if words:
            self._controller.told.emit(words)
