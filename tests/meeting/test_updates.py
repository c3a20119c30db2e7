"""What services wrote: what waited comes first, and who was asked and is silent is told."""

from datetime import date

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.updates import silent_services, updates_of
from mam_desktop.meeting.voicing import write_update
from tests.meeting.builders import meeting_session


def silent(session: MeetingSession) -> list[str]:
    return [one.name for one in silent_services(session.entries, session.meeting)]


def test_what_waited_since_before_the_meeting_comes_first() -> None:
    session = meeting_session()
    for words, sent_on in (
        ("today", None),
        ("newer", date(2026, 11, 20)),
        ("older", date(2026, 11, 3)),
        ("this morning", date(2026, 11, 24)),
    ):
        write_update(session, service="Health", by="Sam", words=words, sent_on=sent_on)
    found = updates_of(session.entries, session.meeting)
    assert [one.words for one in found] == ["older", "newer", "today", "this morning"]


def test_who_sent_apologies_and_nothing_else_is_told() -> None:
    session = meeting_session()
    attend(session, name="Sam", state="apologies", about={"role": "GP", "service": "Health"})
    attend(session, name="Kim", state="invited", about={"role": "OT", "service": "Health"})
    attend(session, name="Nan", state="apologies", about={"service": "Child and family"})
    attend(session, name="Noor", state="absent", is_interpreter_for="Nan")
    assert silent(session) == ["Sam", "Kim"]
    write_update(session, service="Health", by="Sam", words="The list is open.")
    assert silent(session) == ["Kim"]
    attend(session, name="Kim", state="late")
    assert silent(session) == []
