"""Preparing a meeting on one page: each section writes at once, and comes back as it was left."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.ui.home.prepare.before_section import BeforeSection
from mam_desktop.ui.home.prepare.gathered_section import GatheredSection
from mam_desktop.ui.home.prepare.invited_section import InvitedSection
from mam_desktop.ui.home.prepare.needs_section import NeedsSection
from mam_desktop.ui.home.prepare.prepare_page import SECTIONS
from mam_desktop.ui.home.prepare.when_section import WhenSection
from tests.desks.desks_on_disk import Desks
from tests.example_families import family, robin
from tests.meeting.builders import FakeSigner
from tests.ui.accessible import nameless, too_small
from tests.ui.home.prepare.conftest import Prepared
from tests.ui.keys import press, type_text

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
