"""The window is closed in the moment after the last letter and the last gesture."""

from PySide6.QtCore import Qt

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.plan import Idea
from mam_desktop.ui.live.steps.board import BoardPage
from tests.seated import Person


def test_closing_at_once_loses_no_gesture_and_no_letter(person: Person) -> None:
    """Nothing waits for its turn: not the record, not the drafts a moment behind the keyboard."""
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_5)
    person.push("Add an idea")
    person.type("A den in the")
    words = [f"Idea {no}" for no in range(20)]
    for one in words:
        add_idea(person.session, words=one, by="Mum")
    person.ctrl(Qt.Key.Key_K)
    person.type("half of a line")
    person.get_up()
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    assert [one.words for one in person.session.entries.all(Idea)][-20:] == words
    assert person.live.capture.edit.text() == "half of a line"
    page = person.live.page
    assert isinstance(page, BoardPage)
    assert page.form.words.words() == "A den in the"
