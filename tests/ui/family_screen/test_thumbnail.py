"""The lead's thumbnail: the true picture, a little later."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.family_screen.thumbnail import FamilyThumbnail
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import view_of


@pytest.fixture
def thumbnail(window: FamilyWindow, qtbot: QtBot) -> FamilyThumbnail:
    made = FamilyThumbnail(window)
    qtbot.addWidget(made)
    made.resize(320, 180)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pixels(thumbnail: FamilyThumbnail) -> QImage:
    return thumbnail.grab().toImage()


def test_it_follows_the_picture_after_the_gesture_s_own_frame(
    window: FamilyWindow, thumbnail: FamilyThumbnail, qtbot: QtBot
) -> None:
    window.show_view(view_of("voice"))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    before = pixels(thumbnail)
    window.show_view(view_of("board"))
    assert not thumbnail.is_up_to_date
    assert pixels(thumbnail) == before
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    assert pixels(thumbnail) != before


def test_it_shows_the_frozen_picture_and_the_cover(
    window: FamilyWindow, thumbnail: FamilyThumbnail, qtbot: QtBot
) -> None:
    window.show_view(view_of("voice"))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    shown = pixels(thumbnail)
    window.show_view(view_of("board", state=ScreenState.FREEZE))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    assert pixels(thumbnail) == shown
    assert thumbnail.accessibleDescription() == "The family screen is frozen"
    window.show_view(view_of("board", state=ScreenState.COVER))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    assert pixels(thumbnail) != shown
    assert thumbnail.accessibleDescription() == "The family screen is covered"


def test_it_says_when_the_screen_is_off(
    window: FamilyWindow, thumbnail: FamilyThumbnail, qtbot: QtBot
) -> None:
    window.show_view(view_of("voice"))
    window.show_view(view_of("voice", state=ScreenState.OFF))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    assert thumbnail.accessibleDescription() == "The family screen is off"


def test_it_catches_up_when_it_comes_back_into_sight(
    window: FamilyWindow, thumbnail: FamilyThumbnail, qtbot: QtBot
) -> None:
    window.show_view(view_of("voice"))
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    before = pixels(thumbnail)
    thumbnail.hide()
    window.show_view(view_of("board"))
    thumbnail.show()
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    assert pixels(thumbnail) != before


def test_it_keeps_the_shape_of_the_family_s_screen(thumbnail: FamilyThumbnail) -> None:
    assert thumbnail.hasHeightForWidth()
    assert thumbnail.heightForWidth(320) == 180
