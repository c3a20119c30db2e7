"""The laptop turned round: the family's picture and a line, and nothing of the lead's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.said import Discussion, Note
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import write_note
from mam_desktop.ui.family_screen.scene_view import SceneView
from mam_desktop.ui.live.shared_laptop import SharedLaptop
from mam_desktop.ui.theme.theme import apply_theme
from mam_desktop.ui.windows import MainWindow
from tests.meeting.marked import marked_entries
from tests.ui.accessible import nameless, too_small
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.whole_window import controller_of, live_of, opened_window

NEUTRAL = "Kept for later: this needs the lead"
PRIVATE = "Only-for-Lee"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeInMemory(), "meeting-robin")
    yield made
    made.close_now()


def turn(window: MainWindow) -> SharedLaptop:
    press(window.live, Qt.Key.Key_F11)
    assert window.shared is not None
    return window.shared


def cross(window: MainWindow) -> None:
    press(window.shared, Qt.Key.Key_F11)
    press(window.focusWidget(), Qt.Key.Key_Return)


def write(shared: SharedLaptop, line: str) -> None:
    shared.line.edit.setText(line)
    press(shared.line.edit, Qt.Key.Key_Return)


def in_sight() -> str:
    """Return every word that anybody could see, hear or hover over, in all windows."""
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    words = [word for top in tops for word in _said_by(top)]
    for top in tops:
        for one in top.findChildren(QWidget):
            if one.isVisible():
                words += _said_by(one)
        found: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(top)
        words += _heard(found)
    return "\n".join(words)


def _said_by(one: QWidget) -> list[str]:
    words = [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
    words += [one.statusTip(), one.whatsThis(), one.windowFilePath()]
    if isinstance(one, QLabel | QAbstractButton | QLineEdit):
        words.append(one.text())
    if isinstance(one, QLineEdit):
        words.append(one.placeholderText())
    if isinstance(one, SceneView):
        words += one.all_texts()
    return words


def _heard(one: QAccessibleInterface | None) -> list[str]:
    if one is None or one.state().invisible:
        return []
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    words = [one.text(kind) for kind in kinds]
    for no in range(one.childCount()):
        words += _heard(one.child(no))
    return words


# --- nothing of the lead's -----------------------------------------------------------------------


def mark_everything(session: MeetingSession) -> list[str]:
    """Write a marked word into every field there is; return those not meant for everyone."""
    marked = marked_entries()
    writer = session.begin()
    for entry in marked.entries:
        if entry.KIND in {"seal", "amendment"}:
            continue
        specs, defaults = type(entry).specs(), type(entry).defaults()
        told = {name: getattr(entry, name) for name in specs}
        told = {name: value for name, value in told.items() if value != defaults[name]}
        writer.create(type(entry), **told)
    writer.commit()
    return [one.word for one in marked.marks if one.audience > Audience.EVERYONE]


@pytest.mark.parametrize("step", STEPS)
def test_no_word_that_is_not_for_everyone_is_in_sight(step: str, window: MainWindow) -> None:
    controller = controller_of(window)
    private = mark_everything(controller.session)
    write_note(controller.session, words=PRIVATE)
    go_to_step(controller.session, step)
    live = live_of(window)
    live.capture.edit.setText(f"half a line {PRIVATE}")
    live.panel.notes.set_open(True)
    controller.trouble.emit(f"Trouble with {PRIVATE}")
    assert PRIVATE in in_sight()
    shared = turn(window)
    seen = in_sight()
    assert [word for word in (*private, PRIVATE) if word in seen] == []
    assert controller.screen.view.title in seen
    press(shared, Qt.Key.Key_F11)
    assert shared.is_on_bridge
    seen = in_sight()
    assert [
        word for word in (*private, PRIVATE, controller.screen.view.title) if word in seen
    ] == []


def test_what_is_the_leads_is_not_there(window: MainWindow) -> None:
    shared = turn(window)
    seen = in_sight()
    for words in ("min left", "Saved", "Offline", "Lead’s notes", "Family screen: on", "Ctrl K"):
        assert words not in seen
    assert window.windowTitle() == "MAM Desktop"
    press(shared.line.edit, Qt.Key.Key_F1)
    press(shared.line.edit, Qt.Key.Key_F7)
    assert not live_of(window).isVisible()
    assert not live_of(window).sheet.isVisible()


def test_the_picture_is_the_familys_and_follows_each_gesture(window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    controller.do(lambda: add_idea(controller.session, words="A sleep diary", by="Nan"))
    assert "A sleep diary" in shared.scene.all_texts()
    controller.screen.cover()
    assert "A sleep diary" not in in_sight()


# --- there and back ------------------------------------------------------------------------------


def test_one_key_and_enter_bring_the_leads_side_back(window: MainWindow) -> None:
    shared = turn(window)
    press(shared.line.edit, Qt.Key.Key_F11)
    assert shared.is_on_bridge
    press(window.focusWidget(), Qt.Key.Key_Return)
    assert window.shared is None
    assert live_of(window).isVisible()
    assert live_of(window).sides_shown
    assert live_of(window).capture.edit.hasFocus()
    assert window.windowTitle() == "MAM Desktop"


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_a_child_who_presses_one_key_again_and_again_sees_the_picture(
    key: Qt.Key, window: MainWindow
) -> None:
    shared = turn(window)
    for _time in range(9):
        press(window.focusWidget(), key)
        assert window.shared is shared
    assert not live_of(window).isVisible()


def test_the_bridge_goes_back_to_the_picture_by_itself(window: MainWindow) -> None:
    shared = turn(window)
    press(shared.line.edit, Qt.Key.Key_F11)
    shared.bridge._goes.timeout.emit()
    assert not shared.is_on_bridge
    assert shared.line.edit.hasFocus()


def test_letters_on_the_bridge_do_nothing(window: MainWindow) -> None:
    shared = turn(window)
    press(shared.line.edit, Qt.Key.Key_F11)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_1):
        press(window.focusWidget(), key)
    assert shared.is_on_bridge


def test_closing_the_window_asks_to_turn_the_laptop_first(window: MainWindow) -> None:
    shared = turn(window)
    assert not window.close()
    assert shared.is_on_bridge
    assert window.notice is None


def test_a_locked_laptop_comes_back_turned(window: MainWindow) -> None:
    shared = turn(window)
    window.lock()
    assert not shared.isVisible()
    assert window._lock is not None
    window._lock.unlock_button.click()
    assert shared.isVisible()
    assert not live_of(window).isVisible()


def test_a_laptop_that_is_turned_while_it_is_locked_stays_locked(window: MainWindow) -> None:
    """The lead's window went onto the family's screen, as when the laptop is closed."""
    window.lock()
    lock = window._lock
    assert lock is not None
    window.turn_round()
    assert lock.isVisible()
    assert window.shared is not None
    assert not window.shared.isVisible()
    lock.unlock_button.click()
    assert window.shared.isVisible()
    assert not live_of(window).isVisible()


def test_another_text_size_stays_turned(window: MainWindow) -> None:
    turn(window)
    window.rebuild()
    assert window.shared is not None
    assert window.shared.isVisible()
    assert not live_of(window).isVisible()


def test_a_screen_that_was_off_is_on_while_turned_and_off_again(window: MainWindow) -> None:
    controller = controller_of(window)
    controller.screen.change(ScreenState.OFF)
    shared = turn(window)
    assert not shared.scene.is_covered
    cross(window)
    assert controller.screen.state is ScreenState.OFF


def test_a_cover_stays_until_the_same_key_takes_it_off(window: MainWindow) -> None:
    controller = controller_of(window)
    controller.screen.cover()
    shared = turn(window)
    seen = [shared.scene.is_covered]
    assert shared.line.cover.accessibleName() == "Show again"
    for _time in range(2):
        press(shared.line.edit, Qt.Key.Key_F8)
        seen.append(shared.scene.is_covered)
    shared.line.cover.click()
    assert [*seen, shared.scene.is_covered] == [True, False, True, False]


def test_a_frozen_picture_stays_frozen(window: MainWindow) -> None:
    controller = controller_of(window)
    controller.screen.change(ScreenState.FREEZE)
    shared = turn(window)
    assert "Weighted blanket to try at home" in shared.scene.all_texts()
    add_idea(controller.session, words="Not yet", by="Nan")
    assert "Not yet" not in in_sight()


def test_leaving_the_meeting_leaves_no_side_behind(window: MainWindow) -> None:
    turn(window)
    window.leave_meeting()
    assert window.shared is None
    assert window.home.isVisible()


# --- the line ------------------------------------------------------------------------------------


def test_what_is_meant_for_everyone_is_added(window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    write(shared, "! Quiet-room pass ready @Ode by Friday")
    made = controller.entries.all(Action)[-1]
    assert (made.what, made.share) == ("Quiet-room pass ready", "everyone")
    assert shared.line.said() == "Added"
    assert shared.line.edit.text() == ""
    assert shared.line.edit.hasFocus()


@pytest.mark.parametrize("line", [f"note: {PRIVATE}", f"private – {PRIVATE}", f"# {PRIVATE}"])
def test_a_private_line_is_dots_and_goes_to_the_leads_notes(line: str, window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    shared.line.edit.setText(line)
    assert shared.line.edit.echoMode() is QLineEdit.EchoMode.Password
    assert PRIVATE not in shared.line.edit.displayText()
    press(shared.line.edit, Qt.Key.Key_Return)
    assert shared.line.said() == NEUTRAL
    assert PRIVATE not in in_sight()
    assert not controller.entries.all(Discussion)
    shared.line.edit.setText("+ Swimming")
    assert shared.line.edit.echoMode() is QLineEdit.EchoMode.Normal
    shared.line.edit.clear()
    cross(window)
    live = live_of(window)
    assert "waits in your notes" in live.strip.words()
    assert live.capture.edit.text() == ""
    press(live.capture.edit, Qt.Key.Key_F7)
    live.panel.notes.fold()
    assert PRIVATE in controller.entries.all(Note)[-1].words


def test_a_question_is_not_asked_in_front_of_everybody(window: MainWindow) -> None:
    controller = controller_of(window)
    attend(controller.session, name="Alex Dale")
    attend(controller.session, name="Alex Hill", state="invited")
    ideas = len(controller.entries.all(Idea))
    shared = turn(window)
    write(shared, "+ A sensory box @Alex")
    assert shared.line.said() == NEUTRAL
    assert "Hill" not in in_sight()
    assert len(controller.entries.all(Idea)) == ideas
    cross(window)
    live = live_of(window)
    assert live.capture.edit.text() == "+ A sensory box @Alex"
    assert "needs you" in live.strip.words()
    press(live.capture.edit, Qt.Key.Key_Return)
    assert live.strip.question is not None


def test_a_trouble_waits_and_lines_come_one_after_the_other(window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    write(shared, '" nobody said this')
    assert shared.line.said() == NEUTRAL
    assert "Whose words" not in in_sight()
    write(shared, '" nor this')
    cross(window)
    edit = live_of(window).capture.edit
    assert edit.text() == '" nobody said this'
    edit.setText("+ One")
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == '" nor this'
    edit.setText("+ Two")
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == ""
    assert [one.words for one in controller.entries.all(Idea)[-2:]] == ["One", "Two"]


def test_what_waits_and_what_is_half_written_survive_a_crash(window: MainWindow) -> None:
    desk = controller_of(window).desk
    shared = turn(window)
    write(shared, '" nobody said this')
    shared.line.edit.setText("+ half a li")
    shared.line.keep_draft()
    assert desk.draft("waiting") == '" nobody said this'
    assert desk.draft("shared") == "+ half a li"
    shared.line.edit.clear()
    desk.keep_draft("shared", "+ half a li")
    cross(window)
    again = turn(window)
    assert again.line.edit.text() == ""


def test_names_are_offered_of_those_whom_the_family_screen_names(window: MainWindow) -> None:
    controller = controller_of(window)
    attend(controller.session, name="Sam Hill", state="invited")
    attend(controller.session, name="Sol", about={"full_name": "Solomon Hill"})
    live = live_of(window)
    type_text(live.capture.edit, "+ Ask @S")
    assert "Sam Hill" in in_sight()
    shared = turn(window)
    assert "Sam Hill" not in in_sight()
    type_text(shared.line.edit, "+ Ask @S")
    assert {"Sol", "Sam"} <= set(shared.line.edit.names.names)
    assert "Hill" not in in_sight()


@pytest.mark.parametrize(
    "line",
    ["x" * 10_000_000, "+ 🙂‍↔️ ہم چاہتے ہیں <b>x</b>\x07\u202e", "! " + "W" * 500 + " @Mum"],
)
def test_whatever_is_pasted_the_window_stays_alive(line: str, window: MainWindow) -> None:
    shared = turn(window)
    write(shared, line)
    assert shared.line.edit.text() == ""
    assert shared.line.said() in {"Added", NEUTRAL, "That is too long for this line"}


def test_the_chip_names_nobody_whom_the_family_screen_does_not(window: MainWindow) -> None:
    controller = controller_of(window)
    attend(controller.session, name="Sam Hill", about={"full_name": "Samuel Hill"}, state="invited")
    shared = turn(window)
    shared.line.edit.setText("! Ring the clinic @Samuel")
    assert "Hill" not in in_sight()
    shared.line.edit.setText("! Ring the clinic @Ode")
    assert "Ms Ode" in shared.line.edit.chip.text()


# --- steps and pages -----------------------------------------------------------------------------


def test_keys_go_through_the_steps_and_the_pages(window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    press(shared.line.edit, Qt.Key.Key_PageDown, CTRL)
    assert controller.step == "actions"
    press(shared.line.edit, Qt.Key.Key_PageUp, CTRL)
    assert controller.step == "board"
    for no in range(30):
        add_idea(controller.session, words=f"Idea {no}", by="Nan")
    assert shared.scene.picture.page_count > 2
    shared.scene.turn_page(-shared.scene.page_no)
    press(shared.line.edit, Qt.Key.Key_PageDown)
    assert shared.scene.page_no == 1
    press(shared.line.edit, Qt.Key.Key_PageUp)
    assert shared.scene.page_no == 0
    shared.line.after.click()
    assert shared.scene.page_no == 1
    press(shared.line.edit, Qt.Key.Key_Plus, CTRL)
    assert shared.scene.zoom == 1.25
    press(shared.line.edit, Qt.Key.Key_0, CTRL)
    assert shared.scene.zoom == 1.0


def test_a_finger_turns_pages(window: MainWindow) -> None:
    controller, shared = controller_of(window), turn(window)
    for no in range(30):
        add_idea(controller.session, words=f"Idea {no}", by="Nan")
    scene = shared.scene
    scene.turn_page(-scene.page_no)
    right, left = QPoint(scene.width() - 60, 300), QPoint(60, 300)
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=right)
    assert scene.page_no == 1
    QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=left)
    assert scene.page_no == 0
    QTest.mousePress(scene, Qt.MouseButton.LeftButton, pos=left + QPoint(200, 0))
    QTest.mouseRelease(scene, Qt.MouseButton.LeftButton, pos=left)
    assert scene.page_no == 1


# --- how it can be reached -----------------------------------------------------------------------


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_is_named_large_enough_and_in_sight(
    scale: int, window: MainWindow, qapp: QApplication
) -> None:
    apply_theme(qapp, "light", scale)
    qapp.setProperty("mam_theme_name", "other")
    window.rebuild()
    controller_of(window)
    shared = turn(window)
    shared.line.show_pages(3)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    assert nameless(shared) == []
    assert too_small(shared, 44) == []
    for one in shared.line.findChildren(QAbstractButton):
        assert shared.line.rect().contains(one.geometry())
        assert one.width() >= one.sizeHint().width()
    assert shared.line.height() < 0.16 * shared.height()
    assert shared.line.edit.width() > 0.4 * shared.width()
    press(shared, Qt.Key.Key_F11)
    assert nameless(shared.bridge) == []
    assert too_small(shared.bridge, 44) == []


def test_tab_never_leaves_this_side(window: MainWindow) -> None:
    shared = turn(window)
    for _time in range(12):
        press(window.focusWidget(), Qt.Key.Key_Tab)
        focus = window.focusWidget()
        assert focus is not None
        assert shared.isAncestorOf(focus)
