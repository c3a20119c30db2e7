"""One Enter in a choice that is typed in saves the form, also where Qt ended the word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.people import Person
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from tests.ui.keys import press, type_text
from tests.ui.shown import bring_up

AT = "2026-03-04T09:30:00Z"


def _free() -> FreeChoice:
    return FreeChoice("Role", ("Teacher", "School Nurse"))


def _picker() -> PersonPicker:
    picker = PersonPicker("Who")
    picker.show_people((Person(id="p1", meeting_id=None, at=AT, author_id="a1", name="Teacher"),))
    return picker


@pytest.mark.parametrize("make", [_free, _picker])
@pytest.mark.parametrize(
    ("typed", "kept"), [("", ""), ("Te", "Teacher"), ("Baker", "Baker"), ("Teacher", "Teacher")]
)
def test_one_enter_saves(qtbot: QtBot, make: type[QComboBox], typed: str, kept: str) -> None:
    form, line, choice = FoldingForm(opens="Add", saves="Add"), LineField("Name"), make()
    form.add(line)
    form.add(choice)
    form.begin_with(line)
    saved: list[str] = []
    form.save_wanted.connect(lambda: saved.append(choice.currentText()))
    bring_up(qtbot, form)
    form.unfold()
    press(line, Qt.Key.Key_Tab)
    assert choice.hasFocus()
    type_text(choice, typed)
    press(choice, Qt.Key.Key_Return)
    assert saved == [kept]
