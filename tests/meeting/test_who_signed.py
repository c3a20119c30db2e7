"""Who has signed which text: the plan first, the whole later, and again after a correction."""

from datetime import date

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.signing import seal_meeting, sign
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.meeting.who_signed import (
    Holds,
    not_signed_yet,
    texts_now,
    who_signed,
)
from tests.meeting.builders import FakeSigner, meeting_session


def agree(session: MeetingSession, what: str = "Ring the school") -> None:
    agree_action(session, what=what, owner="Lee", due_on=date(2026, 12, 1))


def holds(session: MeetingSession, name: str) -> Holds | None:
    given = who_signed(session).get(get_person(session.entries, name).id)
    return given.holds if given else None


def names(session: MeetingSession, ids: tuple[str, ...]) -> set[str]:
    return {one.name for one in map(lambda i: get_person(session.entries, i), ids)}


def test_the_plan_first_the_whole_now_or_later() -> None:
    session = meeting_session()
    agree(session)
    sign(session, who="Mum", method="typed", part="plan")
    sign(session, who="Dad", method="typed")
    assert (holds(session, "Mum"), holds(session, "Dad")) == (Holds.PLAN, Holds.WHOLE)
    write_voice(session, who="Robin", words="One more thing.")
    assert (holds(session, "Mum"), holds(session, "Dad")) == (Holds.PLAN, Holds.PLAN)
    agree(session, "Another")
    assert (holds(session, "Mum"), holds(session, "Dad")) == (Holds.EARLIER, Holds.EARLIER)


def test_a_signature_to_a_sealed_plan_stands_while_the_minutes_are_finished() -> None:
    session = meeting_session()
    agree(session)
    seal_meeting(session, FakeSigner(), part="plan")
    sign(session, who="Mum", method="typed", part="plan")
    write_voice(session, who="Robin", words="One more thing.")
    assert holds(session, "Mum") is Holds.PLAN
    seal_meeting(session, FakeSigner(), part="minutes")
    assert holds(session, "Mum") in (Holds.PLAN, Holds.EARLIER)
    sign(session, who="Mum", method="typed")
    assert holds(session, "Mum") is Holds.WHOLE


def test_those_who_left_early_have_not_signed_yet_and_those_away_are_not_waited_for() -> None:
    session = meeting_session()
    agree(session)
    attend(session, name="Dad", state="left")
    attend(session, name="Dana", state="absent")
    sign(session, who="Mum", method="typed", part="plan")
    assert names(session, not_signed_yet(session)) == {"Robin", "Mum", "Dad", "Lee"}
    assert names(session, not_signed_yet(session, "plan")) == {"Robin", "Dad", "Lee"}


def test_after_a_correction_those_who_signed_before_sign_again() -> None:
    session = meeting_session()
    agree(session)
    sign(session, who="Mum", method="typed")
    sign(session, who="Dad", method="declined", reason="wants to think")
    seal_meeting(session, FakeSigner())
    assert holds(session, "Mum") is Holds.WHOLE
    action = session.entries.all(Action)[0]

    def correct(scratch: MeetingSession) -> None:
        change_entry(scratch, scratch.entries.get(Action, action.id), {"what": "Write instead"})

    amend(session, FakeSigner(), by="Lee", reason="slip", correct=correct)
    assert "Mum" in names(session, not_signed_yet(session))
    given = who_signed(session)[get_person(session.entries, "Mum").id]
    assert (given.holds, given.version) == (Holds.EARLIER, 1)
    sign(session, who="Mum", method="typed")
    assert "Mum" not in names(session, not_signed_yet(session))


def test_a_text_that_was_changed_while_somebody_read_it_is_not_signed() -> None:
    session = meeting_session()
    agree(session)
    read = texts_now(session)
    agree(session, "Another")
    for part, text in (("both", read.whole), ("plan", read.plan)):
        with pytest.raises(Refused, match="read it once more"):
            sign(session, who="Mum", method="typed", part=part, text_read=text)
    assert session.entries.all(Signature) == ()
    now = texts_now(session)
    sign(session, who="Mum", method="typed", part="plan", text_read=now.plan)
    sign(session, who="Dad", method="typed", text_read=now.whole)


def test_what_is_said_on_the_phone_says_so() -> None:
    session = meeting_session()
    attend(session, name="Dana", joins="phone")
    sign(session, who="Dana", method="spoken", noted_by="Lee")
    sign(session, who="Mum", method="spoken", noted_by="Lee")
    assert [one.joined for one in session.entries.all(Signature)] == ["phone", ""]
