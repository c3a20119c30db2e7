"""Signing and sealing: what is signed, what a seal holds still, and what lives on."""

import json
from datetime import date

import pytest

from mam_desktop.changes.canonical import json_hash
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import (
    agree_action,
    record_decision,
    set_next_meeting,
)
from mam_desktop.meeting.attending import attend, attendance_of, times_of
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.content import Signatures
from mam_desktop.meeting.copy_signed import signed
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.entries import read_entries
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, NextMeeting
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import (
    copies_of,
    copy_content,
    holds_exports,
    latest_seal,
    seal_holding,
    seal_meeting,
    sealed_version,
    sign,
    signature_is_to,
    signed_hash,
    signed_the_plan,
)
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import Sharing, write_note, write_voice
from tests.meeting.builders import (
    FakeSigner,
    begin_meeting,
    clock_of,
    meeting_session,
    open_session,
    recorder_of,
    second_laptop,
    sync,
)


def agree(session: MeetingSession, what: str = "Ring the school") -> Action:
    agree_action(session, what=what, owner="Lee", due_on=date(2026, 12, 1))
    return next(one for one in session.entries.all(Action) if one.what == what)


def sealed_session(part: str = "both") -> MeetingSession:
    session = meeting_session()
    write_voice(session, who="Robin", words="Ask me first.")
    agree(session)
    seal_meeting(session, FakeSigner(), part=part)
    return session


def the_seal(session: MeetingSession) -> Seal:
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    return seal


# --- signing -------------------------------------------------------------------------------------


def test_a_signature_is_to_the_text_that_is_sealed_next() -> None:
    session = meeting_session()
    agree(session)
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner())
    assert signature_is_to(the_seal(session), session.entries.all(Signature)[0])


def test_a_signature_to_an_earlier_text_is_known_as_such() -> None:
    session = meeting_session()
    sign(session, who="Mum", method="typed")
    agree(session)
    seal_meeting(session, FakeSigner())
    assert not signature_is_to(the_seal(session), session.entries.all(Signature)[0])


def test_other_signatures_feedback_and_read_back_do_not_change_what_is_signed() -> None:
    session = meeting_session()
    action = agree(session)
    before = signed_hash(session.entries, session.meeting)
    sign(session, who="Mum", method="typed")
    give_feedback(session, given_by="parent", scores={"understood": 4})
    answer_read_back(session, action, answer="yes", by="Mum")
    go_to_step(session, "sign")
    assert signed_hash(session.entries, session.meeting) == before


def test_a_late_signature_attaches_to_the_sealed_text_without_a_new_version() -> None:
    session = sealed_session()
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    sign(session, who="Dad", method="typed")
    seal = the_seal(session)
    assert seal.version == 1
    assert signature_is_to(seal, session.entries.all(Signature)[0])
    assert sealed_version(session, seal).entries.all(Signature)


def test_a_signature_given_on_another_day_says_so() -> None:
    session = sealed_session()
    clock_of(session).go_on(days=1)
    sign(session, who="Dad", method="typed")
    seal = the_seal(session)
    (printed,) = (
        block
        for block in signed(session.entries, session.meeting, seal)
        if isinstance(block, Signatures)
    )
    assert [one.line for one in printed.marks] == ["Dad, Wednesday 25 November, 14:00"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "drawn"},
        {"method": "declined"},
        {"method": "not_here", "reason": " "},
        {"method": "typed", "answer": "comment"},
        {"method": "drawn", "strokes": [[[1.0, float("nan"), 0.0]]]},
        {"method": "waved"},
    ],
)
def test_a_signature_that_lacks_something_is_refused(wrong: dict[str, object]) -> None:
    session = meeting_session()
    before = len(recorder_of(session).changes)
    with pytest.raises(BadInput):
        sign(session, who="Mum", **wrong)  # type: ignore[arg-type]
    assert len(recorder_of(session).changes) == before


def test_people_sign_the_words_and_the_names_of_all_whom_they_name() -> None:
    session = meeting_session()
    agree_action(session, what="Visit", owner="Sam the nurse", due_on=None)
    content = json.dumps(copy_content(session.entries, session.meeting, Recipient(Copy.SIGNED)))
    assert "Visit" in content
    assert "Sam the nurse" in content
    assert "Example Street" not in content


# --- sealing -------------------------------------------------------------------------------------


def test_a_choice_that_only_a_newer_version_offers_is_signed_as_it_stands() -> None:
    session = meeting_session()
    write_voice(session, who="Mum", words="He hums")
    voice_id = session.entries.all(Voice)[-1].id
    before = signed_hash(session.entries, session.meeting)
    writer = session.begin()
    writer.put(Voice.KIND, voice_id, "how", "hummed")
    writer.commit()
    assert signed_hash(session.entries, session.meeting) != before
    assert seal_meeting(session, FakeSigner()) is not None


def test_a_seal_lists_a_hash_for_each_copy_and_signs_them() -> None:
    session = meeting_session()
    agree(session)
    signer = FakeSigner()
    seal_meeting(session, signer)
    seal = the_seal(session)
    assert set(copies_of(seal)) == {"family", "everyone", "case_file"}
    told = json.loads(signer.signed[0])
    assert told["copies"] == dict(copies_of(seal))
    assert told["content"] == seal.content_hash
    assert told["version"] == 1


def test_the_sealed_version_gives_the_sealed_hashes_on_every_laptop_for_ever() -> None:
    session = sealed_session()
    seal = the_seal(session)
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    change_entry(session, session.entries.all(Action)[0], {"status": "done"})
    for laptop in (session, second_laptop(session)):
        sealed = sealed_version(laptop, the_seal(laptop))
        meeting = sealed.entries.get(Meeting, laptop.meeting.id)
        assert signed_hash(sealed.entries, meeting) == seal.content_hash
        for copy, wanted in copies_of(seal).items():
            content = copy_content(sealed.entries, meeting, Recipient(Copy(copy)))
            assert json_hash(content) == wanted


def test_a_sealed_meeting_is_sealed_once() -> None:
    session = sealed_session()
    for part in ("both", "plan", "minutes"):
        with pytest.raises(Refused, match="sealed"):
            seal_meeting(session, FakeSigner(), part=part)


def test_what_two_people_changed_is_settled_before_sealing() -> None:
    session = meeting_session()
    action = agree(session)
    other = second_laptop(session)
    change_entry(session, action, {"what": "Ring today"})
    change_entry(other, other.entries.get(Action, action.id), {"what": "Ring tomorrow"})
    sync(session, other)
    with pytest.raises(Refused, match="1 thing"):
        seal_meeting(session, FakeSigner())
    torn = session.entries.get(Action, action.id)
    change_entry(session, torn, {"what": torn.what}, reason="asked both")
    seal_meeting(session, FakeSigner())


def test_a_removal_that_missed_an_edit_is_settled_before_sealing() -> None:
    session = meeting_session()
    action = agree(session)
    other = second_laptop(session)
    remove_entry(session, action)
    change_entry(other, other.entries.get(Action, action.id), {"what": "Ring tomorrow"})
    sync(session, other)
    with pytest.raises(Refused, match="1 thing"):
        seal_meeting(session, FakeSigner())


def test_what_lives_on_does_not_hold_up_the_seal() -> None:
    session = meeting_session()
    action = agree(session)
    other = second_laptop(session)
    change_entry(session, action, {"status": "done"})
    change_entry(other, other.entries.get(Action, action.id), {"status": "partly"})
    sync(session, other)
    seal_meeting(session, FakeSigner())


def test_another_meeting_is_not_sealed_with_this_one() -> None:
    session = sealed_session()
    begin_meeting(session, on=date(2027, 1, 5))
    write_voice(session, who="Robin", words="Another day.")
    assert len(session.entries.all(Voice, session.meeting_id)) == 1
    assert latest_seal(session.entries, session.meeting_id) is None


def test_what_a_person_would_change_in_sealed_minutes_is_refused_in_plain_words() -> None:
    session = sealed_session()
    action, voice = session.entries.all(Action)[0], session.entries.all(Voice)[0]
    before = session.everything.state_hash()
    for attempt in (
        lambda: change_entry(session, action, {"what": "Something else"}),
        lambda: remove_entry(session, voice),
        lambda: write_voice(session, who="Mum", words="One more thing."),
        lambda: agree(session, "Another"),
        lambda: add_idea(session, words="Swimming", by="Mum"),
        lambda: record_decision(session, what="a", why="b", by="c"),
        lambda: change_entry(session, session.meeting, {"place": "elsewhere"}),
        lambda: attend(session, name="Zed", about={"role": "GP"}),
    ):
        with pytest.raises(Refused, match="sealed"):
            attempt()
    assert session.everything.state_hash() == before
    assert session.is_saved


def test_what_lives_on_after_the_seal_goes_on() -> None:
    session = sealed_session()
    action = session.entries.all(Action)[0]
    change_entry(session, action, {"status": "done", "progress": "rang on Monday"})
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    give_feedback(session, given_by="parent", scores={"understood": 5})
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="GP", answer="no", how="rang"
    )
    answer_read_back(session, action, answer="yes", by="Mum")
    write_note(session, words="Ring on Thursday.")
    write_concern(session, words="He hits me.", by="Robin")
    go_to_step(session, "feedback")
    assert session.late == ()
    assert session.entries.get(Action, action.id).status == "done"


def test_who_leaves_after_the_seal_is_noted_and_the_minutes_stay() -> None:
    session = sealed_session()
    dad = get_person(session.entries, "Dad")
    clock_of(session).go_on(hours=1)
    attend(session, name="Dad", state="left")
    attendance = attendance_of(session.entries, session.meeting_id, dad.id)
    assert attendance is not None
    assert attendance.state == "present"
    assert [one.state for one in times_of(session.entries, attendance)] == ["present", "left"]


def test_the_lead_looks_before_anything_leaves_when_a_concern_was_written() -> None:
    session = meeting_session()
    assert not holds_exports(session)
    write_concern(session, words="He hits me.", by="Robin")
    assert holds_exports(session)


# --- the plan first, the minutes later -----------------------------------------------------------


def test_a_sealed_plan_holds_the_actions_still_and_nothing_else() -> None:
    session = sealed_session("plan")
    action, voice = session.entries.all(Action)[0], session.entries.all(Voice)[0]
    write_voice(session, who="Mum", words="One more thing.")
    change_entry(session, voice, {"heading": "important"})
    change_entry(session, action, {"status": "partly"})
    for attempt in (
        lambda: change_entry(session, action, {"what": "Something else"}),
        lambda: agree(session, "Another"),
        lambda: remove_entry(session, action),
        lambda: seal_meeting(session, FakeSigner(), part="plan"),
    ):
        with pytest.raises(Refused, match="sealed"):
            attempt()
    assert session.late == ()


@pytest.mark.parametrize("part", ["minutes", "both"])
def test_the_minutes_are_finished_and_sealed_later_as_the_same_version(part: str) -> None:
    session = sealed_session("plan")
    plan = the_seal(session)
    write_voice(session, who="Mum", words="One more thing.")
    seal_meeting(session, FakeSigner(), part=part)
    whole = the_seal(session)
    assert (whole.part, whole.version, whole.follows) == ("minutes", 1, (plan.id,))
    with pytest.raises(Refused, match="sealed"):
        write_voice(session, who="Mum", words="Too late.")
    sealed = sealed_version(session, whole).entries
    assert {one.words for one in sealed.all(Voice)} == {"Ask me first.", "One more thing."}
    assert sealed.all(Action)
    before = sealed_version(session, plan).entries
    assert {one.words for one in before.all(Voice)} == {"Ask me first."}


def test_until_the_whole_is_sealed_only_the_plans_paper_is() -> None:
    session = sealed_session("plan")
    seal = the_seal(session)
    assert seal_holding(session.entries, session.meeting_id, "plan") == seal
    assert seal_holding(session.entries, session.meeting_id, "both") is None
    seal_meeting(session, FakeSigner(), part="minutes")
    whole = the_seal(session)
    assert seal_holding(session.entries, session.meeting_id, "plan") == whole
    assert seal_holding(session.entries, session.meeting_id, "both") == whole


def test_a_plans_content_is_its_actions_and_the_next_meeting() -> None:
    session = sealed_session("plan")
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    content = copy_content(session.entries, session.meeting, Recipient(Copy.SIGNED), "plan")
    entries = content["entries"]
    assert isinstance(entries, list)
    assert [one["kind"] for one in entries] == [Action.KIND, NextMeeting.KIND]


def test_a_signature_in_the_room_holds_for_the_plan_and_not_for_what_came_later() -> None:
    session = meeting_session()
    agree(session)
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner(), part="plan")
    sign(session, who="Dad", method="typed")
    mums, dads = session.entries.all(Signature)
    assert signature_is_to(the_seal(session), mums)
    assert signature_is_to(the_seal(session), dads)
    write_voice(session, who="Mum", words="One more thing.")
    seal_meeting(session, FakeSigner(), part="minutes")
    assert not signature_is_to(the_seal(session), mums)
    assert signed_the_plan(session.entries, the_seal(session), mums)


def test_a_signature_to_an_unfinished_whole_holds_if_nothing_changes() -> None:
    session = meeting_session()
    agree(session)
    seal_meeting(session, FakeSigner(), part="plan")
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner(), part="minutes")
    assert signature_is_to(the_seal(session), session.entries.all(Signature)[0])


def test_who_signs_the_plan_alone_has_not_signed_the_whole() -> None:
    session = meeting_session()
    agree(session)
    sign(session, who="Mum", method="typed", part="plan")
    seal_meeting(session, FakeSigner())
    assert not signature_is_to(the_seal(session), session.entries.all(Signature)[0])


def test_an_entry_told_to_nobody_is_not_signed_though_the_seal_knows_it() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="not this", sharing=Sharing(share="nobody"))
    seal_meeting(session, FakeSigner())
    sealed = sealed_version(session, the_seal(session)).entries
    content = json.dumps(copy_content(sealed, session.meeting, Recipient(Copy.SIGNED)))
    assert "not this" not in content
    assert sealed.all(Voice)


def test_the_state_folds_back_to_the_same_from_what_was_recorded() -> None:
    session = sealed_session()
    again = open_session(recorder_of(session).changes, meeting_id=session.meeting_id)
    assert again.everything.state_hash() == session.everything.state_hash()
    assert list(again.entries) == list(read_entries(again.fold))
    assert {one.id for one in again.entries} == {one.id for one in session.entries}
