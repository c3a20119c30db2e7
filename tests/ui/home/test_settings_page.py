"""The page of settings: what is refused is said and taken back, and nobody loses their place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.settings_page import SettingsPage
from mam_desktop.ui.ports import SettingRow
from tests.ui.drawn_home import HomeInMemory

DAYS = SettingRow(key="minutes_days", label="Working days until copies are due", value="5")
NATIONS = (("england", "England"), ("scotland", "Scotland"))
HOLIDAYS = SettingRow(
    key="bank_holidays",
    label="Whose bank holidays count",
    value="england",
    choices=NATIONS,
    help="Weekends and these days are no working days.",
)


class KeepsSettings(HomeInMemory):
    """A desk that shows what was changed, as the real one does."""

    def change_setting(self, key: str, value: str) -> None:
        super().change_setting(key, value)
        self.setting_rows = tuple(
            replace(one, value=value) if one.key == key else one for one in self.setting_rows
        )


@pytest.fixture
def desk() -> HomeInMemory:
    made = KeepsSettings()
    made.setting_rows = (DAYS, HOLIDAYS)
    return made


@pytest.fixture
def page(home: HomeView) -> SettingsPage:
    home.show_place("settings")
    assert isinstance(home.page, SettingsPage)
    return home.page


def days(page: SettingsPage) -> QLineEdit:
    field = page.fields["minutes_days"]
    assert isinstance(field, QLineEdit)
    return field


def holidays(page: SettingsPage) -> QComboBox:
    field = page.fields["bank_holidays"]
    assert isinstance(field, QComboBox)
    return field


def test_who_goes_on_by_keys_keeps_their_place(page: SettingsPage, desk: HomeInMemory) -> None:
    field, after = days(page), holidays(page)
    field.setFocus()
    field.setText("10")
    after.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.changed == [("minutes_days", "10")]
    assert page.fields == {"minutes_days": field, "bank_holidays": after}
    assert after.hasFocus()


def test_what_was_refused_is_taken_back_where_it_stands(
    home: HomeView, page: SettingsPage, desk: HomeInMemory
) -> None:
    field = days(page)
    field.setFocus()
    desk.refusal = "“Working days until copies are due” must be a whole number from 1 to 60."
    field.setText("\u202e<b>soon</b>" * 50)
    field.editingFinished.emit()
    assert home.strip.words() == desk.refusal
    assert field.text() == "5"
    assert field.hasFocus()


def test_a_wheel_that_passes_chooses_nothing(
    page: SettingsPage, desk: HomeInMemory, qapp: QApplication
) -> None:
    field = holidays(page)
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(middle)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(field, wheel)
    assert desk.changed == []
    assert field.currentData() == "england"


def test_what_the_council_fixed_says_so_and_cannot_be_reached(
    page: SettingsPage, desk: HomeInMemory
) -> None:
    desk.setting_rows = (DAYS, replace(HOLIDAYS, is_locked=True))
    page.refresh()
    assert not holidays(page).isEnabled()
    assert holidays(page).accessibleDescription() == HOLIDAYS.help
    assert days(page).isEnabled()
