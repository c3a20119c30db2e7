"""Who has not been heard yet: silence is an answer, and nobody is late before it begins."""

import pytest

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import give_score, write_update, write_voice
from mam_desktop.meeting.who_spoke import has_begun, who_has_not_spoken
from tests.meeting.builders import begin_meeting, meeting_session


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def _waiting(session: MeetingSession) -> list[str]:
    return [one.name for one in who_has_not_spoken(session.entries, session.meeting)]


def test_everybody_here_but_the_lead_is_waited_for(session: MeetingSession) -> None:
    assert _waiting(session) == ["Robin", "Mum", "Dad", "Dana"]
    assert not has_begun(session.entries, session.meeting)


def test_words_a_number_an_idea_and_an_update_each_count(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="Breaks are loud")
    give_score(session, who="Mum", score=3)
    add_idea(session, words="Swimming", by="Dad")
    assert _waiting(session) == ["Dana"]
    write_update(session, service="Social care", by="Dana", words="The form is sent")
    assert _waiting(session) == []
    assert has_begun(session.entries, session.meeting)


def test_choosing_not_to_speak_counts(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="", how="silent")
    assert "Robin" not in _waiting(session)


def test_who_left_or_interprets_is_not_waited_for(session: MeetingSession) -> None:
    attend(session, name="Dad", state="left")
    attend(session, name="Noor", about={"service": "Support"}, is_interpreter_for="Mum")
    assert _waiting(session) == ["Robin", "Mum", "Dana"]


def test_who_comes_back_is_waited_for_again_only_if_not_heard(session: MeetingSession) -> None:
    write_voice(session, who="Dad", words="I am late")
    attend(session, name="Dad", state="left")
    attend(session, name="Dad", state="back")
    assert "Dad" not in _waiting(session)


def test_what_was_said_at_an_earlier_meeting_does_not_count(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="Last time")
    begin_meeting(session)
    attend(session, name="Mum")
    assert _waiting(session) == ["Mum"]
