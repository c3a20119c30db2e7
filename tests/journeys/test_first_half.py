"""The first half of a meeting, from preparing to what matters: by keys alone, and as scripts."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, read_script
from mam_desktop.play.timing import ScriptClock
from mam_desktop.ui.live.steps.last_time_card import PromiseCard
from tests.journeys import first_half as wren
from tests.journeys.playing import play
from tests.seated import Person
from tests.ui.drawn_meeting import CountedIds, KeptRecord, StillClock
from tests.ui.keys import SHIFT

SCRIPTS = Path(__file__).parent / "scripts"
MAM, TAF, STOPPED = "first_half_mam", "first_half_taf", "first_half_stopped"
PROMISES = {
    "Visit the new school": "done",
    "Ask for a sleep appointment": "partly",
    "Try the picture timetable": "not_yet",
    "Join the swimming group": "no_longer_wanted",
}


@pytest.mark.parametrize("name", [MAM, TAF, STOPPED])
def test_each_meeting_plays_the_same_with_windows_and_without(tmp_path: Path, name: str) -> None:
    play(SCRIPTS / f"{name}.jsonl", tmp_path / "windows")
    play(SCRIPTS / f"{name}.jsonl", tmp_path / "plain", "--no-ui")
    told = [json.loads((tmp_path / one / "record.json").read_bytes()) for one in WAYS]
    assert told[0] == told[1]


WAYS = ("windows", "plain")


def lines_of(name: str) -> tuple[Line, ...]:
    return read_script(SCRIPTS / f"{name}.jsonl").lines


def performed(name: str) -> MeetingSession:
    """Return what a script leaves, without windows and without a record."""
    lines = lines_of(name)
    clock = ScriptClock(lines)
    session = MeetingSession(
        family_id="family",
        changes=(),
        clock=clock,
        ids=CountedIds(),
        author=Author(authority_id="council", author_id="Lee", device_id="laptop"),
        recorder=KeptRecord(StillClock(clock.now())),
    )
    for line in lines:
        clock.follow(line)
        if line.do in PERFORM:
            PERFORM[line.do](session, line)
    return session


# --- a multi-agency meeting -----------------------------------------------------------------------


def test_a_multi_agency_meeting_from_preparing_to_what_matters(person: Person) -> None:
    wren.add_family(person)
    wren.prepare(person)
    wren.open_in_two_key_presses(person)
    wren.welcome(person)
    wren.voice(person)
    wren.last_time(person)
    wren.what_matters(person)
    told = wren.told(person.session)
    assert told == wren.told(performed(MAM))
    person.get_up()
    person.sit_down()
    assert "Go on with the meeting: Wren\u2019s multi-agency meeting" in [
        person.focus.accessibleName()
    ]
    person.press(Qt.Key.Key_Space)
    assert wren.told(person.session) == told
    assert person.session.meeting.step == "what_matters"
    wren.check_screen(person, lacks=("Wren eats lunch in peace",))


# --- a review of a family with promises -----------------------------------------------------------


def put(person: Person, lines: Iterable[Line]) -> None:
    """Write a family into the record before anybody sits down to it."""
    session = person.laptop.new_family()
    for line in lines:
        PERFORM[line.do](session, line)
    person.wait_until_saved()
    person.seat.window.home.refresh()
    person.seat.window.home.page.start()


def before_the_screen(name: str) -> tuple[Line, ...]:
    lines = lines_of(name)
    return lines[: [line.do for line in lines].index("family_screen")]


def test_a_review_asks_after_every_promise(person: Person) -> None:
    put(person, before_the_screen(TAF))
    person.push("Start meeting: Alder\u2019s team around the family")
    wren.menu(person, "Family screen: off", "On")
    person.ctrl(Qt.Key.Key_1)
    person.press(Qt.Key.Key_F6)
    person.push("Read out")
    person.alt(Qt.Key.Key_2)
    person.push("Everyone invited is here")
    wren.check_screen(person, "Alder", "Dad", "Lee", lacks=("9 Example Hill",))
    person.ctrl(Qt.Key.Key_2)
    wren.fill(person, "Whose number", "Dad")
    person.press(Qt.Key.Key_Return)
    assert "3" in person.seen()
    person.push("6 out of 10")
    person.ctrl(Qt.Key.Key_3)
    wren.check_screen(person, *PROMISES)
    assert "carried once" in person.seen()
    review(person)
    person.ctrl(Qt.Key.Key_4)
    person.capture("= Alder has a friend")
    wren.check_screen(person, "Alder has a friend", lacks=("9 Example Hill",))
    person.wait_until_saved()
    entries = person.session.entries
    assert wren.reviews(person.session) == wren.reviews(performed(TAF))
    assert [one.words for one in entries.all(Outcome)] == ["Alder has a friend"]


def review(person: Person) -> None:
    """Say what came of each promise, a letter each; each time the screen follows."""
    person.press(Qt.Key.Key_F6)
    assert card(person) == "Visit the new school"
    person.press(Qt.Key.Key_D)
    wren.check_undo(person, "Visit the new school")
    person.press(Qt.Key.Key_Down)
    assert card(person) == "Ask for a sleep appointment"
    person.press(Qt.Key.Key_P)
    person.press(Qt.Key.Key_C)
    person.type("a letter came")
    person.press(Qt.Key.Key_Return)
    wren.check_screen(person, "a letter came")
    person.push("It goes on, by Tue 8 Dec: Ask for a sleep appointment")
    person.press(Qt.Key.Key_F6)
    assert card(person) == "Try the picture timetable"
    person.press(Qt.Key.Key_N)
    person.press(Qt.Key.Key_Down)
    assert card(person) == "Join the swimming group"
    person.press(Qt.Key.Key_W)
    wren.fill(person, "Who said so: Join the swimming group", "Dad")
    person.press(Qt.Key.Key_Return)
    assert "4 of 4" in person.seen()


def card(person: Person) -> str:
    """Return which promise the keyboard is on."""
    assert isinstance(person.focus, PromiseCard), person.focus.accessibleName()
    assert person.focus.row is not None
    return person.focus.row.what


# --- stopped, and continued on another day --------------------------------------------------------


def test_a_meeting_is_stopped_and_goes_on_the_next_day(person: Person) -> None:
    put(person, before_the_screen(STOPPED))
    person.push("Start meeting: Wren\u2019s meeting")
    wren.menu(person, "Family screen: off", "On")
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_1)
    person.press(Qt.Key.Key_F6)
    person.clock.set(14, 1)
    person.push("Read out")
    person.clock.set(14, 10)
    person.ctrl(Qt.Key.Key_2)
    person.clock.set(14, 15)
    person.capture('" Mum: We need a rest')
    wren.check_screen(person, "We need a rest")
    person.clock.set(14, 20)
    person.press(Qt.Key.Key_F4, SHIFT)
    assert "The meeting is stopped" in person.seen()
    assert "Stopped\nsince 14:20" in person.seen()
    assert "70 minutes of the planned time are left" in person.seen()
    wren.check_screen(person, lacks=("We need a rest", "Wren"))
    person.push("Leave it for today: Home")
    person.wait_until_saved()
    person.get_up()
    person.clock.at = datetime(2026, 11, 25, 9, 55, tzinfo=UTC)
    person.sit_down()
    assert person.focus.accessibleName() == "Go on with the meeting: Wren\u2019s meeting"
    person.press(Qt.Key.Key_Space)
    assert "Stopped\nsince Tuesday 24 November 2026, 14:20" in person.seen()
    person.clock.set(10, 0)
    person.press(Qt.Key.Key_F4, SHIFT)
    assert "70 min left\nends 11:10" in person.seen()
    wren.menu(person, "Family screen: off", "On")
    wren.check_screen(person, "We need a rest")
    person.clock.set(10, 5)
    person.capture('" Wren: I slept well')
    person.ctrl(Qt.Key.Key_3)
    assert "This is the first meeting written down here" in person.seen()
    person.ctrl(Qt.Key.Key_4)
    person.capture("= Everybody sleeps")
    wren.check_screen(person, "Everybody sleeps", lacks=("7 Example Lane",))
    person.wait_until_saved()
    assert wren.told(person.session) == wren.told(performed(STOPPED))
