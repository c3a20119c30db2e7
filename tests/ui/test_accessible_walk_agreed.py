"""The walk over the agreed actions and the next steps, in every look."""

from datetime import date

from mam_desktop.meeting.agreeing import agree_action, record_decision, refer
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import (
    write_voice,
)
from mam_desktop.ui.live.steps.actions import ActionsPage
from mam_desktop.ui.live.steps.next_steps import NextStepsPage
from tests.ui.walking import Walk, open_step


def _agree(session: MeetingSession) -> None:
    """Agree on what brings up all that the page of actions can say."""
    write_voice(session, who="Robin", words="I wake up at night and I do not like the dark.")
    voice = session.entries.all(Voice)[-1].id
    add_idea(session, words="Sleep nurse visits at home", by="Nan", column="can", voice_id=voice)
    agree_action(
        session,
        what="Ask the CCNT and CAMHS for a home visit about sleep",
        owner="Sam",
        due_on=date(2026, 12, 11),
        so_that="Robin gets an EHCP",
        helper="Nan",
        while_waiting="use the sleep diary",
        how_we_know="Robin sleeps four nights a week",
        idea_id=session.entries.all(Idea)[-1].id,
    )
    agree_action(session, what="Ask for an EHC needs assessment", owner="Lee", due_on=None)
    add_idea(session, words="A quiet-room pass, no questions asked", by="Lee", column="can")


def test_agreed_actions(walk: Walk) -> None:
    page = open_step(walk, "actions")
    assert isinstance(page, ActionsPage)
    _agree(walk.controller.session)
    walk.look("actions")
    walk.tab("actions")
    page.checks.chip.click()
    walk.look("actions, what to look at")
    walk.forms("actions", page)
    page.form.unfold()
    page.form.what.setPlainText("Ask the SENCo about a long and winding road to help")
    page.form.owner.setEditText("Sam")
    page.form.agreed.ask("Sam", "Sam")
    page.form.so_that.setText("the EHCP is there")
    walk.look("actions, hard words")
    assert walk.found == []


def test_next_steps(walk: Walk) -> None:
    page = open_step(walk, "next_steps")
    assert isinstance(page, NextStepsPage)
    session = walk.controller.session
    record_decision(
        session, what="Fewer visits", why="it goes well", by="us", route="here", help_level="less"
    )
    refer(session, to="EHC_needs_assessment", question="An EHCP?", asked_on=date(2026, 11, 24))
    walk.look("next steps")
    walk.tab("next steps")
    walk.forms("next steps", page)
    page.referral_form.assessment_button.click()
    walk.look("next steps, days of the law")
    page.referral_form.fold()
    page.next_meeting.way.buttons["close"].click()
    walk.look("next steps, closing")
    page.next_meeting.way.buttons["again"].click()
    page.next_meeting.weeks[12].click()
    walk.look("next steps, a day")
    page.copies.toggle.click()
    walk.look("next steps, copies")
    assert walk.found == []
