"""What must leave the family's picture in the same breath, whatever else happens."""

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.errors import Refused
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.editing import change_entry, redo, undo
from mam_desktop.meeting.family_view import OneThingScene, ScreenState
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.shared_laptop import SharedLaptop
from mam_desktop.ui.live.waiting_lines import WaitingLines
from tests.meeting.builders import open_session
from tests.ui.drawn_meeting import DeskInMemory, drawn_session

DEN = "A secret den"


@pytest.fixture
def controller() -> LiveController:
    session, record, _clock = drawn_session()
    made = LiveController(DeskInMemory(session, record))
    made.go_to("board")
    made.do(lambda: add_idea(session, words=DEN, by="Nan"))
    assert DEN in made.screen.view.texts()
    return made


def den(session: MeetingSession) -> Idea:
    return session.entries.all(Idea)[-1]


def test_what_is_written_otherwise_and_then_kept_back_leaves_the_frozen_picture(
    controller: LiveController,
) -> None:
    session = controller.session
    controller.screen.change(ScreenState.FREEZE)
    change_entry(session, den(session), {"words": "A quiet corner"})
    assert DEN in controller.screen.view.texts()
    change_entry(session, den(session), {"share": "nobody"})
    assert not any(controller.screen.view.texts())
    undo(session)
    assert DEN in controller.screen.view.texts()
    redo(session)
    assert not any(controller.screen.view.texts())


def test_what_shows_alone_and_is_kept_back_is_gone_also_where_it_is_frozen(
    controller: LiveController,
) -> None:
    session = controller.session
    controller.screen.show_one(den(session).id)
    controller.screen.change(ScreenState.FREEZE)
    assert isinstance(controller.screen.view.body, OneThingScene)
    change_entry(session, den(session), {"held_back": True})
    assert not any(controller.screen.view.texts())
    controller.screen.change(ScreenState.ON)
    assert DEN not in controller.screen.view.texts()


def test_a_cover_over_a_frozen_picture_comes_off_it_and_does_not_thaw_it(
    controller: LiveController, qtbot: QtBot
) -> None:
    """What is written while it is frozen is not for the room yet, whatever was covered between."""
    room = FamilyWindow()
    qtbot.addWidget(room)
    controller.screen.changed.connect(room.show_view)
    room.show_view(controller.screen.view)
    controller.screen.change(ScreenState.FREEZE)
    add_idea(controller.session, words="Not yet", by="Nan")
    controller.screen.cover()
    assert DEN not in "\n".join(room.all_texts())
    assert not any(controller.screen.view.texts())
    controller.screen.cover()
    assert controller.screen.state is ScreenState.FREEZE
    assert DEN in "\n".join(room.all_texts())
    assert room.is_frozen
    assert "Not yet" not in "\n".join(room.all_texts())
    controller.screen.cover()
    change_entry(controller.session, controller.session.entries.all(Idea)[-2], {"share": "nobody"})
    controller.screen.cover()
    assert {DEN, "Not yet"}.isdisjoint(room.all_texts())
    controller.screen.change(ScreenState.ON)
    assert "Not yet" in "\n".join(room.all_texts())


def test_a_cover_that_is_frozen_stays_a_cover_for_everybody_who_shows_it(
    controller: LiveController, qtbot: QtBot
) -> None:
    """Also for a laptop that is turned round only then, and after the next change."""
    screen = controller.screen
    screen.change(ScreenState.COVER)
    screen.change(ScreenState.FREEZE)
    add_idea(controller.session, words="Not yet", by="Nan")
    assert not any(screen.view.texts())
    turned = SharedLaptop(controller, WaitingLines(controller))
    qtbot.addWidget(turned)
    assert {DEN, "Not yet"}.isdisjoint(turned.scene.all_texts())
    turned.close_side()
    screen.cover()
    screen.cover()
    assert DEN in screen.view.texts()


def test_a_meeting_that_somebody_took_away_elsewhere_covers_the_screen(
    controller: LiveController,
) -> None:
    session = controller.session
    other = open_session(
        session.everything.changes(),
        device_id="laptop-2",
        meeting_id=session.meeting_id,
        family_id=session.family_id,
    )
    writer = other.begin(reason="made twice")
    writer.remove(other.meeting)
    gesture = writer.commit()
    with pytest.raises(Refused):
        session.take_in(gesture.changes)
    assert controller.screen.view.state is ScreenState.COVER
    assert not any(controller.screen.view.texts())
