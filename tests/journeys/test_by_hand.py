"""A whole meeting by hand: keys and a drawn line, through the real windows onto a real record."""

from PySide6.QtCore import Qt

from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, StatementRead
from mam_desktop.meeting.plan import Action, Decision, Idea, NextMeeting, Outcome
from mam_desktop.meeting.said import Note, Scale, Voice
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.live.steps.welcome_person_list import PeopleList
from mam_desktop.verifying import verdict_on
from tests.journeys import second_half as half
from tests.seated import Person

NOTE = "Ring the nurse after the meeting"
NEVER_ON_THE_SCREEN = ("1 Example Street", "9990000018", "EX-1041", "0161", NOTE)
"""Of the family's record, or written down in this very meeting, and not for the room."""

QUOTE = "He sleeps when it is quiet"
OUTCOME = "Robin feels safe at school"
PASS, SWIMMING = "A quiet room pass", "Swimming on Saturdays"
PAGE, LUNCH = "Send the page to school", "Ask for a quiet place at lunch"
DECISION = "The pass starts on Monday"


def test_a_whole_meeting_by_hand(person: Person) -> None:
    start(person)
    welcome(person)
    voice(person)
    what_matters(person)
    board(person)
    cover(person)
    take_back_and_do_again(person)
    actions(person)
    next_steps(person)
    sign_and_seal(person)
    check_papers(person)
    close_and_send(person)
    come_back(person)


def check_screen(person: Person, *wanted: str) -> None:
    """Check what the family's window has, and that nothing private is among it."""
    seen = person.family_sees()
    assert [one for one in wanted if one not in seen] == [], seen
    assert [one for one in NEVER_ON_THE_SCREEN if one in seen] == []


def start(person: Person) -> None:
    person.push("Start meeting: Robin's meeting")
    assert "All saved" in person.seen()
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_1)
    person.wait_until_saved()
    assert "Saved 14:00:00" in person.seen()
    assert "Robin" not in person.family_sees()


def welcome(person: Person) -> None:
    person.press(Qt.Key.Key_F6)
    person.push("Read out")
    person.alt(Qt.Key.Key_2)
    for name in ("Robin", "Mum", "Lee"):
        say_of(person, name, Qt.Key.Key_H)
    say_of(person, "Ms Ode", Qt.Key.Key_L)
    entries, meeting_id = person.session.entries, person.session.meeting_id
    assert len(entries.all(StatementRead, meeting_id)) == 1
    here = [one for one in entries.all(Attendance, meeting_id) if one.is_here]
    assert len(here) == 4
    late = attendance_of(entries, meeting_id, get_person(entries, "Ms Ode").id)
    assert late is not None
    assert late.state == "late"
    person.push("Family screen: off")
    person.choose("On")
    check_screen(person, "Robin", "Mum", "Ms Ode")


def say_of(person: Person, name: str, letter: Qt.Key) -> None:
    """Go down the list to somebody and press the letter of a state."""
    people = person.focus
    assert isinstance(people, PeopleList)
    person.press(Qt.Key.Key_Home)
    for _count in range(people.model().rowCount()):
        row = people.current_row()
        if row is not None and row.name == name:
            person.press(letter)
            return
        person.press(Qt.Key.Key_Down)
    raise AssertionError(f"{name} is not on the list")


def voice(person: Person) -> None:
    person.ctrl(Qt.Key.Key_PageDown)
    person.capture(f'" Mum: {QUOTE}')
    person.capture("We talked about the bell")
    check_screen(person, "Mum says", QUOTE)
    person.press(Qt.Key.Key_F7)
    person.type(NOTE)
    person.press(Qt.Key.Key_F7)
    person.press(Qt.Key.Key_F6)
    person.push("4 out of 10")
    person.tab_to("Why this number?")
    person.type("the bell is too loud")
    person.press(Qt.Key.Key_Return)
    entries, meeting_id = person.session.entries, person.session.meeting_id
    (scale,) = entries.all(Scale, meeting_id)
    assert (scale.score, scale.reason) == (4, "the bell is too loud")
    assert [one.words for one in entries.all(Note, meeting_id)] == [NOTE]
    check_screen(person, QUOTE, "Today 4 out of 10")


def what_matters(person: Person) -> None:
    person.ctrl(Qt.Key.Key_4)
    person.capture(f"= {OUTCOME}")
    check_screen(person, OUTCOME)


def board(person: Person) -> None:
    person.ctrl(Qt.Key.Key_5)
    person.capture(f"+ {PASS} @Ode")
    person.capture(f"+ {SWIMMING} @Mum")
    assert columns(person) == {PASS: "new", SWIMMING: "new"}
    person.press(Qt.Key.Key_F6)
    person.alt(Qt.Key.Key_Right)
    assert columns(person) == {PASS: "can", SWIMMING: "new"}
    check_screen(person, PASS, SWIMMING)


def columns(person: Person) -> dict[str, str]:
    """Return where each idea stands."""
    return {one.words: one.column for one in person.session.entries.all(Idea)}


def cover(person: Person) -> None:
    person.press(Qt.Key.Key_F8)
    seen = person.family_sees()
    assert [one for one in ("Robin", PASS, SWIMMING, QUOTE, OUTCOME) if one in seen] == []
    person.press(Qt.Key.Key_F8)
    check_screen(person, PASS, SWIMMING)


def take_back_and_do_again(person: Person) -> None:
    person.ctrl(Qt.Key.Key_Z)
    assert columns(person) == {PASS: "new", SWIMMING: "new"}
    assert person.live.strip.words().startswith("Taken back")
    person.shift_ctrl(Qt.Key.Key_Z)
    assert columns(person) == {PASS: "can", SWIMMING: "new"}


def actions(person: Person) -> None:
    person.ctrl(Qt.Key.Key_6)
    person.capture(f"! {PAGE} @Lee by Friday")
    person.press(Qt.Key.Key_F6)
    person.push("Add an action")
    person.type(LUNCH)
    person.tab_to("Who")
    person.type("Ms Ode")
    person.tab_to("By when")
    person.type("in 2 weeks")
    person.tab_to("So that")
    person.type("school feels safe")
    person.press(Qt.Key.Key_Return)
    entries, meeting_id = person.session.entries, person.session.meeting_id
    found = [(one.what, one.owner_id, str(one.due_on)) for one in entries.all(Action, meeting_id)]
    lee, ode = (get_person(entries, name).id for name in ("Lee", "Ms Ode"))
    assert found == [(PAGE, lee, "2026-11-27"), (LUNCH, ode, "2026-12-08")]
    check_screen(person, PAGE, LUNCH, "in 14 days")


def next_steps(person: Person) -> None:
    person.ctrl(Qt.Key.Key_7)
    person.press(Qt.Key.Key_F6)
    person.push("Add a decision")
    person.type(DECISION)
    person.tab_to("Why")
    person.type("because waiting is hard")
    person.ctrl(Qt.Key.Key_Return)
    person.tab_to("Which day")
    person.type("in 6 weeks")
    person.push("Write it down")
    entries, meeting_id = person.session.entries, person.session.meeting_id
    assert [one.what for one in entries.all(Decision, meeting_id)] == [DECISION]
    assert [str(one.on) for one in entries.all(NextMeeting, meeting_id)] == ["2027-01-05"]
    check_screen(person, DECISION, "Tuesday 5 January")


def sign_and_seal(person: Person) -> None:
    person.clock.set(15, 20)
    person.ctrl(Qt.Key.Key_8)
    person.press(Qt.Key.Key_F6)
    assert person.focus.accessibleName() == "Robin: Sign"
    person.press(Qt.Key.Key_Space)
    assert person.focus.accessibleName() == "Robin signs here"
    person.draw(person.focus)
    person.push("I agree")
    assert person.focus.accessibleName() == "Mum: Sign"
    person.press(Qt.Key.Key_Space)
    person.push("Mum: another way of signing")
    person.choose("Type a name instead")
    person.type("Mary Example")
    person.push("I agree")
    signed = person.session.entries.all(Signature, person.session.meeting_id)
    assert [(one.method, one.answer) for one in signed] == [("drawn", "agree"), ("typed", "agree")]
    check_screen(person, "agrees, signed by hand", "agrees, typed their name")
    person.push("Seal minutes")
    half.pass_gap(person, "Nobody asked whether they take part: Robin, Mum", "They wanted to come")
    page = person.live.page
    assert isinstance(page, SignPage)
    half.pass_gap(person, page.checklist.cards["action_read"].gap.words, "Mum read them herself")
    assert "Nothing else is missing." in person.seen()
    assert "Not signed yet: Lee, Ms Ode. They can still sign later." in person.seen()
    person.push("Seal the minutes")
    person.wait_until(lambda: "4 papers" in person.live.strip.words())
    assert person.focus.accessibleName() == "Write a copy as PDF"
    person.wait_until_saved()
    assert "Saved 15:20:00" in person.seen()


def check_papers(person: Person) -> None:
    papers = sorted(person.papers.rglob("*.*"))
    names = ["action-plan.docx", "action-plan.pdf", "minutes.docx", "minutes.pdf"]
    assert [path.name for path in papers] == names
    assert "Robin" not in str(papers[0].relative_to(person.papers))
    for path in papers:
        if path.suffix == ".pdf":
            assert verdict_on(path, person.laptop).sentence.startswith("Intact")
            assert verdict_on(path, None).sentence.startswith("Unchanged")


def close_and_send(person: Person) -> None:
    window = person.seat.window
    assert not window.close()
    notice = window.notice
    assert notice is not None
    assert "are not sent yet" in notice.words()
    person.press(Qt.Key.Key_Escape)
    assert window.notice is None
    window.close()
    person.push("Send now")
    person.wait_until(lambda: not window.isVisible())
    assert person.laptop.record.pending_count() == 0
    assert not person.family_screen.isVisible()


def come_back(person: Person) -> None:
    person.get_up()
    person.sit_down()
    assert "everything you need is on this laptop" in person.seen()
    person.open_family("Robin")
    entries, meeting_id = person.session.entries, person.session.meeting_id
    assert [one.words for one in entries.all(Voice, meeting_id)] == [QUOTE]
    assert [one.words for one in entries.all(Outcome, meeting_id)] == [OUTCOME]
    assert columns(person) == {PASS: "can", SWIMMING: "new"}
    assert len(entries.all(Action, meeting_id)) == 2
    assert len(entries.all(Signature, meeting_id)) == 2
    assert latest_seal(entries, str(meeting_id)) is not None
    assert "All saved" in person.seen()
