"""What the family screen opens a meeting with: the statement, who is here, last time's words."""

from datetime import date

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import (
    Quote,
    ScreenState,
    SeenRecording,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.said import Attachment
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.statements import read_statement
from mam_desktop.meeting.voicing import Sharing, attach_file, write_observation, write_voice
from tests.meeting.builders import begin_meeting, meeting_session

TODAY = date(2026, 11, 24)
LINES = ("Thank you for coming.", "You can stop at any time.")


def welcome(session: MeetingSession, screen: FamilyScreen | None = None) -> WelcomeScene:
    shown = screen or FamilyScreen(ScreenState.ON, "welcome")
    body = family_view(session.entries, session.meeting, shown, TODAY, statement=LINES).body
    assert isinstance(body, WelcomeScene)
    return body


def last_words(session: MeetingSession) -> Quote | None:
    return welcome(session).last_words


def test_the_statement_stands_from_welcome_until_it_is_noted_as_read() -> None:
    session = meeting_session()
    assert welcome(session).statement == ()
    go_to_step(session, "welcome")
    assert welcome(session).statement == LINES
    read_statement(session, by="Lee")
    assert welcome(session).statement == ()


def test_a_later_step_shows_no_statement() -> None:
    session = meeting_session()
    go_to_step(session, "voice")
    assert welcome(session).statement == ()


def test_who_comes_late_simply_appears() -> None:
    session = meeting_session()
    attend(session, name="Mum", about={"service": "Child and family"})
    attend(session, name="Kim", state="invited", about={"own_words": "the swing lady"})
    assert "Kim" not in [one.name for one in welcome(session).people]
    attend(session, name="Kim", state="late")
    late = welcome(session).people[-1]
    assert (late.name, late.own_words, late.is_here) == ("Kim", "the swing lady", True)
    assert "late" not in repr(late)


def test_it_opens_with_the_childs_short_words_of_the_meeting_before() -> None:
    session = meeting_session()
    attend(session, name="Mum", about={"service": "Child and family"})
    attend(session, name="Dana", about={"service": "Social care"})
    write_voice(session, who="Robin", words="Long ago.")
    begin_meeting(session, on=date(2027, 1, 12))
    write_voice(session, who="Robin", words="Ask me first.")
    write_voice(session, who="Robin", words="I like the swing and " * 30)
    write_voice(session, who="Mum", words="He sleeps better.")
    write_voice(session, who="Dana", words="We are trying.")
    begin_meeting(session, on=date(2027, 3, 2))
    found = last_words(session)
    assert found is not None
    assert (found.words, found.who) == ("Ask me first.", "Robin")


def test_words_of_services_of_today_and_silence_are_not_last_times_words() -> None:
    session = meeting_session()
    attend(session, name="Dana", about={"service": "Social care"})
    write_voice(session, who="Dana", words="We are trying.")
    begin_meeting(session, on=date(2027, 1, 12))
    write_voice(session, who="Robin", words="Said today.")
    assert last_words(session) is None


def test_words_that_were_not_for_everyone_do_not_come_back() -> None:
    session = meeting_session()
    attend(session, name="Mum", about={"service": "Child and family"})
    write_voice(session, who="Robin", words="Only Nan.", sharing=Sharing(share="nobody"))
    write_voice(session, who="Mum", words="Not Dad.", sharing=Sharing(not_for=("Dad",)))
    begin_meeting(session, on=date(2027, 1, 12))
    attend(session, name="Dad", about={"service": "Child and family"})
    assert last_words(session) is None


# --- drawings, photos, recordings ----------------------------------------------------------------


def voice(session: MeetingSession, playing: str = "") -> VoiceScene:
    screen = FamilyScreen(ScreenState.ON, "voice", playing)
    body = family_view(session.entries, session.meeting, screen, TODAY).body
    assert isinstance(body, VoiceScene)
    return body


def attach(session: MeetingSession, kind: str, sha256: str, share: str = "everyone") -> None:
    attach_file(
        session,
        sha256=sha256,
        file_name="private name.png",
        type=kind,
        who="Robin",
        words="my house",
        agreed_by="Robin",
        sharing=Sharing(share=share),
    )


def test_pictures_and_recordings_for_everyone_are_in_the_voice_scene() -> None:
    session = meeting_session()
    for kind, sha256 in (("drawing", "aa"), ("photo", "bb"), ("audio", "cc")):
        attach(session, kind, sha256)
    attach(session, "photo", "dd", "nobody")
    attach(session, "photo", "ee", "some")
    body = voice(session)
    assert [(one.type, one.sha256) for one in body.pictures] == [("drawing", "aa"), ("photo", "bb")]
    assert body.recordings == (SeenRecording("Robin", "my house", "cc"),)
    assert "private name" not in repr(body)


def test_a_recording_is_marked_while_it_plays() -> None:
    session = meeting_session()
    attach(session, "audio", "cc")
    playing = session.entries.all(Attachment)[-1].id
    assert voice(session, playing).recordings[0].is_playing
    assert not voice(session, "another").recordings[0].is_playing


def test_what_was_seen_is_no_quotation() -> None:
    session = meeting_session()
    write_observation(session, by="Lee", saw="He smiled", might_mean="", will_do="")
    assert voice(session).quotes == ()
    assert voice(session).observations[0].saw == "He smiled"
