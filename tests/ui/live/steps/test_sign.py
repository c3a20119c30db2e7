"""Read back & sign, by hand: answers, signatures of every kind, the very text, the seal."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.plan import Disagreement
from mam_desktop.meeting.signed import ReadBack, Seal, Signature
from mam_desktop.meeting.signing import (
    SIGNED_RECIPIENT,
    copy_content,
    latest_seal,
    sign,
    signed_hash,
)
from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.meeting.who_signed import Holds
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.live.steps.sign_panel import SignPanel
from mam_desktop.ui.live.steps.sign_people import SignCard
from mam_desktop.ui.live.steps.sign_read_back import read_rows
from mam_desktop.ui.live.steps.sign_rows import sign_rows
from mam_desktop.ui.live.steps.signature_pad import SignaturePad
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage
from tests.ui.live.steps.meeting_so_far import read_all_aloud


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("sign", until="next_steps")


@pytest.fixture
def page(opened: Opened) -> SignPage:
    assert isinstance(opened.page, SignPage)
    return opened.page


def _card(page: SignPage, name: str) -> SignCard:
    cards = [cast("SignCard", one) for one in page.people.cards]
    return next(one for one in cards if one.row is not None and one.row.name == name)


def _panel(page: SignPage, name: str) -> SignPanel:
    card = _card(page, name)
    card.sign.click()
    assert card.panel is not None
    return card.panel


def _signatures(page: SignPage) -> tuple[Signature, ...]:
    return page.controller.entries.all(Signature, page.controller.meeting.id)


def _draw(pad: SignaturePad) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(20, 60))
    for at in (QPoint(40, 20), QPoint(60, 70), QPoint(90, 30)):
        QTest.mouseMove(pad, at)
    QTest.mouseRelease(pad, left, pos=QPoint(90, 30))


def test_somebody_who_is_listed_twice_has_one_row(page: SignPage) -> None:
    entries, meeting = page.controller.entries, page.controller.meeting
    rows = sign_rows(entries, meeting, {})
    twice = [replace(one, id=f"{one.id}-too", state="left") for one in entries.all(Attendance)]
    assert len(rows) > 1
    assert sign_rows(Entries([*twice, *entries]), meeting, {}) == rows


# --- signing -----------------------------------------------------------------------------------


def test_a_drawn_signature_keeps_its_strokes_and_binds_to_the_text(page: SignPage) -> None:
    panel = _panel(page, "Robin")
    _draw(panel.pad)
    panel.agree.click()
    signature = _signatures(page)[-1]
    assert (signature.method, signature.answer) == ("drawn", "agree")
    strokes = cast("list[list[list[int]]]", signature.strokes)
    assert strokes[0][0] == [20, 60, 0]
    assert all(type(number) is int for point in strokes[0] for number in point)
    session = page.controller.session
    assert signature.content_hash == signed_hash(session.entries, session.meeting)
    row = _card(page, "Robin").row
    assert row is not None
    assert row.strokes
    assert row.holds is Holds.WHOLE


def test_an_empty_pad_is_no_signature(page: SignPage, opened: Opened) -> None:
    panel = _panel(page, "Robin")
    panel.agree.click()
    assert opened.troubles == ["Nothing is drawn yet."]
    assert not _signatures(page)


def test_the_pad_can_be_cleared_by_key_and_by_button(page: SignPage) -> None:
    pad = _panel(page, "Robin").pad
    _draw(pad)
    press(pad, Qt.Key.Key_Delete)
    assert pad.strokes() == []
    _draw(pad)
    pad.clear_button.click()
    assert pad.strokes() == []


def test_agreeing_with_a_comment_asks_for_the_comment(page: SignPage) -> None:
    panel = _panel(page, "Dana")
    panel.choose_way("typed")
    type_text(panel.typed, "Dana")
    panel.comment.click()
    assert not _signatures(page)
    type_text(panel.words, "I will confirm the carer by Friday.")
    panel.comment.click()
    signature = _signatures(page)[-1]
    assert (signature.method, signature.answer, signature.words) == (
        "typed",
        "comment",
        "I will confirm the carer by Friday.",
    )
    assert signature.typed == "Dana"


def test_a_comment_that_was_written_is_kept_whichever_button_agrees(page: SignPage) -> None:
    panel = _panel(page, "Dana")
    panel.choose_way("typed")
    type_text(panel.typed, "Dana")
    panel.comment.click()
    type_text(panel.words, "As long as Saturdays are talked about again.")
    panel.agree.click()
    signature = _signatures(page)[-1]
    assert signature.answer == "comment"
    assert signature.words == "As long as Saturdays are talked about again."


def test_disagreeing_is_a_signature_too(page: SignPage) -> None:
    panel = _panel(page, "Kim")
    panel.choose_way("typed")
    type_text(panel.typed, "Kim")
    panel.disagree.click()
    type_text(panel.words, "See my point about the clinic.")
    panel.disagree.click()
    assert _signatures(page)[-1].answer == "disagree"


def test_what_the_second_press_is_for_is_said_where_the_words_are_asked(page: SignPage) -> None:
    panel = _panel(page, "Kim")
    panel.choose_way("typed")
    type_text(panel.typed, "Kim")
    assert panel.next_step.isHidden()
    panel.comment.click()
    assert "press “Agree with comment” once more" in panel.next_step.text()
    assert not panel.next_step.isHidden()
    press(panel.words, Qt.Key.Key_Return, CTRL)
    assert not _signatures(page), "a comment has words"
    panel.disagree.click()
    assert "press “I don’t agree” once more" in panel.next_step.text()
    assert panel.words.accessibleDescription() == panel.next_step.text()
    assert not _signatures(page)
    panel.disagree.click()
    assert _signatures(page)[-1].answer == "disagree"


def test_words_that_stand_there_go_along_with_one_press(page: SignPage) -> None:
    panel = _panel(page, "Kim")
    panel.choose_way("typed")
    type_text(panel.typed, "Kim")
    panel.comment.click()
    type_text(panel.words, "Nobody asked the clinic.")
    panel.disagree.click()
    kept = _signatures(page)[-1]
    assert (kept.answer, kept.words) == ("disagree", "Nobody asked the clinic.")


def test_only_who_agrees_has_a_tick(page: SignPage) -> None:
    session = page.controller.session
    sign(session, who="Mum", method="typed", answer="comment", words="By Friday.")
    sign(session, who="Nan", method="typed", answer="disagree")
    agrees, differs = _card(page, "Mum")._done, _card(page, "Nan")._done
    assert (agrees.icon, agrees.tone) == ("check", "can")
    assert (differs.icon, differs.tone) == ("arrows-left-right", "attention")
    assert agrees.accessibleName().startswith("signed ")
    assert differs.accessibleName().startswith("does not agree, signed ")


def test_said_aloud_is_noted_by_somebody_and_through_somebody(page: SignPage) -> None:
    panel = _panel(page, "Nan")
    panel.choose_way("spoken")
    panel.through.choose(get_person(page.controller.entries, "Noor").id)
    panel.agree.click()
    signature = _signatures(page)[-1]
    entries = page.controller.entries
    assert signature.method == "spoken"
    assert signature.noted_by == get_person(entries, "Lee").id
    assert signature.through_id == get_person(entries, "Noor").id


def test_a_mark_is_drawn_and_noted(page: SignPage) -> None:
    panel = _panel(page, "Robin")
    panel.choose_way("mark")
    _draw(panel.pad)
    panel.agree.click()
    signature = _signatures(page)[-1]
    assert signature.method == "mark"
    assert signature.strokes
    assert signature.noted_by


def test_not_signing_needs_a_reason(page: SignPage, opened: Opened) -> None:
    panel = _panel(page, "Kim")
    panel.choose_way("declined")
    panel.note.click()
    assert opened.troubles == ["Please write down the reason."]
    type_text(panel.reason, "wants to read it at home")
    panel.note.click()
    signature = _signatures(page)[-1]
    assert (signature.method, signature.answer, signature.reason) == (
        "declined",
        "none",
        "wants to read it at home",
    )


def test_somebody_on_the_phone_begins_with_saying_it_aloud(page: SignPage) -> None:
    assert _panel(page, "Sam").method == "spoken"


def test_one_pad_is_open_at_a_time_and_escape_puts_it_away(page: SignPage) -> None:
    _panel(page, "Robin")
    panel = _panel(page, "Mum")
    assert _card(page, "Robin").panel is None
    press(panel, Qt.Key.Key_Escape)
    assert _card(page, "Mum").panel is None


def test_a_change_after_signing_asks_to_sign_again(page: SignPage) -> None:
    panel = _panel(page, "Robin")
    _draw(panel.pad)
    panel.agree.click()
    agree_action(page.controller.session, what="One more thing", owner="Lee", due_on=None)
    row = _card(page, "Robin").row
    assert row is not None
    assert row.holds is Holds.EARLIER
    assert row.earlier == "text changed since"
    assert not _card(page, "Robin").sign.isHidden()


# --- the text ----------------------------------------------------------------------------------


def _sayings(content: JsonValue, kind: str = "") -> Iterator[str]:
    """Yield what people wrote in the signed content; ids and fixed choices are no words."""
    if isinstance(content, list):
        for one in content:
            yield from _sayings(one, kind)
        return
    assert isinstance(content, dict)
    kind = str(content.get("kind", kind))
    specs = KINDS[kind].specs() if kind in KINDS else {}
    for name, value in content.items():
        spec = specs.get(name)
        if isinstance(value, dict) and name != "agenda":
            yield from ([str(value["words"])] if name == "meaning" else [])
        elif isinstance(value, list) and name in {"people", "entries"}:
            yield from _sayings(value)
        elif spec is not None and isinstance(value, str) and _is_wording(kind, name):
            yield value
    if isinstance(content.get("meeting"), dict):
        yield from _sayings(content["meeting"])


def _is_wording(kind: str, name: str) -> bool:
    spec = KINDS[kind].specs()[name]
    is_text = KINDS[kind].defaults()[name] == "" and not spec.choices
    return is_text and name not in {"place", "zone", "language", "service", "step", "version"}


def test_every_word_of_the_signed_content_stands_on_the_page(page: SignPage) -> None:
    session = page.controller.session
    content = copy_content(session.entries, session.meeting, SIGNED_RECIPIENT)
    shown = " ".join(page.paper.toPlainText().split())
    missing = [one for one in _sayings(content) if " ".join(one.split()) not in shown]
    assert missing == []


def test_nothing_that_is_not_signed_stands_on_the_page(page: SignPage) -> None:
    shown = page.paper.toPlainText()
    for private in ("grown-ups shout", "Ring her", "neighbour", "9990000018", "1 Example Street"):
        assert private not in shown


def test_the_page_shows_the_hash_that_signatures_carry(page: SignPage) -> None:
    session = page.controller.session
    digits = signed_hash(session.entries, session.meeting)
    assert f"{digits[:4]} {digits[4:8]} {digits[8:12]}" in page._hash.text()


# --- reading back ------------------------------------------------------------------------------


def test_an_action_read_aloud_is_answered_by_letter_and_may_be_answered_anew(
    page: SignPage,
) -> None:
    page.read_button.click()
    panel = page.read_back
    assert panel.row is not None
    assert panel.row.what == "Book 2 nights of short breaks a month, with the same carer"
    panel.who.choose(get_person(page.controller.entries, "Nan").id)
    panel.who_changed.emit()
    press(panel, Qt.Key.Key_Right)
    press(panel.choice.buttons["yes"], Qt.Key.Key_Q)
    assert panel.words.hasFocus()
    type_text(panel.words, "the clinic comes first")
    press(panel.words, Qt.Key.Key_Return)
    press(panel.choice.buttons["yes"], Qt.Key.Key_N)
    read = page.controller.entries.all(ReadBack, page.controller.meeting.id)
    assert [(one.answer, one.words) for one in read] == [("no", "the clinic comes first")]
    assert panel.row.answers == "Nan: no"
    press(panel.choice.buttons["yes"], Qt.Key.Key_Y)
    read = page.controller.entries.all(ReadBack, page.controller.meeting.id)
    assert [(one.answer, one.words) for one in read] == [("yes", "")]


def test_what_is_not_right_is_changed_now_or_written_beside_the_text(page: SignPage) -> None:
    page.read_button.click()
    panel = page.read_back
    press(panel, Qt.Key.Key_N)
    type_text(panel.words, "Not on Fridays.")
    panel.differ.click()
    assert not panel.is_open
    assert page.disagree.is_open
    assert page.disagree.about.words() == page.read_back.rows[0].what
    page.disagree.save_button.click()
    found = page.controller.entries.all(Disagreement, page.controller.meeting.id)[-1]
    assert found.words == "Not on Fridays."
    page.read_button.click()
    press(panel, Qt.Key.Key_Left)
    panel.change.click()
    assert page.controller.step == "actions"


def test_after_the_last_action_the_page_comes_back(page: SignPage) -> None:
    page.read_button.click()
    for _no in page.read_back.rows:
        assert page.read_back.is_open
        press(page.read_back.choice.buttons["yes"], Qt.Key.Key_Y)
        page.read_back.after.click()
    assert not page.read_back.is_open
    assert page.read_button.accessibleName() == "Read the actions aloud: 4 of 4"


def test_tasks_of_services_are_not_read_back(page: SignPage) -> None:
    assert len(page.read_back.rows) == 4


def test_somebody_sees_it_differently_in_their_words(page: SignPage) -> None:
    page.disagree.unfold()
    type_text(page.disagree.who, "Ms Ode")
    page.disagree.about.say("Sleep nurse visits at home")
    page.disagree.words.setPlainText("School can help with sleep too.")
    page.disagree.save_button.click()
    found = page.controller.entries.all(Disagreement, page.controller.meeting.id)[-1]
    assert found.words == "School can help with sleep too."
    assert "School can help with sleep too." in page.paper.toPlainText()


# --- sealing and copies ------------------------------------------------------------------------


def _seal(page: SignPage, part: str = "both") -> None:
    read_all_aloud(page.controller.session)
    page.release.seal.click()
    page.checklist.parts.choose(part)
    page.checklist.part_chosen.emit()
    page.checklist.seal.click()


def _the_seal(page: SignPage) -> Seal | None:
    return latest_seal(page.controller.entries, page.controller.meeting.id)


def test_before_sealing_the_list_says_who_has_not_signed_and_one_may_still_wait(
    page: SignPage, opened: Opened
) -> None:
    page.release.seal.click()
    assert "Robin" in page.checklist.not_signed.text()
    press(page.checklist, Qt.Key.Key_Escape)
    assert not page.checklist.is_open
    assert _the_seal(page) is None
    _seal(page)
    assert _the_seal(page) is not None
    assert opened.told == ["The minutes are sealed."]


def test_sealed_minutes_look_locked_and_name_their_version(page: SignPage) -> None:
    _seal(page)
    assert page.release.seal.isHidden()
    assert page.release.sealed.text() == "Sealed 15:12 · version 1"
    assert page.release._sentence.text().startswith("These minutes are sealed.")
    assert page._hash.text().startswith("Sealed text ")


@pytest.mark.parametrize(("part", "words"), [("both", "Sealed"), ("plan", "Plan sealed")])
def test_a_seal_whose_time_cannot_be_read_is_shown_all_the_same(
    page: SignPage, part: str, words: str
) -> None:
    _seal(page)
    seal = _the_seal(page)
    assert seal is not None
    garbled = replace(seal, sealed_at="half past four", part=part)
    page.release.show_state(garbled, "Europe/London", late=0, competes=False, holds=False)
    assert page.release.sealed.text() == f"{words}, time not known · version 1"


def test_somebody_can_sign_late_and_signs_the_sealed_text(page: SignPage) -> None:
    _seal(page)
    panel = _panel(page, "Mum")
    _draw(panel.pad)
    panel.agree.click()
    seal = _the_seal(page)
    assert seal is not None
    assert seal.version == 1
    assert _signatures(page)[-1].content_hash == seal.content_hash
    row = _card(page, "Mum").row
    assert row is not None
    assert row.holds is Holds.WHOLE


def test_the_plan_is_sealed_in_the_room_and_the_minutes_later(page: SignPage) -> None:
    page.part_choice.buttons["plan"].click()
    assert "What we agreed" in page.paper.toPlainText()
    assert "What Robin said" not in page.paper.toPlainText()
    panel = _panel(page, "Mum")
    _draw(panel.pad)
    panel.agree.click()
    signature = _signatures(page)[-1]
    assert (signature.part, signature.content_hash) == ("plan", "")
    _seal(page, "plan")
    assert page.release.sealed.text() == "Plan sealed 15:12 · version 1"
    assert not page.release.seal.isHidden()
    row = _card(page, "Mum").row
    assert row is not None
    assert (row.holds, row.earlier) == (Holds.PLAN, "signed the plan")
    write_discussion(page.controller.session, words="One thing more.")
    _seal(page)
    seal = _the_seal(page)
    assert seal is not None
    assert (seal.part, seal.version) == ("minutes", 1)
    assert "One thing more." in page.paper.toPlainText()


def test_a_seal_that_fails_says_why_and_can_be_tried_again(page: SignPage, opened: Opened) -> None:
    opened.desk.refusal = "The record cannot be written."
    _seal(page)
    assert opened.troubles == ["The record cannot be written."]
    assert page.checklist.seal.isEnabled()
    opened.desk.refusal = ""
    page.checklist.seal.click()
    assert _the_seal(page) is not None


def test_a_copy_is_written_as_asked(page: SignPage, opened: Opened) -> None:
    page.release.pdf.menu().actions()[0].trigger()
    page.release.word.menu().actions()[1].trigger()
    asked = [(one.copy, one.as_format) for one in opened.desk.exported]
    assert asked == [("family", "pdf"), ("everyone", "docx")]
    assert opened.told[0].endswith("family.pdf")


def test_a_text_changed_while_somebody_signs_is_read_again_and_the_drawing_stays(
    page: SignPage, opened: Opened
) -> None:
    panel = _panel(page, "Robin")
    _draw(panel.pad)
    write_discussion(page.controller.session, words="Something new.")
    panel.agree.click()
    assert not _signatures(page)
    assert "read it once more" in opened.troubles[0]
    assert panel.pad.strokes()
    panel.agree.click()
    assert _signatures(page)[-1].content_hash


def test_an_action_without_owner_or_day_reads_the_same_aloud_and_in_the_signed_text(
    page: SignPage,
) -> None:
    session = page.controller.session
    agree_action(session, what="A taxi", owner=None, due_on=None)
    assert "A taxi — Who? Not said yet — No date yet" in page.paper.toPlainText()
    row = read_rows(session.entries, session.meeting, "")[-1]
    assert row.who_and_when == "Who? Not said yet · No date yet"
