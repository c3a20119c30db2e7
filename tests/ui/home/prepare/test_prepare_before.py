"""Preparing the agenda, the chair’s list, and what people said or sent before the meeting."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.preparing import before_list
from mam_desktop.meeting.said import ServiceUpdate, Voice
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.home.prepare.agenda_section import AgendaSection
from mam_desktop.ui.home.prepare.before_section import BeforeSection
from mam_desktop.ui.home.prepare.gathered_section import GatheredSection
from mam_desktop.ui.live.steps.profile_card import ProfileLine
from mam_desktop.ui.widgets.message_strip import Question
from tests.desks.desks_on_disk import Desks
from tests.ui.home.prepare.conftest import Prepared
from tests.ui.keys import press, type_text

# --- agenda --------------------------------------------------------------------------------------


def test_a_few_presses_make_one_change_and_the_sum_follows_at_once(robins: Prepared) -> None:
    agenda = robins.section("agenda", AgendaSection)
    before = len(robins.session.everything.changes())
    for _press in range(3):
        press(agenda.spins["board"], Qt.Key.Key_Up)
    assert agenda._total.text() == "93 of 90 min"
    assert agenda._fits_words.text() == "3 minutes too long"
    assert len(robins.session.everything.changes()) == before
    robins.page.show_section("when")
    assert len(robins.session.everything.changes()) == before + 1
    assert robins.session.meeting.minutes_by_step["board"] == 22
    agenda = robins.section("agenda", AgendaSection)
    agenda.fit.click()
    assert sum(robins.session.meeting.minutes_by_step.values()) == 90
    assert agenda._fits_words.text() == "It fits"


def test_a_template_fills_in_all_steps_in_their_order(robins: Prepared) -> None:
    agenda = robins.section("agenda", AgendaSection)
    agenda.templates.buttons["short"].click()
    assert sum(robins.session.meeting.minutes_by_step.values()) == 45
    assert agenda._fits_words.text() == "45 minutes to spare"
    assert agenda.templates.choice() == "short"


def test_an_agenda_is_kept_for_other_meetings(robins: Prepared, desks: Desks) -> None:
    agenda = robins.section("agenda", AgendaSection)
    agenda.spins["welcome"].setValue(7)
    agenda.keep.unfold()
    agenda.name.setText("Our way")
    press(agenda.name, Qt.Key.Key_Return)
    assert robins.said == ["“Our way” can be chosen from now on."]
    assert "Our way" in agenda.templates.buttons
    assert desks.home.agendas()[-1].minutes["welcome"] == 7


# --- the chair's list ----------------------------------------------------------------------------


def test_a_tick_says_who_and_when(robins: Prepared) -> None:
    before = robins.section("before", BeforeSection)
    before.lines["worries"].box.click()
    assert before.lines["worries"]._who.text() == "Lee, Tue 24 Nov"
    before.lines["worries"].box.click()
    assert before.lines["worries"]._who.text() == ""


def test_going_ahead_without_somebody_waits_for_the_reason(robins: Prepared) -> None:
    before = robins.section("before", BeforeSection)
    line = before.lines["without"]
    line.box.click()
    assert robins.troubles == ["Please write down why."]
    assert not line.box.isChecked()
    assert line.why.hasFocus()
    type_text(line.why, "Robin is in hospital")
    press(line.why, Qt.Key.Key_Return)
    assert line.box.isChecked()
    tick = before_list(robins.session.entries, robins.session.meeting.id)[-1].tick
    assert tick is not None
    assert tick.note == "Robin is in hospital"


# --- what we have already ------------------------------------------------------------------------


def test_a_view_gathered_before_waits_with_when_where_and_by_whom(robins: Prepared) -> None:
    section = robins.section("gathered", GatheredSection)
    form = section.view_form
    form.unfold()
    form.who.setEditText("Robin")
    form.words.setPlainText("The bus is too loud.")
    form.on.setText("20/11/2026")
    form.at.say("at school")
    form.by.setEditText("Ms Ode")
    form.prompted.choose("free")
    form.save_button.click()
    (voice,) = robins.session.entries.all(Voice)
    assert (voice.gathered_on, voice.gathered_at, voice.prompted) == (
        date(2026, 11, 20),
        "at school",
        False,
    )
    assert voice.captured_by == get_person(robins.session.entries, "Ms Ode").id
    (row,) = section.views.rows
    assert "Fri 20 Nov, at school, written down by Ms Ode" in row.about
    go_to_step(robins.session, "voice")
    screen = FamilyScreen(ScreenState.ON, "follow")
    view = family_view(robins.session.entries, robins.session.meeting, screen, date(2026, 11, 24))
    assert "bus" not in repr(view)


def test_a_day_to_come_is_refused_and_the_words_stay(robins: Prepared) -> None:
    form = robins.section("gathered", GatheredSection).view_form
    form.unfold()
    form.who.setEditText("Robin")
    form.words.setPlainText("The bus is too loud.")
    form.on.setText("20/11/2027")
    form.save_button.click()
    assert "is not a day up to today" in robins.troubles[0]
    assert form.words.toPlainText() == "The bus is too loud."
    assert robins.session.entries.all(Voice) == ()


def test_what_a_service_sent_waits_in_what_matters(robins: Prepared) -> None:
    section = robins.section("gathered", GatheredSection)
    form = section.sent_form
    form.unfold()
    form.service.say("Health")
    form.by.setEditText("Sam")
    form.words.setPlainText("The list is open.")
    form.wait.setText("20 weeks")
    form.save_button.click()
    (update,) = robins.session.entries.all(ServiceUpdate)
    assert (update.waiting_time, update.sent_on) == ("20 weeks", date(2026, 11, 24))
    assert section.sent.rows[0].mark == "wait: 20 weeks"


def test_words_that_were_not_written_down_are_there_again(robins: Prepared, qtbot: QtBot) -> None:
    session = robins.session
    form = robins.section("gathered", GatheredSection).view_form
    form.words.setPlainText("The bus is")
    qtbot.waitUntil(
        lambda: (
            robins.page.preparing is not None
            and robins.page.preparing.desk.draft("before view") == "The bus is"
        )
    )
    robins.page.leave()
    robins.page.show_meeting(session.family_id, session.meeting_id)
    again = robins.section("gathered", GatheredSection).view_form
    assert again.words.toPlainText() == "The bus is"


def test_ten_megabytes_pasted_are_refused_in_words_and_stay(robins: Prepared) -> None:
    form = robins.section("gathered", GatheredSection).sent_form
    form.unfold()
    form.by.setEditText("Sam")
    form.words.setPlainText((("word " * 200)[:-1] + "\n") * 10_000)
    form.save_button.click()
    assert len(robins.troubles) == 1
    assert len(form.words.toPlainText()) == 10_000_000
    assert robins.session.entries.all(ServiceUpdate) == ()


def test_the_one_page_profile_is_seen_and_written_before_the_meeting(robins: Prepared) -> None:
    section = robins.section("gathered", GatheredSection)
    before = section.about.count
    form = section.about.form
    form.unfold()
    type_text(form.words, "Dinosaurs")
    type_text(form.by, "Robin")
    form.save_button.click()
    assert robins.troubles == []
    assert section.about.count == before + 1
    asked: list[Question] = []
    robins.page.question.connect(asked.append)
    line = next(one for one in section.about.findChildren(ProfileLine) if one.isVisible())
    assert line.row is not None
    line.take_away_wanted.emit(line.row.key)
    asked[0].answered(0)
    assert section.about.count == before
