"""Corrections: a new version beside the old one; what came too late waits as a proposal."""

from datetime import date

import pytest

from mam_desktop.changes.fold import Fold
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.corrections import accept_corrections, proposed_corrections
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.frozen import Holds
from mam_desktop.meeting.naming import find_person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Amendment, Seal, Signature
from mam_desktop.meeting.signing import (
    latest_seal,
    seal_meeting,
    sealed_version,
    sign,
    signature_is_to,
)
from mam_desktop.meeting.voicing import write_voice
from tests.meeting.builders import (
    FakeSigner,
    clock_of,
    meeting_session,
    recorder_of,
    second_laptop,
    sync,
)


def agree(session: MeetingSession, what: str) -> None:
    agree_action(session, what=what, owner="Lee", due_on=date(2026, 12, 1))


def action(session: MeetingSession, what: str) -> Action:
    return next(one for one in session.entries.all(Action) if one.what == what)


def whats(session: MeetingSession) -> set[str]:
    return {one.what for one in session.entries.all(Action)}


def sealed_whats(session: MeetingSession, seal: Seal) -> set[str]:
    return {one.what for one in sealed_version(session, seal).entries.all(Action)}


def stands(session: MeetingSession) -> Seal:
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    return seal


def correct(session: MeetingSession, what: str, reason: str = "Mum rang") -> None:
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason=reason,
        correct=lambda scratch: agree(scratch, what),
    )


def two_laptops() -> tuple[MeetingSession, MeetingSession]:
    session = meeting_session()
    agree(session, "Ring the school")
    return session, second_laptop(session)


# --- amending ------------------------------------------------------------------------------------


def test_a_correction_makes_version_two_beside_version_one() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner())
    first = stands(session)
    correct(session, "Bring the diary")
    second = stands(session)
    assert (second.version, second.follows) == (2, (first.id,))
    assert sealed_whats(session, first) == {"Ring the school"}
    assert sealed_whats(session, second) == {"Ring the school", "Bring the diary"}
    assert whats(session) == {"Ring the school", "Bring the diary"}
    assert session.late == ()
    (amendment,) = session.entries.all(Amendment)
    assert (amendment.version, amendment.reason) == (2, "Mum rang")


def test_a_correction_is_one_gesture_with_its_reason() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner())
    correct(session, "Bring the diary")
    gesture = recorder_of(session).gestures[-1]
    assert len({one.gesture_id for one in gesture}) == 1
    assert [one.gesture_no for one in gesture] == list(range(len(gesture)))
    assert {one.reason for one in gesture} == {"Mum rang"}


def test_minutes_can_be_corrected_again_and_again() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner())
    for what in ("one", "two", "three"):
        correct(session, what)
    assert stands(session).version == 4
    assert sealed_whats(session, stands(session)) == {"Ring the school", "one", "two", "three"}
    assert whats(session) == {"Ring the school", "one", "two", "three"}
    again = second_laptop(session)
    assert whats(again) == whats(session)
    assert again.late == ()


def test_a_correction_can_change_what_an_earlier_one_wrote() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner())
    correct(session, "Bring the diary")
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason="not needed",
        correct=lambda one: remove_entry(one, action(one, "Bring the diary")),
    )
    assert whats(session) == {"Ring the school"}
    assert session.everything.conflicts() == ()


def test_a_correction_needs_a_seal_a_reason_and_something_corrected() -> None:
    session, _other = two_laptops()
    with pytest.raises(Refused, match="not sealed"):
        correct(session, "x")
    seal_meeting(session, FakeSigner())
    before = session.everything.state_hash()
    with pytest.raises(BadInput, match="reason"):
        correct(session, "x", reason=" ")
    with pytest.raises(BadInput, match="corrected"):
        amend(session, FakeSigner(), by="Lee", reason="y", correct=lambda _one: None)
    with pytest.raises(BadInput):
        correct(session, "")
    assert session.everything.state_hash() == before


def test_who_signed_before_has_not_signed_the_correction() -> None:
    session, _other = two_laptops()
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner())
    correct(session, "Bring the diary")
    assert not signature_is_to(stands(session), session.entries.all(Signature)[0])


def test_a_sealed_plan_can_be_corrected_while_the_minutes_are_still_open() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner(), part="plan")
    correct(session, "Bring the diary")
    assert (stands(session).part, stands(session).version) == ("plan", 2)
    write_voice(session, who="Mum", words="Still open.")
    seal_meeting(session, FakeSigner(), part="minutes")
    assert (stands(session).part, stands(session).version) == ("minutes", 2)
    assert session.late == ()


def test_a_correction_stays_the_same_on_a_laptop_that_pulls_it() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    correct(session, "Bring the diary")
    sync(session, other)
    assert whats(other) == whats(session)
    assert stands(other) == stands(session)


# --- late changes --------------------------------------------------------------------------------


def test_what_was_written_without_knowing_of_the_seal_waits_as_a_proposal() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    change_entry(other, action(other, "Ring the school"), {"what": "Ring both schools"})
    agree(other, "Ask the nurse")
    sync(session, other)
    for laptop in (session, other):
        assert whats(laptop) == {"Ring the school"}
        first, second = proposed_corrections(laptop)
        assert [one.value for one in first.changes] == ["Ring both schools"]
        assert second.about == ("Agreed action",)
        assert {change.id for one in (first, second) for change in one.changes} == {
            one.id for one in laptop.late
        }


def test_nothing_of_a_late_entry_shows_not_even_what_would_live_on() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    agree(other, "Ask the nurse")
    change_entry(other, action(other, "Ask the nurse"), {"status": "done"})
    sync(session, other)
    assert whats(session) == {"Ring the school"}
    assert session.entries.all(Action)[0].status == "agreed"


def test_what_lives_on_counts_though_it_was_written_with_something_late() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    fields: dict[str, object] = {"what": "Ring both schools", "status": "done"}
    change_entry(other, action(other, "Ring the school"), fields)
    sync(session, other)
    (there,) = session.entries.all(Action)
    assert (there.what, there.status) == ("Ring the school", "done")
    assert len(session.late) == 1


def test_somebody_brought_in_by_something_late_is_there() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    add_idea(other, words="Swimming", by="Zed")
    sync(session, other)
    assert not session.entries.all(Idea)
    assert find_person(session.entries, "Zed") is not None


def test_a_correction_while_changes_wait_leaves_them_waiting() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    change_entry(other, action(other, "Ring the school"), {"what": "Ring both schools"})
    sync(session, other)
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason="asked",
        correct=lambda one: change_entry(
            one, action(one, "Ring the school"), {"what": "Write to the school"}
        ),
    )
    assert whats(session) == {"Write to the school"}
    assert len(session.late) == 1
    sync(session, other)
    assert whats(other) == {"Write to the school"}
    assert other.late == session.late


def test_an_accepted_proposal_counts_in_a_new_version() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    change_entry(other, action(other, "Ring the school"), {"what": "Ring both schools"})
    agree(other, "Ask the nurse")
    sync(session, other)
    first, second = proposed_corrections(session)
    accept_corrections(
        session, FakeSigner(), by="Lee", reason="right", gesture_ids=[first.gesture_id]
    )
    assert whats(session) == {"Ring both schools"}
    assert [one.gesture_id for one in proposed_corrections(session)] == [second.gesture_id]
    accept_corrections(session, FakeSigner(), by="Lee", reason="right too")
    assert whats(session) == {"Ring both schools", "Ask the nurse"}
    assert stands(session).version == 3
    assert proposed_corrections(session) == ()
    with pytest.raises(Refused, match="wait"):
        accept_corrections(session, FakeSigner(), by="Lee", reason="again")
    sync(session, other)
    assert whats(other) == whats(session)
    assert other.late == ()


def test_two_proposals_that_differ_are_not_accepted_both() -> None:
    session, other = two_laptops()
    third = second_laptop(session, "laptop-3")
    seal_meeting(session, FakeSigner())
    change_entry(other, action(other, "Ring the school"), {"what": "Ring both schools"})
    change_entry(third, action(third, "Ring the school"), {"what": "Ring nobody"})
    sync(session, other, third)
    with pytest.raises(Refused, match="1 thing"):
        accept_corrections(session, FakeSigner(), by="Lee", reason="both?")


def test_a_seal_cannot_be_lifted_by_writing_over_it() -> None:
    session, _other = two_laptops()
    seal_meeting(session, FakeSigner())
    seal = stands(session)
    rogue = second_laptop(session, "laptop-9")
    for field, value in (("removed", True), ("heads", []), ("content_hash", "other")):
        writer = rogue.begin()
        writer.put(Seal.KIND, seal.id, field, value)
        rogue.take_in(writer.commit().changes)
    sync(session, rogue)
    for laptop in (session, rogue):
        assert stands(laptop).content_hash == seal.content_hash
        with pytest.raises(Refused, match="sealed"):
            agree(laptop, "Another")


# --- two seals -----------------------------------------------------------------------------------


def two_seals() -> tuple[MeetingSession, MeetingSession]:
    session, other = two_laptops()
    write_voice(session, who="Robin", words="on the first")
    write_voice(other, who="Robin", words="on the second")
    seal_meeting(session, FakeSigner())
    clock_of(other).go_on(minutes=3)
    seal_meeting(other, FakeSigner("laptop-2"))
    return session, other


def test_of_two_seals_made_apart_the_same_one_stands_on_both_laptops() -> None:
    session, other = two_seals()
    sync(session, other)
    assert stands(session) == stands(other)
    assert session.competing_seals == other.competing_seals
    assert len(session.competing_seals) == 1
    assert session.everything.state_hash() == other.everything.state_hash()
    for laptop in (session, other):
        assert [one.words for one in laptop.entries.all(Voice)] == ["on the first"]
        (proposed,) = proposed_corrections(laptop)
        assert "on the second" in [one.value for one in proposed.changes]


def test_what_the_other_seal_froze_can_still_be_handed_out() -> None:
    session, other = two_seals()
    sync(session, other)
    (rival,) = session.competing_seals
    frozen = sealed_version(session, rival).entries
    assert [one.words for one in frozen.all(Voice)] == ["on the second"]


def test_a_version_that_follows_both_seals_settles_it() -> None:
    session, other = two_seals()
    sync(session, other)
    accept_corrections(session, FakeSigner(), by="Lee", reason="both were said")
    sync(session, other)
    for laptop in (session, other):
        assert laptop.competing_seals == ()
        assert stands(laptop).version == 2
        assert len(stands(laptop).follows) == 2
        assert {one.words for one in laptop.entries.all(Voice)} == {"on the first", "on the second"}
        assert laptop.late == ()


def test_a_person_may_also_settle_it_for_the_one_that_stands() -> None:
    session, other = two_seals()
    sync(session, other)
    amend(session, FakeSigner(), by="Lee", reason="asked Robin", correct=lambda _one: None)
    assert session.competing_seals == ()
    assert [one.words for one in session.entries.all(Voice)] == ["on the first"]
    assert len(proposed_corrections(session)) == 1


def test_two_seals_of_the_very_same_text_are_no_conflict() -> None:
    session, other = two_laptops()
    seal_meeting(session, FakeSigner())
    seal_meeting(other, FakeSigner("laptop-2"))
    sync(session, other)
    assert len(session.entries.all(Seal)) == 2
    assert session.competing_seals == ()


# --- the settled state, step by step and at once -------------------------------------------------


def test_the_settled_state_is_the_same_however_it_was_reached() -> None:
    session, other = two_seals()
    change_entry(other, action(other, "Ring the school"), {"status": "partly"})
    third = second_laptop(meeting_session(), "laptop-3")
    changes = [*session.everything.changes(), *other.everything.changes()]
    for start in (0, 3, 7):
        for step in (1, 5, 60):
            ordered = changes[start::2] + changes[:start] + changes[start + 1 :: 2]
            third = second_laptop(meeting_session(), "laptop-3")
            for at in range(0, len(ordered), step):
                third.take_in(ordered[at : at + step])
            at_once = Fold(changes)
            assert third.everything.state_hash() == at_once.state_hash()
            holds = Holds(at_once)
            assert third.late == tuple(one for one in at_once.changes() if holds.is_late(one))
            late = {one.id for one in third.late}
            assert {one.id for one in third.fold.changes()} == {
                one.id for one in at_once.changes() if one.id not in late
            }
