"""A frozen family screen: the picture stays, until it would say what may not be shown now."""

from datetime import date

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.consents import SHOW, THIS_MEETING, note_consent
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import meeting_session


def view(session: MeetingSession, show: str) -> FamilyView:
    screen = FamilyScreen(ScreenState.ON, show)
    return family_view(session.entries, session.meeting, screen, date(2026, 11, 24))


def frozen(session: MeetingSession, shown: FamilyView) -> FamilyView:
    return frozen_view(shown, session.entries, session.meeting)


def test_a_frozen_picture_stays_as_it_was() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="Ask me first.")
    shown = view(session, "voice")
    write_voice(session, who="Mum", words="He slept.")
    assert frozen(session, shown).texts() == shown.texts()
    assert frozen(session, shown).state is ScreenState.FREEZE


def test_a_frozen_picture_is_covered_while_somebody_is_there_who_may_not_see_it() -> None:
    session = meeting_session()
    attend(session, name="Dad", state="left")
    add_idea(session, words="Gym", by="Robin", sharing=Sharing(not_for=["Dad"]))
    shown = view(session, "board")
    assert "Gym" in frozen(session, shown).texts()
    attend(session, name="Dad", state="back")
    assert frozen(session, shown).body is None
    assert not any(frozen(session, shown).texts())
    attend(session, name="Dad", state="left")
    assert "Gym" in frozen(session, shown).texts()


def test_a_frozen_picture_is_covered_once_something_in_it_is_kept_back() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="Do not shout.")
    shown = view(session, "voice")
    change_entry(session, session.entries.all(Voice)[0], {"share": "nobody"})
    assert frozen(session, shown).state is ScreenState.COVER


def say_no(session: MeetingSession, *, by: str) -> None:
    note_consent(session, by=by, purpose=SHOW, recipient=THIS_MEETING, answer="no", how="said")


def frozen_since(session: MeetingSession, shown: FamilyView, then: Entries) -> FamilyView:
    return frozen_view(shown, session.entries, session.meeting, then=then)


def test_a_frozen_picture_is_covered_once_what_it_says_is_kept_back_in_other_words() -> None:
    """The lead edits while the picture is frozen, and only then somebody asks to keep it back."""
    session = meeting_session()
    write_voice(session, who="Robin", words="Dad shouts.")
    shown, then = view(session, "voice"), session.entries
    change_entry(session, session.entries.all(Voice)[0], {"words": "It is loud."})
    assert frozen_since(session, shown, then).texts() == shown.texts()
    change_entry(session, session.entries.all(Voice)[0], {"share": "nobody"})
    assert frozen_since(session, shown, then).body is None


def test_a_frozen_picture_is_covered_once_who_said_it_says_no_though_it_was_taken_away() -> None:
    session = meeting_session()
    write_voice(session, who="Mum", words="He hits me.")
    shown, then = view(session, "voice"), session.entries
    remove_entry(session, session.entries.all(Voice)[0])
    assert frozen_since(session, shown, then).texts() == shown.texts()
    say_no(session, by="Mum")
    assert frozen_since(session, shown, then).body is None


def test_a_frozen_picture_is_covered_once_the_one_it_names_says_no() -> None:
    """Words put down to somebody else meanwhile still stand there under the first name."""
    session = meeting_session()
    write_voice(session, who="Mum", words="He hits me.")
    shown, then = view(session, "voice"), session.entries
    robin = session.entries.all(Child)[0].person_id
    change_entry(session, session.entries.all(Voice)[0], {"who_id": robin})
    say_no(session, by="Mum")
    assert frozen_since(session, shown, then).body is None


def test_words_that_two_said_leave_a_frozen_picture_when_one_takes_them_back() -> None:
    session = meeting_session()
    write_voice(session, who="Mum", words="No.")
    write_voice(session, who="Robin", words="No.")
    shown, then = view(session, "voice"), session.entries
    change_entry(session, session.entries.all(Voice)[0], {"share": "nobody"})
    assert frozen_since(session, shown, then).body is None
