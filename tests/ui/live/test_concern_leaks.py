"""Nothing of a private note is on any step, screen, list, completion, title or in words of undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.concerns import (
    Answers,
    Telling,
    concerns_of,
    note_answers,
    note_telling,
    write_concern,
)
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.kinds import APART
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.searching import SearchIndex
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.live.test_shared_laptop import in_sight
from tests.ui.live.whole_window import controller_of, live_of, opened_window

MARK = "Xyzzy"


@pytest.fixture
def family(qtbot: QtBot) -> FamilyWindow:
    window = FamilyWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, family: FamilyWindow) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeInMemory(), "meeting-robin", family)
    write_everywhere(controller_of(made))
    qapp.processEvents()
    yield made
    made.close_now()


def write_everywhere(controller: LiveController) -> None:
    """Write one, with a marker in every field there is, and one more begun on the sheet."""
    session = controller.session
    write_voice(session, who="Mum", words="He sleeps when it is quiet")
    told = Telling(who=f"{MARK} duty", role=f"{MARK} role", advice=f"{MARK} advice")
    answers = Answers(
        family_told="no",
        why=f"{MARK} why",
        shared_without_agreement=True,
        reason=f"{MARK} reason",
        closed_part_with=(f"{MARK} officer",),
        closed_part=f"{MARK} closed",
    )
    write_concern(
        session,
        words=f"{MARK} words",
        by=f"{MARK} by",
        place=f"{MARK} place",
        present=[f"{MARK} there"],
        seen=f"{MARK} seen",
        thought=f"{MARK} thought",
        told=[told],
    )
    (one,) = concerns_of(session.entries, session.meeting_id)
    note_telling(session, one, told)
    note_answers(session, one, answers)
    assert {kind for kind in APART if session.fold.entity_ids(kind)} == APART
    controller.desk.keep_draft("apart-1", f"{MARK} begun")


def test_no_step_says_a_word_of_it_not_even_to_a_screen_reader(
    window: MainWindow, qapp: QApplication
) -> None:
    for step in STEPS:
        controller_of(window).go_to(step)
        qapp.processEvents()
        assert MARK not in in_sight(), step
        assert MARK not in all_held(window), step


def all_held(window: MainWindow) -> str:
    """Return the words of every field and list, folded away ones too."""
    held = [one.text() for one in window.findChildren(QLineEdit)]
    for one in window.findChildren(QWidget):
        model = getattr(one, "model", None)
        rows = model() if callable(model) else None
        if rows is not None and hasattr(rows, "rowCount"):
            held += [str(rows.index(no, 0).data()) for no in range(rows.rowCount())]
    return "\n".join(held)


def test_no_scene_of_the_family_screen_shows_it(window: MainWindow, family: FamilyWindow) -> None:
    controller = controller_of(window)
    for scene in ("follow", *STEPS):
        screen = FamilyScreen(ScreenState.ON, scene)
        view = family_view(controller.entries, controller.meeting, screen, controller.today)
        assert MARK not in "\n".join(view.texts()), scene
        controller.screen.change(ScreenState.ON, scene)
        assert MARK not in "\n".join(family.all_texts()), scene


def test_no_name_in_it_is_offered_to_who_types(window: MainWindow, qapp: QApplication) -> None:
    live = live_of(window)
    for typed in ("@Xyz", f'" {MARK}', f"! {MARK} @{MARK}", "= Xyz"):
        live.capture.edit.setText("")
        QTest.keyClicks(live.capture.edit, typed)
        qapp.processEvents()
        told = in_sight().replace(typed, "")
        assert f"{MARK} " not in told, typed


def test_no_search_finds_it(window: MainWindow) -> None:
    controller = controller_of(window)
    index = SearchIndex(controller.entries, controller.meeting)
    assert index.search(MARK) == ()
    assert index.search("hits me") == ()


def test_while_the_sheet_is_open_no_other_panel_comes_over_it(window: MainWindow) -> None:
    live = live_of(window)
    live.toggle_apart()
    QTest.keyClick(
        window.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier
    )
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F3)
    assert live.over.search is None
    assert live.over.room is None
    assert live.over.apart.form.words.hasFocus()


def test_undo_speaks_of_the_gesture_before_and_takes_that_back(window: MainWindow) -> None:
    controller = controller_of(window)
    words = "quote from Mum: “He sleeps when it is quiet”"
    assert controller.undo_and_redo_words == (words, None)
    assert MARK not in controller.what_stays
    live = live_of(window)
    live.show_keys()
    assert MARK not in "\n".join(live.sheet.words())


def test_no_title_says_it_and_no_conflict_is_counted(window: MainWindow) -> None:
    controller = controller_of(window)
    assert MARK not in window.windowTitle()
    session = controller.session
    (one,) = concerns_of(session.entries, session.meeting_id)
    assert controller.conflict_count == 0
    live = live_of(window)
    live.toggle_apart()
    assert MARK not in window.windowTitle()
    assert one.words not in window.windowTitle()


def test_keys_of_the_work_below_reach_nothing_while_the_sheet_has_the_keyboard(
    window: MainWindow,
) -> None:
    live = live_of(window)
    live.toggle_apart()
    sheet = live.over.apart
    reached = set()
    for _press in range(60):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    assert all(one is not None and sheet.isAncestorOf(one) for one in reached)
    assert len(reached) > 20
