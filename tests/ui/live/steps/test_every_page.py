"""What holds for all nine pages: names, sizes, models, and drawing only what changed."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QWidget

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from tests.ui.accessible import nameless, too_small
from tests.ui.live.steps.conftest import OpenPage


def _missed(root: QWidget) -> list[str]:
    """Return what is too small; the line inside a combo box is pressed as the whole box is."""
    for _turn in range(4):
        QCoreApplication.processEvents()
    inside = {
        f"QLineEdit {one.accessibleName()} {line.width()}x{line.height()}"
        for one in root.findChildren(QComboBox)
        if (line := one.lineEdit()) is not None and one.height() >= 24
    }
    return [one for one in too_small(root) if one not in inside]


UNKIND = "<b>Robin</b> & <img src=x>"


@pytest.mark.parametrize("step", STEPS)
def test_every_control_has_a_name_and_a_size_for_a_finger(open_page: OpenPage, step: str) -> None:
    opened = open_page(step)
    page = opened.page
    assert nameless(page) == []
    assert _missed(page) == []


@pytest.mark.parametrize("step", STEPS)
def test_every_form_has_names_and_sizes_too(open_page: OpenPage, step: str) -> None:
    opened = open_page(step)
    page = opened.page
    for form in page.findChildren(FoldingForm):
        form.unfold()
        for more in form.findChildren(MoreFields):
            more.fold(folded=False)
        assert nameless(form) == []
        assert _missed(form) == []


@pytest.mark.parametrize("step", STEPS)
def test_models_pass_qts_own_tester_while_the_meeting_goes_on(
    open_page: OpenPage, step: str
) -> None:
    opened = open_page(step)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails the test
    models = [
        one
        for one in opened.page.findChildren(QAbstractItemModel)
        if type(one).__module__.startswith("mam_desktop")
    ]
    testers = [QAbstractItemModelTester(one, mode) for one in models]
    write_discussion(opened.controller.session, words="We talked about the bus.")
    opened.page.refresh()
    assert len(testers) == len(models)


@pytest.mark.parametrize("step", STEPS)
def test_no_page_reads_words_as_markup(open_page: OpenPage, step: str) -> None:
    opened = open_page(step, until="")
    session = opened.controller.session
    for person in session.entries.all(Person):
        if person.name == "Robin":
            change_entry(session, person, {"name": UNKIND})
    opened.page.refresh()
    labels = opened.page.findChildren(QLabel)
    assert [one.text() for one in labels if one.textFormat() != Qt.TextFormat.PlainText] == []
    tips = [one.toolTip() for one in opened.page.findChildren(QWidget)]
    assert [one for one in tips if "<b>" in one or "<img" in one] == []


@pytest.mark.parametrize("step", [one for one in STEPS if one not in {"feedback"}])
def test_notes_show_under_their_own_step(open_page: OpenPage, step: str) -> None:
    opened = open_page(step)
    write_discussion(opened.controller.session, words="We talked about the bus.")
    talked = opened.page.findChild(TalkedAbout)
    assert isinstance(talked, TalkedAbout)
    assert [row.words for row in talked.model.rows] == ["We talked about the bus."]
    assert not talked.isHidden()


@pytest.mark.parametrize("step", STEPS)
def test_a_page_out_of_sight_waits_with_drawing(open_page: OpenPage, step: str) -> None:
    opened = open_page(step)
    opened.holder.hide()
    before = len(opened.page.findChildren(QLabel))
    write_discussion(opened.controller.session, words="We talked about the bus.")
    assert len(opened.page.findChildren(QLabel)) == before


@pytest.mark.parametrize("step", STEPS)
def test_nothing_scrolls_sideways_at_the_smallest_window(open_page: OpenPage, step: str) -> None:
    opened = open_page(step, width=560)
    page = opened.page
    for area in page.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 560
