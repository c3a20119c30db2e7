"""What a no in the ledger does in the same gesture: screen, frozen picture, papers, recordings."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import note_disagreement
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.consent_effects import may_play
from mam_desktop.meeting.consents import (
    CONTACT,
    MINUTES,
    PHOTO,
    RECORD_VOICE,
    SHARE_MINUTES,
    SHOW,
    TAKE_PART,
    THIS_MEETING,
    may_have_a_copy,
    note_consent,
    standing_answers,
    take_back,
)
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Attachment, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import latest_seal, seal_meeting, sealed_version, signed_hash
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import attach_file, give_score, write_observation, write_voice
from tests.meeting.builders import FakeSigner, begin_meeting, meeting_session
from tests.meeting.marked import texts_in

ON = FamilyScreen(ScreenState.ON)
OWL = "I like the owl"


def answer(session: MeetingSession, purpose: str, said: str = "no", *, by: str = "Robin") -> None:
    note_consent(session, by=by, purpose=purpose, recipient=THIS_MEETING, answer=said, how="said")


def at_the_voice_step() -> MeetingSession:
    session = meeting_session()
    go_to_step(session, "voice")
    write_voice(session, who="Robin", words=OWL)
    write_voice(session, who="Mum", words="We are tired")
    return session


def picture(session: MeetingSession) -> FamilyView:
    return family_view(session.entries, session.meeting, ON, today(session))


def paper(session: MeetingSession, copy: Copy, reader: str = "") -> str:
    reader_id = get_person(session.entries, reader).id if reader else None
    agency = "Social care" if copy is Copy.AGENCY else None
    order = CopyOrder(
        recipient=Recipient(copy, reader_id, agency), made_at=datetime(2026, 11, 24, tzinfo=UTC)
    )
    return "\n".join(texts_in(copy_content_for(session.entries, session.meeting, order)))


@pytest.mark.parametrize("purpose", [SHOW, TAKE_PART])
@pytest.mark.parametrize("said", ["no", "withdrawn"])
def test_a_no_takes_their_words_off_the_family_screen_at_once(purpose: str, said: str) -> None:
    session = at_the_voice_step()
    assert OWL in picture(session).texts()
    answer(session, purpose, said)
    assert OWL not in picture(session).texts()
    assert "We are tired" in picture(session).texts()
    answer(session, purpose, "yes")
    assert OWL in picture(session).texts()


@pytest.mark.parametrize("purpose", [SHOW, TAKE_PART])
def test_a_frozen_picture_that_shows_them_is_covered_in_the_same_gesture(purpose: str) -> None:
    session = at_the_voice_step()
    frozen = picture(session)
    answer(session, purpose, by="Dad")
    assert frozen_view(frozen, session.entries, session.meeting).body is not None
    answer(session, purpose)
    assert frozen_view(frozen, session.entries, session.meeting).state is ScreenState.COVER


def test_a_frozen_number_without_words_is_covered_too() -> None:
    session = meeting_session()
    go_to_step(session, "voice")
    give_score(session, who="Robin", score=4)
    frozen = picture(session)
    answer(session, SHOW)
    assert frozen_view(frozen, session.entries, session.meeting).body is None


def test_what_was_seen_of_somebody_follows_their_answer() -> None:
    session = meeting_session()
    go_to_step(session, "voice")
    write_observation(
        session, by="Lee", saw="hides under the table", might_mean="", will_do="", about="Robin"
    )
    assert "hides under the table" in picture(session).texts()
    answer(session, SHOW)
    assert "hides under the table" not in picture(session).texts()


def test_words_of_an_earlier_meeting_do_not_come_back_on_the_next_welcome() -> None:
    session = at_the_voice_step()
    answer(session, TAKE_PART, "withdrawn")
    answer(session, SHOW, by="Mum")
    begin_meeting(session)
    assert not {OWL, "We are tired"} & set(picture(session).texts())


def test_a_yes_of_one_and_a_no_of_another_for_a_child_is_a_no() -> None:
    session = at_the_voice_step()
    for by, said in (("Mum", "yes"), ("Dad", "no")):
        note_consent(
            session,
            by=by,
            purpose=SHOW,
            recipient=THIS_MEETING,
            answer=said,
            how="said",
            for_whom="Robin",
        )
    assert OWL not in picture(session).texts()
    assert "We are tired" in picture(session).texts()


def test_words_not_for_the_minutes_are_in_no_copy_but_their_own_and_the_case_file() -> None:
    session = at_the_voice_step()
    before = signed_hash(session.entries, session.meeting)
    answer(session, MINUTES)
    for copy in (Copy.EVERYONE, Copy.AGENCY):
        assert OWL not in paper(session, copy)
    assert OWL not in paper(session, Copy.FAMILY, "Mum")
    assert OWL in paper(session, Copy.FAMILY, "Robin")
    assert OWL in paper(session, Copy.CASE_FILE)
    assert signed_hash(session.entries, session.meeting) != before


def test_words_not_for_the_screen_stay_in_the_copies_and_out_of_what_the_room_signs() -> None:
    session = at_the_voice_step()
    answer(session, SHOW)
    for copy, reader in ((Copy.FAMILY, "Mum"), (Copy.EVERYONE, ""), (Copy.CASE_FILE, "")):
        assert OWL in paper(session, copy, reader)
    signed = visible_to(session.entries, Recipient(Copy.SIGNED), session.meeting_id).entries
    assert [one.words for one in signed.all(Voice)] == ["We are tired"]


def test_who_left_keeps_their_different_view_in_the_minutes_but_not_on_the_screen() -> None:
    session = meeting_session()
    note_disagreement(session, who="Dad", about="nights", words="One night is enough")
    go_to_step(session, "sign")
    answer(session, TAKE_PART, "withdrawn", by="Dad")
    assert "One night is enough" not in picture(session).texts()
    assert "One night is enough" in paper(session, Copy.EVERYONE)


def keep(session: MeetingSession, kind: str) -> Attachment:
    attach_file(session, sha256="ab" * 32, file_name="owl", type=kind, who="Robin", agreed_by="Mum")
    return session.entries.all(Attachment)[-1]


@pytest.mark.parametrize(("kind", "purpose"), [("audio", RECORD_VOICE), ("photo", PHOTO)])
def test_a_recording_or_photo_is_kept_back_at_once_and_none_is_added(
    kind: str, purpose: str
) -> None:
    session = meeting_session()
    kept, drawing = keep(session, kind), keep(session, "drawing")
    assert may_play(session.entries, kept)
    answer(session, purpose, "withdrawn")
    assert not may_play(session.entries, kept)
    assert may_play(session.entries, drawing)
    seen = visible_to(session.entries, Recipient(Copy.FAMILY_SCREEN), session.meeting_id).entries
    assert [one.id for one in seen.all(Attachment)] == [drawing.id]
    with pytest.raises(Refused, match="the answer was no"):
        keep(session, kind)
    answer(session, purpose, "yes")
    assert may_play(session.entries, keep(session, kind))


def test_who_asked_not_to_be_contacted_is_shown_so_in_the_case_file() -> None:
    session = meeting_session()
    attend(session, name="Mum", about={"contact": "07700 900123"})
    assert "07700 900123" in paper(session, Copy.CASE_FILE)
    answer(session, CONTACT, by="Mum")
    assert "07700 900123" not in paper(session, Copy.CASE_FILE)
    assert "asked not to be contacted" in paper(session, Copy.CASE_FILE)


def test_everything_is_taken_back_in_one_gesture() -> None:
    session = at_the_voice_step()
    answer(session, SHOW, "yes")
    note_consent(
        session, by="Robin", purpose=SHARE_MINUTES, recipient="GP", answer="yes", how="said"
    )
    gesture = take_back(session, standing_answers(session.entries), how="said")
    assert {one.gesture_id for one in gesture.changes} == {gesture.id}
    assert OWL not in picture(session).texts()
    assert not may_have_a_copy(session.entries, "GP")
    with pytest.raises(Refused, match="no yes"):
        take_back(session, standing_answers(session.entries), how="said")


def test_an_answer_after_the_seal_changes_nothing_that_was_sealed() -> None:
    session = at_the_voice_step()
    answer(session, SHOW, "yes")
    begin_meeting(session)
    write_voice(session, who="Robin", words="It is better now")
    seal_meeting(session, FakeSigner())
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    answer(session, SHOW, "withdrawn")
    frozen = sealed_version(session, seal).entries
    assert signed_hash(frozen, session.meeting) == seal.content_hash


def test_a_no_of_an_earlier_meeting_is_sealed_with_the_next() -> None:
    session = at_the_voice_step()
    answer(session, SHOW)
    begin_meeting(session)
    write_voice(session, who="Robin", words="It is better now")
    seal_meeting(session, FakeSigner())
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    frozen = sealed_version(session, seal).entries
    assert signed_hash(frozen, session.meeting) == seal.content_hash


def drop(session: MeetingSession) -> None:
    answer(session, SHOW)


@pytest.mark.parametrize("act", [drop])
def test_a_reader_gets_no_more_after_a_no(act: Callable[[MeetingSession], None]) -> None:
    session = at_the_voice_step()
    recipients = [Recipient(copy) for copy in Copy]
    before = [{one.id for one in visible_to(session.entries, to).entries} for to in recipients]
    act(session)
    known = set().union(*before)
    for to, seen in zip(recipients, before, strict=True):
        now = {one.id for one in visible_to(session.entries, to).entries}
        assert now & known <= seen
