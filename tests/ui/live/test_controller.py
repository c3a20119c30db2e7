"""The controller: one hand for use cases, one picture for the family."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.errors import Ambiguous, BadInput
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import BoardScene, ScreenState
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.session import Receipt
from mam_desktop.meeting.voicing import Sharing
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.ports import SyncState
from tests.ui.drawn_meeting import DeskInMemory, drawn_session


@pytest.fixture
def desk() -> DeskInMemory:
    session, record, _clock = drawn_session()
    return DeskInMemory(session, record)


@pytest.fixture
def controller(desk: DeskInMemory) -> LiveController:
    return LiveController(desk)


def test_a_refusal_becomes_a_sentence_and_nothing_is_written(
    controller: LiveController, qtbot: QtBot
) -> None:
    before = controller.entries

    def use_case() -> None:
        raise BadInput("There are no words yet.")

    with qtbot.waitSignal(controller.trouble) as told:
        assert controller.do(use_case) is None
    assert told.args == ["There are no words yet."]
    assert controller.entries is before


def test_what_fits_several_is_told_with_its_choices(
    controller: LiveController, qtbot: QtBot
) -> None:
    def use_case() -> None:
        raise Ambiguous("Several people are called so.", ["Nan", "Nadia"])

    with qtbot.waitSignal(controller.trouble) as told:
        controller.do(use_case)
    assert told.args == ["Several people are called so. Nan · Nadia"]


def test_a_gesture_changes_the_familys_picture_in_the_same_breath(
    controller: LiveController, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([controller.screen.changed, controller.state_changed]):
        controller.do(lambda: add_idea(controller.session, words="A sleep diary", by="Nan"))
    assert "A sleep diary" in controller.screen.view.texts()


def test_what_the_family_does_not_see_changes_no_picture(
    controller: LiveController, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(controller.screen.changed):
        controller.do(lambda: add_idea(controller.session, words="Held", by="Lee", held_back=True))


def test_a_frozen_picture_stays_while_the_meeting_goes_on(controller: LiveController) -> None:
    controller.screen.change(ScreenState.FREEZE)
    controller.do(lambda: add_idea(controller.session, words="A sleep diary", by="Nan"))
    controller.go_to("actions")
    assert isinstance(controller.screen.view.body, BoardScene)
    assert "A sleep diary" not in controller.screen.view.texts()
    controller.screen.change(ScreenState.ON)
    assert controller.screen.view.scene == "actions"


def test_a_frozen_picture_is_covered_while_somebody_it_is_kept_from_is_here(
    controller: LiveController,
) -> None:
    session = controller.session
    hidden = Sharing(not_for=["Uncle Bob"])
    controller.go_to("board")
    controller.do(lambda: add_idea(session, words="A secret den", by="Nan", sharing=hidden))
    controller.screen.change(ScreenState.FREEZE)
    assert "A secret den" in controller.screen.view.texts()
    controller.do(lambda: attend(session, name="Uncle Bob", about={"role": "Uncle"}))
    assert not any(controller.screen.view.texts())
    controller.do(lambda: add_idea(session, words="Swimming", by="Nan"))
    assert not any(controller.screen.view.texts())
    controller.do(lambda: attend(session, name="Uncle Bob", state="left"))
    assert "A secret den" in controller.screen.view.texts()
    assert "Swimming" not in controller.screen.view.texts()


def test_a_covered_picture_has_no_words_and_cover_again_shows_them(
    controller: LiveController, desk: DeskInMemory
) -> None:
    controller.screen.cover()
    assert "".join(controller.screen.view.texts()) == ""
    assert desk.screen == FamilyScreen(ScreenState.COVER)
    controller.screen.cover()
    assert desk.screen == FamilyScreen(ScreenState.ON)
    assert controller.screen.view.texts()


def test_the_screen_stays_on_a_scene_that_was_chosen(controller: LiveController) -> None:
    controller.screen.change(show="voice")
    controller.go_to("actions")
    assert controller.screen.view.scene == "voice"
    controller.screen.change(show="follow")
    assert controller.screen.view.scene == "actions"


def test_steps_go_on_and_back_and_stop_at_both_ends(
    controller: LiveController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.step_changed) as gone:
        controller.go_on()
    assert gone.args == ["actions"]
    controller.go_back()
    assert controller.step == "board"
    controller.go_to("feedback")
    with qtbot.assertNotEmitted(controller.step_changed):
        controller.go_on()
    controller.go_to("welcome")
    with qtbot.assertNotEmitted(controller.step_changed):
        controller.go_back()


def test_steps_that_were_visited_are_known_after_a_restart(desk: DeskInMemory) -> None:
    visited = LiveController(desk).visited
    assert visited == {"welcome", "voice", "last_time", "what_matters", "board"}


def test_saved_is_said_only_when_the_last_receipt_has_come(
    controller: LiveController, desk: DeskInMemory, qtbot: QtBot
) -> None:
    session = controller.session
    controller.do(lambda: add_idea(session, words="One", by="Nan"))
    controller.do(lambda: add_idea(session, words="Two", by="Nan"))
    first, second = desk.record.receipts()
    with qtbot.assertNotEmitted(controller.saved):
        controller.record_saved(first)
    with qtbot.waitSignal(controller.saved) as saved:
        controller.record_saved(second)
    assert saved.args is not None
    assert saved.args[0].strftime("%H:%M:%S") == "14:49:07"


def test_a_receipt_that_came_by_another_way_still_says_saved(
    controller: LiveController, desk: DeskInMemory, qtbot: QtBot
) -> None:
    controller.do(lambda: add_idea(controller.session, words="One", by="Nan"))
    receipt: Receipt = desk.record.receipts()[0]
    controller.session.saved(receipt)
    with qtbot.waitSignal(controller.saved):
        controller.record_saved(receipt)


def test_undo_and_redo_say_what_they_did(controller: LiveController, qtbot: QtBot) -> None:
    session = controller.session
    controller.do(lambda: agree_action(session, what="Ring the clinic", owner="Lee", due_on=None))
    with qtbot.waitSignal(controller.told) as told:
        controller.undo()
    assert "Ring the clinic" in str(told.args)
    assert session.entries.all(Action) == ()
    controller.redo()
    assert [one.what for one in session.entries.all(Action)] == ["Ring the clinic"]


def test_undo_with_nothing_to_undo_is_a_sentence(desk: DeskInMemory, qtbot: QtBot) -> None:
    controller = LiveController(desk)
    while controller.entries.all(Idea):
        controller.undo()
    for _again in range(40):
        controller.undo()
    with qtbot.waitSignal(controller.trouble) as told:
        controller.undo()
    assert told.args == ["There is nothing to undo."]


def test_sync_says_how_it_went(
    controller: LiveController, desk: DeskInMemory, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.sync_changed) as changed:
        controller.sync_now()
    assert changed.args is not None
    assert isinstance(changed.args[0], SyncState)
    assert controller.sync_state.pending == 0
    desk.refusal = "The central record is not there."
    with qtbot.waitSignal(controller.trouble) as told:
        controller.sync_now()
    assert told.args == ["The central record is not there."]


def test_a_closed_controller_hears_nothing_more(controller: LiveController, qtbot: QtBot) -> None:
    session = controller.session
    controller.close()
    act: Callable[[], object] = lambda: add_idea(session, words="Later", by="Nan")  # noqa: E731
    with qtbot.assertNotEmitted(controller.state_changed):
        act()
