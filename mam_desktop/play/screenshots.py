"""`mam-desktop screenshots`: the pictures of the user guide, from an example meeting played live.

A picture is taken before a line of the script; what is pressed for it is pressed on the real
windows, and let go of again afterwards.
"""

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mam_desktop.app import Central
from mam_desktop.errors import BadInput, OurError
from mam_desktop.joining import Seat
from mam_desktop.meeting.picturing import read_easily
from mam_desktop.meeting.screen_languages import choose_screen_languages
from mam_desktop.play.guide_pictures import GUIDE, PLAIN, Shot
from mam_desktop.play.script import Line, read_script
from mam_desktop.play.windows import Look, WindowStage
from mam_desktop.profile import ProfileLock, open_profile
from mam_desktop.resources import resource_path
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.sayings import Mark, sayings
from mam_desktop.ui.family_screen.screens import FamilyScreens, ScreenRow
from mam_desktop.ui.theme.theme import apply_theme
from mam_desktop.ui.this_computer import UnseenComputer

SCRIPT = "examples/robin.jsonl"
LAYOUT_TURNS = 6
"""So many turns the layouts take to pass on how high words are at their width."""
MOST_SECONDS = 30
"""So long at most a picture waits until what was written for it is on disk."""
PASSED_OVER = frozenset({"restart", "expect", "sync", "export", "export_many", "sent"})
"""Verbs that no picture needs."""
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def take_pictures(out: Path, only: Sequence[str], tell: Callable[[str], None]) -> int:
    """Take the pictures of the user guide, all or those named; return the exit code.

    Raises:
        BadInput: there is no picture of a name.

    """
    names = [one.name for one in GUIDE]
    unknown = [one for one in only if one not in names]
    if unknown:
        raise BadInput(
            _("There is no picture “{name}”, only: {known}").format(
                name=unknown[0], known=", ".join(names)
            )
        )
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mam-pictures-")))
        profile = open_profile(folder)
        stack.enter_context(ProfileLock(profile))
        stage = PictureStage(folder, out, stack.enter_context(Central(profile)))
        stack.callback(stage.close)
        for path in stage.take([one for one in GUIDE if not only or one.name in only]):
            tell(str(path))
    return 0


class PictureStage(WindowStage):
    """Plays the example meeting and takes pictures of it on the way."""

    def __init__(self, profile: Path, out: Path, central: Central) -> None:
        super().__init__(
            read_script(resource_path(SCRIPT)),
            profile=profile,
            out=profile / "papers",
            central=central,
            passphrase=secrets.token_hex(32),
            look=Look(
                QSize(*PLAIN.size), QSize(*PLAIN.family_size), PLAIN.theme, PLAIN.text_scale, "en"
            ),
        )
        self._pictures = out
        self._worn = PLAIN.theme, PLAIN.text_scale

    def take(self, shots: Sequence[Shot]) -> Iterator[Path]:
        """Play, and take each picture before its line; give the paths as they are written."""
        left = list(shots)
        for line in self.script.lines:
            for shot in [one for one in left if _is_before(one, line)]:
                left.remove(shot)
                yield self._take(shot)
            if not left:
                return
            self.begin(line)
            if line.do not in PASSED_OVER:
                self.perform(line)
        raise OurError(f"no line of the script is {left[0].before!r}")

    def _take(self, shot: Shot) -> Path:
        self._go_home_or_in(shot)
        self._wear(shot)
        self._press_all(shot.press)
        if shot.of == "family" and (family := self.seat.family_window) is not None:
            family.turn_page(-family.page_no)
        path = self._pictures / f"{shot.name}.png"
        self.window_of(shot).grab().save(str(path))
        self._press_all(shot.let_go)
        self._wear(PLAIN)
        return path

    def _go_home_or_in(self, shot: Shot) -> None:
        window = self.seat.window
        if shot.of != "home":
            self.show_meeting()
        elif window.controller is not None:
            window.leave_meeting()

    def window_of(self, shot: Shot) -> QWidget:
        """Return the window a picture is of."""
        family = self.seat.family_window
        return family if shot.of == "family" and family is not None else self.seat.window

    def _wear(self, shot: Shot) -> None:
        """Give the windows the look of a picture."""
        window = self.seat.window
        window.resize(QSize(*shot.size))
        if self.seat.family_window is not None:
            self.seat.family_window.resize(QSize(*shot.family_size))
        if (shot.theme, shot.text_scale) != self._worn:
            self._worn = shot.theme, shot.text_scale
            apply_theme(self.app, *self._worn)
            window.rebuild()
        for _turn in range(LAYOUT_TURNS):
            self.let_windows_work()

    def _press_all(self, hands: Sequence[str]) -> None:
        for hand in hands:
            _press(self.seat, hand)
            self.let_windows_work()


def _is_before(shot: Shot, line: Line) -> bool:
    verb, _space, rest = shot.before.partition(" ")
    return line.do == verb and (not rest or rest in line.keys.values())


def _press(seat: Seat, hand: str) -> None:
    """Do what a hand does: `key Ctrl+K`, `push Draw`, `type` words, and so on; see `_HANDS`."""
    how, _space, what = hand.partition(" ")
    _HANDS[how](seat, what)


def _turn(seat: Seat, what: str) -> None:
    seat.window.turn_round() if what == "round" else seat.window.turn_back()


def _type(seat: Seat, words: str) -> None:
    QTest.keyClicks(seat.window.focusWidget() or seat.window, words)


def _push(seat: Seat, name: str) -> None:
    buttons = [
        one
        for one in seat.window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and name in (one.accessibleName(), one.text())
    ]
    if not buttons:
        raise OurError(f"there is no button {name!r}")
    buttons[0].click()


class _ExampleScreens(FamilyScreens):
    """Three screens, where a picture is taken without any."""

    def rows(self) -> tuple[ScreenRow, ...]:
        """Return the laptop's own and two others."""
        return (
            ScreenRow(1, "Laptop, 1366 × 768", is_lead=True, is_mirror=False, is_family=False),
            ScreenRow(2, "Acme P24, 1920 × 1080", is_lead=False, is_mirror=False, is_family=True),
            ScreenRow(3, "Acme TV, 3840 × 2160", is_lead=False, is_mirror=False, is_family=False),
        )


def _ask_which_screen(seat: Seat, _what: str) -> None:
    live, window = seat.window.live, seat.family_window
    if live is None or window is None or seat.screens is None:
        raise OurError("no meeting is open")
    live.controller.screen.use_screens(
        _ExampleScreens(
            window, Displays(), lambda: None, computer=UnseenComputer(), tells_missing=False
        )
    )
    live.open_named("screens")


def _elsewhere(seat: Seat, what: str) -> None:
    """Show what others did with the papers, or meanwhile: `check`, `minutes`, `change`, `seal`."""
    from mam_desktop.play.elsewhere import check_papers, write_elsewhere

    if what == "check":
        check_papers(seat)
        return
    if what == "minutes":
        from mam_desktop.play.other_meetings import hold_other_meetings

        hold_other_meetings(seat.laptop)
        until = time.monotonic() + MOST_SECONDS
        while not seat.laptop.is_saved and time.monotonic() < until:
            QApplication.processEvents()
        return
    live = seat.window.live
    if live is None:
        raise OurError("no meeting is open")
    write_elsewhere(seat.laptop, live.controller.session, seals=what == "seal")


def _speak(seat: Seat, languages: str) -> None:
    first, _space, second = languages.partition(" ")
    live = seat.window.live
    if live is None:
        raise OurError("no meeting is open")
    choose_screen_languages(live.controller.session, first, second)


def _read_easily(seat: Seat, what: str) -> None:
    live = seat.window.live
    if live is None:
        raise OurError("no meeting is open")
    read_easily(live.controller.session, on=what == "on")


def _mark(seat: Seat, number: str) -> None:
    """Mark a sentence and its third word, as a voice does that reads them; or `off`."""
    family = seat.family_window
    if family is None:
        raise OurError("there is no family screen")
    if number == "off":
        family.mark(None)
        return
    saying = sayings(family.plain_page)[int(number)]
    first, second, third = saying.words.split()[:3]
    word = saying.part(len(f"{first} {second} "), len(third))
    family.mark(Mark(saying, word))


def _press_key(seat: Seat, keys: str) -> None:
    *held, key = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= _HELD[one]
    # The family's window may have been the active one, and keys of the frame then do nothing.
    seat.window.activateWindow()
    QApplication.processEvents()
    target = seat.window.focusWidget() or seat.window
    QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifiers)


_HANDS: dict[str, Callable[[Seat, str], None]] = {
    "turn": _turn,
    "screens": _ask_which_screen,
    "speak": _speak,
    "elsewhere": _elsewhere,
    "easy": _read_easily,
    "mark": _mark,
    "type": _type,
    "key": _press_key,
    "push": _push,
}
