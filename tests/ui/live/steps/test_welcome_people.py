"""Who is here, by hand: a letter a state, the form in the list’s place, the search."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from mam_desktop.meeting.attending import attend, attendance_of, times_of
from mam_desktop.meeting.editing import undo
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.ui.live.steps.parts.roles import roles
from mam_desktop.ui.live.steps.welcome import WelcomePage
from mam_desktop.ui.live.steps.welcome_people import EDIT, OTHERS, SAME, TAKE_OFF, PeoplePart
from mam_desktop.ui.live.steps.welcome_person_rows import PersonRow
from tests.ui.drawn_meeting import StillClock
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

UNKIND = (
    "K" * 500,
    "\u0627\u0631\u062f\u0648",
    "a\u202eb\x07c",
    "\U0001f9d1\u200d\U0001f3eb",
    "<b>Kim</b> &amp;",
)


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def part(opened: Opened) -> PeoplePart:
    assert isinstance(opened.page, WelcomePage)
    return opened.page.people


def _row(part: PeoplePart, name: str) -> PersonRow:
    return next(row for row in part.model.rows if row.name == name)


def _go_to(part: PeoplePart, name: str) -> None:
    part.people.setFocus()
    assert part.people.go_to(_row(part, name).key)


def _attendance(opened: Opened, name: str) -> Attendance:
    session = opened.controller.session
    person = get_person(session.entries, name)
    found = attendance_of(session.entries, session.meeting_id, person.id)
    assert found is not None
    return found


def _index(part: PeoplePart, name: str) -> QModelIndex:
    at = part.model.place_of(_row(part, name).key)
    assert at is not None
    return part.model.index(at)


def _choose(part: PeoplePart, name: str, words: str) -> None:
    menu = part.menu_of(_row(part, name).key)
    next(one for one in menu.actions() if one.text() == words).trigger()


# --- states --------------------------------------------------------------------------------------


def test_the_family_comes_first_on_the_list(part: PeoplePart) -> None:
    names = [row.name for row in part.model.rows]
    assert names[:3] == ["Robin", "Mum", "Nan"]
    assert "Sam" in names


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_H, "present"),
        (Qt.Key.Key_L, "late"),
        (Qt.Key.Key_F, "left"),
        (Qt.Key.Key_A, "apologies"),
        (Qt.Key.Key_B, "absent"),
    ],
)
def test_one_letter_says_how_somebody_is_here(
    part: PeoplePart, opened: Opened, key: Qt.Key, state: str
) -> None:
    _go_to(part, "Sam")
    press(part.people, key)
    assert _attendance(opened, "Sam").state == state
    row = part.people.current_row()
    assert row is not None
    assert (row.name, row.chosen) == ("Sam", state)


def test_a_letter_with_ctrl_is_no_state(part: PeoplePart, opened: Opened) -> None:
    _go_to(part, "Mum")
    press(part.people, Qt.Key.Key_L, CTRL)
    assert _attendance(opened, "Mum").state == "present"


def test_a_press_on_a_state_says_it_too(part: PeoplePart, opened: Opened) -> None:
    index = _index(part, "Mum")
    box = part.people.layout_of(index).states["left"]
    QTest.mouseClick(part.people.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert _attendance(opened, "Mum").state == "left"


def test_each_state_is_wide_enough_for_a_finger(part: PeoplePart) -> None:
    for row in part.model.rows:
        layout = part.people.layout_of(_index(part, row.name))
        for box in (*layout.states.values(), layout.menu):
            assert min(box.width(), box.height()) >= 24
            assert layout.card.contains(box)


def test_somebody_who_left_comes_back_when_they_are_here_again(
    part: PeoplePart, opened: Opened
) -> None:
    _go_to(part, "Mum")
    press(part.people, Qt.Key.Key_F)
    press(part.people, Qt.Key.Key_H)
    attendance = _attendance(opened, "Mum")
    assert attendance.state == "back"
    assert _row(part, "Mum").chosen == "present"
    told = times_of(opened.controller.entries, attendance)
    assert [one.state for one in told][-2:] == ["left", "back"]


def test_a_row_says_when_somebody_came_late_or_went(part: PeoplePart, opened: Opened) -> None:
    clock = opened.desk.record.clock
    assert isinstance(clock, StillClock)
    _go_to(part, "Mum")
    press(part.people, Qt.Key.Key_F)
    (marks,) = [words for words, icon in _row(part, "Mum").marks if icon == "clock"]
    assert marks.startswith("came 14:00, left 14:")


def test_everyone_invited_is_here_with_one_button(part: PeoplePart, opened: Opened) -> None:
    session = opened.controller.session
    assert not part.everyone.isVisible()
    for name in ("Asha", "Bo"):
        attend(session, name=name, state="invited")
    assert part.everyone.isVisible()
    press(part.everyone, Qt.Key.Key_Space)
    assert part.count.text() == "9 of 10 are here"
    assert opened.told == ["2 people are here. Ctrl+Z takes it back."]
    undo(session)
    assert _attendance(opened, "Asha").state == "invited"


def test_a_screen_reader_hears_each_person_and_the_keys(part: PeoplePart) -> None:
    spoken = _row(part, "Ms Ode").spoken
    assert spoken == "Ms Ode, “the quiet-room lady”, SENCO · School, here, can say yes"
    found = QAccessible.queryAccessibleInterface(part.people)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Who is here"
    assert "H Here, L Late, F Left" in found.text(QAccessible.Text.Description)


# --- the form ------------------------------------------------------------------------------------


def test_a_new_person_is_added_with_keys_alone(part: PeoplePart, opened: Opened) -> None:
    form = part.form
    press(form.open_button, Qt.Key.Key_Space)
    assert not part.people.isVisible()
    type_text(form.who, "Asha")
    form.role.setFocus()
    type_text(form.role, "Health visitor")
    form.can_decide.buttons["yes"].click()
    form.joins.buttons["phone"].click()
    form.needs.buttons["breaks"].click()
    form.needs.other.setText("Urdu interpreter, hearing loop")
    form.contact.setText("0161 496 0009")
    press(form.contact, Qt.Key.Key_Return)
    person = get_person(opened.controller.entries, "Asha")
    assert (person.role, person.service) == ("Health visitor", "Community health")
    assert person.access_needs == ("breaks", "Urdu interpreter", "hearing loop")
    assert person.contact == "0161 496 0009"
    attendance = _attendance(opened, "Asha")
    assert (attendance.state, attendance.joins, attendance.can_decide) == ("present", "phone", True)
    assert not form.is_open
    assert part.people.isVisible()


def test_escape_gives_the_list_back_and_nothing_is_written(
    part: PeoplePart, opened: Opened
) -> None:
    before = len(opened.controller.entries.all(Person))
    part.form.open_button.click()
    type_text(part.form.who, "Zed")
    press(part.form.who, Qt.Key.Key_Escape)
    assert part.people.isVisible()
    assert len(opened.controller.entries.all(Person)) == before


def test_a_role_that_is_on_no_list_is_taken_as_typed(part: PeoplePart, opened: Opened) -> None:
    part.form.unfold()
    type_text(part.form.who, "Bo")
    part.form.service.say("Swimming club")
    part.form.role.say("Swimming teacher")
    part.form.save_button.click()
    person = get_person(opened.controller.entries, "Bo")
    assert (person.role, person.service) == ("Swimming teacher", "Swimming club")


def test_the_role_picks_the_service_and_another_role_another(part: PeoplePart) -> None:
    form = part.form
    form.unfold()
    form.role.say("Health visitor")
    assert form.service.words() == "Community health"
    form.role.say("Headteacher / principal")
    assert form.service.words() == "School and college"
    form.service.say("My own")
    form.role.say("Health visitor")
    assert form.service.words() == "My own"


def test_a_role_is_found_by_any_of_its_words(part: PeoplePart) -> None:
    completer = part.form.role.completer()
    assert completer is not None
    completer.setCompletionPrefix("language ther")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Speech and language therapist"
    assert "Speech and language therapist" in roles()


def test_a_service_typed_with_a_straight_apostrophe_offers_its_roles() -> None:
    assert "Advocate for the parent" in roles("Support for the family's voice")
    assert "Social worker" not in roles("Support for the family's voice")


def test_relation_and_parental_responsibility_are_asked_of_family_only(
    part: PeoplePart, opened: Opened
) -> None:
    form = part.form
    form.unfold()
    assert not form.relation.isVisible()
    form.role.say("Grandparent")
    assert form.relation.isVisible()
    type_text(form.who, "Pop")
    form.relation.setText("grandfather")
    form.responsible.buttons["no"].click()
    form.save_button.click()
    person = get_person(opened.controller.entries, "Pop")
    assert (person.relation, person.parental_responsibility) == ("grandfather", False)
    assert person.is_family


def test_without_a_name_nothing_is_written_and_the_form_stays(
    part: PeoplePart, opened: Opened
) -> None:
    part.form.unfold()
    part.form.save_button.click()
    assert opened.troubles == ["A name is missing."]
    assert part.form.is_open


def test_enter_on_somebody_changes_what_is_known_in_one_gesture(
    part: PeoplePart, opened: Opened
) -> None:
    _go_to(part, "Ms Ode")
    press(part.people, Qt.Key.Key_Return)
    form = part.form
    assert form.own_words.words() == "the quiet-room lady"
    before = len(opened.desk.record.waiting)
    form.own_words.setText("the calm lady")
    form.joins.buttons["video"].click()
    form.save_button.click()
    assert len(opened.desk.record.waiting) == before + 1
    assert get_person(opened.controller.entries, "Ms Ode").own_words == "the calm lady"
    attendance = _attendance(opened, "Ms Ode")
    assert (attendance.state, attendance.joins) == ("present", "video")
    assert len(times_of(opened.controller.entries, attendance)) == 1
    row = part.people.current_row()
    assert row is not None
    assert row.name == "Ms Ode"


def test_a_time_is_put_right_in_the_details(part: PeoplePart, opened: Opened) -> None:
    _choose(part, "Ms Ode", EDIT)
    (line,) = part.form.times.lines.values()
    line.setText("13:50")
    part.form.save_button.click()
    (told,) = times_of(opened.controller.entries, _attendance(opened, "Ms Ode"))
    assert told.told_at == "13:50"


def test_what_is_no_time_is_said_and_nothing_is_written(part: PeoplePart, opened: Opened) -> None:
    _choose(part, "Ms Ode", EDIT)
    (line,) = part.form.times.lines.values()
    line.setText("nonsense")
    part.form.save_button.click()
    assert opened.troubles == ["“nonsense” is not a time such as 14:00."]
    assert part.form.is_open


def test_the_times_are_never_on_the_family_screen(part: PeoplePart, opened: Opened) -> None:
    _go_to(part, "Mum")
    press(part.people, Qt.Key.Key_F)
    assert not [one for one in opened.controller.screen.view.texts() if "14:" in one]


# --- the same person twice -----------------------------------------------------------------------


def test_a_known_name_is_asked_about_before_anything_is_written(
    part: PeoplePart, opened: Opened
) -> None:
    before = len(opened.controller.entries.all(Person))
    part.form.unfold()
    type_text(part.form.who, "Sam")
    assert part.form.same.words.text() == "Is this the same Sam?"
    part.form.save_button.click()
    assert len(opened.controller.entries.all(Person)) == before
    assert opened.troubles


def test_yes_the_same_shows_what_is_known_and_changes_that_person(
    part: PeoplePart, opened: Opened
) -> None:
    before = len(opened.controller.entries.all(Person))
    part.form.unfold()
    type_text(part.form.who, "Sam")
    part.form.contact.setText("by post")
    part.form.same.buttons[0].click()
    assert part.form.role.words() == "GP"
    part.form.save_button.click()
    assert len(opened.controller.entries.all(Person)) == before
    sam = get_person(opened.controller.entries, "Sam")
    assert (sam.contact, sam.organisation) == ("by post", "Example Surgery")
    assert _attendance(opened, "Sam").state == "apologies"


def test_somebody_of_the_family_who_is_not_on_the_list_yet_is_put_on_it(
    part: PeoplePart, opened: Opened
) -> None:
    attend(opened.controller.session, name="Uncle Bo", about={"relation": "uncle"})
    _choose(part, "Uncle Bo", TAKE_OFF)
    opened.questions[0].answered(0)
    before = len(opened.controller.entries.all(Person))
    part.form.unfold()
    type_text(part.form.who, "Bo")
    part.form.same.buttons[0].click()
    assert part.form.relation.words() == "uncle"
    part.form.save_button.click()
    assert len(opened.controller.entries.all(Person)) == before
    assert _attendance(opened, "Uncle Bo").state == "present"


def test_no_somebody_else_makes_a_second_sam(part: PeoplePart) -> None:
    part.form.unfold()
    type_text(part.form.who, "Sam")
    part.form.same.buttons[-1].click()
    part.form.save_button.click()
    assert len([one for one in part.model.rows if one.name == "Sam"]) == 2


def test_two_lines_of_one_person_become_one(part: PeoplePart, opened: Opened) -> None:
    attend(opened.controller.session, name="Sam S", is_new=True, about={"contact": "by post"})
    _choose(part, "Sam S", SAME)
    question = opened.questions[0]
    assert question.choices[0].startswith("Sam")
    question.answered(0)
    assert [one.name for one in part.model.rows if one.name.startswith("Sam")] == ["Sam"]
    assert get_person(opened.controller.entries, "Sam").contact == "by post"


def test_everybody_can_be_the_same_person_six_at_a_time(part: PeoplePart, opened: Opened) -> None:
    _choose(part, "Mum", SAME)
    offered: list[str] = []
    while OTHERS in opened.questions[-1].choices:
        question = opened.questions[-1]
        offered += question.choices[:-2]
        question.answered(question.choices.index(OTHERS))
    offered += opened.questions[-1].choices[:-1]
    assert len(offered) == len(set(offered)) == len(opened.controller.entries.all(Person)) - 1


# --- taking off, searching, many people ----------------------------------------------------------


def test_somebody_is_taken_off_the_list_after_a_reason(part: PeoplePart, opened: Opened) -> None:
    _choose(part, "Sam", TAKE_OFF)
    assert "Sam" in [row.name for row in part.model.rows]
    opened.questions[0].answered(0)
    assert "Sam" not in [row.name for row in part.model.rows]


def test_delete_asks_too_and_keeping_changes_nothing(part: PeoplePart, opened: Opened) -> None:
    _go_to(part, "Sam")
    press(part.people, Qt.Key.Key_Delete)
    opened.questions[0].answered(2)
    assert "Sam" in [row.name for row in part.model.rows]


def test_forty_people_are_searched_by_name_role_or_own_words(
    part: PeoplePart, opened: Opened
) -> None:
    for no in range(32):
        attend(opened.controller.session, name=f"Person {no}", about={"role": "Guest"})
    assert part.count.text() == "39 of 40 are here"
    assert part.search.isVisible()
    press(opened.page, Qt.Key.Key_F, CTRL)
    assert part.search.hasFocus()
    type_text(part.search, "quiet-room")
    assert [row.name for row in part.model.rows] == ["Ms Ode"]
    press(part.search, Qt.Key.Key_Return)
    assert part.people.hasFocus()
    press(part.people, Qt.Key.Key_L)
    assert _attendance(opened, "Ms Ode").state == "late"
    press(part.search, Qt.Key.Key_Escape)
    assert part.model.rowCount() == 40


def test_a_name_nobody_has_leads_to_adding_them(part: PeoplePart) -> None:
    part.begin_search()
    type_text(part.search, "Zed")
    assert part.empty.text() == "Nobody on the list is called “Zed”."
    press(part.search, Qt.Key.Key_Return)
    assert part.form.is_open
    assert part.form.who.text() == "Zed"


@pytest.mark.parametrize("name", UNKIND)
def test_any_name_stays_in_its_row(part: PeoplePart, opened: Opened, name: str) -> None:
    about: dict[str, object] = {"own_words": name, "role": name, "access_needs": (name,)}
    attend(opened.controller.session, name=name, about=about, is_new=True)
    row = part.model.rows[-1]
    layout = part.people.layout_of(part.model.index(part.model.rowCount() - 1))
    for box in (layout.name, layout.own_words, layout.about, *layout.marks):
        assert box.isEmpty() or layout.card.contains(box)
    part.people.scrollToBottom()
    assert not part.people.grab().isNull()
    part.people.edit_wanted.emit(row.key)
    assert part.form.who.text() == name
    part.form.contact.setText("by post")
    part.form.save_button.click()
    person = opened.controller.entries.get(Attendance, row.key).person_id
    assert opened.controller.entries.get(Person, person).name == name


def test_a_person_in_a_narrow_window_has_the_states_below(open_page: OpenPage) -> None:
    opened = open_page("welcome", width=480)
    assert isinstance(opened.page, WelcomePage)
    part = opened.page.people
    layout = part.people.layout_of(_index(part, "Ms Ode"))
    assert layout.states["present"].top() > layout.about.bottom()
    assert layout.card.right() <= part.people.viewport().width()
    assert layout.state_at(QPoint(0, 0)) == ""
