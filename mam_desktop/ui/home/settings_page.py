"""Settings a person may change here; what the council has fixed is shown, and says so."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.errors import WorldError
from mam_desktop.texts import _
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.live.steps.parts.fields import ChoiceField
from mam_desktop.ui.ports import HomeDesk, SettingRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

FIELD_PX, WIDEST_PX = 320, 1120


class SettingsPage(HomePage):
    """One row a setting; a choice holds at once."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[SettingRow, ...] | None = None
        self.fields: dict[str, QComboBox | QLineEdit] = {}
        gap = theme_now().gap
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        rows.addWidget(PageHeader(_("Settings"), _("What you choose holds at once.")))
        self._column = ScrollColumn(spacing=8)
        # On a wide screen a field would stand far from what it is about.
        self._column.setMaximumWidth(theme_now().px(WIDEST_PX))
        rows.addWidget(self._column, 1)

    def refresh(self) -> None:
        """Show the settings as they stand."""
        found = self.desk.settings()
        if found == self._shown:
            return
        before, self._shown = self._shown, found
        if before is not None and list(map(_kind, before)) == list(map(_kind, found)):
            # The same fields: whoever goes on by keys stays where they are.
            for row in found:
                self._fill(self.fields[row.key], row.value)
            return
        self._column.clear()
        self.fields.clear()
        for row in found:
            self._column.add(self._card(row))

    def _card(self, row: SettingRow) -> Card:
        card = Card(across=True, margins=(16, 10, 16, 10), spacing=16)
        words = QVBoxLayout()
        words.setSpacing(theme_now().gap(2))
        name = PlainLabel(row.label, look="strong")
        words.addWidget(name)
        if row.help:
            words.addWidget(PlainLabel(row.help, look="quiet_small"))
        card.add(words, 1)
        field = self._field(row)
        name.setBuddy(field)
        field.setAccessibleName(row.label)
        field.setAccessibleDescription(row.help)
        field.setFixedWidth(theme_now().gap(FIELD_PX))
        if row.is_locked:
            field.setEnabled(False)
            card.add(side_by_side(Chip(_("set by your council"), icon="lock")))
        card.add(field)
        self.fields[row.key] = field
        return card

    def _field(self, row: SettingRow) -> QComboBox | QLineEdit:
        if not row.choices:
            line = QLineEdit(row.value)
            line.editingFinished.connect(partial(self._on_line_finished, row.key, line))
            return line
        # It lets the page scroll: a wheel that turns above it must not choose for a council.
        box = ChoiceField(row.label, {})
        for value, words in row.choices:
            box.addItem(words, value)
        box.choose(row.value)
        box.activated.connect(partial(self._on_box_activated, row.key, box))
        return box

    def _fill(self, field: QComboBox | QLineEdit, value: str) -> None:
        with QSignalBlocker(field):
            if isinstance(field, QLineEdit):
                field.setText(value)
            else:
                field.setCurrentIndex(max(0, field.findData(value)))

    def _on_line_finished(self, key: str, line: QLineEdit) -> None:
        self._change(key, line.text().strip())

    def _on_box_activated(self, key: str, box: QComboBox, _at: int) -> None:
        self._change(key, str(box.currentData()))

    def _change(self, key: str, value: str) -> None:
        held = next((one.value for one in self._shown or () if one.key == key), None)
        if value == held:
            return
        try:
            self.desk.change_setting(key, value)
        except WorldError as error:
            if held is not None:
                self._fill(self.fields[key], held)
            self.trouble.emit(str(error))
        else:
            self.setting_changed.emit(key)
        self.refresh()


def _kind(row: SettingRow) -> SettingRow:
    """Return a row without its value: what its field is made of."""
    return replace(row, value="")
