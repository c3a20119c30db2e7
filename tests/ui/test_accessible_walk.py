"""Every screen of the first half, in every state a user can open: nothing cut, nameless or lost."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.agreeing import agree_action, record_decision, refer
from mam_desktop.meeting.boarding import add_idea, add_outcome
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.preparing import arrange, book_interpreter
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import (
    give_score,
    write_discussion,
    write_observation,
    write_update,
    write_voice,
)
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.home.new_family_page import NewFamilyPage
from mam_desktop.ui.home.prepare.prepare_page import SECTIONS, PreparePage
from mam_desktop.ui.home.today_page import TodayPage
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.actions import ActionsPage
from mam_desktop.ui.live.steps.last_time import LastTimePage
from mam_desktop.ui.live.steps.next_steps import NextStepsPage
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_quote_card import QuoteCard
from mam_desktop.ui.live.steps.welcome import PARTS, WelcomePage
from mam_desktop.ui.live.steps.what_matters import WhatMattersPage
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.theme.theme import apply_theme
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.reading_order import reading_order
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import CONFLICT, HomeInMemory
from tests.ui.layout_faults import faults, settle, tab_faults, told
from tests.ui.live.steps.meeting_so_far import robin_desk

MOST_TURNS = 4
LOOKS = (("light", 100), ("contrast", 200))
"""Colours move nothing: each size is walked in one of them."""


class HomeWithMeeting(HomeInMemory):
    """Home, whose meeting is Robin's."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting_desk = robin_desk("what_matters")

    def open_meeting(self, family_id: str, meeting_id: str) -> MeetingDesk:
        """Open Robin's meeting."""
        self.opened.append((family_id, meeting_id))
        return self.meeting_desk


class Walk:
    """Goes through the window and notes what is wrong, with the name of the state."""

    def __init__(self, window: MainWindow, home: HomeWithMeeting) -> None:
        self.window, self.home = window, home
        self.found: list[str] = []
        self.count = 0

    def look(self, state: str) -> None:
        """Note what is wrong with what is in sight, once the layouts have come to rest."""
        found: list[str] = []
        for _turn in range(MOST_TURNS):
            settle()
            found = faults(self.window)
            if not found:
                break
        self.count += 1
        self.found += [f"{state}: {one}" for one in found]

    def tab(self, state: str) -> None:
        """Note what Tab does not reach, and what it reaches without a ring."""
        settle()
        self.found += [f"{state}: {one}" for one in tab_faults(self.window)]

    def forms(self, state: str, root: QWidget) -> None:
        """Open each form of a page with all that is behind its links, one after the other."""
        for form in root.findChildren(FoldingForm):
            form.unfold()
            for more in form.findChildren(MoreFields):
                more.fold(folded=False)
            self.look(f"{state}, “{form.title.text()}”")
            form.fold()

    @property
    def controller(self) -> LiveController:
        controller = self.window.controller
        assert controller is not None
        return controller


@pytest.fixture(scope="module", params=LOOKS, ids=lambda one: f"{one[0]}-{one[1]}")
def _look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Put one of the looks on the application, once for all tests of this file."""
    name, scale = request.param
    apply_theme(qapp, name, scale)
    yield
    apply_theme(qapp)


@pytest.fixture
def walk(_look: None, qtbot: QtBot) -> Iterator[Walk]:
    """Show the window at the size of a council laptop."""
    home, family = HomeWithMeeting(), FamilyWindow()
    qtbot.addWidget(family)
    window = MainWindow(home, family_window=lambda: family)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Walk(window, home)
    window.close_now()


def test_home_and_preparing(walk: Walk) -> None:
    home = walk.window.home
    for place in ("today", "families", "actions", "minutes", "words", "settings"):
        home.show_place(place)
        walk.look(place)
        walk.tab(place)
    home.show_place("new_family")
    page = home.page
    assert isinstance(page, NewFamilyPage)
    page.more.fold(folded=False)
    walk.look("new family")
    walk.tab("new family")
    home.prepare("", "")
    walk.look("prepare, for whom")
    home.prepare("family-robin", "")
    walk.look("prepare, a new meeting")
    _look_at_sections(walk)
    home.strip.ask(Question("Whom do you visit?", ("Robin", "Ash", "Nobody in particular"), _leave))
    walk.look("a question on Home")
    home.strip.say("This record is from a newer version of the program. Ask who looks after it.")
    walk.look("trouble on Home")
    assert walk.found == []


def _leave(_no: int) -> None:
    """Answer a question with nothing."""


def _look_at_sections(walk: Walk) -> None:
    home, session = walk.window.home, walk.home.session
    home.prepare("family-robin", "meeting-robin")
    arrange(session, topic="room", words="Quiet, with a door to the garden", is_arranged=True)
    book_interpreter(session, language="Urdu", agency="Example Interpreting", is_booked=True)
    write_update(
        session, service="Health", by="Sam", words="Hearing is fine.", waiting_time="9 weeks"
    )
    for section in SECTIONS:
        page = home.page
        assert isinstance(page, PreparePage)
        page.show_section(section)
        walk.look(f"prepare, {section}")
        walk.tab(f"prepare, {section}")
        walk.forms(f"prepare, {section}", page.section)


def test_a_visit_the_lock_and_what_two_people_changed(walk: Walk) -> None:
    home = walk.window.home
    walk.home.conflict_rows = (CONFLICT,)
    home.refresh()
    home.show_conflicts()
    walk.look("conflict")
    walk.home.conflict_rows = ()
    home.conflict.close_panel()
    walk.home.secret = "words"
    walk.home.set_on_visit(True, "family-robin")
    home.show_place("today")
    walk.look("on a visit")
    page = home.page
    assert isinstance(page, TodayPage)
    page.visit.office.click()
    walk.look("back in the office?")
    walk.home.set_on_visit(False)
    home.show_place("today")
    walk.window.lock()
    walk.look("locked")
    assert walk.found == []


def _open(walk: Walk, step: str) -> QWidget:
    """Open Robin's meeting at a step."""
    if walk.window.controller is None:
        walk.window.open_meeting("family-robin", "meeting-robin")
        session = walk.controller.session
        write_discussion(session, words="We talked about the bus and who can wait with Robin.")
    walk.controller.go_to(step)
    # The family's window took the keyboard when it was made; a window system gives it back.
    walk.window.activateWindow()
    settle()
    assert walk.window.live is not None
    return walk.window.live.page


def test_welcome(walk: Walk) -> None:
    page = _open(walk, "welcome")
    assert isinstance(page, WelcomePage)
    for part in PARTS:
        page.show_part(part)
        walk.look(f"welcome, {part}")
        walk.tab(f"welcome, {part}")
    page.agreement.show_answers()
    walk.look("welcome, the answers")
    page.agreement.see.click()
    page.agreement.all_lines.click()
    walk.look("welcome, who will see this")
    walk.tab("welcome, who will see this")
    page.agreement.form.unfold()
    walk.look("welcome, note an answer")
    page.show_part("read")
    page.statement.edition.choose("child")
    page.statement.edition.picked.emit("child")
    walk.look("welcome, the child's statement")
    page.show_part("here")
    page.people.form.unfold()
    page.people.form.who.setText("Kim")
    page.people.form.service.say("Child and family")
    walk.look("welcome, the same Kim?")
    page.people.form.fold()
    row = page.people.rows[0]
    page.people.people.edit_wanted.emit(row.key)
    walk.look("welcome, change somebody")
    assert walk.found == []


def _cards(page: QWidget) -> list[QuoteCard]:
    return [one for one in page.findChildren(QuoteCard) if one.isVisible()]


@pytest.mark.qt_log_ignore("pipewire", "pa_context_connect")
def test_family_voice(walk: Walk) -> None:
    page = _open(walk, "voice")
    assert isinstance(page, VoicePage)
    session = walk.controller.session
    write_observation(
        session, by="Nan", saw="Robin rocks.", might_mean="It is loud.", will_do="A quiet corner."
    )
    give_score(session, who="Nan", face=4)
    walk.look("voice")
    walk.tab("voice")
    page.about_button.setChecked(True)
    walk.look("voice, about the child")
    walk.tab("voice, about the child")
    page.about_button.setChecked(False)
    walk.forms("voice", page)
    card = _cards(page)[0]
    assert card.row is not None
    card.meaning_wanted.emit(card.row.key)
    walk.look("voice, in another language")
    card.close_editor()
    page.scale.who.choose(None)
    page.scale.way.picked.emit("faces")
    walk.look("voice, faces")
    for name, button in (
        ("draw", page.media.draw_button),
        ("photo", page.media.photo_button),
        ("record", page.media.record_button),
    ):
        button.click()
        walk.look(f"voice, {name}")
        walk.tab(f"voice, {name}")
        if name == "draw":
            _look_at_a_drawing(walk, page)
        panel = getattr(page.media, name)
        panel.close_panel()
    assert walk.found == []


def _look_at_a_drawing(walk: Walk, page: VoicePage) -> None:
    draw = page.media.draw
    draw.pad.setFocus()
    QTest.mousePress(draw.pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseMove(draw.pad, QPoint(90, 60))
    QTest.mouseRelease(draw.pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))
    draw.done_button.click()
    walk.look("voice, keep the drawing")


def test_last_time(walk: Walk) -> None:
    page = _open(walk, "last_time")
    assert isinstance(page, LastTimePage)
    walk.look("last time")
    walk.tab("last time")
    for card in page.cards:
        if card.row is not None and card.row.folded:
            card.unfold_wanted.emit(card.row.key)
            walk.look("last time, unfolded")
            break
    assert walk.found == []


def test_what_matters(walk: Walk) -> None:
    page = _open(walk, "what_matters")
    assert isinstance(page, WhatMattersPage)
    add_outcome(walk.controller.session, words="A referral to the sleep clinic")
    walk.look("what matters")
    walk.tab("what matters")
    page.view.choose("areas")
    page.view.picked.emit("areas")
    walk.look("what matters, by part of life")
    walk.forms("what matters", page)
    assert walk.found == []


def test_what_stands_over_the_page(walk: Walk) -> None:
    _open(walk, "voice")
    live, controller = walk.window.live, walk.controller
    assert live is not None
    live.show_keys()
    walk.look("keys")
    live.sheet.close_sheet()
    live.make_room()
    walk.look("make room")
    walk.tab("make room")
    live.make_room()
    live.toggle_notes()
    walk.look("lead's notes")
    live.toggle_notes()
    controller.told.emit("Taken back: words of Robin. Ctrl+Y does it again.")
    walk.look("told")
    controller.ask(Question("Take away these words?", ("Take away", "Leave them"), _leave))
    walk.look("a question")
    live.strip.clear()
    live.capture.edit.setText("! Ring the clinic @Nobody by someday")
    walk.look("capture with a question")
    live.capture.edit.clear()
    controller.pause_or_take_notes()
    walk.look("notes paused")
    controller.pause_or_take_notes()
    controller.stop_or_go_on()
    walk.look("stopped")
    walk.tab("stopped")
    controller.stop_or_go_on()
    walk.window.close()
    walk.look("before closing")
    assert walk.found == []


def test_the_laptop_turned_round(walk: Walk) -> None:
    _open(walk, "voice")
    walk.window.turn_round()
    shared = walk.window.shared
    assert shared is not None
    walk.look("turned round")
    walk.tab("turned round")
    shared.line.edit.setText("note: ask later")
    shared.line.add()
    walk.look("turned round, kept for later")
    shared.ask_to_turn_back()
    walk.look("turn it back")
    walk.tab("turn it back")
    assert walk.found == []


@pytest.mark.parametrize("_look", [("light", 100)], indirect=True)
def test_every_key_is_told_wherever_the_keyboard_is(walk: Walk) -> None:
    _open(walk, "voice")
    live = walk.window.live
    assert live is not None
    for step in ("welcome", "voice", "last_time", "what_matters"):
        walk.controller.go_to(step)
        settle()
        for one in reading_order(live):
            one.setFocus()
            QTest.keyClick(one, Qt.Key.Key_F1)
            if not live.sheet.isVisible():
                walk.found.append(f"{step}: F1 shows no keys from {told(one)}")
            live.sheet.close_sheet()
    assert walk.found == []


@pytest.mark.parametrize("_look", [("light", 100)], indirect=True)
def test_all_nine_steps_are_in_sight_while_the_clock_says_two_things(walk: Walk) -> None:
    _open(walk, "welcome")
    live = walk.window.live
    assert live is not None
    settle()
    clock = live.steps.clock
    assert clock.step_over.isVisible()
    assert clock.too_much.isVisible()
    steps = live.steps.findChild(ScrollColumn)
    assert steps is not None
    assert steps.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("_look", [("contrast", 200)], indirect=True)
def test_notes_that_were_opened_over_the_page_go_with_the_key_that_opened_them(walk: Walk) -> None:
    _open(walk, "voice")
    live = walk.window.live
    assert live is not None
    QTest.keyClick(live.capture.edit, Qt.Key.Key_F7)
    assert live.panel.notes.is_open
    QTest.keyClick(walk.window.focusWidget() or live, Qt.Key.Key_F7)
    assert not live.panel.isVisible()
    assert live.capture.edit.hasFocus()


def test_the_private_sheet(walk: Walk) -> None:
    _open(walk, "voice")
    live = walk.window.live
    assert live is not None
    live.toggle_apart()
    sheet = live.over.apart
    walk.look("private sheet")
    walk.tab("private sheet")
    sheet.form.words.setPlainText(
        "He locks the door when Mum is out and I can’t get to the toilet."
    )
    sheet.form.by.setEditText("Robin")
    sheet.form.danger.rang.click()
    sheet.form.answers.family.buttons["no"].click()
    sheet.form.answers.shared.buttons["yes"].click()
    sheet.form.answers.why.setText("It could put Robin at risk tonight")
    sheet.form.answers.reason.setText("A child may be hurt")
    sheet.form.answers.more.link.click()
    walk.look("private sheet, all written")
    sheet.keep.click()
    walk.look("private sheet, kept")
    walk.tab("private sheet, kept")
    sheet.put_away()
    walk.look("private sheet, put away")
    assert walk.found == []


def _agree(session: MeetingSession) -> None:
    """Agree on what brings up all that the page of actions can say."""
    write_voice(session, who="Robin", words="I wake up at night and I do not like the dark.")
    voice = session.entries.all(Voice)[-1].id
    add_idea(session, words="Sleep nurse visits at home", by="Nan", column="can", voice_id=voice)
    agree_action(
        session,
        what="Ask the CCNT and CAMHS for a home visit about sleep",
        owner="Sam",
        due_on=date(2026, 12, 11),
        so_that="Robin gets an EHCP",
        helper="Nan",
        while_waiting="use the sleep diary",
        how_we_know="Robin sleeps four nights a week",
        idea_id=session.entries.all(Idea)[-1].id,
    )
    agree_action(session, what="Ask for an EHC needs assessment", owner="Lee", due_on=None)
    add_idea(session, words="A quiet-room pass, no questions asked", by="Lee", column="can")


def test_agreed_actions(walk: Walk) -> None:
    page = _open(walk, "actions")
    assert isinstance(page, ActionsPage)
    _agree(walk.controller.session)
    walk.look("actions")
    walk.tab("actions")
    page.checks.chip.click()
    walk.look("actions, what to look at")
    walk.forms("actions", page)
    page.form.unfold()
    page.form.what.setPlainText("Ask the SENCo about a long and winding road to help")
    page.form.owner.setEditText("Sam")
    page.form.agreed.ask("Sam", "Sam")
    page.form.so_that.setText("the EHCP is there")
    walk.look("actions, hard words")
    assert walk.found == []


def test_next_steps(walk: Walk) -> None:
    page = _open(walk, "next_steps")
    assert isinstance(page, NextStepsPage)
    session = walk.controller.session
    record_decision(
        session, what="Fewer visits", why="it goes well", by="us", route="here", help_level="less"
    )
    refer(session, to="EHC_needs_assessment", question="An EHCP?", asked_on=date(2026, 11, 24))
    walk.look("next steps")
    walk.tab("next steps")
    walk.forms("next steps", page)
    page.referral_form.assessment_button.click()
    walk.look("next steps, days of the law")
    page.referral_form.fold()
    page.next_meeting.way.buttons["close"].click()
    walk.look("next steps, closing")
    page.next_meeting.way.buttons["again"].click()
    page.next_meeting.weeks[12].click()
    walk.look("next steps, a day")
    page.copies.toggle.click()
    walk.look("next steps, copies")
    assert walk.found == []
