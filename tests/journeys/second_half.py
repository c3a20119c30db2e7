"""The second half of a meeting by keys alone: the board, the actions, signing and the seal."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mam_desktop.meeting.people import Person as Known
from mam_desktop.meeting.plan import Action, Decision, Disagreement, Idea, NextMeeting, Vote
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import PassedGap, ReadBack, Signature
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.verifying import verdict_on
from tests.journeys.first_half import fill, menu
from tests.seated import Person

W = TypeVar("W", bound=QWidget)
LEAST_PX = 24
"""A finger finds nothing smaller."""


def told(session: MeetingSession) -> dict[str, object]:
    """Return what the second half left, in words: the same whether by hand or by a script."""
    entries, meeting_id = session.entries, session.meeting_id
    names = {one.id: one.name for one in entries.all(Known)}
    ideas = {one.id: one.words for one in entries.all(Idea)}
    actions = {one.id: one.what for one in entries.all(Action)}

    def name(person_id: str | None) -> str:
        return names.get(person_id or "", "")

    return {
        "ideas": sorted(
            (one.words, one.column, name(one.by_id), bool(one.from_idea_id))
            for one in entries.all(Idea, meeting_id)
        ),
        "hearts": sorted(
            (ideas[one.idea_id or ""], name(one.by_id)) for one in entries.all(Vote, meeting_id)
        ),
        "actions": [
            (one.what, name(one.owner_id), str(one.due_on), ideas.get(one.idea_id or "", ""))
            for one in entries.all(Action, meeting_id)
        ],
        "decisions": [
            (one.what, one.why, one.by, one.route) for one in entries.all(Decision, meeting_id)
        ],
        "next": [
            (str(one.on), one.starts_at, one.place) for one in entries.all(NextMeeting, meeting_id)
        ],
        "read_back": [
            (actions[one.action_id or ""], one.answer, name(one.by_id), one.words)
            for one in entries.all(ReadBack, meeting_id)
        ],
        "differs": [
            (name(one.who_id), one.about, one.words)
            for one in entries.all(Disagreement, meeting_id)
        ],
        "signed": [
            (
                *(name(one.who_id), one.method, one.answer, one.part, one.typed, one.words),
                *(one.reason, name(one.noted_by), one.joined),
            )
            for one in entries.all(Signature, meeting_id)
        ],
        "passed": [
            (one.gap, one.reason, name(one.by_id)) for one in entries.all(PassedGap, meeting_id)
        ],
    }


# --- the board, the actions, what comes next ------------------------------------------------------


def go_to_card(person: Person, words: str) -> None:
    """Go from card to card, and column to column, until one is reached."""
    for _column in range(4):
        cards = person.focus
        assert isinstance(cards, BoardList), cards.accessibleName()
        for _card in range(cards.cards.rowCount()):
            card = cards.current_card()
            if card is not None and card.words == words:
                return
            person.press(Qt.Key.Key_Down)
        person.press(Qt.Key.Key_Right)
    raise AssertionError(f"no card says {words}")


def give_heart(person: Person, name: str) -> None:
    """Give somebody's heart to the card that the keyboard is on."""
    person.press(Qt.Key.Key_H)
    person.choose(name)


def add_action(person: Person, what: str, owner: str, by_when: str) -> None:
    """Agree an action in the form."""
    person.push("Add an action")
    person.type(what)
    fill(person, "Who", owner)
    fill(person, "By when", by_when)
    person.press(Qt.Key.Key_Return)


def meet_again(person: Person) -> None:
    """Agree the day of the next meeting."""
    fill(person, "Which day", "in 6 weeks")
    person.push("Write it down")


# --- signing and sealing --------------------------------------------------------------------------


def sign_by_typing(person: Person, name: str, typed: str, answer: str = "I agree") -> None:
    """Let somebody in the room type their name."""
    person.push(f"{name}: Sign")
    menu(person, f"{name}: another way of signing", "Type a name instead")
    assert person.focus.accessibleName() == f"{name} types their name"
    person.type(typed)
    person.push(answer)


def pass_gap(person: Person, words: str, reason: str) -> None:
    """Go on without something, for a reason."""
    person.push(f"Go on without it: {words}")
    assert person.focus.accessibleName() == f"Why: {words}"
    person.type(reason)
    person.press(Qt.Key.Key_Return)


def seal(person: Person, button: str, papers: str) -> None:
    """Press the seal, and wait for the papers."""
    person.push(button)
    person.wait_until(lambda: papers in person.live.strip.words())
    person.wait_until_saved()


def check_papers(person: Person, *names: str) -> None:
    """Check that these papers lie there, unchanged since the seal."""
    papers = sorted(person.papers.rglob("*.*"))
    assert {path.name for path in papers} == set(names)
    for path in papers:
        if path.suffix == ".pdf":
            assert verdict_on(path, person.laptop).sentence.startswith("Intact"), path.name


# --- a finger -------------------------------------------------------------------------------------


class Finger:
    """Touches the screen through the whole window, never a widget of its own."""

    def __init__(self, device: QPointingDevice) -> None:
        self._device = device

    def tap(self, what: QWidget) -> None:
        """Touch the middle of something and let go."""
        assert min(what.width(), what.height()) >= LEAST_PX, what.accessibleName()
        self.draw(what, what.rect().center())

    def draw(self, what: QWidget, *places: QPoint) -> None:
        """Put the finger down at the first place, draw it over the others, lift it at the last."""
        window = what.window()
        there = [what.mapTo(window, one) for one in places]
        QTest.touchEvent(window, self._device).press(0, there[0], window).commit()
        for one in there[1:]:
            QTest.touchEvent(window, self._device).move(0, one, window).commit()
        QTest.touchEvent(window, self._device).release(0, there[-1], window).commit()
        QApplication.processEvents()


def widget_named(person: Person, name: str) -> QWidget:
    """Return what is in sight under a name."""
    return _only(person, QWidget, name)


def button_of(person: Person, name: str) -> QAbstractButton:
    """Return the button in sight that is called so."""
    return _only(person, QAbstractButton, name)


def _only(person: Person, kind: type[W], name: str) -> W:
    found = [
        one
        for one in person.seat.window.findChildren(kind)
        if one.isVisible() and one.accessibleName() == name
    ]
    assert len(found) == 1, f"{len(found)} are called “{name}”"
    return found[0]
