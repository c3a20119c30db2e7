"""Before sealing: each gap leads to its step, or is passed with a reason; nothing else seals."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.agreeing import agree_action, set_next_meeting
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import TAKE_PART, THIS_MEETING, note_consent
from mam_desktop.meeting.finalising import pass_gap
from mam_desktop.meeting.signed import PassedGap, Seal
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.voicing import pause_notes
from mam_desktop.ui.live.steps.sign import SignPage
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage
from tests.ui.live.steps.meeting_so_far import PlainSigner, read_all_aloud


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    opened = open_page("sign", until="next_steps")
    read_all_aloud(opened.page.controller.session)
    return opened


@pytest.fixture
def page(opened: Opened) -> SignPage:
    assert isinstance(opened.page, SignPage)
    return opened.page


def _seals(page: SignPage) -> tuple[Seal, ...]:
    return page.controller.entries.all(Seal, page.controller.meeting.id)


def test_a_whole_meeting_has_nothing_missing_and_enter_seals_it(page: SignPage) -> None:
    page.release.seal.click()
    assert page.checklist.state.text() == "Nothing is missing."
    assert page.checklist.seal.hasFocus()
    press(page.checklist.seal, Qt.Key.Key_Space)
    assert len(_seals(page)) == 1


def test_each_gap_leads_to_its_step_and_the_list_waits_there(page: SignPage) -> None:
    agree_action(page.controller.session, what="Ring the clinic", owner="Lee", due_on=None)
    page.release.seal.click()
    card = page.checklist.cards["action_date"]
    assert card.go.hasFocus()
    assert "Ring the clinic" in card.go.accessibleName()
    card.go.click()
    assert page.controller.step == "actions"
    assert page.checklist.is_open


def test_with_something_missing_nothing_is_sealed_and_it_says_what(
    page: SignPage, opened: Opened
) -> None:
    agree_action(page.controller.session, what="Ring the clinic", owner=None, due_on=None)
    page.release.seal.click()
    page.checklist.seal.click()
    assert _seals(page) == ()
    assert "Ring the clinic" in opened.troubles[0]


def test_a_reason_is_owed_and_kept_with_who_gave_it(page: SignPage, opened: Opened) -> None:
    agree_action(page.controller.session, what="Ring the clinic", owner="Lee", due_on=None)
    read_all_aloud(opened.page.controller.session)
    page.release.seal.click()
    card = page.checklist.cards["action_date"]
    card.without.click()
    assert card.reason.hasFocus()
    card.keep.click()
    assert opened.troubles == ["Please write down the reason."]
    type_text(card.reason, "The clinic says when")
    press(card.reason, Qt.Key.Key_Return)
    passed = page.controller.entries.all(PassedGap)[-1]
    assert passed.reason == "The clinic says when"
    assert page.checklist.cards == {}
    assert page.checklist.seal.hasFocus()
    page.checklist.seal.click()
    assert len(_seals(page)) == 1


def test_a_reason_being_written_stays_when_something_else_changes(
    page: SignPage, opened: Opened
) -> None:
    session = page.controller.session
    agree_action(session, what="Ring the clinic", owner="Lee", due_on=None)
    read_all_aloud(opened.page.controller.session)
    page.release.seal.click()
    card = page.checklist.cards["action_date"]
    card.without.click()
    type_text(card.reason, "The clinic")
    pause_notes(session)
    assert page.checklist.cards["action_date"].reason.text() == "The clinic"
    assert set(page.checklist.cards) == {"action_date", "notes"}
    page.checklist.cards["notes"].go.click()
    assert set(page.checklist.cards) == {"action_date"}


def test_an_owner_who_left_and_a_day_gone_by_are_told_in_plain_words(page: SignPage) -> None:
    session = page.controller.session
    agree_action(session, what="Bring the diary", owner="Mum", due_on=date(2026, 11, 1))
    attend(session, name="Mum", state="left")
    page.release.seal.click()
    words = {key: one.gap.words for key, one in page.checklist.cards.items()}
    assert "for a day before this meeting: “Bring the diary”" in words["action_past"]
    assert "not here and has not said yes" in words["action_asked"]


@pytest.mark.parametrize("why", ["concern", "left"])
def test_somebody_looks_at_the_copies_first_and_the_list_tells_nobody_why(
    page: SignPage, why: str
) -> None:
    session = page.controller.session
    if why == "concern":
        write_concern(session, words="He hits me.", by="Robin")
    else:
        told = {"purpose": TAKE_PART, "recipient": THIS_MEETING, "how": "said"}
        note_consent(session, by="Kim", answer="no", **told)
    page.release.seal.click()
    words = page.checklist.cards["look"].gap.words
    assert "concern" not in words.casefold()
    assert "Kim" not in words
    assert page.checklist.cards["look"].without.isHidden()
    type_text(page.checklist.looked_by.lineEdit() or page, "Lee")
    assert "look" not in page.checklist.cards
    page.checklist.seal.click()
    assert _seals(page)[-1].looked_by == "Lee"


def test_a_seal_that_came_from_elsewhere_closes_the_list_in_plain_words(
    page: SignPage, opened: Opened
) -> None:
    page.release.seal.click()
    seal_meeting(page.controller.session, PlainSigner())
    assert not page.checklist.is_open
    assert "another laptop" in opened.told[-1]


def test_sealing_the_plan_asks_for_less_than_sealing_all(page: SignPage) -> None:
    session = page.controller.session
    pause_notes(session)
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    page.release.seal.click()
    assert set(page.checklist.cards) == {"notes"}
    page.checklist.parts.buttons["plan"].click()
    assert set(page.checklist.cards) == {"unsigned"}
    pass_gap(session, page.checklist.cards["unsigned"].gap, reason="Later.", by="Lee")
    assert page.checklist.cards == {}
    assert page.checklist.seal.words == "Seal the plan"
    page.checklist.seal.click()
    assert _seals(page)[-1].part == "plan"


def test_endless_and_hostile_reasons_are_kept_or_refused_in_words(
    page: SignPage, opened: Opened
) -> None:
    agree_action(page.controller.session, what="<b>=1+1</b>\u202e" * 20, owner="Lee", due_on=None)
    page.release.seal.click()
    card = page.checklist.cards["action_date"]
    card.without.click()
    card.reason.setText("<img src=x>\u202eحروف=SUM(A1)" + "x" * 3000)
    card.keep.click()
    kept = page.controller.entries.all(PassedGap)
    assert kept or opened.troubles
    assert not kept or kept[-1].reason.startswith("<img src=x>")


def test_with_the_plan_chosen_the_button_and_the_list_speak_of_the_plan(page: SignPage) -> None:
    assert page.release.seal.words == "Seal minutes"
    page.part_choice.buttons["plan"].click()
    assert page.release.seal.words == "Seal the plan"
    page.release.seal.click()
    assert page.checklist.part == "plan"
    assert page.checklist.seal.words == "Seal the plan"
    assert page.checklist.cards["unsigned"].gap.words == "Nobody has signed the plan yet."
    assert "Not signed the plan yet" in page.checklist.not_signed.text()
    page.checklist.cards["unsigned"].go.click()
    assert not page.checklist.is_open
    assert page.part == "plan"


def test_actions_that_were_not_read_back_lead_to_reading_them_aloud(page: SignPage) -> None:
    agree_action(
        page.controller.session, what="Ring the clinic", owner="Lee", due_on=date(2026, 12, 1)
    )
    page.release.seal.click()
    card = page.checklist.cards["action_read"]
    assert card.gap.words == "1 action was not read back: “Ring the clinic”"
    card.go.click()
    assert page.read_back.is_open
