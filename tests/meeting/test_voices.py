"""What becomes of words once they are written down: shown, shared, said anew; faces; absence."""

from datetime import UTC, date, datetime

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.absence import (
    ChildsVoice,
    childs_voice,
    chose_not_to_speak,
    say_why_not_heard,
)
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.editing import remove_entry, undo
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState, VoiceScene
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Scale, Voice, VoiceAbsence
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import signed_hash
from mam_desktop.meeting.starting import add_profile_line
from mam_desktop.meeting.voices import (
    earlier_words,
    interpreter_of,
    put_on_screen,
    reword,
    say_in_other_words,
    share_anew,
    waiting_voices,
    was_changed,
)
from mam_desktop.meeting.voicing import (
    Sharing,
    give_score,
    write_observation,
    write_voice,
)
from tests.meeting.builders import begin_meeting, meeting_session, open_session, recorder_of

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
EVERYONE, CASE_FILE = Recipient(Copy.EVERYONE), Recipient(Copy.CASE_FILE)


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def view(session: MeetingSession) -> FamilyView:
    return family_view(
        session.entries, session.meeting, FamilyScreen(ScreenState.ON, "voice"), TODAY
    )


def shown(session: MeetingSession) -> list[str]:
    body = view(session).body
    assert isinstance(body, VoiceScene)
    return [one.words for one in body.quotes]


def voice(session: MeetingSession, words: str) -> Voice:
    return next(one for one in session.entries.all(Voice) if one.words == words)


def gather(session: MeetingSession, words: str = "The bell is loud.", **more: object) -> Voice:
    write_voice(
        session,
        who="Robin",
        words=words,
        gathered_on=date(2026, 11, 20),
        gathered_at="in the quiet room",
        captured_by="Lee",
        present=("Mum",),
        waits=True,
        **more,  # type: ignore[arg-type]
    )
    return voice(session, words)


def paper(session: MeetingSession, to: Recipient) -> str:
    order = CopyOrder(recipient=to, made_at=NOW)
    made = copy_content_for(session.entries, session.meeting, order)
    return "\n".join(every_text(made.blocks))


# --- gathered before -----------------------------------------------------------------------------


def test_words_gathered_before_wait_until_they_are_put_on_the_screen(
    session: MeetingSession,
) -> None:
    one = gather(session)
    assert waiting_voices(session.entries, session.meeting_id) == (one,)
    assert "The bell is loud." not in "\n".join(view(session).texts())
    put_on_screen(session, [one])
    assert shown(session) == ["The bell is loud."]
    assert waiting_voices(session.entries, session.meeting_id) == ()
    undo(session)
    assert shown(session) == []


def test_nothing_that_waits_is_not_put_on_the_screen_twice(session: MeetingSession) -> None:
    with pytest.raises(Refused):
        put_on_screen(session, [])


def test_words_for_nobody_wait_for_no_screen(session: MeetingSession) -> None:
    gather(session, sharing=Sharing(share="nobody"))
    assert waiting_voices(session.entries, session.meeting_id) == ()


def test_choosing_everyone_lets_waiting_words_on_the_screen_at_once(
    session: MeetingSession,
) -> None:
    one = gather(session, sharing=Sharing(share="nobody"))
    share_anew(session, one, share="everyone")
    assert shown(session) == ["The bell is loud."]


def test_last_times_words_that_never_came_on_the_screen_stay_off_it(
    session: MeetingSession,
) -> None:
    gather(session)
    begin_meeting(session, on=date(2027, 1, 12))
    welcome = family_view(
        session.entries, session.meeting, FamilyScreen(ScreenState.ON, "welcome"), TODAY
    )
    assert "The bell is loud." not in "\n".join(welcome.texts())


def test_the_case_file_says_how_words_were_gathered_and_the_others_do_not(
    session: MeetingSession,
) -> None:
    gather(session, prompted=True)
    told = paper(session, CASE_FILE)
    for words in ("when asked", "in the quiet room", "written down by Lee", "there: Mum"):
        assert words in told
        assert words not in paper(session, EVERYONE)
    assert "said, on Friday 20 Nov" in paper(session, EVERYONE)


# --- who may see it ------------------------------------------------------------------------------


def test_who_may_see_words_can_change_at_any_moment(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="I miss my dad.")
    mum = get_person(session.entries, "Mum").id
    for share, with_whom, on_screen in (
        ("some", (mum,), []),
        ("nobody", (), []),
        ("everyone", (), ["I miss my dad."]),
    ):
        share_anew(session, voice(session, "I miss my dad."), share=share, shared_with=with_whom)
        assert shown(session) == on_screen
    assert voice(session, "I miss my dad.").shared_with == ()


def test_a_frozen_picture_is_covered_when_words_on_it_are_kept_back(
    session: MeetingSession,
) -> None:
    write_voice(session, who="Robin", words="I miss my dad.")
    frozen = view(session)
    share_anew(session, voice(session, "I miss my dad."), share="nobody")
    assert frozen_view(frozen, session.entries, session.meeting).body is None


# --- said anew -----------------------------------------------------------------------------------


def test_words_said_anew_are_one_gesture_and_the_old_ones_are_kept(
    session: MeetingSession,
) -> None:
    write_voice(session, who="Robin", words="I hate it.")
    one = voice(session, "I hate it.")
    assert not was_changed(session, one)
    count = len(recorder_of(session).gestures)
    reword(session, one, {"words": "I hated it.", "how": "signed", "heading": "hard"})
    assert len(recorder_of(session).gestures) == count + 1
    reword(session, voice(session, "I hated it."), {"words": "It was hard."})
    now = voice(session, "It was hard.")
    assert was_changed(session, now)
    assert [was.words for was in earlier_words(session, now)] == ["I hate it.", "I hated it."]
    undo(session)
    assert voice(session, "I hated it.").how == "signed"


def test_words_cannot_become_empty(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="I hate it.")
    with pytest.raises(BadInput):
        reword(session, voice(session, "I hate it."), {"words": " "})


def test_the_same_in_another_language_is_put_beside_words_that_are_there(
    session: MeetingSession,
) -> None:
    write_voice(session, who="Mum", words="Chcę spać.")
    meaning = Meaning("en", "I want to sleep.", "Noor")
    say_in_other_words(session, voice(session, "Chcę spać."), meaning)
    assert voice(session, "Chcę spać.").meaning == meaning
    assert "I want to sleep." in view(session).texts()
    say_in_other_words(session, voice(session, "Chcę spać."), None)
    assert voice(session, "Chcę spać.").meaning is None


def test_who_interprets_for_somebody_is_known(session: MeetingSession) -> None:
    attend(session, name="Noor", about={"role": "Interpreter"}, is_interpreter_for="Mum")
    mum, noor = (get_person(session.entries, name).id for name in ("Mum", "Noor"))
    assert interpreter_of(session.entries, session.meeting_id, mum) == noor
    assert interpreter_of(session.entries, session.meeting_id, noor) is None
    assert interpreter_of(session.entries, session.meeting_id, None) is None


# --- faces and numbers ---------------------------------------------------------------------------


def test_a_face_stays_a_face_and_is_never_turned_into_a_number(session: MeetingSession) -> None:
    give_score(session, who="Robin", face=4)
    (scale,) = session.entries.all(Scale)
    assert (scale.score, scale.face) == (None, 4)
    body = view(session).body
    assert isinstance(body, VoiceScene)
    assert (body.scales[0].score, body.scales[0].face) == (None, 4)
    assert "Robin: the face “good” today" in paper(session, EVERYONE)


def test_last_times_number_stands_beside_todays_face_as_it_was(session: MeetingSession) -> None:
    give_score(session, who="Robin", score=3)
    begin_meeting(session, on=date(2027, 1, 12))
    give_score(session, who="Robin", face=4)
    told = paper(session, EVERYONE)
    assert "Robin: the face “good” today (last time 3 out of 10)" in told


@pytest.mark.parametrize("given", [{}, {"score": 11}, {"face": 0}, {"face": 6}, {"score": True}])
def test_what_is_no_number_and_no_face_is_refused(
    session: MeetingSession, given: dict[str, int]
) -> None:
    with pytest.raises(BadInput):
        give_score(session, who="Robin", **given)  # type: ignore[arg-type]


# --- nothing from the child ----------------------------------------------------------------------


def childs(session: MeetingSession) -> ChildsVoice:
    return childs_voice(session.entries, session.meeting)


def test_without_anything_from_the_child_a_meeting_cannot_be_finished(
    session: MeetingSession,
) -> None:
    write_voice(session, who="Mum", words="He slept.")
    assert not childs(session).is_settled
    assert not childs(session).is_away, "the child is here, there is still time"


def test_choosing_not_to_speak_is_an_answer(session: MeetingSession) -> None:
    chose_not_to_speak(session, who="Robin", heading="hard")
    assert childs(session).is_settled
    (one,) = session.entries.all(Voice)
    assert (one.how, one.words, one.prompted) == ("silent", "", True)
    told = paper(session, EVERYONE)
    assert "Robin chose not to speak." in told
    assert "“”" not in told


def test_silence_has_no_words(session: MeetingSession) -> None:
    with pytest.raises(BadInput, match="What we saw"):
        write_voice(session, who="Robin", words="He looked away.", how="silent")


@pytest.mark.parametrize("way", ["score", "face", "observation"])
def test_other_ways_of_saying_it_count_too(session: MeetingSession, way: str) -> None:
    if way == "observation":
        write_observation(session, by="Mum", saw="He hums", might_mean="", will_do="")
    else:
        give_score(session, who="Robin", **{way: 4})  # type: ignore[arg-type]
    assert childs(session).is_heard


def test_what_was_seen_of_somebody_else_is_not_the_childs_voice(session: MeetingSession) -> None:
    write_observation(session, by="Lee", saw="She naps", might_mean="", will_do="", about="Mum")
    assert not childs(session).is_heard


def test_a_child_who_is_away_needs_a_reason(session: MeetingSession) -> None:
    attend(session, name="Robin", state="absent")
    assert childs(session).is_away
    assert not childs(session).is_settled
    say_why_not_heard(session, reason="It is too loud for him.", how_heard="Lee reads his words.")
    assert childs(session).is_settled


def test_the_reason_is_private_unless_everyone_may_see_it(session: MeetingSession) -> None:
    say_why_not_heard(session, reason="It is too loud.", how_heard="Lee reads his words.")
    for copy in (Copy.FAMILY_SCREEN, Copy.SIGNED, Copy.FAMILY, Copy.EVERYONE):
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert [one.reason for one in seen.all(VoiceAbsence)] == [""]
    assert "It is too loud." not in paper(session, EVERYONE)
    assert "Lee reads his words." in paper(session, EVERYONE)
    assert "It is too loud." in paper(session, CASE_FILE)
    say_why_not_heard(session, reason="It is too loud.", everyone_may_see=True)
    (reason,) = session.entries.all(VoiceAbsence)
    assert (reason.reason, reason.open_reason) == ("", "It is too loud.")
    assert "It is too loud." in paper(session, EVERYONE)


def test_the_reason_can_be_taken_out_and_said_again(session: MeetingSession) -> None:
    say_why_not_heard(session, reason="Ill.")
    remove_entry(session, session.entries.all(VoiceAbsence)[0])
    assert not childs(session).is_settled
    say_why_not_heard(session, reason="At school.")
    assert childs(session).is_settled


def test_a_reason_is_words(session: MeetingSession) -> None:
    with pytest.raises(BadInput):
        say_why_not_heard(session, reason="  ", how_heard="Lee reads his words.")


# --- the one-page profile ------------------------------------------------------------------------


def test_the_profile_stands_on_the_family_screen_less_what_is_kept_back(
    session: MeetingSession,
) -> None:
    add_profile_line(session, heading="support", words="Ask first.", by="Robin")
    add_profile_line(
        session, heading="support", words="Not for all.", by="Mum", sharing=Sharing(share="nobody")
    )
    body = view(session).body
    assert isinstance(body, VoiceScene)
    assert [(one.words, one.by) for one in body.profile] == [("Ask first.", "Robin")]


# --- what was signed before ----------------------------------------------------------------------


def test_fields_that_say_nothing_leave_the_signed_text_as_it_was(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="Ask me first.")
    give_score(session, who="Robin", score=4)
    write_observation(session, by="Lee", saw="He hums", might_mean="", will_do="")
    before = signed_hash(session.entries, session.meeting)
    again = open_session(session.everything.changes(), meeting_id=session.meeting_id)
    assert signed_hash(again.entries, again.meeting) == before
    written = {
        (one.kind, one.field) for one in session.everything.changes() if one.kind != "person"
    }
    new = {"waits", "present", "gathered_at", "face", "about_id", "seen_on"}
    assert not [field for _kind, field in written if field in new]
