"""The last look before a seal: every gap, the step it leads to, and going on with a reason."""

from collections.abc import Callable
from datetime import date

import pytest

from mam_desktop.changes.canonical import json_hash
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action, close_with_reason, note_disagreement
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import TAKE_PART, THIS_MEETING, note_consent
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.finalising import (
    Gap,
    check_nothing_is_missing,
    checklist,
    pass_all_gaps,
    pass_gap,
    pass_gap_called,
)
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import PassedGap, ReadBack
from mam_desktop.meeting.signing import copy_content, seal_meeting, sign, signed_hash
from mam_desktop.meeting.statements import read_statement
from mam_desktop.meeting.voices import put_on_screen, waiting_voices
from mam_desktop.meeting.voicing import pause_notes, write_voice
from tests.meeting.builders import FakeSigner, meeting_session, second_laptop, sync


def finished_session() -> MeetingSession:
    """Return a meeting that lacks nothing."""
    session = meeting_session()
    read_statement(session, by="Lee", version="1")
    write_voice(session, who="Robin", words="Ask me first.")
    agree(session)
    for name, for_whom in (("Mum", None), ("Mum", "Robin"), ("Dad", None)):
        takes_part(session, name, for_whom)
    close_with_reason(session, reason="All is well.")
    return session


def read_aloud(session: MeetingSession, action: Action) -> None:
    mum = get_person(session.entries, "Mum").id
    answer_read_back(session, action, answer="yes", by=mum)


def takes_part(session: MeetingSession, name: str, for_whom: str | None = None) -> None:
    note_consent(
        session,
        by=name,
        for_whom=for_whom,
        purpose=TAKE_PART,
        recipient=THIS_MEETING,
        answer="yes",
        how="said",
    )


def agree(
    session: MeetingSession, what: str = "Ring the school", *, aloud: bool = True, **told: object
) -> Action:
    fields = {"owner": "Lee", "due_on": date(2026, 12, 1), **told}
    agree_action(session, what=what, **fields)  # type: ignore[arg-type]
    action = next(one for one in session.entries.all(Action) if one.what == what)
    if aloud:
        read_aloud(session, action)
    return action


def missing(session: MeetingSession, part: str = "both", looked_by: str = "") -> list[str]:
    return [one.key for one in checklist(session, part=part, looked_by=looked_by).missing]


def gap(session: MeetingSession, key: str) -> Gap:
    return next(one for one in checklist(session).missing if one.key == key)


def test_a_meeting_that_lacks_nothing_has_an_empty_list() -> None:
    session = finished_session()
    assert missing(session) == []
    check_nothing_is_missing(session)


def test_an_empty_meeting_names_each_gap_and_the_step_that_closes_it() -> None:
    session = meeting_session()
    steps = {one.key: one.step for one in checklist(session).missing}
    assert steps == {
        "voice": "voice",
        "statement": "welcome",
        "not_asked": "welcome",
        "next": "next_steps",
    }


def test_without_lead_and_without_family_both_are_missing() -> None:
    session = finished_session()
    for name in ("Robin", "Mum", "Dad", "Lee"):
        attend(session, name=name, state="absent")
    assert {"lead", "family"} <= set(missing(session))


def test_who_left_was_there() -> None:
    session = finished_session()
    for name in ("Robin", "Mum", "Dad"):
        attend(session, name=name, state="left")
    assert "family" not in missing(session)


def test_an_action_without_owner_or_day_or_for_a_day_gone_by_is_named() -> None:
    session = finished_session()
    agree(session, "Write", owner=None)
    agree(session, "Call", due_on=None)
    agree(session, "Visit", due_on=date(2026, 11, 1))
    words = {one.key: one.words for one in checklist(session).missing}
    assert set(words) == {"action_owner", "action_date", "action_past"}
    assert "“Write”" in words["action_owner"]
    assert "“Call”" in words["action_date"]
    assert "“Visit”" in words["action_past"]
    assert {one.step for one in checklist(session).missing} == {"actions"}


def test_an_owner_who_left_is_asked_whether_they_agreed() -> None:
    session = finished_session()
    action = agree(session, "Bring the diary", owner="Dana")
    assert missing(session) == []
    attend(session, name="Dana", state="left")
    assert missing(session) == ["action_asked"]
    change_entry(session, action, {"owner_agreed": True})
    assert missing(session) == []


def test_a_private_task_is_counted_and_not_quoted() -> None:
    session = finished_session()
    agree(session, "Chase the panel", due_on=None, kind="professional")
    told = gap(session, "action_date").words
    assert "Chase" not in told
    assert "a private task" in told


def test_what_was_not_quite_right_is_settled_by_a_yes_or_by_their_other_view() -> None:
    session = finished_session()
    action = session.entries.all(Action)[0]
    mum = get_person(session.entries, "Mum").id
    answer_read_back(session, action, answer="not_quite", by=mum, words="On Thursday.")
    assert missing(session) == ["read_back"]
    assert "Mum" in gap(session, "read_back").words
    note_disagreement(session, who="Mum", about=action.what, words="On Thursday.")
    assert missing(session) == []
    answer_read_back(session, action, answer="no", by="Dad")
    assert missing(session) == ["read_back"]
    answer_read_back(session, action, answer="yes", by="Dad")
    assert missing(session) == []
    assert len(session.entries.all(ReadBack)) == 2


def test_answers_that_differ_are_not_settled() -> None:
    session = finished_session()
    told = {"purpose": "share minutes", "recipient": "GP", "how": "said"}
    note_consent(session, by="Mum", answer="yes", **told)
    assert missing(session) == []
    note_consent(session, by="Dad", answer="no", **told)
    assert missing(session) == ["consents"]


def test_of_the_family_who_came_everybody_was_asked_whether_they_take_part() -> None:
    session = finished_session()
    attend(session, name="Nan", about={"role": "Nan", "service": "Child and family"})
    attend(session, name="Sam", about={"role": "Nurse", "service": "Health"})
    assert missing(session) == ["not_asked"]
    assert gap(session, "not_asked").words == "Nobody asked whether they take part: Nan"
    attend(session, name="Nan", state="absent")
    assert missing(session) == []
    attend(session, name="Nan", state="left")
    takes_part(session, "Nan")
    assert missing(session) == []


def test_words_that_wait_for_the_screen_are_shown_before_people_sign_them() -> None:
    session = finished_session()
    write_voice(session, who="Mum", words="He slept.", waits=True)
    assert missing(session) == ["waiting"]
    assert gap(session, "waiting").step == "voice"
    put_on_screen(session, waiting_voices(session.entries, session.meeting_id))
    assert missing(session) == []


def test_one_reason_for_all_that_is_missing_covers_nothing_that_cannot_be_passed() -> None:
    session = meeting_session()
    _writes_a_concern(session)
    pass_all_gaps(session, reason="Nobody looked.")
    assert missing(session) == ["look"]
    lead = get_person(session.entries, "Lee").id
    assert {one.by_id for one in session.entries.all(PassedGap)} == {lead}
    pass_all_gaps(session, reason="Nobody looked.")
    assert len(session.entries.all(PassedGap)) == 4


def test_a_pause_in_the_notes_is_ended_first() -> None:
    session = finished_session()
    pause_notes(session)
    assert missing(session) == ["notes"]


def _writes_a_concern(session: MeetingSession) -> None:
    write_concern(session, words="He hits me.", by="Robin")


def _does_not_take_part(session: MeetingSession) -> None:
    told = {"purpose": TAKE_PART, "recipient": THIS_MEETING, "how": "said"}
    note_consent(session, by="Dad", answer="no", **told)


@pytest.mark.parametrize("happens", [_writes_a_concern, _does_not_take_part])
def test_somebody_looks_first_when_a_concern_waits_or_somebody_left_and_it_names_neither(
    happens: Callable[[MeetingSession], None],
) -> None:
    session = finished_session()
    happens(session)
    assert missing(session) == ["look"]
    words = gap(session, "look").words.casefold()
    assert "concern" not in words
    assert "dad" not in words
    assert missing(session, looked_by="Lee") == []
    with pytest.raises(Refused):
        pass_gap(session, gap(session, "look"), reason="no time", by="Lee")


def test_what_two_people_changed_cannot_be_passed() -> None:
    session = finished_session()
    action = session.entries.all(Action)[0]
    other = second_laptop(session)
    change_entry(session, action, {"what": "Ring today"})
    change_entry(other, other.entries.get(Action, action.id), {"what": "Ring tomorrow"})
    sync(session, other)
    assert missing(session) == ["torn"]
    with pytest.raises(Refused, match="two people"):
        pass_gap(session, gap(session, "torn"), reason="no time", by="Lee")


# --- the plan ------------------------------------------------------------------------------------


def test_the_plan_asks_only_what_is_in_it() -> None:
    session = meeting_session()
    agree(session, "Call", due_on=None)
    assert missing(session, "plan") == ["action_date", "unsigned", "next"]
    assert "voice" in missing(session)


# --- going on without ----------------------------------------------------------------------------


def test_going_on_without_needs_a_reason_and_somebody_who_gives_it() -> None:
    session = meeting_session()
    statement = gap(session, "statement")
    for reason, by in (("", "Lee"), ("  ", "Lee"), ("Read at the last meeting.", "")):
        with pytest.raises(BadInput):
            pass_gap(session, statement, reason=reason, by=by)
    pass_gap(session, statement, reason="Read at the last meeting.", by="Lee")
    assert "statement" not in missing(session)
    (passed,) = checklist(session).passed
    assert passed.by.reason == "Read at the last meeting."
    assert passed.by.by_id == get_person(session.entries, "Lee").id
    assert passed.by.passed_at == "14:00"
    assert passed.by.passed_on == date(2026, 11, 24)


def test_a_reason_covers_what_it_was_given_for_and_nothing_that_comes_later() -> None:
    session = finished_session()
    agree(session, "Call", due_on=None)
    pass_gap_called(session, "action_date", reason="When the clinic rings.", by="Lee")
    assert missing(session) == []
    agree(session, "Write", due_on=None)
    assert missing(session) == ["action_date"]
    with pytest.raises(Refused):
        pass_gap_called(session, "statement", reason="x", by="Lee")


def test_a_check_before_sealing_says_everything_that_is_missing() -> None:
    session = meeting_session()
    with pytest.raises(Refused, match=r"opening words.*next meeting"):
        check_nothing_is_missing(session)


def test_a_reason_changes_nothing_that_people_sign_and_stands_in_the_case_file_only() -> None:
    session = meeting_session()
    before = signed_hash(session.entries, session.meeting)
    copies = {one: _hash(session, one) for one in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE)}
    pass_gap_called(session, "statement", reason="Mum knows it by heart.", by="Lee")
    assert signed_hash(session.entries, session.meeting) == before
    assert _hash(session, Copy.FAMILY) == copies[Copy.FAMILY]
    assert _hash(session, Copy.EVERYONE) == copies[Copy.EVERYONE]
    assert _hash(session, Copy.CASE_FILE) != copies[Copy.CASE_FILE]
    seal_meeting(session, FakeSigner())
    assert session.entries.all(PassedGap)


def _hash(session: MeetingSession, copy: Copy) -> str:
    return json_hash(copy_content(session.entries, session.meeting, Recipient(copy)))


def test_actions_that_were_not_read_back_are_counted_for_the_plan_and_the_minutes() -> None:
    session = finished_session()
    unread = [agree(session, what, aloud=False) for what in ("Call", "Visit")]
    for part in ("both", "plan"):
        assert "action_read" in missing(session, part)
    words = gap(session, "action_read").words
    assert words == "2 actions were not read back: “Call”, “Visit”"
    mum = get_person(session.entries, "Mum").id
    answer_read_back(session, unread[0], answer="yes", by=mum)
    assert gap(session, "action_read").about == (unread[1].id,)
    pass_gap(session, gap(session, "action_read"), reason="Time was up.", by="Lee")
    assert missing(session) == []


def test_a_plan_that_nobody_signed_says_so_and_can_be_sealed_for_a_reason() -> None:
    session = finished_session()
    assert missing(session, "plan") == ["unsigned"]
    sign(session, who="Dad", method="declined", answer="none", reason="not today")
    assert missing(session, "plan") == ["unsigned"]
    sign(session, who="Mum", method="typed", part="plan")
    assert missing(session, "plan") == []
    agree(session, "Call")
    assert "unsigned" in missing(session, "plan")
    pass_gap_called(session, "unsigned", reason="They sign on Monday.", by="Lee")
    assert "unsigned" not in missing(session, "plan")
