"""The keys of the frame: everything reachable without a mouse, and a line about each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.concern_sheet import KEY as APART_KEY
from mam_desktop.ui.live.text_fields import FieldsFirst

if TYPE_CHECKING:
    from mam_desktop.ui.live.frame import LiveFrame

WRITING, GOING, TIME, FAMILY, LEAD = (
    N_("Writing"),
    N_("Going about"),
    N_("Time"),
    N_("What the family sees"),
    N_("For you alone"),
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the sheet of keys, under a heading."""

    heading: str
    shown: str
    words: str
    keys: tuple[str, ...] = ()
    """The real key sequences behind it, in Qt's portable names."""


NOT_BOUND = (
    KeyLine(WRITING, "Enter", N_("Add what is written in the capture bar")),
    KeyLine(WRITING, "“ + ! ? =", N_("First mark of a line: words, idea, action, come back, want")),
    KeyLine(WRITING, "@ ↓ ↑ Tab", N_("Name somebody who is here")),
    KeyLine(WRITING, "Alt J", N_("Say the hard word at the cursor plainly"), ("Alt+J",)),
    KeyLine(WRITING, "Alt 1 … 9", N_("Answer a question above the bar")),
    KeyLine(WRITING, "Esc", N_("Close what stands over the page")),
    KeyLine(GOING, "Tab", N_("Go to the next thing; with Shift, to the one before")),
    KeyLine(GOING, "Enter Space", N_("Press the button the keyboard is on")),
    KeyLine(LEAD, "Ctrl Enter", N_("Keep the note you write")),
)
"""Keys that belong to one field or one button."""


class FrameKeys:
    """Binds the keys once; they work wherever the focus is in the meeting."""

    def __init__(self, frame: "LiveFrame") -> None:
        self._frame = frame
        self._lines: list[KeyLine] = []
        self._fields = FieldsFirst(frame)
        self._bind_writing()
        self._bind_going()
        self._bind_time()
        self._bind_family()
        self._bind_lead()

    def lines(self) -> tuple[KeyLine, ...]:
        """Return a line about each key, in the language in use; undo says what it would undo."""
        controller = self._frame.controller
        now = {"Ctrl Z": controller.undo_words, "Ctrl Y": controller.redo_words}
        lines = [*self._lines, *NOT_BOUND]
        headings = list(dict.fromkeys(one.heading for one in lines))
        lines.sort(key=lambda one: headings.index(one.heading))
        return tuple(
            KeyLine(_(one.heading), one.shown, _with(_(one.words), now.get(one.shown)), one.keys)
            for one in lines
        )

    def _bind_writing(self) -> None:
        controller = self._frame.controller
        self._bind(WRITING, "Ctrl K", N_("Write in the capture bar"), self._write)
        self._bind(WRITING, "Ctrl Z", N_("Undo"), controller.undo, ("Ctrl+Z",))
        redo = ("Ctrl+Shift+Z", "Ctrl+Y")
        self._bind(WRITING, "Ctrl Y", N_("Do again what was undone"), controller.redo, redo)

    def _bind_going(self) -> None:
        frame, controller = self._frame, self._frame.controller
        self._bind(GOING, "F6", N_("Go to the page of the step"), frame.start_page)
        self._bind(GOING, "Shift F6", N_("Go to what the room sees, and back"), frame.go_to_room)
        self._bind(GOING, "Ctrl PgDown", N_("Go to the next step"), controller.go_on)
        self._bind(GOING, "Ctrl PgUp", N_("Go to the step before"), controller.go_back)
        self._bind_steps()
        self._bind(GOING, "Ctrl F", N_("Search in this family’s meetings"), frame.search)
        self._bind(GOING, "F1", N_("Show these keys"), frame.show_keys, ("F1", "?"))

    def _bind_time(self) -> None:
        controller = self._frame.controller
        self._bind(TIME, "F3", N_("Change the minutes of the steps"), self._frame.make_room)
        notes = N_("Pause the notes, or take notes again")
        self._bind(TIME, "F4", notes, controller.pause_or_take_notes)
        stop = N_("Take a break or stop for today, or go on")
        self._bind(TIME, "Shift F4", stop, controller.stop_or_go_on)

    def _bind_family(self) -> None:
        frame, screen = self._frame, self._frame.controller.screen
        cover = N_("Cover the family screen, or show it again")
        self._bind(FAMILY, "F8", cover, self._cover, in_hand_over=True)
        one = N_("Show one thing alone on the family screen, or end it")
        self._bind(FAMILY, "F5", one, frame.show_one_or_end)
        aloud = N_("Read aloud what the room sees, or stop")
        self._bind(FAMILY, "Shift F5", aloud, screen.read_aloud)
        self._bind(FAMILY, "Shift F8", N_("Show the new words that wait"), screen.let_show)
        self._bind_picture()
        self._bind(FAMILY, "F9", N_("Freeze the family screen, or let it go on"), self._freeze)
        turn = N_("Turn this laptop round for the family")
        self._bind(FAMILY, "F11", turn, frame.turn_round, in_hand_over=True)

    def _bind_lead(self) -> None:
        frame = self._frame
        private = N_("Cover the family screen and write a private note")
        self._bind(LEAD, APART_KEY, private, frame.toggle_apart, in_hand_over=True)
        self._bind(LEAD, "F10", N_("Note a quiet signal"), frame.open_signals)
        self._bind(LEAD, "F7", N_("Open or fold the lead’s notes"), frame.toggle_notes)

    def _bind_picture(self) -> None:
        """Bind the pages and the size of the family's picture."""
        panel = self._frame.panel
        pages = N_("Turn the pages of the family’s picture")
        self._lines.append(KeyLine(FAMILY, "Alt PgUp PgDown", pages, ("Alt+PgUp", "Alt+PgDown")))
        self._shortcut("Alt+PgUp", partial(panel.turn_page, -1), in_hand_over=False)
        self._shortcut("Alt+PgDown", partial(panel.turn_page, 1), in_hand_over=False)
        sizes = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}
        words = N_("Make the family’s picture larger, smaller or usual")
        self._lines.append(KeyLine(FAMILY, "Ctrl + − 0", words, tuple(sizes)))
        for keys, steps in sizes.items():
            self._shortcut(keys, partial(panel.zoom_by, steps), in_hand_over=False)

    def _bind_steps(self) -> None:
        keys = tuple(f"Ctrl+{no}" for no in range(1, len(STEPS) + 1))
        words = N_("Go to a step")
        self._lines.append(KeyLine(GOING, f"Ctrl 1 … {len(STEPS)}", words, keys))
        for key, step in zip(keys, STEPS, strict=True):
            self._shortcut(key, partial(self._frame.controller.go_to, step), in_hand_over=False)

    def _bind(
        self,
        heading: str,
        shown: str,
        words: str,
        do: Callable[[], None],
        keys: Sequence[str] = (),
        *,
        in_hand_over: bool = False,
    ) -> None:
        bound = tuple(keys) or (shown.replace(" ", "+"),)
        self._lines.append(KeyLine(heading, shown, words, bound))
        for one in bound:
            self._shortcut(one, do, in_hand_over=in_hand_over)

    def _shortcut(self, keys: str, do: Callable[[], None], *, in_hand_over: bool) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._frame)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do if in_hand_over else partial(self._unless_handed_over, do))

    def _unless_handed_over(self, do: Callable[[], None]) -> None:
        """Do nothing while somebody else holds the laptop: they may press any key."""
        if not self._frame.page.wants_whole_screen:
            do()

    def _write(self) -> None:
        if self._frame.capture.isVisible():
            self._frame.capture.start()

    def _cover(self) -> None:
        """Cover the family screen, or show it again; never by who only holds the laptop."""
        page, screen = self._frame.page, self._frame.controller.screen
        if page.wants_whole_screen and not page.is_handed_over:
            screen.cover_at_once()  # a child who draws may cover it, and not show it again
        elif not page.is_handed_over:
            screen.cover()

    def _freeze(self) -> None:
        """Freeze the family screen, or let it go on."""
        controller = self._frame.controller
        is_frozen = controller.screen.state is ScreenState.FREEZE
        controller.screen.change(ScreenState.ON if is_frozen else ScreenState.FREEZE)


def _with(words: str, now: str | None) -> str:
    return _("{key}: {what}").format(key=words, what=now) if now else words
