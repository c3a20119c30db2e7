"""The rows of a list follow what they are told, whatever stood there before."""

from dataclasses import dataclass

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.steps.parts.row_model import RowModel


@dataclass(frozen=True)
class Line:
    key: str
    spoken: str = ""


def lines(keys: str) -> list[Line]:
    return [Line(one) for one in keys]


@pytest.mark.parametrize("then", ["abc", "cba", "b", "", "aab", "bbaacc", "ccc"])
@pytest.mark.parametrize("before", ["", "abc", "cab"])
def test_rows_become_what_is_wanted_and_one_key_stands_once(
    qtbot: QtBot, before: str, then: str
) -> None:
    model: RowModel[Line] = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(lines(before))
    model.show_rows(lines(then))
    assert [one.key for one in model.rows] == list(dict.fromkeys(then))
    del tester, qtbot


def test_of_two_rows_with_one_key_the_first_is_shown() -> None:
    model: RowModel[Line] = RowModel()
    model.show_rows([Line("a", "first"), Line("a", "second")])
    assert [one.spoken for one in model.rows] == ["first"]
