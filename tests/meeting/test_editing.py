"""Changing, removing, undo and redo: always one more gesture, and never what left the room."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, add_outcome, cards_of, move_idea, vote
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.editing import (
    change_entry,
    redo,
    redo_words,
    remove_entry,
    settle_removal,
    undo,
    undo_words,
)
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import find_person
from mam_desktop.meeting.people import Attendance, Consent
from mam_desktop.meeting.plan import Action, Idea, Outcome, Vote
from mam_desktop.meeting.said import Concern, Discussion, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.signing import seal_meeting, sign
from mam_desktop.meeting.starting import go_to_step, pause_meeting, resume_meeting
from mam_desktop.meeting.voicing import write_discussion, write_voice
from tests.meeting.builders import (
    CountingIds,
    FakeSigner,
    meeting_session,
    open_session,
    recorder_of,
    second_laptop,
    sync,
)


def state(session: MeetingSession) -> set[Entry]:
    return set(session.entries.all(Idea)) | set(session.entries.all(Voice)) | _others(session)


def _others(session: MeetingSession) -> set[Entry]:
    return {
        one for kind in (Action, Outcome, Vote, Discussion) for one in session.entries.all(kind)
    }


# --- undo and redo -------------------------------------------------------------------------------

Doing = Callable[[MeetingSession, int], object]


def _some(session: MeetingSession, kind: type[Idea], no: int) -> Idea | None:
    found = session.entries.all(kind, session.meeting_id)
    return found[no % len(found)] if found else None


def _add(session: MeetingSession, no: int) -> object:
    return add_idea(session, words=f"idea {no}", by=f"Person {no % 3}")


def _say(session: MeetingSession, no: int) -> object:
    return write_voice(session, who=f"Person {no % 4}", words=f"words {no}")


def _note(session: MeetingSession, no: int) -> object:
    return write_discussion(session, words=f"note {no}")


def _edit(session: MeetingSession, no: int) -> object:
    idea = _some(session, Idea, no)
    return idea and change_entry(session, idea, {"words": f"changed {no}"})


def _move(session: MeetingSession, no: int) -> object:
    idea = _some(session, Idea, no)
    return idea and move_idea(session, idea, column=("new", "can", "panel")[no % 3])


def _remove(session: MeetingSession, no: int) -> object:
    idea = _some(session, Idea, no)
    return idea and remove_entry(session, idea)


def _heart(session: MeetingSession, no: int) -> object:
    idea = _some(session, Idea, no)
    return idea and vote(session, idea, by=f"Person {no}")


def _step(session: MeetingSession, no: int) -> object:
    return go_to_step(session, ("voice", "board")[no % 2])


DOINGS: list[Doing] = [_add, _add, _say, _note, _edit, _move, _remove, _heart, _step]
doings = st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 5)), min_size=1, max_size=14)


def do(session: MeetingSession, doing: Doing, no: int) -> bool:
    """Do it; say whether it wrote something that can be undone."""
    before = len(recorder_of(session).gestures)
    try:
        doing(session, no)
    except Refused:
        return False
    return len(recorder_of(session).gestures) > before and doing is not _step


@given(doings)
@settings(max_examples=100)
def test_undo_goes_back_step_by_step_and_redo_forward_again(told: list[tuple[Doing, int]]) -> None:
    session = meeting_session()
    states = [state(session)]
    for doing, no in told:
        if do(session, doing, no):
            states.append(state(session))
    for before in reversed(states[:-1]):
        undo(session)
        assert state(session) == before
    for after in states[1:]:
        redo(session)
        assert state(session) == after
    assert session.everything.conflicts() == ()


@given(doings, st.integers(1, 4))
@settings(max_examples=40)
def test_undo_goes_on_after_the_application_was_opened_again(
    told: list[tuple[Doing, int]], times: int
) -> None:
    session = meeting_session()
    states = [state(session)]
    for doing, no in told:
        if do(session, doing, no):
            states.append(state(session))
    times = min(times, len(states) - 1)
    for _time in range(times):
        undo(session)
    changes, ids = recorder_of(session).changes, CountingIds("again")
    again = open_session(changes, meeting_id=session.meeting_id, ids=ids)
    assert state(again) == state(session)
    for after in states[len(states) - times :]:
        redo(again)
        assert state(again) == after


def test_undo_says_what_it_would_take_back() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    assert undo_words(session) == "idea from Mum: “Swimming”"
    assert redo_words(session) is None
    undo(session)
    assert redo_words(session) == "idea from Mum: “Swimming”"


def test_something_new_ends_what_could_be_done_again() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    undo(session)
    add_idea(session, words="Dancing", by="Mum")
    with pytest.raises(Refused, match="nothing to do again"):
        redo(session)


def test_steps_and_pauses_are_passed_over() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    go_to_step(session, "board")
    pause_meeting(session)
    resume_meeting(session)
    undo(session)
    assert not session.entries.all(Idea)
    assert session.meeting.step == "board"


def test_what_left_the_room_is_never_undone() -> None:
    session = meeting_session()
    while undo_words(session):
        undo(session)
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="GP", answer="yes", how="said"
    )
    give_feedback(session, given_by="child", scores={"listened_to": 5})
    write_concern(session, words="He hits me.", by="Robin")
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner())
    with pytest.raises(Refused, match="nothing to undo"):
        undo(session)
    for kind in (Consent, Concern, Signature):
        assert session.entries.all(kind)


def test_what_a_seal_holds_still_is_passed_over() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="Ask me first.")
    agree_action(session, what="Ring", owner="Lee", due_on=date(2026, 12, 1))
    seal_meeting(session, FakeSigner(), part="plan")
    undo(session)
    assert session.entries.all(Action)
    assert not session.entries.all(Voice)


def test_what_was_sent_is_not_undone_any_more() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    session.undo_floor = max(one.at for one in session.everything.changes())
    with pytest.raises(Refused, match="nothing to undo"):
        undo(session)


def test_another_meeting_is_not_undone_from_this_one() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    session.meeting_id = "another"
    assert undo_words(session) is None
    session.meeting_id = None
    assert undo_words(session) is None


def test_what_another_laptop_wrote_is_not_undone_from_here() -> None:
    session = meeting_session()
    other = second_laptop(session)
    add_idea(other, words="Swimming", by="Mum")
    while undo_words(session):
        undo(session)
    sync(session, other)
    assert undo_words(session) is None
    assert [one.words for one in session.entries.all(Idea)] == ["Swimming"]


def test_what_somebody_changed_since_is_not_undone_silently() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    other = second_laptop(session)
    change_entry(other, other.entries.all(Idea)[0], {"words": "Diving"})
    sync(session, other)
    with pytest.raises(Refused, match="by hand"):
        undo(session)
    assert session.entries.all(Idea)[0].words == "Diving"


def test_what_settled_two_versions_is_not_undone_into_one_of_them() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    other = second_laptop(session)
    change_entry(session, session.entries.all(Idea)[0], {"words": "Diving"})
    change_entry(other, other.entries.all(Idea)[0], {"words": "Dancing"})
    sync(session, other)
    change_entry(session, session.entries.all(Idea)[0], {"words": "Both"}, reason="asked")
    assert session.everything.conflicts() == ()
    with pytest.raises(Refused, match="by hand"):
        undo(session)


def test_somebody_brought_in_stays_while_others_name_them() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Zed")
    other = second_laptop(session)
    add_idea(other, words="Dancing", by="Zed")
    sync(session, other)
    undo(session)
    assert [one.words for one in session.entries.all(Idea)] == ["Dancing"]
    assert find_person(session.entries, "Zed") is not None


def test_somebody_brought_in_goes_with_the_gesture_that_brought_them() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Zed")
    undo(session)
    assert find_person(session.entries, "Zed") is None
    redo(session)
    zed = find_person(session.entries, "Zed")
    assert zed is not None
    assert session.entries.all(Idea)[0].by_id == zed.id


def test_an_arrival_can_be_undone() -> None:
    session = meeting_session()
    attend(session, name="Dad", state="left")
    undo(session)
    assert {one.state for one in session.entries.all(Attendance)} == {"present"}


# --- changing and removing -----------------------------------------------------------------------


def an_idea(session: MeetingSession) -> Idea:
    add_idea(session, words="Swimming", by="Mum")
    return session.entries.all(Idea)[0]


def test_an_unknown_field_is_refused_and_the_known_ones_are_told() -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match=r"colour.*words"):
        change_entry(session, an_idea(session), {"colour": "red"})


def test_what_is_already_so_is_not_written_again() -> None:
    session = meeting_session()
    idea = an_idea(session)
    before = len(recorder_of(session).gestures)
    assert change_entry(session, idea, {"words": "Swimming"}).changes == ()
    assert len(recorder_of(session).gestures) == before


def test_a_reason_is_kept_with_the_change() -> None:
    session = meeting_session()
    gesture = remove_entry(session, an_idea(session), reason="said twice")
    assert {one.reason for one in gesture.changes} == {"said twice"}


@pytest.mark.parametrize("kind", [Consent, Signature])
def test_somebodys_word_is_not_written_over(kind: type[Entry]) -> None:
    session = meeting_session()
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="GP", answer="no", how="said"
    )
    sign(session, who="Mum", method="typed")
    given = session.entries.all(kind)[0]
    with pytest.raises(Refused, match="anew"):
        remove_entry(session, given)
    with pytest.raises(Refused, match="anew"):
        change_entry(session, given, {"answer": "yes"})


def test_an_edit_knows_only_what_was_seen_when_it_began() -> None:
    session = meeting_session()
    seen = an_idea(session)
    other = second_laptop(session)
    change_entry(other, other.entries.get(Idea, seen.id), {"words": "Diving"})
    sync(session, other)
    change_entry(session, seen, {"words": "Dancing"})
    assert session.everything.conflicts() == ((seen.id, "words"),)


def test_an_old_view_of_ones_own_changes_makes_no_conflict() -> None:
    session = meeting_session()
    seen = an_idea(session)
    move_idea(session, seen, column="can")
    move_idea(session, seen, column="panel")
    assert session.everything.conflicts() == ()
    assert session.entries.get(Idea, seen.id).column == "panel"


def test_a_removal_knows_only_what_was_seen_when_it_began() -> None:
    session = meeting_session()
    seen = an_idea(session)
    other = second_laptop(session)
    change_entry(other, other.entries.get(Idea, seen.id), {"words": "Diving"})
    sync(session, other)
    remove_entry(session, seen)
    assert session.everything.conflicts() == ((seen.id, "removed"),)


@pytest.mark.parametrize("keep", [True, False])
def test_an_edit_that_missed_a_removal_is_settled_by_a_person(keep: bool) -> None:
    session = meeting_session()
    idea = an_idea(session)
    other = second_laptop(session)
    remove_entry(session, idea)
    change_entry(other, other.entries.get(Idea, idea.id), {"words": "Diving"})
    sync(session, other)
    for laptop in (session, other):
        assert laptop.everything.conflicts() == ((idea.id, "removed"),)
        assert not laptop.entries.all(Idea)
    settle_removal(session, idea.id, keep=keep, reason="asked Mum")
    sync(session, other)
    for laptop in (session, other):
        assert laptop.everything.conflicts() == ()
        assert [one.words for one in laptop.entries.all(Idea)] == (["Diving"] if keep else [])
    with pytest.raises(Refused, match="settled"):
        settle_removal(session, idea.id, keep=keep)


def test_one_persons_heart_given_on_two_laptops_is_one_heart() -> None:
    session = meeting_session()
    idea = an_idea(session)
    other = second_laptop(session)
    vote(session, idea, by="Mum")
    vote(other, other.entries.get(Idea, idea.id), by="Mum")
    sync(session, other)
    assert len(session.entries.all(Vote)) == 1
    assert session.everything.conflicts() == ()


def test_cards_keep_the_order_they_were_put_in() -> None:
    session = meeting_session()
    for words in ("one", "two", "three"):
        add_idea(session, words=words, by="Mum", column="can")
    cards = cards_of(session.entries, session.meeting_id, "can")
    assert [one.words for one in cards] == ["one", "two", "three"]
    move_idea(session, cards[2], column="can", before=cards[0])
    move_idea(session, cards[0], column="can")
    moved = cards_of(session.entries, session.meeting_id, "can")
    assert [one.words for one in moved] == ["three", "two", "one"]
    add_outcome(session, words="rest")
    assert len(session.entries.all(Outcome)) == 1
