"""The family screen's menu: on, freeze, cover, off; the laptop turned round; which scene."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.family_scenes import FOLLOW
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController

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


class ScreenMenu(QMenu):
    """What the lead can do with the family screen."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._states: dict[ScreenState, QAction] = {}
        self._scenes: dict[str, QAction] = {}
        self._build()
        controller.screen_changed.connect(self.refresh)
        self.aboutToShow.connect(self.refresh)

    def _build(self) -> None:
        states = QActionGroup(self)
        for state, words in _DO_WORDS.items():
            action = states.addAction(_(words))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_state_triggered, state))
            self._states[state] = action
        self.addActions(states.actions())
        self.addSeparator()
        turn = self.addAction(_("Turn this laptop round") + "\tF11")
        turn.triggered.connect(self._controller.turn_round)
        self.addSeparator()
        scenes = QActionGroup(self)
        for scene in (FOLLOW, *STEPS):
            follows = scene == FOLLOW
            words = _("Follow the step") if follows else _(STEP_NAMES[scene])
            action = scenes.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_scene_triggered, scene))
            self._scenes[scene] = action
        self.addActions(scenes.actions())

    def refresh(self) -> None:
        """Tick what holds now."""
        screen = self._controller.screen
        for state, action in self._states.items():
            action.setChecked(state is screen.state)
        for scene, action in self._scenes.items():
            action.setChecked(scene == screen.show)

    def _on_state_triggered(self, state: ScreenState) -> None:
        self._controller.set_screen(state)

    def _on_scene_triggered(self, scene: str) -> None:
        self._controller.set_screen(show=scene)
