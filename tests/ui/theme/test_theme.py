"""The theme: one application-wide look, sizes that grow with text, sharp tinted icons."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.errors import OurError
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.sizes import Sizes
from mam_desktop.ui.theme.theme import Theme, apply_theme, theme_now
from mam_desktop.ui.widgets.button import Button


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_theme(qapp)


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Atkinson Hyperlegible Next"


def test_text_grows_by_the_whole_scale_and_gaps_by_half() -> None:
    sizes = Sizes(200)
    assert sizes.text("body") == 2 * Sizes(100).text("body")
    assert sizes.gap(10) == 15
    assert sizes.is_large


def test_the_room_round_words_gives_way_where_the_words_are_large() -> None:
    usual, large = Sizes(100), Sizes(200)
    assert [usual.control(36), usual.squeeze(12)] == [36, 12]
    assert large.control(36) - usual.control(36) == 20
    assert large.squeeze(12) == 8


@pytest.mark.parametrize(("asked", "kept"), [(50, 100), (100, 100), (130, 130), (900, 200)])
def test_the_text_scale_stays_between_100_and_200_per_cent(asked: int, kept: int) -> None:
    assert Sizes(asked).text_scale == kept


def test_another_theme_reaches_every_widget(light_again: QApplication, qtbot: QtBot) -> None:
    button = Button("Add", role="primary")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme = apply_theme(light_again, "dark", 200)
    assert theme_now() == theme
    assert theme_now().palette.name == "dark"
    assert before.height() == 36
    assert button.sizeHint().height() == 56


def test_an_icon_is_drawn_in_the_colour_that_is_asked_for() -> None:
    drawn = icon_pixmap("check", "#1F6B43", 24, 2.0).toImage()
    assert drawn.width() == 48
    solid = {
        QColor(drawn.pixelColor(x, y)).name()
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#1f6b43"}


def test_a_missing_icon_is_a_bug_of_ours() -> None:
    with pytest.raises(OurError):
        icon_pixmap("no-such-icon", "#000000", 16)


def test_without_a_theme_the_designs_own_holds() -> None:
    assert Theme().palette.name == "light"
