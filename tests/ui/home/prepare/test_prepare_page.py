"""Preparing a meeting on one page: each section writes at once, and comes back as it was left."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.before import Interpreting, Invitation
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.preparing import arrangements, before_list
from mam_desktop.meeting.said import ServiceUpdate, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.profile import Profile
from mam_desktop.ui.home.prepare.agenda_section import AgendaSection
from mam_desktop.ui.home.prepare.before_section import BeforeSection
from mam_desktop.ui.home.prepare.gathered_section import GatheredSection
from mam_desktop.ui.home.prepare.invited_rows import EDIT, INSTEAD, TAKE_OFF, InvitedCard
from mam_desktop.ui.home.prepare.invited_section import InvitedSection
from mam_desktop.ui.home.prepare.needs_section import NeedsSection
from mam_desktop.ui.home.prepare.prepare_page import SECTIONS, PreparePage
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.home.prepare.when_section import WhenSection
from mam_desktop.ui.live.steps.profile_card import ProfileLine
from mam_desktop.ui.widgets.message_strip import Question
from tests.desks.test_desks import Desks
from tests.example_families import copy_profile, family, robin
from tests.meeting.builders import FakeSigner
from tests.ui.accessible import nameless, too_small
from tests.ui.keys import press, type_text

S = TypeVar("S", bound=Section)
AWFUL = "A" * 500 + "<b>x</b> 🎈 \u202eright to left\u202c & more"


@pytest.fixture
def desks(made_profile: Profile, tmp_path: Path) -> Iterator[Desks]:
    made = Desks(copy_profile(made_profile, tmp_path / "profile"), tmp_path / "papers")
    yield made
    made.close()


class Prepared:
    """The page in sight, and what it said."""

    def __init__(self, page: PreparePage, holder: QScrollArea) -> None:
        self.page = page
        self._holder = holder
        self.troubles: list[str] = []
        self.said: list[str] = []
        page.trouble.connect(self.troubles.append)
        page.told.connect(self.said.append)

    def section(self, name: str, kind: type[S]) -> S:
        self.page.show_section(name)
        shown = self.page.section
        assert isinstance(shown, kind)
        return shown

    @property
    def session(self) -> MeetingSession:
        assert self.page.preparing is not None
        return self.page.preparing.session


@pytest.fixture
def open_page(qtbot: QtBot, desks: Desks) -> Callable[[], Prepared]:
    def open_it() -> Prepared:
        page = PreparePage(desks.home)
        holder = QScrollArea()
        holder.setWidgetResizable(True)
        holder.setWidget(page)
        qtbot.addWidget(holder)
        holder.resize(1150, 720)
        with qtbot.waitActive(holder):
            holder.show()
            holder.activateWindow()
        return Prepared(page, holder)

    return open_it


@pytest.fixture
def robins(open_page: Callable[[], Prepared], desks: Desks) -> Prepared:
    """Return Robin's meeting, being prepared."""
    prepared = open_page()
    session = robin(desks.laptop)
    prepared.page.show_meeting(session.family_id, session.meeting_id)
    return prepared


def card_of(section: InvitedSection, name: str) -> InvitedCard:
    found = [one for one in section.list.cards if one.row is not None and one.row.name == name]
    assert isinstance(found[0], InvitedCard)
    return found[0]


# --- the whole page ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(SECTIONS))
def test_every_section_can_be_read_out_and_hit(robins: Prepared, name: str) -> None:
    robins.page.show_section(name)
    robins.page.start()
    assert nameless(robins.page) == []
    assert too_small(robins.page) == []
    focused = robins.page.focusWidget()
    assert focused is not None
    assert robins.page.section.isAncestorOf(focused)


def test_open_forms_can_be_read_out_too(robins: Prepared, qtbot: QtBot) -> None:
    robins.section("invited", InvitedSection).form.unfold()
    robins.section("needs", NeedsSection).interpreters.form.unfold()
    gathered = robins.section("gathered", GatheredSection)
    gathered.view_form.unfold()
    gathered.sent_form.unfold()
    for name in ("invited", "needs", "gathered"):
        robins.page.show_section(name)
        qtbot.wait(20)
        assert nameless(robins.page) == []
        assert too_small(robins.page) == []


def test_a_section_where_nothing_is_left_has_a_tick_and_says_so(robins: Prepared) -> None:
    tabs = robins.page.tabs.buttons
    assert tabs["agenda"].accessibleName() == "Agenda: ready"
    assert tabs["before"].accessibleName() == "Before-list"


def test_start_meeting_opens_it_from_here(robins: Prepared, qtbot: QtBot) -> None:
    with qtbot.waitSignal(robins.page.start_wanted) as wanted:
        robins.page.open.click()
    assert wanted.args == [robins.session.family_id, robins.session.meeting_id]


def test_it_is_the_same_when_it_is_opened_again(robins: Prepared) -> None:
    session = robins.session
    robins.section("before", BeforeSection).lines["worries"].box.click()
    robins.page.leave()
    robins.page.show_meeting(session.family_id, session.meeting_id)
    assert robins.section("before", BeforeSection).lines["worries"].box.isChecked()


# --- a new meeting -------------------------------------------------------------------------------


def test_a_new_meeting_is_set_up_by_keys_and_people_are_asked_next(
    open_page: Callable[[], Prepared], desks: Desks
) -> None:
    prepared = open_page()
    ash = family(desks.laptop, "Ash")
    prepared.page.show_meeting(ash.family_id, None)
    when = prepared.page.section
    assert isinstance(when, WhenSection)
    assert not prepared.page.tabs.isVisible()
    assert when.on.line.hasFocus()
    type_text(when.on.line, "4 Dec")
    when.starts_at.setText("2pm")
    when.ends_at.setText("3.15 pm")
    press(when.ends_at, Qt.Key.Key_Return)
    assert prepared.troubles == []
    meeting = prepared.session.meeting
    assert (meeting.on, meeting.starts_at, meeting.ends_at) == (
        date(2026, 12, 4),
        "14:00",
        "15:15",
    )
    assert meeting.title == "Ash’s team around the family"
    assert sum(meeting.minutes_by_step.values()) == 75
    assert isinstance(prepared.page.section, InvitedSection)
    prepared.page.section.again.click()
    names = {one.person.name for one in invited_to(prepared.session.entries, meeting.id)}
    assert {"Ash", "Mama", "Dad", "Ade", "Jude"} <= names


@pytest.mark.parametrize(
    ("day", "begins", "ends", "words"),
    [
        ("", "14:00", "15:00", "The day is missing."),
        ("someday", "14:00", "15:00", "is not a day"),
        ("4 Dec", "half past", "15:00", "is not a time"),
        ("4 Dec", "16:00", "15:00", "end before it begins"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_set_up(
    open_page: Callable[[], Prepared], desks: Desks, day: str, begins: str, ends: str, words: str
) -> None:
    prepared = open_page()
    ash = family(desks.laptop, "Ash")
    count = len(ash.entries.all(Meeting))
    prepared.page.show_meeting(ash.family_id, None)
    when = prepared.page.section
    assert isinstance(when, WhenSection)
    when.on.line.setText(day)
    when.starts_at.setText(begins)
    when.ends_at.setText(ends)
    when.save.click()
    assert words in prepared.troubles[0]
    assert len(ash.entries.all(Meeting)) == count
    assert when.starts_at.text() == begins


def test_without_a_family_the_page_asks_for_whom_and_which_meeting(
    open_page: Callable[[], Prepared], desks: Desks
) -> None:
    prepared = open_page()
    prepared.page.ask_for_whom()
    whom = prepared.page.whom
    assert whom.family.hasFocus()
    assert [whom.meeting.itemText(no) for no in range(whom.meeting.count())] == [
        "Robin's meeting, Tue 24 Nov, 14:00",
        "A new meeting",
    ]
    whom.go_on.click()
    assert prepared.session.family_id == robin(desks.laptop).family_id
    assert prepared.session.meeting.title == "Robin's meeting"


# --- when and where ------------------------------------------------------------------------------


def test_another_day_says_who_has_to_be_told(robins: Prepared) -> None:
    when = robins.section("when", WhenSection)
    when.on.line.setText("1 Dec")
    when.place.say("at school")
    when.save.click()
    assert (robins.session.meeting.on, robins.session.meeting.place) == (
        date(2026, 12, 1),
        "at school",
    )
    assert robins.said == ["Saved. 8 people are invited already: tell them."]


def test_a_title_nobody_chose_follows_the_kind_of_meeting(robins: Prepared) -> None:
    when = robins.section("when", WhenSection)
    when.type.choose("review")
    assert when.title.text() == "Robin's meeting"
    when.title.setText("Robin’s review meeting")
    when.type.choose("TAC")
    assert when.title.text() == "Robin’s team around the child"


def test_what_is_being_typed_stays_when_something_else_changes(robins: Prepared) -> None:
    when = robins.section("when", WhenSection)
    when.place.setEditText("at the libr")
    child = get_person(robins.session.entries, "Robin")
    change_entry(robins.session, child, {"own_words": "Rob"})
    assert when.place.words() == "at the libr"


def test_sealed_minutes_are_not_moved(robins: Prepared) -> None:
    seal_meeting(robins.session, FakeSigner(), looked_by="Lee")
    when = robins.section("when", WhenSection)
    when.place.say("at school")
    when.save.click()
    assert "sealed" in robins.troubles[0]


# --- who is invited ------------------------------------------------------------------------------


def test_an_answer_is_one_press(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    press(card_of(section, "Ms Ode").answers.buttons["apologies"], Qt.Key.Key_Space)
    row = card_of(section, "Ms Ode").row
    assert row is not None
    assert row.answer == "apologies"
    card_of(section, "Ms Ode").update_asked.click()
    ode = get_person(robins.session.entries, "Ms Ode")
    found = invited_to(robins.session.entries, robins.session.meeting.id)
    assert next(one.update_wanted for one in found if one.person.id == ode.id)
    assert "8 invited, 6 said yes" in section._count.text()


def test_somebody_new_is_invited_with_role_and_agency_of_their_own(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.who.setEditText("Bex")
    section.form.role.setEditText("Horse lady")
    section.form.service.setEditText("Stables")
    section.form.contact.setText("0161 496 0009")
    section.form.how.say("phone")
    section.form.can_decide.setChecked(True)
    press(section.form.contact, Qt.Key.Key_Return)
    bex = get_person(robins.session.entries, "Bex")
    assert (bex.role, bex.service, bex.contact) == ("Horse lady", "Stables", "0161 496 0009")
    invitation = robins.session.entries.all(Invitation)[-1]
    assert invitation.how == "phone"
    assert not section.form.is_open
    card_of(section, "Bex").more.choose(EDIT)
    section.form.role.setEditText("Riding teacher")
    section.form.save_button.click()
    assert get_person(robins.session.entries, "Bex").role == "Riding teacher"


def test_who_comes_instead_is_on_the_list(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    card_of(section, "Sam").more.choose(INSTEAD)
    section.form.who.setEditText("Pat")
    section.form.save_button.click()
    assert card_of(section, "Pat").row is not None
    row = card_of(section, "Sam").row
    assert row is not None
    assert "Pat comes instead" in row.marks


def test_who_is_taken_off_is_gone_and_who_is_here_stays(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    card_of(section, "Noor").more.choose(TAKE_OFF)
    assert "Noor" not in {one.name for one in section.model.rows}
    go_to_step(robins.session, "welcome")
    assert robins.troubles == []


def test_an_empty_name_is_said_and_the_form_stays(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.save_button.click()
    assert robins.troubles == ["A name is missing."]
    assert section.form.is_open


def test_awful_words_are_kept_as_they_are(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.who.setEditText(AWFUL)
    section.form.role.setEditText("B" * 500)
    section.form.save_button.click()
    assert robins.troubles == []
    assert AWFUL in {one.name for one in section.model.rows}
    needs = robins.section("needs", NeedsSection)
    line = needs.people.lines[get_person(robins.session.entries, AWFUL).id]
    line.setText("x" * 100_000)
    line.editingFinished.emit()
    person = get_person(robins.session.entries, AWFUL)
    assert len(person.access_needs[0]) == 100_000
    robins.page.show_section("invited")


# --- what people need ----------------------------------------------------------------------------


def test_needs_and_what_is_to_arrange_are_written_when_one_goes_on(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    dana = get_person(robins.session.entries, "Dana")
    needs.people.lines[dana.id].setText("step-free way in, a seat near the door")
    needs.meeting.rows["room"].words.setText("the quiet room")
    robins.page.show_section("agenda")
    assert get_person(robins.session.entries, "Dana").access_needs == (
        "step-free way in",
        "a seat near the door",
    )
    noted = arrangements(robins.session.entries, robins.session.meeting.id)
    assert noted["room"].words == "the quiet room"
    needs = robins.section("needs", NeedsSection)
    assert not needs.is_ready
    needs.meeting.rows["room"].done.click()
    assert needs.is_ready


def test_a_relative_as_interpreter_is_warned_of_in_words(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    form = needs.interpreters.form
    form.unfold()
    form.language.say("Urdu")
    form.for_whom.setEditText("Nan")
    form.who.setEditText("Mum")
    form.ticks["is_booked"].setChecked(True)
    form.save_button.click()
    assert not form.is_open
    row = needs.interpreters.model.rows[-1]
    assert "belongs to the family" in row.spoken
    assert not needs.is_ready


def test_a_booking_is_changed_and_taken_away(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    (key,) = (one.key for one in needs.interpreters.model.rows)
    needs.interpreters._on_card_edit_wanted(key)
    form = needs.interpreters.form
    assert form.language.words() == "Urdu"
    form.dialect.setText("Mirpuri")
    form.ticks["keeps_private"].setChecked(True)
    form.save_button.click()
    (one,) = robins.session.entries.all(Interpreting)
    assert (one.dialect, one.keeps_private, one.is_booked) == ("Mirpuri", True, True)
    needs.interpreters._on_card_take_away_wanted(key)
    assert robins.session.entries.all(Interpreting) == ()


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
    form.words.setPlainText("word " * 2_000_000)
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
