"""The copies as documents: what each says, what it adds and what it keeps back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import (
    agree_action,
    note_disagreement,
    record_decision,
    refer,
    set_next_meeting,
)
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.boarding import add_idea, add_outcome
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.content import Content, every_text
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for, when_and_where
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.finalising import pass_gap_called
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.presence import Spell
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import latest_seal, seal_meeting, sealed_version, sign
from mam_desktop.meeting.voicing import (
    Sharing,
    pause_notes,
    resume_notes,
    write_discussion,
    write_update,
    write_voice,
)
from tests.meeting.builders import FakeSigner, clock_of, meeting_session

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)


@pytest.fixture
def session() -> MeetingSession:
    made = meeting_session()
    write_voice(made, who="Robin", words="Ask me first.")
    write_voice(made, who="Mum", words="He slept.", through="Lee")
    add_outcome(made, words="Rest", area="Health")
    add_idea(made, words="Swimming", by="Mum", column="could_if", if_words="there is a bus")
    agree_action(made, what="Ring", owner="Lee", due_on=date(2026, 12, 4), so_that="he is heard")
    agree_action(made, what="Chronology", owner="Dana", due_on=None, kind="professional")
    return made


def content(
    session: MeetingSession,
    to: Recipient,
    *,
    paper: Paper = Paper.MINUTES,
    language: str = "en",
) -> Content:
    seal = latest_seal(session.entries, session.meeting_id)
    entries: Entries = sealed_version(session, seal).entries if seal else session.entries
    meeting = entries.get(Meeting, session.meeting.id)
    order = CopyOrder(
        recipient=to,
        paper=paper,
        language=language,
        seal=seal,
        made_at=NOW,
        ledger=session.entries,
    )
    return copy_content_for(entries, meeting, order)


def words(made: Content) -> str:
    return "\n".join(every_text(made.blocks))


def family(session: MeetingSession, name: str | None = None) -> str:
    reader = get_person(session.entries, name).id if name else None
    return words(content(session, Recipient(Copy.FAMILY, reader_id=reader)))


EVERYONE = Recipient(Copy.EVERYONE)
CASE_FILE = Recipient(Copy.CASE_FILE)


def test_a_draft_says_that_it_is_one_and_a_sealed_paper_says_when(session: MeetingSession) -> None:
    draft = content(session, EVERYONE)
    assert draft.is_draft
    assert "Nobody has signed this yet" in words(draft)
    seal_meeting(session, FakeSigner())
    sealed = content(session, EVERYONE)
    assert not sealed.is_draft
    assert "Nobody has signed" not in words(sealed)
    assert sealed.sealed_line.endswith("24 Nov 2026 14:00")
    assert len(sealed.content_hash) == 64


@pytest.mark.parametrize(
    "told",
    ["", "half past four", "2026-13-45T99:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00Z"],
)
def test_a_seal_with_a_time_that_cannot_be_read_is_sealed_and_says_so(
    session: MeetingSession, told: str
) -> None:
    seal_meeting(session, FakeSigner())
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    garbled = replace(seal, sealed_at=told)
    order = CopyOrder(recipient=EVERYONE, seal=garbled, made_at=garbled.dated)
    made = copy_content_for(session.entries, session.meeting, order)
    assert made.sealed_line == "sealed; the time is not known"
    assert made.made_at.date() == date(2026, 11, 24)


def test_a_seal_without_a_time_zone_is_read_as_universal_time(session: MeetingSession) -> None:
    seal_meeting(session, FakeSigner())
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    assert replace(seal, sealed_at=seal.sealed_at.removesuffix("+00:00")).moment == seal.moment


def test_the_family_is_told_how_many_tasks_the_services_keep(session: MeetingSession) -> None:
    assert "1 more task is kept by the services; Lee can show you." in family(session, "Mum")
    agree_action(session, what="Second", owner="Dana", due_on=None, kind="professional")
    assert "2 more tasks are kept by the services" in family(session)
    assert "Chronology" not in family(session)
    assert "kept by the services" not in words(content(session, EVERYONE))
    assert "Chronology" in words(content(session, EVERYONE))


def test_a_narrowed_task_is_not_even_counted(session: MeetingSession) -> None:
    hidden = Sharing(not_for=["Dad"])
    agree_action(
        session, what="Quiet", owner="Dana", due_on=None, kind="professional", sharing=hidden
    )
    assert "1 more task is kept" in family(session, "Dad")


def test_a_task_that_a_promise_needs_is_the_familys_to_see(session: MeetingSession) -> None:
    ring = session.entries.all(Action)[0]
    agree_action(
        session,
        what="Ask the panel",
        owner="Dana",
        due_on=None,
        kind="professional",
        needed_for=ring.id,
    )
    assert "Ask the panel" in family(session)
    assert "1 more task is kept" in family(session)


def test_a_readers_own_copy_holds_what_was_shared_with_them_and_nobody_elses(
    session: MeetingSession,
) -> None:
    write_voice(
        session,
        who="Robin",
        words="Do not shout.",
        sharing=Sharing(share="some", shared_with=("Mum",)),
    )
    assert "Do not shout." in family(session, "Mum")
    for other in (family(session, "Dad"), family(session), words(content(session, CASE_FILE))):
        assert "Do not shout." not in other


def test_the_case_file_adds_identifiers_the_ledger_and_times(session: MeetingSession) -> None:
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="Housing", answer="no", how="said"
    )
    clock_of(session).go_on(days=1, minutes=5)
    attend(session, name="Dad", state="back", about={"contact": "0161 496 0009"})
    answer_read_back(session, session.entries.all(Action)[0], answer="not_quite", by="Mum")
    pause_notes(session)
    clock_of(session).go_on(minutes=3)
    resume_notes(session)
    text = words(content(session, CASE_FILE))
    for wanted in (
        *("999 000 0018", "1 Example Street", "Robin Example", "Housing", "0161 496 0009"),
        *("here, 14:00", "came back, Wednesday 25 November, 14:05", "not quite"),
        "Notes were paused for 3 minutes.",
    ):
        assert wanted in text
    for copy in (EVERYONE, Recipient(Copy.FAMILY)):
        other = words(content(session, copy))
        for unwanted in ("999 000 0018", "1 Example Street", "Housing", "0161 496 0009", "14:05"):
            assert unwanted not in other


def test_the_case_file_says_which_words_are_not_for_everyone(session: MeetingSession) -> None:
    """Whoever answers Dad’s request years later must know what Mum kept from him."""
    at_my_sisters = "We are at my sister’s on Saturdays."
    attend(session, name="Dad")
    write_voice(session, who="Mum", words=at_my_sisters, sharing=Sharing(not_for=("Dad",)))
    assert f"{at_my_sisters}\nnot for Dad" in words(content(session, CASE_FILE))
    assert "Not for everyone" not in words(content(session, EVERYONE))
    for answer in ("yes", "withdrawn"):
        note_consent(
            session,
            by="Mum",
            purpose="put in the minutes",
            recipient="this meeting",
            answer=answer,
            how="said",
        )
    said_no = "not in the minutes: whose words they are said no"
    assert f"{at_my_sisters}\n{said_no}\nnot for Dad" in words(content(session, CASE_FILE))


def test_a_promise_for_somebody_who_was_away_says_so(session: MeetingSession) -> None:
    attend(session, name="Priya", state="apologies")
    agree_action(
        session, what="Assess", owner="Priya", due_on=date(2026, 12, 18), owner_agreed=False
    )
    agree_action(session, what="A taxi", owner=None, due_on=None)
    everyone = words(content(session, EVERYONE))
    assert "Priya\nwas not here, has not agreed\nFriday 18 December" in everyone
    assert "A taxi\nWho? Not said yet\nNo date yet" in everyone
    assert "Priya\nwas not here\n" in family(session)


def test_the_minutes_hold_every_part_and_the_plan_only_its_own(session: MeetingSession) -> None:
    write_update(session, service="Health", by="Sam", words="List open.", waiting_time="20 weeks")
    write_discussion(session, words="The bus")
    write_discussion(session, words="The taxi", come_back=True)
    note_disagreement(session, who="Dana", about="Swimming", words="too cold")
    record_decision(session, what="Stay", why="it helps", by="all", route="panel")
    refer(session, to="MAP", question="Joint?", cost_band="B", on=date(2026, 12, 9))
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    minutes = words(content(session, EVERYONE))
    plan = words(content(session, EVERYONE, paper=Paper.PLAN))
    for wanted in ("Ring", "so that he is heard", "Friday 4 December", "Tuesday 5 January"):
        assert wanted in minutes
        assert wanted in plan
    for wanted in ("Ask me first.", "He slept.", "20 weeks", "The bus", "The taxi", "too cold"):
        assert wanted in minutes
        assert wanted not in plan
    for wanted in ("Stay", "it helps", "Joint?", "Swimming", "if there is a bus", "Rest"):
        assert wanted in minutes
    assert "B" not in minutes.split()


def test_a_signature_says_what_it_is_to(session: MeetingSession) -> None:
    sign(session, who="Mum", method="typed")
    seal_meeting(session, FakeSigner(), part="plan")
    write_voice(session, who="Mum", words="One more thing.")
    sign(session, who="Dad", method="spoken", noted_by="Lee")
    seal_meeting(session, FakeSigner(), part="minutes")
    text = words(content(session, EVERYONE))
    assert "Mum, 14:00" in text
    assert "signed the action plan" in text
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason="Mum rang",
        correct=lambda one: agree_action(one, what="Diary", owner="Mum", due_on=None),
    )
    later = words(content(session, EVERYONE))
    assert "signed version 1" in later
    assert "Version 2, a correction" in later
    assert "Corrected on Tuesday 24 November 2026 by Lee: Mum rang" in later


def test_who_did_not_want_to_sign_is_never_said_to_have_signed(session: MeetingSession) -> None:
    sign(session, who="Dad", method="declined", reason="I ask my lawyer first.")
    seal_meeting(session, FakeSigner(), part="minutes")
    sealed = words(content(session, EVERYONE)).splitlines()
    assert {"did not want to sign", "I ask my lawyer first."} <= set(sealed)
    amend(
        session,
        FakeSigner(),
        by="Lee",
        reason="Mum rang",
        correct=lambda one: agree_action(one, what="Diary", owner="Mum", due_on=None),
    )
    later = words(content(session, EVERYONE))
    assert "did not want to sign, asked about version 1" in later
    assert "signed version" not in later


def test_feedback_is_in_no_copy(session: MeetingSession) -> None:
    give_feedback(session, given_by="parent", scores={"understood": 4}, words="Nobody heard.")
    for copy in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE, Copy.RUNNING_SHEET):
        assert "Nobody heard." not in words(content(session, Recipient(copy)))


def test_an_agency_gets_what_everyone_gets_or_nothing(session: MeetingSession) -> None:
    to = Recipient(Copy.AGENCY, agency="Education")
    assert words(content(session, to)) == words(content(session, EVERYONE))
    assert content(session, to).copy_name == "Copy for Education"
    note_consent(
        session, by="Mum", purpose="share minutes", recipient="Education", answer="no", how="said"
    )
    with pytest.raises(Refused):
        content(session, to)


def test_a_person_who_is_not_there_any_more_does_not_stop_the_papers(
    session: MeetingSession,
) -> None:
    writer = session.begin()
    writer.remove(get_person(session.entries, "Dana"))
    writer.commit()
    for copy in (Copy.EVERYONE, Copy.CASE_FILE):
        assert "Ring" in words(content(session, Recipient(copy)))


def test_two_children_of_one_name_are_told_apart(session: MeetingSession) -> None:
    write_voice(session, who="Robin Elder", words="I am the other one.")
    made = content(session, EVERYONE)
    panels = [block for block in made.blocks if type(block).__name__ == "VoicePanel"]
    own, others = ("\n".join(every_text([one])) for one in panels)
    assert "Ask me first." in own
    assert "I am the other one." in others


@pytest.mark.parametrize(
    ("began", "says"),
    [
        (
            datetime(2026, 11, 24, 16, 22, tzinfo=UTC),
            "Tuesday 24 November 2026, began 16:22 (planned 14:00 to 15:30), at home",
        ),
        (
            datetime(2026, 11, 25, 9, 5, tzinfo=UTC),
            "Wednesday 25 November 2026, began 09:05 "
            "(planned for Tuesday 24 November 2026, 14:00 to 15:30), at home",
        ),
    ],
)
def test_papers_say_when_the_meeting_really_began(
    session: MeetingSession, began: datetime, says: str
) -> None:
    meeting = replace(
        session.meeting, starts_at="14:00", ends_at="15:30", place="at home", on=date(2026, 11, 24)
    )
    assert when_and_where(meeting) == "Tuesday 24 November 2026, 14:00 to 15:30, at home"
    assert when_and_where(meeting, (Spell("welcome", began),)) == says


def test_sealed_without_names_the_action_it_means(session: MeetingSession) -> None:
    agree_action(session, what="Lend a football", owner="Dad", due_on=None)
    pass_gap_called(session, "action_date", reason="He says when.", by="Lee")
    assert "the day of an action\n“Chronology”\n“Lend a football”" in words(
        content(session, CASE_FILE)
    )


def test_an_answer_taken_back_keeps_when_it_was_given(session: MeetingSession) -> None:
    told = {"purpose": "share minutes", "recipient": "GP", "how": "said"}
    note_consent(session, by="Dad", answer="yes", **told)
    note_consent(session, by="Dad", answer="withdrawn", **told)
    assert "taken back\n14:00\nbefore: yes, 14:00" in words(content(session, CASE_FILE))
