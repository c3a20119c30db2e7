"""A visit in the windows: no other family is anywhere, and only unlocking ends it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.preparing import change_meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.prepare.prepare_page import PreparePage
from mam_desktop.ui.home.today_page import TodayPage
from tests.desks.desks_on_disk import Desks
from tests.example_families import family, robin
from tests.meeting.builders import FixedClock, open_session
from tests.ui.keys import ALT, CTRL, press, type_text

OTHERS = ("Ash", "Mama", "Jude", "college", "3 Example Row", "9990000034")
"""Words that only Ash's record has."""


@pytest.fixture
def make_home(qtbot: QtBot, desks: Desks) -> Callable[[], HomeView]:
    def make() -> HomeView:
        home = HomeView(desks.home)
        qtbot.addWidget(home)
        home.resize(1366, 768)
        with qtbot.waitActive(home):
            home.show()
            home.activateWindow()
        return home

    return make


def everything_in(root: QWidget) -> str:
    """Return every text, accessible name, hint and model's cell of a window, seen or not."""
    found: list[str] = []
    for one in (root, *root.findChildren(QWidget)):
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        found += [one.windowTitle(), one.whatsThis(), one.statusTip()]
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.append(one.text())
        if isinstance(one, QLineEdit):
            found.append(one.placeholderText())
        if isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        if isinstance(one, QComboBox):
            found += [one.itemText(no) for no in range(one.count())]
        if isinstance(one, QAbstractItemView):
            found += cells(one.model())
    for model in root.findChildren(QAbstractItemModel):
        found += cells(model)
    return "\n".join(found)


def cells(model: QAbstractItemModel | None) -> list[str]:
    if model is None:
        return []
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole)
    nowhere = QModelIndex()
    columns = model.columnCount(nowhere) if isinstance(model, QAbstractTableModel) else 1
    places = [
        model.index(row, column)
        for row in range(model.rowCount(nowhere))
        for column in range(columns)
    ]
    return [str(model.data(place, role)) for place in places for role in roles]


def today(home: HomeView) -> TodayPage:
    page = home.page
    assert isinstance(page, TodayPage)
    return page


def tear(session: MeetingSession) -> None:
    """Let two laptops change the same thing of a family."""
    elsewhere = second_laptop_of(session)
    change_entry(session, session.entries.all(Child)[0], {"setting": "Ash’s college"})
    change_entry(elsewhere, elsewhere.entries.all(Child)[0], {"setting": "another college"})
    session.take_in(elsewhere.everything.changes()[-1:])


def second_laptop_of(session: MeetingSession) -> MeetingSession:
    return open_session(
        session.everything.changes(),
        device_id="laptop-2",
        clock=FixedClock(session.clock.now()),
        family_id=session.family_id,
        meeting_id=session.meeting_id,
    )


def test_after_looking_at_everything_a_visit_leaves_no_trace_of_another_family(
    make_home: Callable[[], HomeView], desks: Desks, qapp: QApplication
) -> None:
    ash = family(desks.laptop, "Ash")
    home = make_home()
    for place in ("families", "actions", "minutes", "settings", "words", "new_family"):
        home.show_place(place)
    home.find_family()
    home.prepare(ash.family_id, str(ash.meeting_id))
    home.prepare("", "")
    home.strip.say("Something about Ash", tone="can")
    assert any(word in everything_in(home) for word in OTHERS)
    home.nav.visit.click()
    qapp.processEvents()
    seen = everything_in(home)
    assert "Robin" in seen
    assert [word for word in OTHERS if word in seen] == []
    for place in ("families", "actions", "minutes", "settings", "new_family"):
        home.show_place(place)
        assert isinstance(home.page, TodayPage)
    press(home, Qt.Key.Key_F, CTRL)
    home.show_conflicts()
    home.prepare(ash.family_id, "")
    home.prepare("", "")
    assert [word for word in OTHERS if word in everything_in(home)] == []


def test_what_two_people_changed_in_another_family_is_out_of_reach_too(
    make_home: Callable[[], HomeView], desks: Desks, qapp: QApplication
) -> None:
    tear(family(desks.laptop, "Ash"))
    home = make_home()
    home.show_conflicts()
    home.nav.visit.click()
    qapp.processEvents()
    assert [word for word in OTHERS if word in everything_in(home)] == []
    home.show_conflicts()
    assert not home.bar.conflict_chip.isVisible()
    assert [word for word in OTHERS if word in everything_in(home)] == []


def test_the_visited_familys_meeting_can_still_be_prepared(
    make_home: Callable[[], HomeView],
) -> None:
    home = make_home()
    home.nav.visit.click()
    today(home).cards[0].prepare.click()
    page = home.page
    assert isinstance(page, PreparePage)
    assert page.preparing is not None
    press(page, Qt.Key.Key_Escape)
    assert isinstance(home.page, TodayPage)


def test_with_two_meetings_today_the_visit_asks_to_whom(
    make_home: Callable[[], HomeView], desks: Desks, qtbot: QtBot
) -> None:
    ash = family(desks.laptop, "Ash")
    change_meeting(ash, on=date(2026, 11, 24), starts_at="09:00", ends_at="10:00")
    home = make_home()
    home.nav.visit.click()
    assert not desks.home.is_on_visit
    question = home.strip.question
    assert question is not None
    assert question.choices == ("Ash's meeting", "Robin's meeting", "Nobody in particular")
    qtbot.wait(1)
    press(home.focusWidget(), Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: desks.home.is_on_visit)
    assert [one.title for one in desks.home.meetings()] == ["Robin's meeting"]
    assert [word for word in OTHERS if word in everything_in(home)] == []


def test_only_the_passphrase_ends_the_visit_where_there_is_one(
    make_home: Callable[[], HomeView], desks: Desks
) -> None:
    desks.home._needs_secret = True
    desks.home.unlock_with = lambda secret: secret == "five made up words"
    home = make_home()
    home.nav.visit.click()
    card = today(home).visit
    card.office.click()
    assert card.secret.hasFocus()
    type_text(card.secret, "open sesame")
    press(card.secret, Qt.Key.Key_Return)
    assert "not the passphrase" in everything_in(home)
    assert "Ash" not in everything_in(home)
    card.secret.clear()
    type_text(card.secret, "five made up words")
    press(card.secret, Qt.Key.Key_Return)
    assert not desks.home.is_on_visit
    assert "Ash" in everything_in(home)
    assert "five made up words" not in everything_in(home)


def test_staying_on_the_visit_keeps_everything_as_it_was(
    make_home: Callable[[], HomeView], desks: Desks
) -> None:
    home = make_home()
    home.nav.visit.click()
    card = today(home).visit
    card.office.click()
    press(card, Qt.Key.Key_Escape)
    assert card.office.isVisible()
    assert desks.home.is_on_visit
    card.office.click()
    card.stay.click()
    assert desks.home.is_on_visit


def test_a_laptop_that_starts_on_a_visit_shows_one_family_from_the_first_frame(
    make_home: Callable[[], HomeView], desks: Desks
) -> None:
    desks.home.set_on_visit(True)
    seen = everything_in(make_home())
    assert "Robin" in seen
    assert [word for word in OTHERS if word in seen] == []


def test_from_home_one_key_opens_the_meeting(
    make_home: Callable[[], HomeView], desks: Desks, qtbot: QtBot
) -> None:
    home = make_home()
    session = robin(desks.laptop)
    with qtbot.waitSignal(home.start_wanted) as wanted:
        press(home.focusWidget(), Qt.Key.Key_Space)
    assert wanted.args == [session.family_id, session.meeting_id]
