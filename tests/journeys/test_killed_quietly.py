"""Killed in the middle of a quiet round: every idea is there again, hidden as it was."""

from PySide6.QtCore import Qt

from mam_desktop.meeting.rounds import open_round, quiet_ideas
from mam_desktop.ui.live.steps.board import BoardPage
from tests.journeys.test_killed import SOFTLY, killed_in, readable_in, written
from tests.seated import Person

A_QUIET_ROUND = f"""
person.ctrl(Qt.Key.Key_5)
person.press(Qt.Key.Key_F6)
person.push("Start a round")
person.push("Begin")
person.capture("+ {SOFTLY} one")
person.press(Qt.Key.Key_F6)
person.push("Hand over to write")
person.type("{SOFTLY} two")
person.push("Keep it")
person.type("{SOFTLY} three")
"""


def shown(person: Person) -> list[str]:
    page = person.live.page
    assert isinstance(page, BoardPage)
    return [row.words for one in page.columns.columns.values() for row in one.model.rows]


def test_a_kill_in_a_quiet_round_loses_nothing_and_shows_nothing(person: Person) -> None:
    person.get_up()
    killed_in(person, A_QUIET_ROUND)
    assert readable_in(person.profile.folder, *written(SOFTLY)) == []
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    entries, meeting_id = person.session.entries, person.session.meeting_id
    assert open_round(entries, meeting_id) is not None
    waiting = [one.words for one in quiet_ideas(entries, meeting_id)]
    assert waiting == [f"{SOFTLY} one", f"{SOFTLY} two"]
    page = person.live.page
    assert isinstance(page, BoardPage)
    assert page.rounds.writer.words.words() == f"{SOFTLY} three"
    assert SOFTLY not in "".join(shown(person))
    assert SOFTLY not in str(person.controller.screen.view)
    person.press(Qt.Key.Key_F6)
    person.push("Show 2 ideas together")
    assert set(waiting) <= set(shown(person))
