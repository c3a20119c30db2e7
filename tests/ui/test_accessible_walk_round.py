"""The walk goes on: how was it, search, and the quiet signal; nothing cut, nameless or lost."""

from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.quiet_signal import give_signal
from mam_desktop.ui.live.steps.feedback import FeedbackPage
from tests.ui.walking import Walk, open_step


def test_how_was_it(walk: Walk) -> None:
    page = open_step(walk, "feedback")
    assert isinstance(page, FeedbackPage)
    session = walk.controller.session
    for score in (5, 4, 4, 4, 3):
        give_feedback(session, given_by="parent", scores={"listened_to": score})
    walk.look("how was it")
    walk.tab("how was it")
    page.pass_round()
    walk.look("who has the laptop")
    walk.tab("who has the laptop")
    for giver, button in page.hand.who.buttons.items():
        button.click()
        walk.look(f"how was it, {giver}")
        walk.tab(f"how was it, {giver}")
        assert page.hand.turn is not None
        page.hand.turn.give.click()
        walk.look(f"nothing chosen, {giver}")
        page.hand.turn.rows[0].buttons[0].click()
        page.hand.turn.give.click()
        walk.look(f"thank you, {giver}")
        page.hand.begin()
    page.ask_for_lead()
    walk.look("back to the lead")
    walk.tab("back to the lead")
    page.hand.bridge.cross.click()
    assert walk.found == []


def test_search_and_the_quiet_signal(walk: Walk) -> None:
    open_step(walk, "voice")
    live = walk.window.live
    assert live is not None
    live.search()
    walk.look("search")
    assert live.over.search is not None
    live.over.search.edit.setText("sleep")
    walk.look("found")
    walk.tab("found")
    live.search()
    give_signal(walk.controller.session, signal="stop", who="Mum")
    give_signal(walk.controller.session, signal="slow")
    live.open_signals()
    walk.look("quiet signals")
    walk.tab("quiet signals")
    walk.window.turn_round()
    assert walk.window.shared is not None
    walk.window.shared.asking.toggle()
    walk.look("asking quietly")
    walk.tab("asking quietly")
    assert walk.found == []
