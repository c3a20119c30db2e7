"""Correcting sealed minutes: by hand, what waits, seals that compete, and who signs again."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.agreeing import note_disagreement, refer
from mam_desktop.meeting.consents import MINUTES, note_consent
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, Disagreement, Referral
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.signed import Amendment, Seal
from mam_desktop.meeting.signing import latest_seal, seal_meeting, sign
from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.live.steps.sign_people import SignCard
from tests.ui.drawn_meeting import CountedIds, KeptRecord, StillClock
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage
from tests.ui.live.steps.meeting_so_far import PlainSigner

FIRST = "Book 2 nights of short breaks a month, with the same carer"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("sign", until="next_steps")


@pytest.fixture
def page(opened: Opened) -> SignPage:
    assert isinstance(opened.page, SignPage)
    return opened.page


def _elsewhere(page: SignPage) -> MeetingSession:
    """Return the same family on another laptop."""
    session = page.controller.session
    clock = StillClock(session.clock.now())
    return MeetingSession(
        family_id=session.family_id,
        changes=session.everything.changes(),
        clock=clock,
        ids=CountedIds("other"),
        author=Author(authority_id="council", author_id="kim", device_id="other"),
        recorder=KeptRecord(clock),
        meeting_id=session.meeting_id,
    )


def _bring_here(page: SignPage, other: MeetingSession) -> None:
    session = page.controller.session
    session.take_in(one for one in other.everything.changes() if one.id not in session.everything)


def _seal(page: SignPage) -> None:
    seal_meeting(page.controller.session, PlainSigner())


def _standing(page: SignPage) -> Seal:
    seal = latest_seal(page.controller.entries, page.controller.meeting.id)
    assert seal is not None
    return seal


def _action(session: MeetingSession, what: str) -> Action:
    return next(one for one in session.entries.all(Action) if one.what == what)


def test_nothing_is_corrected_before_it_is_sealed(page: SignPage) -> None:
    assert page.release.correct.isHidden()
    _seal(page)
    assert not page.release.correct.isHidden()


def test_a_correction_by_hand_shows_the_difference_and_makes_a_version(page: SignPage) -> None:
    sign(page.controller.session, who="Mum", method="typed")
    _seal(page)
    page.release.correct.click()
    panel = page.corrections
    assert panel.again.text() == "Mum signed the version before and signs the new one again."
    panel.form.open_button.click()
    assert panel.form.differs.text() == "Nothing is different yet."
    panel.form.words.setPlainText("Book 3 nights of short breaks a month")
    panel.form.day.line.setText("11 Dec")
    assert f"“{FIRST}” → “Book 3 nights of short breaks a month”" in panel.form.differs.text()
    assert "Friday 4 December 2026 → Friday 11 December 2026" in panel.form.differs.text()
    panel.form.save_button.click()
    assert len(panel.by_hand) == 1
    type_text(panel.reason, "Mum rang")
    panel.make.click()
    assert (_standing(page).version, panel.is_open) == (2, False)
    changed = _action(page.controller.session, "Book 3 nights of short breaks a month")
    assert changed.due_on == date(2026, 12, 11)
    told = page.controller.entries.all(Amendment)[-1]
    assert (told.reason, told.by_id) == (
        "Mum rang",
        get_person(page.controller.entries, "Lee").id,
    )
    cards = [cast("SignCard", one) for one in page.people.cards]
    mum = next(one.row for one in cards if one.row is not None and one.row.name == "Mum")
    assert mum.earlier == "signed version 1"
    assert page.release.sealed.text().endswith("version 2")


def test_what_was_passed_on_and_who_differs_can_be_corrected(page: SignPage) -> None:
    session = page.controller.session
    refer(session, to="MAP", question="Can the bus come at eigth?")
    note_disagreement(session, who="Mum", about=FIRST, words="Two is not enogh")
    _seal(page)
    page.release.correct.click()
    form = page.corrections.form
    form.open_button.click()
    for kind, said in ((Referral, "Can the bus come at eight?"), (Disagreement, "Not enough")):
        one = session.entries.all(kind)[-1]
        form.what.setCurrentIndex(form.what.findData(one.id))
        form.words.setPlainText(said)
        form.save_button.click()
        form.open_button.click()
    type_text(page.corrections.reason, "Two letters")
    page.corrections.make.click()
    assert _standing(page).version == 2
    entries = page.controller.entries
    assert entries.all(Referral)[-1].question == "Can the bus come at eight?"
    assert entries.all(Disagreement)[-1].words == "Not enough"


def test_words_taken_back_are_not_offered_to_be_corrected(page: SignPage) -> None:
    session = page.controller.session
    mums = [one.id for one in session.entries.all(Voice) if one.who_id == _id_of(page, "Mum")]
    _seal(page)
    page.release.correct.click()
    form = page.corrections.form
    assert [one for one in mums if form.what.findData(one) >= 0] == mums != []
    note_consent(session, by="Mum", purpose=MINUTES, recipient="", answer="withdrawn", how="said")
    assert [one for one in mums if form.what.findData(one) >= 0] == []


def _id_of(page: SignPage, name: str) -> str:
    return get_person(page.controller.entries, name).id


def test_several_corrections_go_into_one_version_and_one_can_be_left_out(page: SignPage) -> None:
    _seal(page)
    page.release.correct.click()
    panel = page.corrections
    panel.form.open_button.click()
    panel.form.do.buttons["remove"].click()
    panel.form.save_button.click()
    panel.form.open_button.click()
    panel.form.what.setCurrentIndex(panel.form.what.count() - 1)
    panel.form.words.setPlainText("Send the new plan to Sam")
    type_text(panel.form.who, "Lee")
    panel.form.day.line.setText("11 Dec")
    panel.form.save_button.click()
    assert [one.words.split(":")[0] for one in panel.by_hand] == ["Taken away", "New action"]
    panel._on_drop(0)
    type_text(panel.reason, "It was forgotten")
    panel.make.click()
    session = page.controller.session
    assert _action(session, FIRST)
    assert _action(session, "Send the new plan to Sam").due_on == date(2026, 12, 11)
    assert len(page.controller.entries.all(Seal)) == 2


def test_without_reason_or_correction_there_is_no_version(page: SignPage, opened: Opened) -> None:
    _seal(page)
    page.release.correct.click()
    panel = page.corrections
    panel.make.click()
    assert "Nothing is corrected yet" in opened.troubles[-1]
    panel.form.open_button.click()
    panel.form.do.buttons["remove"].click()
    panel.form.save_button.click()
    panel.make.click()
    assert opened.troubles[-1] == "Please write down the reason."
    assert len(page.controller.entries.all(Seal)) == 1
    assert len(panel.by_hand) == 1


def test_what_waits_is_shown_as_a_difference_and_taken_in(page: SignPage) -> None:
    other = _elsewhere(page)
    _seal(page)
    change_entry(other, _action(other, FIRST), {"due_on": date(2026, 12, 11)})
    write_discussion(other, words="The clinic rang.")
    _bring_here(page, other)
    assert page.release.waiting.text() == "2 changes wait as a correction"
    page.release.correct.click()
    lines = [line for one in page.corrections.cards for line in one.row.lines]
    assert any("Friday 4 December 2026 → Friday 11 December 2026" in one for one in lines)
    assert any(one.endswith("“The clinic rang.”: new") for one in lines)
    press(page.corrections.cards[0].take, Qt.Key.Key_Space)
    type_text(page.corrections.reason, "Kim wrote it at the same time")
    page.corrections.make.click()
    assert _standing(page).version == 2
    assert _action(page.controller.session, FIRST).due_on == date(2026, 12, 11)
    assert page.release.waiting.text() == "1 change waits as a correction"


def test_two_sealing_at_once_is_told_and_settled_by_a_new_version(page: SignPage) -> None:
    other = _elsewhere(page)
    write_discussion(other, words="Only on the other laptop.")
    _seal(page)
    seal_meeting(other, PlainSigner())
    _bring_here(page, other)
    assert "Two laptops sealed" in page.release.waiting.text()
    page.release.correct.click()
    told = page.corrections.competing.text()
    assert "Two laptops sealed" in told
    assert "Kept beside it: version 1, sealed Tue 24 Nov" in told
    assert ("on this laptop. Kept" in told) == (_standing(page).author_id != "kim")
    assert "on another laptop" in told
    type_text(page.corrections.reason, "One version for all")
    page.corrections.make.click()
    assert _standing(page).version == 2
    assert page.controller.session.competing_seals == ()


def test_a_version_that_cannot_be_made_says_why_and_keeps_what_was_written(
    page: SignPage, opened: Opened
) -> None:
    _seal(page)
    page.release.correct.click()
    panel = page.corrections
    panel.form.open_button.click()
    panel.form.do.buttons["remove"].click()
    panel.form.save_button.click()
    type_text(panel.reason, "slip")
    opened.desk.refusal = "The record cannot be written."
    panel.make.click()
    assert opened.troubles == ["The record cannot be written."]
    assert (panel.reason.text(), len(panel.by_hand)) == ("slip", 1)
    opened.desk.refusal = ""
    panel.make.click()
    assert _standing(page).version == 2
