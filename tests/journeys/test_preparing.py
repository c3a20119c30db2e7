"""From an empty day to an open meeting by keys alone; and a visit that only unlocking ends."""

from PySide6.QtCore import Qt

from mam_desktop.meeting.before import Arrangement, BeforeTick
from mam_desktop.meeting.before_words import BEFORE_ITEMS
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.preparing import TITLES
from mam_desktop.meeting.said import Voice
from tests.example_families import PASSPHRASE
from tests.seated import Person

TITLE = TITLES["TAF"].format(name="Ash")


def test_a_meeting_is_prepared_and_opened_by_keys(person: Person) -> None:
    set_up(person)
    ask_people(person)
    person.push("What people need")
    person.tab_to("The room")
    person.type("the quiet room")
    person.push("Agenda: ready")
    person.tab_to("Minutes for What CAN we do?")
    person.press(Qt.Key.Key_Up)
    person.push("Before-list")
    person.push(BEFORE_ITEMS["voluntary"])
    gather(person)
    person.push("Start meeting")
    session = person.session
    meeting = session.meeting
    assert (meeting.title, meeting.starts_at) == (TITLE, "14:00")
    assert sum(meeting.minutes_by_step.values()) == 91
    assert session.entries.all(Arrangement)[0].words == "the quiet room"
    assert len(session.entries.all(BeforeTick, meeting.id)) == 1
    answers = {one.person.name: one.answer for one in invited_to(session.entries, meeting.id)}
    assert answers["Mama"] == "yes"
    person.wait_until_saved()


def set_up(person: Person) -> None:
    person.push("Prepare a meeting")
    person.press(Qt.Key.Key_Down)
    person.tab_to("Which meeting?")
    person.press(Qt.Key.Key_End)
    person.push("Go on")
    person.type("4 Dec")
    person.press(Qt.Key.Key_Return)
    assert TITLE in person.seen()


def ask_people(person: Person) -> None:
    person.push("Ask the family and everybody from last time")
    person.push("Mama: Said yes")
    assert "1 said yes" in person.seen()


def gather(person: Person) -> None:
    person.push("What we have already")
    person.push("Write down a view")
    person.type("Ash")
    person.tab_to("The exact words")
    person.type("I want to go to the gym")
    person.push("Write it down")
    session = person.laptop.open_family(person.laptop.record.families()[0].family_id)
    assert [one.waits_for_screen for one in session.entries.all(Voice)] == [True]


def test_after_a_restart_the_visit_is_still_on_until_the_passphrase_is_typed(
    person: Person,
) -> None:
    person.push("Go on a visit")
    person.wait_until_saved()
    person.get_up()
    person.sit_down()
    assert "Robin" in person.seen()
    assert "Ash" not in person.seen()
    person.push("Back in the office")
    person.type(PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    person.tab_to("Families you lead for")
