"""The family screen's menu: a list of parts, each of which adds its own lines and ticks them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.family_scenes import FOLLOW
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
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
            action = states.addAction(_(words))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_action_triggered, state))
            self._actions[state] = action
        menu.addActions(states.actions())

    def refresh(self) -> None:
        """Tick the state."""
        for state, action in self._actions.items():
            action.setChecked(state is self._controller.screen.state)

    def _on_action_triggered(self, state: ScreenState) -> None:
        self._controller.set_screen(state)


class TurningRound:
    """The laptop turned round."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller

    def add_to(self, menu: QMenu) -> None:
        """Add its line."""
        turn = menu.addAction(_("Turn this laptop round") + "\tF11")
        turn.triggered.connect(self._controller.turn_round)

    def refresh(self) -> None:
        """Tick nothing: this does something at once."""


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
        menu.addActions(scenes.actions())

    def refresh(self) -> None:
        """Tick the scene."""
        for scene, action in self._actions.items():
            action.setChecked(scene == self._controller.screen.show)

    def _on_action_triggered(self, scene: str) -> None:
        self._controller.set_screen(show=scene)


MakePart = Callable[[LiveController], MenuPart]
PARTS: tuple[MakePart, ...] = (States, TurningRound, ScreenLanguages, Scenes)
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
        controller.screen_changed.connect(self._on_controller_screen_changed)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tick what holds now."""
        for part in self._parts:
            part.refresh()

    def _on_controller_screen_changed(self, _view: object) -> None:
        if self.isVisible():
            self.refresh()
