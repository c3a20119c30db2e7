"""The quiet signal: who asks, what still stands, and that nobody else is told."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.editing import undo_words
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.quiet_signal import give_signal, signals_now
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signals import QuietSignal
from tests.meeting.builders import clock_of, meeting_session


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def _now(session: MeetingSession) -> list[tuple[str, str | None, str]]:
    found = signals_now(session.entries, session.meeting_id)
    return [(one.signal, one.who_id, one.sent_at) for one in found]


def test_a_signal_stands_with_its_time_until_the_next_one(session: MeetingSession) -> None:
    mum = get_person(session.entries, "Mum").id
    give_signal(session, signal="slow", who="Mum")
    assert _now(session) == [("slow", mum, "14:00")]
    clock_of(session).go_on(minutes=5)
    give_signal(session, signal="stop", who="Mum")
    assert _now(session) == [("stop", mum, "14:05")]
    give_signal(session, signal="fine", who="Mum")
    assert _now(session) == []


def test_who_asks_to_stop_stands_first_and_nobody_need_be_named(session: MeetingSession) -> None:
    give_signal(session, signal="slow", who="Mum")
    give_signal(session, signal="stop")
    assert [(signal, bool(who)) for signal, who, _at in _now(session)] == [
        ("stop", False),
        ("slow", True),
    ]


@pytest.mark.parametrize(("signal", "who"), [("purple", ""), ("stop", "Nobody at all")])
def test_what_does_not_fit_is_refused(session: MeetingSession, signal: str, who: str) -> None:
    with pytest.raises(BadInput):
        give_signal(session, signal=signal, who=who)
    assert session.entries.all(QuietSignal) == ()


def test_a_signal_is_in_no_copy_and_in_no_words_of_undo(session: MeetingSession) -> None:
    before = undo_words(session)
    give_signal(session, signal="stop", who="Mum")
    for copy in Copy:
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert seen.all(QuietSignal) == ()
    assert undo_words(session) == before
