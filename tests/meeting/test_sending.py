"""When copies are due, to whom they go, and that a mark for it can be taken back."""

from datetime import date, timedelta

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.copy_list import set_copy
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.editing import redo, undo, undo_words
from mam_desktop.meeting.preparing import book_interpreter
from mam_desktop.meeting.sending import due_copies, mark_sent, sent_marks, unmark_sent
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.working_days import bank_holidays, is_working_day, working_days_after
from tests.meeting.builders import FakeSigner, meeting_session

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def session() -> MeetingSession:
    made = meeting_session()
    attend(made, name="Sam", about={"role": "GP", "organisation": "Surgery"})
    return made


@pytest.mark.parametrize(
    ("meeting", "nation", "due"),
    [
        (date(2026, 11, 24), "england", date(2026, 12, 1)),
        (date(2026, 11, 24), "scotland", date(2026, 12, 2)),
        (date(2026, 12, 22), "england", date(2026, 12, 31)),
        (date(2026, 12, 29), "scotland", date(2027, 1, 7)),
        (date(2026, 7, 8), "northern_ireland", date(2026, 7, 16)),
        (date(2026, 3, 31), "wales", date(2026, 4, 9)),
        (date(2040, 12, 21), "england", date(2040, 12, 28)),
    ],
)
def test_five_working_days_pass_over_weekends_and_bank_holidays(
    meeting: date, nation: str, due: date
) -> None:
    assert working_days_after(meeting, 5, nation) == due


def test_each_nation_has_its_own_days_off() -> None:
    assert not is_working_day(date(2026, 11, 30), "scotland")
    assert is_working_day(date(2026, 11, 30), "england")
    assert date(2026, 3, 17) in bank_holidays("northern_ireland")
    assert all(len(bank_holidays(one)) > 40 for one in ("england", "wales", "scotland"))


def test_who_was_refused_is_due_nothing(session: MeetingSession) -> None:
    assert any(one.for_whom == "Surgery" for one in due_copies(session.entries, session.meeting))
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="GP", answer="no", how="said"
    )
    due = due_copies(session.entries, session.meeting)
    assert not any(one.for_whom == "Surgery" for one in due)


@pytest.mark.parametrize(
    ("language", "code", "notes"),
    [
        ("Polish", "pl", ()),
        ("Urdu", "en", ("Due in Urdu: this file is still to be translated.",)),
        ("Klingon", "en", ("Due in Klingon: this file is still to be translated.",)),
    ],
)
def test_who_reads_another_language_is_due_it_or_a_note_that_it_is_to_be_translated(
    session: MeetingSession, language: str, code: str, notes: tuple[str, ...]
) -> None:
    attend(session, name="Nan", about={"role": "Grandmother", "service": "Child and family"})
    set_copy(session, "Nan", gets="family", form="own_language")
    book_interpreter(session, language=language, for_whom="Nan")
    due = due_copies(session.entries, session.meeting)
    (one,) = [it for it in due if it.roles == ("Grandmother",)]
    assert (one.language, one.notes) == (code, notes)


def test_a_draft_is_never_marked_as_sent(session: MeetingSession) -> None:
    with pytest.raises(Refused, match="draft"):
        mark_sent(session, on=FRIDAY)


def test_a_mark_says_who_was_sent_which_version_and_is_taken_back(session: MeetingSession) -> None:
    seal_meeting(session, FakeSigner())
    mark_sent(session, on=FRIDAY)
    marks = sent_marks(session.entries, session.meeting.id)
    due = {who for one in due_copies(session.entries, session.meeting) for who in one.person_ids}
    assert {one.person_id for one in marks} == due
    assert {(one.version, one.sent_on) for one in marks} == {(1, FRIDAY)}
    with pytest.raises(Refused, match="marked already"):
        mark_sent(session, on=FRIDAY)
    words = undo_words(session)
    assert words is not None
    assert "copy sent" in words
    undo(session)
    assert sent_marks(session.entries, session.meeting.id) == ()
    mark_sent(session, on=FRIDAY)
    unmark_sent(session)
    assert sent_marks(session.entries, session.meeting.id) == ()
    mark_sent(session, on=FRIDAY)
    assert len(sent_marks(session.entries, session.meeting.id)) == len(due)


def test_a_mark_made_again_on_another_day_goes_and_comes_back_by_undo_and_redo(
    session: MeetingSession,
) -> None:
    seal_meeting(session, FakeSigner())
    mark_sent(session, on=FRIDAY)
    unmark_sent(session)
    mark_sent(session, on=FRIDAY + timedelta(days=3))
    undo(session)
    assert sent_marks(session.entries, session.meeting.id) == ()
    redo(session)
    marks = sent_marks(session.entries, session.meeting.id)
    assert {one.sent_on for one in marks} == {FRIDAY + timedelta(days=3)}
    undo(session)
    assert sent_marks(session.entries, session.meeting.id) == ()


def test_a_corrected_version_is_to_be_sent_again(session: MeetingSession) -> None:
    seal_meeting(session, FakeSigner())
    mark_sent(session, on=FRIDAY)
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason="A name was wrong.",
        correct=lambda it: attend(it, name="Sam", state="apologies"),
    )
    assert sent_marks(session.entries, session.meeting.id) == ()
    assert session.entries.all(CopySent), "what was sent before stays known"


def test_nothing_is_taken_back_where_nothing_is_marked(session: MeetingSession) -> None:
    with pytest.raises(Refused, match="No copy"):
        unmark_sent(session)
