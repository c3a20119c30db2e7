"""The family screen's menu: a list of parts, each of which adds its own lines and ticks them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.family_scenes import FOLLOW
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.held_words import held_entries, held_since
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.screen_easy_read import EasyReading
from mam_desktop.ui.live.screen_languages import ScreenLanguages

STATE_WORDS = {
    ScreenState.ON: N_("on"),
    ScreenState.FREEZE: N_("frozen"),
    ScreenState.COVER: N_("covered"),
    ScreenState.OFF: N_("off"),
}
_DO_WORDS = {
    ScreenState.ON: N_("On"),
    ScreenState.FREEZE: N_("Freeze: keep this picture"),
    ScreenState.COVER: N_("Cover: a calm picture, no words"),
    ScreenState.OFF: N_("Off: close the screen"),
}
_KEYS = {ScreenState.FREEZE: "F9", ScreenState.COVER: "F8"}


class MenuPart(Protocol):
    """Some lines of the menu that belong together."""

    def add_to(self, menu: QMenu) -> None:
        """Add its lines, once."""
        ...

    def refresh(self) -> None:
        """Tick what holds now."""
        ...


class States:
    """On, freeze, cover, off."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._actions: dict[ScreenState, QAction] = {}

    def add_to(self, menu: QMenu) -> None:
        """Add a line for each state."""
        states = QActionGroup(menu)
        for state, words in _DO_WORDS.items():
            key = _KEYS.get(state)
            action = states.addAction(_with_key(_(words), key) if key else _(words))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_action_triggered, state))
            self._actions[state] = action
        menu.addActions(states.actions())

    def refresh(self) -> None:
        """Tick the state."""
        for state, action in self._actions.items():
            action.setChecked(state is self._controller.screen.state)

    def _on_action_triggered(self, state: ScreenState) -> None:
        self._controller.screen.change(state)


class NewWords:
    """Whether new words show at once, or wait for the lead."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller

    def add_to(self, menu: QMenu) -> None:
        """Add the two ways, and showing what waits."""
        ways = QActionGroup(menu)
        self._at_once = ways.addAction(_("Show new words at once"))
        self._wait = ways.addAction(_("New words wait for me"))
        for action, holds in ((self._at_once, False), (self._wait, True)):
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_way_triggered, holds))
        menu.addActions(ways.actions())
        self._let = menu.addAction(_with_key(_("Show what waits"), "Shift+F8"))
        self._let.triggered.connect(self._controller.screen.let_show)

    def refresh(self) -> None:
        """Tick the way that holds; there may be nothing that waits."""
        entries, meeting_id = self._controller.entries, self._controller.meeting.id
        waits = held_since(entries, meeting_id) is not None
        self._at_once.setChecked(not waits)
        self._wait.setChecked(waits)
        self._let.setEnabled(bool(held_entries(entries, meeting_id)))

    def _on_way_triggered(self, holds: bool) -> None:
        self._controller.screen.hold_words(holds=holds)


class OneThing:
    """One thing alone, large."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller

    def add_to(self, menu: QMenu) -> None:
        """Add its line."""
        self._action = menu.addAction("…")
        self._action.triggered.connect(self._on_action_triggered)

    def refresh(self) -> None:
        """Say what the line does now."""
        ends = bool(self._controller.screen.one)
        words = _("End the one thing that shows") if ends else _("Show one thing…")
        self._action.setText(_with_key(words, "F5"))

    def _on_action_triggered(self) -> None:
        if self._controller.screen.one:
            self._controller.screen.show_one("")
        else:
            self._controller.screen.panel_wanted.emit("one_thing")


class ReadAloud:
    """The picture, read aloud."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._is_reading = False
        controller.screen.reading_aloud_changed.connect(self._on_screen_reading_aloud_changed)

    def add_to(self, menu: QMenu) -> None:
        """Add its line."""
        self._action = menu.addAction("…")
        self._action.triggered.connect(self._controller.screen.read_aloud)

    def refresh(self) -> None:
        """Say what the line does now."""
        words = _("Stop reading aloud") if self._is_reading else _("Read aloud what the room sees")
        self._action.setText(_with_key(words, "Shift+F5"))

    def _on_screen_reading_aloud_changed(self, is_reading: bool) -> None:
        self._is_reading = is_reading


class Places:
    """Where the picture stands: on which screen, on the laptop turned round, in a video call."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller

    def add_to(self, menu: QMenu) -> None:
        """Add a line for each place."""
        which = menu.addAction(_("Which screen?…"))
        which.triggered.connect(self._on_which_triggered)
        turn = menu.addAction(_with_key(_("Turn this laptop round"), "F11"))
        turn.triggered.connect(self._controller.screen.turn_round)
        self._call = menu.addAction(_("Window for a video call"))
        self._call.triggered.connect(self._controller.screen.open_call)

    def refresh(self) -> None:
        """Offer the window once the screens of this computer are known."""
        self._call.setEnabled(self._controller.screen.screens is not None)

    def _on_which_triggered(self) -> None:
        self._controller.screen.panel_wanted.emit("screens")


class Scenes:
    """Which scene the room sees."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._actions: dict[str, QAction] = {}

    def add_to(self, menu: QMenu) -> None:
        """Add a line for each scene."""
        scenes = QActionGroup(menu)
        for scene in (FOLLOW, *STEPS):
            follows = scene == FOLLOW
            words = _("Follow the step") if follows else _(STEP_NAMES[scene])
            action = scenes.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_action_triggered, scene))
            self._actions[scene] = action
        self._menu = QMenu(menu)
        self._menu.addActions(scenes.actions())
        menu.addMenu(self._menu)

    def refresh(self) -> None:
        """Tick the scene, and name it in the line that opens them."""
        words = self._actions[self._controller.screen.chosen.show].text()
        self._menu.setTitle(_("Which scene: {scene}").format(scene=words))
        for scene, action in self._actions.items():
            action.setChecked(scene == self._controller.screen.chosen.show)

    def _on_action_triggered(self, scene: str) -> None:
        self._controller.screen.change(show=scene)


MakePart = Callable[[LiveController], MenuPart]
PARTS: tuple[MakePart, ...] = (
    *(States, NewWords, OneThing, Places),
    *(ScreenLanguages, EasyReading, ReadAloud),
    Scenes,
)
"""The menu from top to bottom, with a line between two parts; a new part is named here."""


class ScreenMenu(QMenu):
    """What the lead can do with the family screen."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = [make(controller) for make in PARTS]
        for no, part in enumerate(self._parts):
            if no:
                self.addSeparator()
            part.add_to(self)
        controller.screen.changed.connect(self._on_screen_changed)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tick what holds now."""
        for part in self._parts:
            part.refresh()

    def _on_screen_changed(self, _view: object) -> None:
        if self.isVisible():
            self.refresh()


def _with_key(words: str, key: str) -> str:
    """Return the words of a line with the key that does the same, which Qt shows after a tab."""
    return f"{words}\t{key}"
