"""What the actions still leave out: ideas that no action comes from, people with nothing to do."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.boarding import cards_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.widgets.button import Button


def ideas_waiting(entries: Entries, meeting: Meeting) -> tuple[Idea, ...]:
    """Return the ideas somebody could say yes to that no action comes from yet."""
    taken = {one.idea_id for one in actions_of(entries, meeting)}
    cards = (
        *cards_of(entries, meeting.id, "can"),
        *cards_of(entries, meeting.id, "could_if"),
    )
    return tuple(one for one in cards if one.id not in taken)


def with_nothing_to_do(entries: Entries, meeting: Meeting) -> tuple[str, ...]:
    """Return who is here from a service and neither owns an action nor helps with one."""
    busy = {
        person_id
        for one in actions_of(entries, meeting)
        for person_id in (one.owner_id, one.helper_id)
    }
    return tuple(
        person.name
        for one in entries.all(Attendance, meeting.id)
        if one.is_here and one.interpreter_for is None and one.person_id not in busy
        if (person := entries.find(Person, one.person_id)) is not None and not person.is_family
    )


def nothing_to_do_words(names: tuple[str, ...]) -> str:
    """Return the chip's words, or nothing."""
    if not names:
        return ""
    return ngettext(
        "{names} has nothing to do yet", "{names} have nothing to do yet", len(names)
    ).format(names=", ".join(names))


class BringButton(Button):
    """Brings an idea from the board; says how many are left."""

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
            line = self._menu.addAction(words.replace("&", "&&"))
            line.triggered.connect(lambda _on=False, one=idea_id: self._brought(one))
        count = len(shown)
        left = _("{count} left").format(count=count)
        self.set_trim(count=left if count else "")
        self.setAccessibleName(_("Bring from the board, {left}").format(left=left))
        self.setEnabled(bool(count))
