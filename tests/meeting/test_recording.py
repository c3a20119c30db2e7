"""A voice is recorded after a yes, by who may give it, and not after a no."""

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.consents import RECORD_VOICE, take_back
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Consent
from mam_desktop.meeting.recording import agree_to_record, agreement_to_record
from mam_desktop.meeting.said import Attachment
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import prepare_meeting
from mam_desktop.meeting.voicing import attach_file
from tests.meeting.builders import MEETING_ON, begin_meeting, meeting_session


def robin(entries: Entries) -> str:
    return get_person(entries, "Robin").id


def agreed(session: MeetingSession) -> Consent | None:
    return agreement_to_record(session.entries, session.meeting_id, robin(session.entries))


def test_a_child_says_yes_and_the_ledger_holds_it() -> None:
    session = meeting_session()
    attend(session, name="Robin")
    assert agreed(session) is None
    agree_to_record(session, whose="Robin", by="Robin", how="nodded")
    line = session.entries.all(Consent)[-1]
    assert (line.purpose, line.answer, line.how, line.for_id) == (
        RECORD_VOICE,
        "yes",
        "nodded",
        None,
    )
    assert agreed(session) == line


def test_a_parent_says_yes_for_a_child() -> None:
    session = meeting_session()
    attend(session, name="Robin")
    attend(session, name="Mum", about={"parental_responsibility": True})
    agree_to_record(session, whose="Robin", by="Mum", how="said", grounds="Robin is four")
    given = agreed(session)
    assert given is not None
    assert (given.for_id, given.grounds) == (robin(session.entries), "Robin is four")


def test_who_has_no_parental_responsibility_cannot_say_yes_but_can_say_no() -> None:
    session = meeting_session()
    attend(session, name="Robin")
    attend(session, name="Nan", about={"parental_responsibility": False})
    with pytest.raises(BadInput, match="Nan does not have parental responsibility"):
        agree_to_record(session, whose="Robin", by="Nan", how="said")
    agree_to_record(session, whose="Robin", by="Robin", how="said")
    agree_to_record(session, whose="Robin", by="Nan", how="said", yes=False)
    assert agreed(session) is None


def test_a_yes_taken_back_is_no_yes() -> None:
    session = meeting_session()
    attend(session, name="Robin")
    agree_to_record(session, whose="Robin", by="Robin", how="said")
    take_back(session, session.entries.all(Consent), how="said")
    assert agreed(session) is None


def test_each_meeting_asks_anew() -> None:
    session = meeting_session()
    attend(session, name="Robin")
    agree_to_record(session, whose="Robin", by="Robin", how="said")
    prepare_meeting(session, type="MAM", on=MEETING_ON, starts_at="16:00", ends_at="17:00")
    assert agreed(session) is None


@pytest.mark.parametrize(
    ("whose", "by", "asked"), [("", "Mum", "Whose voice"), ("Robin", " ", "Who says yes")]
)
def test_who_it_is_about_and_who_says_so_are_needed(whose: str, by: str, asked: str) -> None:
    with pytest.raises(BadInput, match=asked):
        agree_to_record(meeting_session(), whose=whose, by=by, how="said")


def keep(session: MeetingSession, type: str, agreed_by: str | None, how: str = "") -> None:
    attach_file(
        session,
        sha256="a" * 64,
        file_name="robin.wav",
        type=type,
        who="Robin",
        agreed_by=agreed_by,
        agreed_how=how,
        length_s=38,
    )


def test_a_recording_is_kept_only_with_who_said_yes() -> None:
    session = meeting_session()
    begin_meeting(session)
    with pytest.raises(BadInput, match="Who said yes"):
        keep(session, "audio", None)
    keep(session, "audio", "Robin", "nodded")
    kept = session.entries.all(Attachment)[-1]
    assert (kept.length_s, kept.agreed_how) == (38, "nodded")


def test_after_a_no_no_recording_is_kept_but_a_drawing_is() -> None:
    session = meeting_session()
    begin_meeting(session)
    agree_to_record(session, whose="Robin", by="Robin", how="said", yes=False)
    with pytest.raises(Refused, match="may not be recorded"):
        keep(session, "audio", "Robin")
    keep(session, "drawing", "Robin")
    assert [one.type for one in session.entries.all(Attachment)] == ["drawing"]
