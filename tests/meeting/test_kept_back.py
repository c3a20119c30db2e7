"""What a copy must not hold: people's words, and nothing that the program noted for itself."""

from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.kept_back import copy_words
from mam_desktop.meeting.rounds import begin_round
from mam_desktop.meeting.screen_hold import ScreenHold
from mam_desktop.meeting.voicing import write_note
from tests.meeting.builders import meeting_session


def test_the_moment_a_round_began_is_nobody_s_words() -> None:
    session = meeting_session()
    write_note(session, words="ring the clinic alone")
    begin_round(session, method="circle")
    told = copy_words(session.entries, Recipient(Copy.EVERYONE), session.meeting.id)
    held = {(one.kind, one.field) for one in told.must_not}
    assert ("note", "words") in held
    assert ("board_round", "began_at") not in held


def test_what_a_laptop_knew_when_words_began_to_wait_is_nobody_s_words() -> None:
    session = meeting_session()
    writer = session.begin()
    writer.create(ScreenHold, holds=True, knows={"laptop": "2026-11-24T14:00:00.000000Z-0001"})
    writer.commit()
    told = copy_words(session.entries, Recipient(Copy.EVERYONE), session.meeting.id)
    assert "screen_hold" not in {one.kind for one in told.must_not}
