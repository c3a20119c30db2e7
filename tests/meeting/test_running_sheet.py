"""The lead's running sheet carries the preparation; no other copy does."""

from datetime import UTC, datetime

import pytest

from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.inviting import invite
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.preparing import arrange, book_interpreter, set_agenda, tick_before
from mam_desktop.meeting.session import MeetingSession
from tests.meeting.builders import meeting_session

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def prepared_session() -> MeetingSession:
    session = meeting_session()
    invite(
        session, name="Sam", answer="apologies", told={"update_wanted": True, "note": "on leave"}
    )
    invite(session, name="Asha", answer="yes", about={"access_needs": ("large print",)})
    arrange(session, topic="room", words="the quiet room", is_arranged=True)
    book_interpreter(session, language="Urdu", agency="Example Interpreting", is_booked=True)
    set_agenda(session, dict.fromkeys(STEPS, 10))
    tick_before(session, item="voluntary", by="Lee")
    return session


def paper(session: MeetingSession, copy: Copy) -> str:
    order = CopyOrder(recipient=Recipient(copy), made_at=AT)
    content = copy_content_for(session.entries, session.meeting, order)
    return "\n".join(every_text(content.blocks))


def test_the_running_sheet_says_who_answered_what_and_what_is_still_to_do() -> None:
    words = paper(prepared_session(), Copy.RUNNING_SHEET)
    wanted = (
        *("cannot come", "a written update was asked for", "on leave", "said yes"),
        *("Asha: large print", "Urdu interpreter booked · Example Interpreting"),
        *("The room: the quiet room (arranged)", "90 minutes altogether"),
        *("Done by Lee: The family knows", "To do: Everybody was asked"),
    )
    assert [one for one in wanted if one not in words] == [], words
    assert "We go ahead without" not in words


def test_going_ahead_without_somebody_stands_there_with_its_reason() -> None:
    session = prepared_session()
    tick_before(session, item="without", note="Robin is in hospital.")
    words = paper(session, Copy.RUNNING_SHEET)
    assert "The reason is: Robin is in hospital." in words


@pytest.mark.parametrize("copy", [Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE])
def test_no_other_copy_carries_the_preparation(copy: Copy) -> None:
    words = paper(prepared_session(), copy)
    assert [one for one in ("on leave", "quiet room", "To do:", "booked") if one in words] == []
