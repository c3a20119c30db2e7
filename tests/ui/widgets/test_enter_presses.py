"""Return and Enter press the focused button, once, and no form around it hears of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from mam_desktop.ui.home.nav_bar import NavButton
from mam_desktop.ui.live.steps.media.draw_tools import ColourButton
from mam_desktop.ui.live.steps.media.play_bar import PlayButton
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.voice_faces import FaceButton
from mam_desktop.ui.live.steps_bar import StepButton
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip_button import ChipButton
from tests.ui.keys import CTRL, press

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KINDS: dict[str, Callable[[], QAbstractButton]] = {
    "button": lambda: Button("Start meeting"),
    "chip": lambda: ChipButton("Not yet"),
    "step": lambda: StepButton("welcome", 1),
    "face": lambda: FaceButton(3),
    "colour": lambda: ColourButton("white"),
    "play": PlayButton,
    "place": lambda: NavButton("Today", "home"),
}


def _hold(button: QAbstractButton, key: Qt.Key) -> None:
    """Let the keyboard say once more that a key is still down."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none, "", True))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", KINDS)
def test_enter_presses_every_kind_of_button(qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    button = KINDS[kind]()
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    press(button, key)
    assert pressed == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_is_held_down_presses_once(qtbot: QtBot, kind: str) -> None:
    button = KINDS[kind]()
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for _again in range(3):
        _hold(button, Qt.Key.Key_Return)
    assert pressed == []


def test_enter_opens_the_menu_of_a_button(qtbot: QtBot) -> None:
    button = Button("Word")
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("The family’s copy")
    opened: list[bool] = []
    menu.aboutToShow.connect(lambda: opened.append(True))
    # The menu takes the keyboard until it is put away.
    menu.aboutToShow.connect(menu.close)
    button.setMenu(menu)
    press(button, Qt.Key.Key_Return)
    assert opened == [True]


def _open_form(qtbot: QtBot) -> tuple[FoldingForm, list[bool]]:
    form = FoldingForm(opens="Add a person", saves="Add")
    qtbot.addWidget(form)
    saved: list[bool] = []
    form.save_wanted.connect(lambda: saved.append(True))
    form.show()
    form.unfold()
    return form, saved


def test_enter_on_a_forms_button_saves_once_and_on_cancel_not_at_all(qtbot: QtBot) -> None:
    form, saved = _open_form(qtbot)
    form.save_button.setFocus()
    press(form.save_button, Qt.Key.Key_Return)
    assert saved == [True]
    press(form.cancel_button, Qt.Key.Key_Return)
    assert saved == [True]
    assert not form.is_open


def test_control_and_enter_on_a_button_still_belong_to_the_form(qtbot: QtBot) -> None:
    form, saved = _open_form(qtbot)
    press(form.cancel_button, Qt.Key.Key_Return, CTRL)
    assert saved == [True]
    assert form.is_open
