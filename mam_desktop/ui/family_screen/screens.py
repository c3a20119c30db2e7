"""All that has to do with screens: which is the family's, the numbers, the video call, sleep."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.call_window import CallWindow
from mam_desktop.ui.family_screen.displays import Displays, shows_the_same
from mam_desktop.ui.family_screen.screen_identity import identity_kept, identity_of
from mam_desktop.ui.family_screen.screen_numbers import ScreenNumbers
from mam_desktop.ui.family_screen.screen_place import FamilyScreenPlace
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.this_computer import ThisComputer

_MOST_SHOWN = 32
"""Letters of a screen's name."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """One screen, as the lead chooses among them."""

    number: int
    words: str
    """What the system calls it, and its size."""
    is_lead: bool
    """The lead's own window stands there."""
    is_mirror: bool
    """It shows the same as the lead's own."""
    is_family: bool

    @property
    def can_be_chosen(self) -> bool:
        """Say whether the family can look at it."""
        return not (self.is_lead or self.is_mirror)


class FamilyScreens(QObject):
    """Joins the family's window to the screens of this computer."""

    covered = Signal()
    """A screen came or went, or another was chosen: whoever drives the window covers it."""
    changed = Signal()
    """Screens came or went, or the family's is another one."""
    told = Signal(str)
    """A sentence for the lead."""
    lead_in_sight = Signal()
    """The lead's own window shows where the room looks: nothing of it may stay in sight."""

    def __init__(
        self,
        window: FamilyWindow,
        displays: Displays,
        lead_screen: Callable[[], QScreen | None],
        *,
        computer: ThisComputer,
        kept: str = "",
        keep: Callable[[str], None] = lambda _line: None,
        tells_missing: bool = True,
    ) -> None:
        super().__init__(window)
        self._window, self._displays, self._keep = window, displays, keep
        self._computer = computer
        self.tells_missing = tells_missing
        """Whether the lead is to be told that there is no screen: not where nothing is seen."""
        self._said: set[str] = set()
        self._is_awake = False
        self._call: CallWindow | None = None
        self.is_lead_hidden = False
        """Whether the system said that it keeps the lead's window out of captures."""
        self.numbers = ScreenNumbers(self)
        self.place = FamilyScreenPlace(
            window, displays, lead_screen, remembered=identity_kept(kept)
        )
        self._connect()
        self._follow_wanted(window.is_wanted)

    def _connect(self) -> None:
        self.place.lost_screen.connect(self._on_place_lost_screen)
        self.place.found_screen.connect(self._on_place_found_screen)
        self.place.changed.connect(self.changed)
        for signal in (self._displays.came, self._displays.went):
            signal.connect(self._on_displays_came_or_went)
        self._window.wanted_changed.connect(self._follow_wanted)

    # --- which screen --------------------------------------------------------------------------

    @property
    def is_missing(self) -> bool:
        """Say whether the room sees nothing because it has no screen."""
        return self.place.screen is None

    @property
    def must_choose(self) -> bool:
        """Say whether several screens could be the family's, and nobody said which."""
        return self.is_missing and sum(one.can_be_chosen for one in self.rows()) > 1

    def rows(self) -> tuple[ScreenRow, ...]:
        """Return every screen with its number."""
        lead = self.place.lead_screen
        return tuple(
            ScreenRow(
                number,
                _screen_words(screen),
                screen is lead,
                screen is not lead and shows_the_same(screen, lead),
                screen is self.place.screen,
            )
            for number, screen in enumerate(self._displays.screens(), start=1)
        )

    def show_numbers(self) -> None:
        """Show its number on each screen, for a while."""
        numbered = dict(enumerate(self._displays.screens(), start=1))
        self.numbers.show(numbered, self.place.lead_screen)

    def hide_numbers(self) -> None:
        """Take the numbers away."""
        self.numbers.hide()

    def choose(self, number: int) -> bool:
        """Let the family look at a screen from now on, and remember it; say whether it can."""
        screens = self._displays.screens()
        if not 1 <= number <= len(screens):
            return False
        screen = screens[number - 1]
        identity = identity_of(screen)
        if not self.place.choose(screen, identity):
            return False
        self.numbers.hide()
        self._keep(identity.kept())
        return True

    def _on_place_lost_screen(self) -> None:
        self.covered.emit()
        if not self._window.is_wanted:
            return
        if self.place.met_lead:
            self.lead_in_sight.emit()
            self.told.emit(
                _(
                    "Your own window stood where the family looks, so the laptop was turned round. "
                    "Move it to your own screen before you work on."
                )
            )
        else:
            self.told.emit(_("The family’s screen is gone. Nobody sees the picture now."))

    def _on_place_found_screen(self) -> None:
        self.covered.emit()
        if self._window.is_wanted:
            self.told.emit(_("The family’s screen is there. It is covered; F8 shows it."))

    def _on_displays_came_or_went(self, _screen: QScreen) -> None:
        """Numbers would be wrong now."""
        self.numbers.hide()
        self.changed.emit()

    # --- the video call ------------------------------------------------------------------------

    @property
    def call(self) -> CallWindow | None:
        """Return the window for a video call while it is open."""
        return self._call

    def open_call(self) -> CallWindow:
        """Open the window for a video call, or bring it to the front."""
        if self._call is None:
            self._call = CallWindow(self._window)
            self._call.closed.connect(self._on_call_closed)
        self._call.show()
        self._call.raise_()
        return self._call

    def close_call(self) -> None:
        """Close the window for a video call."""
        if self._call is not None:
            self._call.close()

    def _on_call_closed(self) -> None:
        if self._call is not None:
            self._call.deleteLater()
            self._call = None
        self.changed.emit()

    def hide_lead(self, window_id: int) -> None:
        """Ask the system to keep the lead's own window out of pictures and video calls."""
        self.is_lead_hidden = self._asked(
            lambda: self._computer.hide_from_captures(window_id, hidden=True)
        )

    # --- sleep ---------------------------------------------------------------------------------

    def _follow_wanted(self, is_wanted: bool) -> None:
        """Keep everything awake while the family's screen is on; ask which one it is."""
        if is_wanted and self.must_choose:
            self.told.emit(
                _("Several screens are there. Say which one is the family’s: “Which screen?”")
            )
        if is_wanted and not self._is_awake:
            self._is_awake = True
            if not self._asked(lambda: self._computer.stay_awake(_("A meeting is held"))):
                log.warning("the system did not take the wish to stay awake")
                self._tell(
                    _("This computer may go to sleep by itself. Move the mouse now and then.")
                )
        elif not is_wanted and self._is_awake:
            self._rest()

    def _rest(self) -> None:
        self._is_awake = False
        self._asked(self._computer.may_sleep)

    def _asked(self, ask: Callable[[], object]) -> bool:
        """Ask the system; what it lacks is a no, and never the end of a meeting."""
        try:
            return bool(ask())
        except (OSError, AttributeError, ImportError):
            log.warning("the system lacks what was asked of it", exc_info=True)
            return False

    def _tell(self, words: str) -> None:
        if words not in self._said:
            self._said.add(words)
            self.told.emit(words)

    def close(self) -> None:
        """Let everything go."""
        self.numbers.hide()
        self.close_call()
        if self._is_awake:
            self._rest()


def _screen_words(screen: QScreen) -> str:
    """Return what the system calls a screen, and how large it is."""
    own = identity_of(screen)
    name = (" ".join(one for one in (own.maker, own.model) if one) or own.name)[:_MOST_SHOWN]
    size = own.size.replace("x", " × ")
    return _("{name}, {size}").format(name=name, size=size) if name else size
