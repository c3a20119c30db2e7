"""Whatever is drawn, shown or said: the keyboard reaches it, a screen reader names it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.ui.theme.theme import apply_theme
from tests.ui.accessible import nameless, too_small
from tests.ui.live.steps.media.conftest import Room
from tests.ui.live.steps.media.made_pictures import picture
from tests.ui.live.steps.media.sounds import tone
from tests.ui.live.steps.media.test_drawing import draw_line
from tests.ui.live.steps.meeting_so_far import robin_desk


def paper(room: Room) -> None:
    room.media.draw_button.click()


def drawn(room: Room) -> None:
    paper(room)
    draw_line(room.media.draw.pad)
    room.media.draw.done_button.click()


def photo(room: Room) -> None:
    room.media.photo_button.click()


def asked(room: Room) -> None:
    room.media.record_button.click()
    room.media.record.ask.says.buttons["other"].click()


def recording(room: Room) -> None:
    room.media.record_button.click()
    room.media.record.ask.yes_button.click()
    room.sound.say(tone(2))


def recorded(room: Room) -> None:
    recording(room)
    room.media.record.live.stop_button.click()


def kept(room: Room) -> None:
    recorded(room)
    room.media.record.keep_card.keep_button.click()
    drawn(room)
    room.media.draw.keep_card.keep_button.click()


STATES = (paper, drawn, photo, asked, recording, recorded, kept)


@pytest.mark.parametrize("state", STATES)
def test_everything_has_a_name_and_is_large_enough(
    room: Room, state: Callable[[Room], None]
) -> None:
    state(room)
    QApplication.processEvents()
    assert nameless(room.page) == []
    assert too_small(room.page) == []


@pytest.fixture
def large_room(qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    """Return the page at twice the text, in high contrast."""
    qapp.setProperty("mam_theme_name", "contrast-200")
    apply_theme(qapp, "contrast", 200)
    made = Room(robin_desk("voice"))
    qtbot.addWidget(made.page)
    made.page.resize(860, 700)
    made.page.show()
    yield made
    made.controller.close()


@pytest.mark.parametrize("state", STATES)
def test_it_fits_at_twice_the_text(large_room: Room, state: Callable[[Room], None]) -> None:
    state(large_room)
    QApplication.processEvents()
    assert large_room.page.minimumSizeHint().width() <= 860
    assert nameless(large_room.page) == []


def test_tab_goes_round_the_paper_as_it_is_read(room: Room) -> None:
    paper(room)
    panel = room.media.draw
    panel.hand_over.setFocus()
    heard = []
    for _press in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        heard.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    order = ["Whole screen", "Done", "Colour: Black", "Colour: White, to rub out", "Pen: Thin"]
    assert [one for one in dict.fromkeys(heard) if one in order] == order
    assert "Paper to draw on" in heard


def test_a_name_of_500_letters_and_other_peoples_letters_do_no_harm(
    room: Room, tmp_path: Path
) -> None:
    path = tmp_path / ("ق\u202e<b>" + "x" * 200 + ".png")
    path.write_bytes(picture())
    room.media.take_files([path])
    room.media.photo.keep_card.words.setPlainText("<b>ہم</b> 🦕 " + "w" * 5000)
    room.media.photo.keep_card.keep_button.click()
    assert room.kept()[-1].words.startswith("<b>ہم</b> 🦕")
    room.page.grab()
    assert room.page.minimumSizeHint().width() < 860
