"""The lists and tables of Home pass Qt's own model tester, and say what a reader needs."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mam_desktop.ui.home.actions_page import COLUMNS as ACTION_COLUMNS
from mam_desktop.ui.home.family_list import say_family
from mam_desktop.ui.home.minutes_page import COLUMNS as MINUTES_COLUMNS
from mam_desktop.ui.home.row_models import CHIP_ROLE, RowListModel, RowTableModel
from mam_desktop.ui.home.words_page import COLUMNS as WORD_COLUMNS
from mam_desktop.ui.ports import ActionRow, FamilyRow, GlossaryRow, MinutesRow
from tests.ui.drawn_home import ACTIONS, FAMILIES, GLOSSARY, MINUTES

TICK = Qt.ItemDataRole.CheckStateRole


def fatal(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.fixture
def minutes() -> RowTableModel[MinutesRow]:
    return RowTableModel(MINUTES_COLUMNS, can_tick=lambda row: row.is_sealed)


def test_the_list_of_families_passes_the_tester() -> None:
    model: RowListModel[FamilyRow] = RowListModel(say_family)
    tester = fatal(model)
    for rows in ((), FAMILIES, FAMILIES[:1], FAMILIES):
        model.show_rows(rows)
        assert model.rowCount() == len(rows)
    assert tester.model() is model


def test_the_table_of_actions_passes_the_tester() -> None:
    model: RowTableModel[ActionRow] = RowTableModel(ACTION_COLUMNS)
    tester = fatal(model)
    for rows in (ACTIONS, (), ACTIONS[1:]):
        model.show_rows(rows)
    assert tester.model() is model


def test_the_table_of_minutes_passes_the_tester(minutes: RowTableModel[MinutesRow]) -> None:
    tester = fatal(minutes)
    minutes.show_rows(MINUTES)
    minutes.setData(minutes.index(0, 0), Qt.CheckState.Checked, TICK)
    minutes.show_rows(MINUTES[:2])
    assert tester.model() is minutes


def test_the_glossary_passes_the_tester() -> None:
    model: RowTableModel[GlossaryRow] = RowTableModel(WORD_COLUMNS)
    tester = fatal(model)
    model.show_rows(GLOSSARY)
    model.show_rows(GLOSSARY[:1])
    assert tester.model() is model


def test_the_same_rows_draw_nothing_again(minutes: RowTableModel[MinutesRow], qtbot: QtBot) -> None:
    minutes.show_rows(MINUTES)
    with qtbot.assertNotEmitted(minutes.modelReset):
        minutes.show_rows(MINUTES)


def test_a_family_is_read_out_whole() -> None:
    model: RowListModel[FamilyRow] = RowListModel(say_family)
    model.show_rows(FAMILIES)
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Ash. 15 years · moving to college. 4 of 6 stages. Review Thursday, 10:00. 2 actions late"
    )


JO = next(no for no, one in enumerate(MINUTES) if not one.is_sealed)


def test_only_rows_that_may_be_ticked_are(minutes: RowTableModel[MinutesRow]) -> None:
    minutes.show_rows(MINUTES)
    assert minutes.setData(minutes.index(0, 0), Qt.CheckState.Checked, TICK)
    assert not minutes.setData(minutes.index(JO, 0), Qt.CheckState.Checked, TICK)
    assert not minutes.setData(minutes.index(0, 1), Qt.CheckState.Checked, TICK)
    assert minutes.ticked == (MINUTES[0],)
    assert minutes.data(minutes.index(JO, 0), TICK) is None
    minutes.setData(minutes.index(0, 0), Qt.CheckState.Unchecked, TICK)
    assert not minutes.ticked


def test_a_late_action_is_called_late_in_words_and_colour() -> None:
    model: RowTableModel[ActionRow] = RowTableModel(ACTION_COLUMNS)
    model.show_rows(ACTIONS)
    late, partly = model.index(0, 4), model.index(1, 4)
    assert model.data(late) == "late"
    assert getattr(model.data(late, CHIP_ROLE), "tone", "") == "attention"
    assert model.data(partly) == "partly done"
