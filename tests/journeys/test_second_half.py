"""The second half of a meeting, from the board to the seal: by keys, by scripts, by a finger."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.ui.live.steps.board_list import BoardList
from tests.journeys import second_half as half
from tests.journeys.first_half import check_screen, check_undo, fill, menu
from tests.journeys.playing import play
from tests.journeys.test_first_half import SCRIPTS, before_the_screen, performed, put, review
from tests.seated import Person

TAF, MAM = "second_half_taf", "second_half_mam"
WAYS = ("windows", "plain")
FOOTBALL, AGREED = "Football on Fridays", "Football, one Friday in two"
WALK = "A walk with the neighbour's dog"
HILL, WHARF = "9 Example Hill", "3 Example Wharf"
ASK, DIARY = "Ask the clinic for a visit", "Keep the sleep diary"
ALL_PAPERS = ("action-plan.docx", "action-plan.pdf", "minutes.docx", "minutes.pdf")


@pytest.fixture(scope="module")
def finger() -> half.Finger:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    return half.Finger(device)


@pytest.mark.parametrize("name", [TAF, MAM])
def test_each_meeting_plays_the_same_with_windows_and_without(tmp_path: Path, name: str) -> None:
    script = SCRIPTS / f"{name}.jsonl"
    play(script, tmp_path / "windows")
    play(script, tmp_path / "plain", "--no-ui")
    told = [json.loads((tmp_path / one / "record.json").read_bytes()) for one in WAYS]
    assert told[0] == told[1]


# --- a whole review, from Home to sealed ----------------------------------------------------------


def test_a_whole_review_from_home_to_sealed(person: Person) -> None:
    put(person, before_the_screen(TAF))
    open_review(person)
    board(person)
    actions(person)
    next_steps(person)
    read_back(person)
    sign(person)
    seal(person)
    assert half.told(person.session) == half.told(performed(TAF))
    half.check_papers(person, *ALL_PAPERS)


def open_review(person: Person) -> None:
    person.push("Start meeting: Alder’s team around the family")
    menu(person, "Family screen: off", "On")
    person.ctrl(Qt.Key.Key_1)
    person.press(Qt.Key.Key_F6)
    person.push("Read out")
    person.alt(Qt.Key.Key_2)
    person.push("Everyone invited is here")
    check_screen(person, "Alder", "Dad", "Lee", "Sam", lacks=(HILL,))
    person.ctrl(Qt.Key.Key_2)
    person.capture('" Alder: I want somebody to play with')
    check_screen(person, "I want somebody to play with")
    person.ctrl(Qt.Key.Key_3)
    review(person)
    person.ctrl(Qt.Key.Key_4)
    person.capture("= Alder has a friend")
    check_screen(person, "Alder has a friend", lacks=("I want somebody to play with",))


def board(person: Person) -> None:
    person.ctrl(Qt.Key.Key_5)
    check_screen(person, lacks=("Alder has a friend", WALK))
    assert "1 idea from last time waits" in person.seen()
    person.push("Bring it")
    check_screen(person, WALK)
    half.go_to_card(person, WALK)
    person.press(Qt.Key.Key_2)
    person.push("Add an idea")
    person.type(FOOTBALL)
    fill(person, "From", "Alder")
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_F6)
    half.go_to_card(person, FOOTBALL)
    person.alt(Qt.Key.Key_Right)
    check_undo(person, FOOTBALL)
    half.give_heart(person, "Dad")
    half.give_heart(person, "Sam")
    check_screen(person, FOOTBALL, WALK, lacks=(HILL,))
    person.ctrl(Qt.Key.Key_Z)
    person.shift_ctrl(Qt.Key.Key_Z)


def actions(person: Person) -> None:
    person.ctrl(Qt.Key.Key_6)
    person.press(Qt.Key.Key_F6)
    menu(person, "Bring from the board, 2 left", FOOTBALL)
    assert person.focus.accessibleName() == "Who"
    person.type("Sam")
    fill(person, "By when", "Friday week")
    person.press(Qt.Key.Key_Return)
    person.capture("! Lend a football @Priya by Friday")
    check_screen(person, FOOTBALL, "Sam", "Lend a football", lacks=(WALK, HILL))


def next_steps(person: Person) -> None:
    person.ctrl(Qt.Key.Key_7)
    check_screen(person, lacks=(WALK,))
    person.press(Qt.Key.Key_F6)
    person.push("Add a decision")
    person.type("The club is tried first")
    fill(person, "Why", "Alder asked for it")
    person.ctrl(Qt.Key.Key_Return)
    half.meet_again(person)
    check_screen(person, "The club is tried first", "Tuesday 5 January")


def read_back(person: Person) -> None:
    person.clock.set(14, 30)
    person.ctrl(Qt.Key.Key_8)
    check_screen(person, lacks=(WALK,))
    person.alt(Qt.Key.Key_R)
    person.press(Qt.Key.Key_Q)
    assert person.focus.accessibleName() == "What is not right?"
    person.type("not every Friday")
    person.push("Change it now")
    menu(person, "More about action 1", "Change")
    person.ctrl(Qt.Key.Key_A)
    person.type(AGREED)
    person.ctrl(Qt.Key.Key_Return)
    check_screen(person, AGREED, lacks=("not every Friday",))
    person.ctrl(Qt.Key.Key_8)
    person.press(Qt.Key.Key_F6)
    person.press(Qt.Key.Key_Y)
    person.press(Qt.Key.Key_Escape)


def sign(person: Person) -> None:
    person.press(Qt.Key.Key_F6)
    half.sign_by_typing(person, "Alder", "Alder")
    half.sign_by_typing(person, "Dad", "Dan Example", "Agree with comment")
    person.type("Thank you")
    person.ctrl(Qt.Key.Key_Return)
    person.push("Sam: Sign")
    person.push("I agree")
    half.sign_by_typing(person, "Lee", "Lee")
    person.push("Ms Ode: Sign")
    menu(person, "Ms Ode: another way of signing", "Does not want to sign")
    person.type("asks her head first")
    person.push("Write it down")
    check_screen(person, "typed their name", AGREED, lacks=(HILL, "not every Friday"))


def seal(person: Person) -> None:
    person.clock.set(14, 35)
    person.push("Seal minutes")
    assert "3 things to look at first" in person.seen()
    half.pass_gap(
        person, "Nobody asked whether they take part: Alder, Dad", "They said so at the door"
    )
    half.pass_gap(
        person,
        "Who does 1 action is not here and has not said yes: “Lend a football”",
        "Lee rings her on Monday",
    )
    half.pass_gap(person, "1 action was not read back: “Lend a football”", "Read to her on Monday")
    assert "Nothing else is missing." in person.seen()
    half.seal(person, "Seal the minutes", "4 papers")
    check_screen(person, AGREED, lacks=("Lee rings her on Monday", HILL))


# --- two who disagree, and one who signs later ----------------------------------------------------


def test_two_people_disagree_and_one_signs_after_the_seal(person: Person) -> None:
    put(person, before_the_screen(MAM))
    person.push("Start meeting: Linnet’s meeting")
    menu(person, "Family screen: off", "On")
    person.ctrl(Qt.Key.Key_1)
    person.press(Qt.Key.Key_F6)
    person.push("Read out")
    person.alt(Qt.Key.Key_2)
    person.push("Everyone invited is here")
    two_answers(person)
    person.ctrl(Qt.Key.Key_2)
    person.capture('" Linnet: I like the river')
    agree_actions(person)
    disagree(person)
    sign_the_plan(person)
    seal_the_plan_then_the_minutes(person)
    sign_the_next_day(person)
    assert half.told(person.session) == half.told(performed(MAM))


def two_answers(person: Person) -> None:
    """Mum says yes and Dad says no: both are written down, and neither is on the screen."""
    person.alt(Qt.Key.Key_3)
    person.alt(Qt.Key.Key_A)
    menu(person, "Share the minutes with Nurse: not asked yet", "Mum says", "Yes")
    menu(person, "Share the minutes with Nurse: Mum: yes", "Dad says", "No")
    person.alt(Qt.Key.Key_A)
    check_screen(person, "Linnet", "Kim", lacks=(WHARF,))


def agree_actions(person: Person) -> None:
    person.ctrl(Qt.Key.Key_6)
    person.press(Qt.Key.Key_F6)
    half.add_action(person, ASK, "Kim", "Friday")
    half.add_action(person, DIARY, "Mum", "Friday")
    check_screen(person, ASK, DIARY, lacks=(WHARF, "I like the river"))
    person.ctrl(Qt.Key.Key_7)
    person.press(Qt.Key.Key_F6)
    half.meet_again(person)


def disagree(person: Person) -> None:
    """Dad answers no while it is read aloud; Kim says it afterwards: both stand beside the text."""
    person.clock.set(15, 0)
    person.ctrl(Qt.Key.Key_8)
    person.alt(Qt.Key.Key_R)
    fill(person, "Who answers", "Dad")
    person.press(Qt.Key.Key_Return)
    person.push("Ask the clinic for a visit: No")
    person.type("They come to us")
    person.push("Write down that they see it differently")
    person.ctrl(Qt.Key.Key_Return)
    person.alt(Qt.Key.Key_R)
    person.press(Qt.Key.Key_Y)
    person.press(Qt.Key.Key_Escape)
    person.push("Somebody sees it differently")
    person.type("Kim")
    fill(person, "About", DIARY)
    fill(person, "Their words", "The old diary is enough")
    person.ctrl(Qt.Key.Key_Return)
    seen = person.seen()
    assert "Dad sees it differently" in seen
    assert "Kim sees it differently" in seen
    check_screen(person, "They come to us", "The old diary is enough", lacks=(WHARF,))


def sign_the_plan(person: Person) -> None:
    person.push("Which text is signed: The plan")
    person.press(Qt.Key.Key_F6)
    half.sign_by_typing(person, "Dad", "Dad", "I don’t agree")
    person.type("See my words")
    person.ctrl(Qt.Key.Key_Return)
    person.push("Kim: Sign")
    person.push("Agree with comment")
    person.type("See mine")
    person.ctrl(Qt.Key.Key_Return)
    check_screen(person, "sees it differently", "agrees, with a comment", lacks=("See mine", WHARF))


def seal_the_plan_then_the_minutes(person: Person) -> None:
    person.clock.set(15, 1)
    person.push("Seal the plan")
    assert "Nothing is missing." in person.seen()
    half.seal(person, "Seal the plan", "2 papers")
    half.check_papers(person, *ALL_PAPERS[:2])
    person.capture('" Linnet: I had a say')
    person.clock.set(15, 5)
    person.push("Seal minutes")
    half.pass_gap(
        person,
        "1 answer about taking part or sharing is not settled.",
        "Lee asks Dad once more",
    )
    half.pass_gap(
        person, "Nobody asked whether they take part: Linnet, Mum, Dad", "They said so at the door"
    )
    half.seal(person, "Seal the minutes", "4 papers")
    half.check_papers(person, *ALL_PAPERS)


def sign_the_next_day(person: Person) -> None:
    """Mum signs when the minutes are long sealed: no new version, and the papers stay good."""
    before = latest_seal(person.session.entries, str(person.session.meeting_id))
    assert before is not None
    person.get_up()
    person.clock.at = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    person.sit_down()
    person.open_family("Linnet")
    person.ctrl(Qt.Key.Key_8)
    person.press(Qt.Key.Key_F6)
    half.sign_by_typing(person, "Mum", "Mum")
    person.wait_until_saved()
    entries, meeting_id = person.session.entries, person.session.meeting_id
    assert latest_seal(entries, str(meeting_id)) == before
    assert len(entries.all(Seal, meeting_id)) == 2
    late = entries.all(Signature, meeting_id)[-1]
    assert (late.content_hash, str(late.signed_on)) == (before.content_hash, "2026-11-25")
    assert "wait as a correction" not in person.seen()
    half.check_papers(person, *ALL_PAPERS)


# --- a finger -------------------------------------------------------------------------------------


def test_a_finger_moves_a_card_and_signs_as_the_laptop_goes_round(
    person: Person, finger: half.Finger
) -> None:
    person.push("Start meeting: Robin's meeting")
    finger.tap(half.widget_named(person, "Family screen: off"))
    person.choose("On")
    person.ctrl(Qt.Key.Key_1)
    person.alt(Qt.Key.Key_2)
    finger.tap(half.widget_named(person, "Everyone invited is here"))
    finger.tap(half.widget_named(person, step_named(person, "What CAN we do?")))
    person.capture("+ A quiet room pass @Mum")
    carry(person, finger)
    assert [one.column for one in person.session.entries.all(Idea)] == ["can"]
    check_screen(person, "A quiet room pass")
    check_undo(person, "A quiet room pass")
    finger.tap(half.widget_named(person, step_named(person, "Read back")))
    finger.tap(half.widget_named(person, "Pass the laptop round, each signs for themselves"))
    sign_with_a_finger(person, finger)
    give_it_back(person, finger)


def step_named(person: Person, words: str) -> str:
    """Return a step's whole name on the bar."""
    names = [one.accessibleName() for one in person.seat.window.findChildren(QAbstractButton)]
    (found,) = (one for one in names if one.startswith("Step ") and words in one)
    return found


def carry(person: Person, finger: half.Finger) -> None:
    """Carry the only card from New ideas to Yes, we can."""
    cards, target = (half.widget_named(person, one) for one in ("New ideas", "Yes, we can"))
    assert isinstance(cards, BoardList)
    assert isinstance(target, BoardList)
    middle = cards.visualRect(cards.cards.index(0)).center()
    to = cards.viewport().mapFrom(
        person.seat.window, target.viewport().mapTo(person.seat.window, QPoint(40, 20))
    )
    finger.draw(cards.viewport(), middle, middle + QPoint(60, 4), to)


def sign_with_a_finger(person: Person, finger: half.Finger) -> None:
    """The first one who is asked says who they are, draws, and keeps the minutes for later."""
    finger.tap(half.widget_named(person, "I am Robin"))
    pad = half.widget_named(person, "Robin signs here")
    person.wait_until(lambda: pad.height() > 100)
    finger.draw(pad, *(QPoint(30 + 12 * no, 60 + (-1) ** no * 20) for no in range(9)))
    finger.tap(half.button_of(person, "I agree"))
    (signature,) = person.session.entries.all(Signature, person.session.meeting_id)
    assert (signature.method, signature.answer, signature.part) == ("drawn", "agree", "plan")
    check_screen(person, "agrees, signed by hand")
    assert "signed by hand" not in person.seen()
    finger.tap(half.widget_named(person, "Read and sign the full minutes later"))


def give_it_back(person: Person, finger: half.Finger) -> None:
    """Nothing of the lead's is shown until the lead says that they have it."""
    finger.tap(half.widget_named(person, "Give the laptop back to the lead, F11"))
    assert "Please give the laptop to the lead" in person.seen()
    assert "Mum" not in person.seen()
    finger.tap(half.button_of(person, "The lead has it"))
    assert "signed the plan" in person.seen()
