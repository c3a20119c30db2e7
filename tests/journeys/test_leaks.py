"""What not everybody may see reaches no screen others look at, by no way, nor the log or the disk.

A word that stands nowhere else is put into every private field there is a verb for; then the
family's window and the turned laptop are listened to as a screen reader would, in every step.
"""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.live.shared_laptop import SharedLaptop
from tests.journeys.private_words import OPEN, P, heard, private_words, say_privately
from tests.journeys.test_killed import readable_in, written
from tests.seated import Person


def test_private_words_reach_no_screen_no_log_and_no_disk(
    person: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    say_privately(person.session)
    person.wait_until_saved()
    person.controller.screen.change(ScreenState.ON)
    for step in range(9):
        person.ctrl(Qt.Key(Qt.Key.Key_1 + step))
        assert private_words(person.family_sees()) == [], step
        assert private_words(heard(person.family_screen)) == [], step
        assert private_words(person.seat.window.windowTitle()) == []
    person.ctrl(Qt.Key.Key_2)
    assert OPEN in person.family_sees()

    person.press(Qt.Key.Key_F11)
    (turned,) = person.seat.window.findChildren(SharedLaptop)
    for step in range(9):
        assert private_words(heard(turned)) == [], step
        assert private_words("\n".join(turned.scene.all_texts())) == [], step
        assert private_words(person.seen()) == [], step
        person.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    for begun in ("! Ring @", "! Ring @Dr", '" Mum: '):
        turned.line.edit.setText(begun)
        assert private_words(heard(turned)) == []
    turned.line.edit.clear()

    assert P not in QGuiApplication.clipboard().text()
    assert P not in caplog.text
    assert P not in "".join(capfd.readouterr())
    person.wait_until_saved()
    assert readable_in(person.profile.folder, *written(P), *written(OPEN)) == []
