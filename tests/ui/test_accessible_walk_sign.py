"""The walk over reading back and signing: every panel, every way of signing, in every look."""

import pytest

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.consents import TAKE_PART, THIS_MEETING, note_consent
from mam_desktop.meeting.finalising import checklist, pass_gap
from mam_desktop.meeting.signing import seal_meeting, sign
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.live.steps.sign_panel import OWN_WAYS, WAYS
from tests.ui.live.steps.meeting_so_far import PlainSigner, robin_desk
from tests.ui.walking import Walk

STROKES = [[[10, 40, 0], [30, 10, 80], [48, 40, 160], [66, 14, 240], [90, 38, 340]]]


@pytest.fixture
def page(walk: Walk) -> SignPage:
    walk.home.meeting_desk = robin_desk("next_steps")
    session = walk.home.meeting_desk.session
    walk.window.open_meeting("family-robin", str(session.meeting_id))
    go_to_step(session, "sign")
    sign(session, who="Robin", method="drawn", strokes=STROKES)
    sign(session, who="Dana", method="typed", answer="comment", words="By Friday." * 30)
    live = walk.window.live
    assert live is not None
    found = live.page
    assert isinstance(found, SignPage)
    return found


def test_signing_each_way(walk: Walk, page: SignPage) -> None:
    walk.look("sign")
    walk.tab("sign")
    walk.forms("sign", page)
    card = next(one for one in page._cards() if one.row is not None and one.row.name == "Nan")
    card.sign.click()
    assert card.panel is not None
    for way in WAYS:
        card.panel.choose_way(way)
        walk.look(f"sign, {way}")
    card.panel.choose_way("drawn")
    card.panel.comment.click()
    walk.look("sign, with a comment")
    walk.tab("sign, with a comment")
    page._close_panels()
    page.part_choice.buttons["plan"].click()
    walk.look("sign, the plan")
    assert walk.found == []


def test_who_signed_an_earlier_version(walk: Walk, page: SignPage) -> None:
    session = walk.controller.session
    words = "I want the bus to come before the first day of term."
    sign(session, who="Mum", method="drawn", strokes=STROKES, answer="comment", words=words)
    sign(session, who="Nan", method="drawn", strokes=STROKES, answer="disagree", words=words)
    seal_meeting(session, PlainSigner())
    page.release.correct.click()
    page.corrections.form.open_button.click()
    page.corrections.form.words.setPlainText("Book 3 nights of short breaks a month")
    page.corrections.form.save_button.click()
    page.corrections.reason.setText("Mum rang")
    page.corrections.make.click()
    walk.look("sign again")
    walk.tab("sign again")
    mum = next(one for one in page._cards() if one.row is not None and one.row.name == "Mum")
    assert mum.row is not None
    assert mum.row.earlier == "signed version 1"
    assert mum._said.width() > mum.width() * 0.9
    assert walk.found == []


def test_reading_aloud(walk: Walk, page: SignPage) -> None:
    page.read_aloud()
    walk.look("read aloud")
    walk.tab("read aloud")
    page.read_back._answer("not_quite")
    walk.look("read aloud, not quite")
    walk.tab("read aloud, not quite")
    assert walk.found == []


def test_the_laptop_goes_round(walk: Walk, page: SignPage) -> None:
    page.pass_round()
    walk.look("round, who is next")
    walk.tab("round, who is next")
    page.round.begin_button.click()
    assert page.round.panel is not None
    for way in OWN_WAYS:
        page.round.panel.ways.buttons[way].click()
        walk.look(f"round, {way}")
    page.round.panel.ways.buttons["spoken"].click()
    page.round.panel.disagree.click()
    walk.look("round, does not agree")
    walk.tab("round, does not agree")
    page.round.panel.words.setPlainText("Nobody asked me")
    page.round.panel.disagree.click()
    walk.look("round, thanks")
    walk.tab("round, thanks")
    page.round.leave()
    walk.look("round, to the lead")
    assert walk.found == []


def test_before_sealing(walk: Walk, page: SignPage) -> None:
    session = walk.controller.session
    page.sealing.look()
    walk.look("checklist, nothing missing")
    agree_action(session, what="Ring the clinic about the sleep diary", owner=None, due_on=None)
    told = {"purpose": TAKE_PART, "recipient": THIS_MEETING, "how": "said"}
    note_consent(session, by="Kim", answer="no", **told)
    next(iter(page.checklist.cards.values())).ask_reason()
    walk.look("checklist, missing")
    walk.tab("checklist, missing")
    for gap in checklist(session).missing:
        if gap.can_pass:
            pass_gap(session, gap, reason="We ask the clinic tomorrow.", by="Lee")
    walk.look("checklist, passed")
    page.checklist.looked_by.setEditText("Lee")
    page.checklist.parts.buttons["plan"].click()
    walk.look("checklist, the plan")
    page.checklist.seal.click()
    walk.look("sign, the plan is sealed")
    assert walk.found == []


def test_copies_and_papers(walk: Walk, page: SignPage) -> None:
    page.release.papers.setFocus()
    page.release.papers.click()
    view = page.sealing.papers.view
    walk.look("papers")
    walk.tab("papers")
    view.view.buttons["pages"].click()
    walk.look("papers, as pages")
    walk.tab("papers, as pages")
    view.view.buttons["words"].click()
    view.lock_up.click()
    walk.look("papers, the password")
    walk.tab("papers, the password")
    view.locked.make.click()
    walk.look("papers, a password that is too short")
    view.stick.click()
    view.gate.ask()
    walk.look("papers, no stick, and somebody has to look")
    page.sealing.papers.leave()
    assert page.release.papers.hasFocus()
    assert walk.found == []


def test_correcting(walk: Walk, page: SignPage) -> None:
    seal_meeting(walk.controller.session, PlainSigner())
    walk.look("sign, sealed")
    walk.tab("sign, sealed")
    page.release.correct.click()
    walk.look("corrections")
    panel = page.corrections
    panel.form.unfold()
    panel.form.words.setPlainText("Book three nights of short breaks")
    walk.look("corrections, by hand")
    walk.tab("corrections, by hand")
    panel.form.save_button.click()
    walk.look("corrections, one put in")
    panel.reason.setText("Mum rang")
    panel.make.click()
    walk.look("sign, version 2")
    assert walk.found == []
