"""Every screen before the board, in every state a user can open: nothing cut or nameless."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.boarding import add_outcome
from mam_desktop.meeting.preparing import arrange, book_interpreter
from mam_desktop.meeting.voicing import (
    give_score,
    write_observation,
    write_update,
)
from mam_desktop.ui.home.new_family_page import NewFamilyPage
from mam_desktop.ui.home.prepare.prepare_page import SECTIONS, PreparePage
from mam_desktop.ui.home.today_page import TodayPage
from mam_desktop.ui.live.steps.last_time import LastTimePage
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_quote_card import QuoteCard
from mam_desktop.ui.live.steps.welcome import PARTS, WelcomePage
from mam_desktop.ui.live.steps.what_matters import WhatMattersPage
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.drawn_home import CHECKED, CONFLICT
from tests.ui.walking import Walk, leave_it, open_step


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
    for line, home_no in zip(page.people.lines, ("2", "3"), strict=True):
        line.lives.choose(home_no)
    walk.look("new family")
    walk.tab("new family")
    home.prepare("", "")
    walk.look("prepare, for whom")
    home.prepare("family-robin", "")
    walk.look("prepare, a new meeting")
    _look_at_sections(walk)
    home.show_papers("family-robin", "meeting-robin", "running_sheet")
    walk.look("papers from Home")
    walk.tab("papers from Home")
    home.check_files([Path("minutes.pdf"), *(Path(name) for name in CHECKED)])
    walk.look("checked files")
    walk.tab("checked files")
    home.strip.ask(
        Question("Whom do you visit?", ("Robin", "Ash", "Nobody in particular"), leave_it)
    )
    walk.look("a question on Home")
    home.strip.say("This record is from a newer version of the program. Ask who looks after it.")
    walk.look("trouble on Home")
    assert walk.found == []


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


def test_welcome(walk: Walk) -> None:
    page = open_step(walk, "welcome")
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
    page = open_step(walk, "voice")
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
    page = open_step(walk, "last_time")
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
    page = open_step(walk, "what_matters")
    assert isinstance(page, WhatMattersPage)
    add_outcome(walk.controller.session, words="A referral to the sleep clinic")
    walk.look("what matters")
    walk.tab("what matters")
    page.view.choose("areas")
    page.view.picked.emit("areas")
    walk.look("what matters, by part of life")
    walk.forms("what matters", page)
    assert walk.found == []
