"""What somebody may be hurt by: written exactly, told with times, and out of everything else."""

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.concerns import (
    Answers,
    Telling,
    answers_to,
    concerns_of,
    note_answers,
    note_telling,
    tellings_of,
    write_concern,
)
from mam_desktop.meeting.council_help import STEPS, council_help
from mam_desktop.meeting.editing import change_entry, redo_words, remove_entry, undo_words
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.kinds import APART, KINDS
from mam_desktop.meeting.looking import LOOK_FIRST, check_looked
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Concern, ConcernTold
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import copy_content, seal_meeting, signed_hash
from mam_desktop.meeting.voicing import pause_notes
from mam_desktop.settings import Settings
from tests.meeting.builders import FakeSigner, meeting_session, second_laptop, sync

MARK = "Xyzzy"


def written(session: MeetingSession) -> Concern:
    """Write one down with a marker in every field, and return it."""
    write_concern(
        session,
        words=f"{MARK} hits me",
        by=f"{MARK} somebody",
        at="2.05 pm",
        place=f"{MARK} corridor",
        present=["Mum", f"{MARK} uncle"],
        seen=f"{MARK} bruise",
        thought=f"{MARK} view",
        told=[Telling(who=f"{MARK} duty", role="mash", at="14:20", advice=f"{MARK} advice")],
        answers=Answers(
            family_told="no",
            why=f"{MARK} why",
            shared_without_agreement=True,
            reason=f"{MARK} reason",
            closed_part_with=("Lee", f"{MARK} officer"),
            closed_part=f"{MARK} closed",
        ),
    )
    return concerns_of(session.entries, session.meeting_id)[-1]


def test_the_exact_words_are_kept_with_time_place_and_who_was_there() -> None:
    session = meeting_session()
    one = written(session)
    assert (one.words, one.said_at, one.place) == (f"{MARK} hits me", "14:05", f"{MARK} corridor")
    assert (one.seen, one.thought) == (f"{MARK} bruise", f"{MARK} view")
    assert one.present == (get_person(session.entries, "Mum").id, f"{MARK} uncle")


def test_what_was_only_seen_needs_no_words_and_words_need_who_said_them() -> None:
    session = meeting_session()
    write_concern(session, words="", by="", seen="a bruise on the arm")
    (one,) = concerns_of(session.entries, session.meeting_id)
    assert (one.words, one.by_id, one.seen) == ("", None, "a bruise on the arm")
    with pytest.raises(BadInput, match="no words"):
        write_concern(session, words=" ", by="Robin")
    with pytest.raises(BadInput, match="name is missing"):
        write_concern(session, words="He hits me", by=" ")


def test_a_name_nobody_knows_joins_no_list_of_people() -> None:
    session = meeting_session()
    written(session)
    assert not [one for one in session.entries.all(Person) if MARK in one.name]


def test_who_was_told_is_added_later_with_its_time() -> None:
    session = meeting_session()
    one = written(session)
    note_telling(session, one, Telling(role="999", at="1425"))
    note_telling(session, one, Telling(who="Sam", role="lead"))
    told = tellings_of(session.entries, one)
    assert [(line.role, line.at) for line in told[:2]] == [("mash", "14:20"), ("999", "14:25")]
    assert told[2].at == "14:00"
    assert len({line.id for line in session.entries.all(ConcernTold)}) == 3


def test_who_was_told_in_an_earlier_version_is_still_read() -> None:
    session = meeting_session()
    writer = session.begin()
    told = [{"who": "Duty", "role": "social worker", "at": "15:06"}]
    writer.create(Concern, words="He hits me", by_id="Robin", told=told)
    writer.commit()
    (one,) = session.entries.all(Concern)
    assert tellings_of(session.entries, one) == (
        Telling(who="Duty", role="social worker", at="15:06"),
    )


def test_what_is_settled_later_stands_and_what_was_before_is_kept() -> None:
    session = meeting_session()
    write_concern(session, words="He hits me", by="Robin")
    (one,) = concerns_of(session.entries, session.meeting_id)
    later = Answers(family_told="yes", closed_part_with=("Lee",))
    note_answers(session, one, later)
    assert answers_to(session.entries, one).family_told == "yes"
    (kept,) = session.entries.all(Concern)
    assert kept.family_told == ""
    with pytest.raises(BadInput, match="nothing new"):
        note_answers(session, one, answers_to(session.entries, one))


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (Answers(family_told="no", why=" "), "not told"),
        (Answers(shared_without_agreement=True), "without agreement"),
    ],
)
def test_a_reason_that_is_owed_is_asked_for(answers: Answers, wanted: str) -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match=wanted):
        write_concern(session, words="He hits me", by="Robin", answers=answers)
    write_concern(session, words="He hits me", by="Robin")
    with pytest.raises(BadInput, match=wanted):
        note_answers(session, concerns_of(session.entries, session.meeting_id)[0], answers)


@pytest.mark.parametrize("at", ["25:00", "soon", "<b>", "1" * 400])
def test_a_time_that_is_none_is_refused_and_nothing_is_written(at: str) -> None:
    session = meeting_session()
    before = len(session.everything.changes())
    with pytest.raises(BadInput, match="no time of day"):
        write_concern(session, words="He hits me", by="Robin", at=at)
    assert len(session.everything.changes()) == before


def test_nobody_at_all_was_told_is_no_line() -> None:
    session = meeting_session()
    one = written(session)
    with pytest.raises(BadInput, match="Who was told"):
        note_telling(session, one, Telling(advice="wait"))


def test_it_is_written_while_notes_are_paused_and_after_the_seal() -> None:
    session = meeting_session()
    pause_notes(session)
    written(session)
    seal_meeting(session, FakeSigner(), looked_by="Lee")
    one = written(session)
    note_telling(session, one, Telling(role="lado"))
    assert len(concerns_of(session.entries, session.meeting_id)) == 2
    assert session.late == ()


def test_it_is_never_undone_written_over_or_taken_away() -> None:
    session = meeting_session()
    words = (undo_words(session), redo_words(session))
    one = written(session)
    note_telling(session, one, Telling(role="999"))
    assert (undo_words(session), redo_words(session)) == words
    with pytest.raises(Refused):
        change_entry(session, one, {"words": "nothing"})
    with pytest.raises(Refused):
        remove_entry(session, one)


@pytest.mark.parametrize("copy", list(Copy))
def test_nothing_of_it_is_in_any_copy(copy: Copy) -> None:
    session = meeting_session()
    before = signed_hash(session.entries, session.meeting)
    written(session)
    recipient = Recipient(copy, reader_id=get_person(session.entries, "Lee").id, agency="Education")
    assert MARK not in str(copy_content(session.entries, session.meeting, recipient))
    seen = visible_to(session.entries, recipient, session.meeting.id)
    assert not [one for one in seen.entries if one.KIND in APART]
    without = Entries(one for one in session.entries if one.KIND not in APART)
    assert seen.left_out == visible_to(without, recipient, session.meeting.id).left_out
    assert signed_hash(session.entries, session.meeting) == before


def test_every_kind_of_it_is_restricted_and_freezes_with_nothing() -> None:
    for kind in APART:
        assert not KINDS[kind].UNDOABLE
        assert not KINDS[kind].IN_MINUTES
        for spec in KINDS[kind].specs().values():
            assert spec.audience >= KINDS[kind].AUDIENCE


def test_a_copy_waits_until_somebody_is_named_who_looked_and_never_says_why() -> None:
    session = meeting_session()
    check_looked(session, "")
    written(session)
    for nobody in ("", "  "):
        with pytest.raises(Refused, match="Say who looked at it"):
            check_looked(session, nobody)
    check_looked(session, "Lee")
    assert not {"concern", "private", "safe"} & set(LOOK_FIRST.lower().split())


def test_the_councils_own_numbers_and_steps_come_first_and_999_before_all() -> None:
    ours = council_help(Settings())
    assert [one.role for one in ours.contacts] == ["999", "lead", "mash", "lado"]
    assert len(ours.steps) == len(STEPS)
    own = council_help(
        Settings(
            private_note_contacts=({"role": "mash", "name": "The Bridge", "number": "0161 0"},),
            private_note_steps=("Ring the Bridge",),
        )
    )
    assert [(one.role, one.name) for one in own.contacts][:2] == [
        ("999", "999"),
        ("mash", "The Bridge"),
    ]
    assert own.steps == ("Ring the Bridge",)


def test_numbers_of_the_council_that_cannot_be_read_are_missing_not_silently_ours() -> None:
    ours = council_help(Settings())
    assert (ours.numbers_missing, ours.steps_missing) == (False, False)
    lost = council_help(Settings(unreadable=frozenset({"private_note_contacts"})))
    assert (lost.numbers_missing, lost.steps_missing) == (True, False)
    assert council_help(Settings(unreadable=frozenset({"private_note_steps"}))).steps_missing


def test_two_laptops_add_who_was_told_at_the_same_time_and_both_lines_stay() -> None:
    session = meeting_session()
    one = written(session)
    other = second_laptop(session)
    note_telling(session, one, Telling(role="999", at="14:20"))
    note_telling(other, one, Telling(role="lead", who="Sam", at="14:21"))
    note_answers(session, one, Answers(family_told="yes"))
    note_answers(other, one, Answers(family_told="no", why="not safe"))
    sync(session, other)
    for laptop in (session, other):
        assert len(tellings_of(laptop.entries, one)) == 3
        assert not laptop.fold.conflicts()
    assert answers_to(session.entries, one) == answers_to(other.entries, one)
