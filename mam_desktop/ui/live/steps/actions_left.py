"""What the actions still leave out, on the page: ideas to bring, people with nothing to do."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.plan import Idea
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.widgets.button import Button

LONGEST_LINE = 90
"""Letters of a line in the menu; a menu wider than the window cannot be read."""


def nothing_to_do_words(names: tuple[str, ...]) -> str:
    """Return the chip's words, or nothing."""
    if not names:
        return ""
    return ngettext(
        "{names} has nothing to do yet", "{names} have nothing to do yet", len(names)
    ).format(names=", ".join(names))


class BringButton(Button):
    """Makes an idea from the board an action; says how many are left."""

    def __init__(self, brought: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(_("Bring from the board"), icon="layout-kanban", parent=parent)
        self._brought = brought
        self._shown: tuple[tuple[str, str], ...] = ()
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setEnabled(False)

    def show_ideas(self, ideas: Iterable[Idea]) -> None:
        """Offer these ideas."""
        shown = tuple((one.id, one.words) for one in ideas)
        if shown == self._shown:
            return
        self._shown = shown
        self._menu.clear()
        for idea_id, words in shown:
            line = self._menu.addAction(_line(words).replace("&", "&&"))
            line.triggered.connect(lambda _on=False, one=idea_id: self._brought(one))
        count = len(shown)
        left = _("{count} left").format(count=count)
        self.set_trim(count=left if count else "")
        self.setAccessibleName(_("Bring from the board, {left}").format(left=left))
        self.setEnabled(bool(count))
        # Its menu may still be open under the key that brought the last one.
        self._menu.setEnabled(True)


def _line(words: str) -> str:
    line = " ".join(words[: 2 * LONGEST_LINE].split())
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE].rstrip()}…"
