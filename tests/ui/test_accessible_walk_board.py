"""The walk over the board: its forms, each stage of a round, quiet writing, in every look."""

import pytest

from mam_desktop.meeting.board_round import STAGES
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.picturing import read_easily
from mam_desktop.meeting.plan import COLUMNS, Idea
from mam_desktop.meeting.rounds import begin_round, go_to_stage
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.live.steps.board import BoardPage
from tests.ui.live.steps.meeting_so_far import robin_desk
from tests.ui.walking import Walk


@pytest.fixture
def page(walk: Walk) -> BoardPage:
    walk.home.meeting_desk = robin_desk("what_matters")
    session = walk.home.meeting_desk.session
    walk.window.open_meeting("family-robin", str(session.meeting_id))
    for column in COLUMNS:
        add_idea(session, words="A quiet corner in the hall", by="Nan", column=column)
    add_idea(session, words="A taxi for 40 pounds a week", by=None, held_back=True)
    go_to_step(session, "board")
    live = walk.window.live
    assert live is not None
    found = live.page
    assert isinstance(found, BoardPage)
    return found


def test_the_board_and_its_forms(walk: Walk, page: BoardPage) -> None:
    walk.look("board")
    walk.tab("board")
    walk.forms("board", page)
    page.rounds.form.unfold()
    page.rounds.form.method.buttons["circle"].click()
    walk.look("board, begin a circle")
    walk.tab("board, begin a circle")
    assert walk.found == []


def test_each_stage_of_a_circle(walk: Walk, page: BoardPage) -> None:
    session = walk.controller.session
    begin_round(session, method="circle", presenter="Mum")
    for stage in STAGES:
        go_to_stage(session, stage)
        if stage == "ideas":
            add_idea(session, words="A sleep diary that the whole family can use", by="Mum")
        walk.look(f"board, {stage}")
    page.rounds.step_form.unfold()
    walk.look("board, a first step")
    assert walk.found == []


def test_quiet_ideas(walk: Walk, page: BoardPage) -> None:
    session = walk.controller.session
    begin_round(session, method="quiet")
    add_idea(session, words="A sleep diary that the whole family can use", by="Mum")
    page.rounds.panel.look.open()
    walk.look("board, look first")
    walk.tab("board, look first")
    page.rounds.panel.write_button.click()
    page.rounds.writer.words.setPlainText("An idea of mine")
    walk.look("board, write quietly")
    walk.tab("board, write quietly")
    assert walk.found == []


def test_choosing_a_picture(walk: Walk, page: BoardPage) -> None:
    idea = walk.controller.entries.all(Idea)[0]
    page.pictures.ask(idea.id)
    walk.look("board, choose a picture")
    walk.tab("board, choose a picture")
    page.pictures.search.setText("nothing like it")
    walk.look("board, no picture found")
    page.pictures.list.pick("tree")
    read_easily(walk.controller.session, on=True)
    walk.look("board, easy read")
    assert walk.found == []
