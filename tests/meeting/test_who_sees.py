"""Who will see what, made from the real rules: ceilings, copies and the ledger as they stand."""

from mam_desktop.meeting.consents import SHARE_MINUTES, note_consent
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.meeting.who_sees import Sort, Viewer, what_one_gets, who_sees
from tests.meeting.builders import meeting_session

OPEN = {Sort.WORDS, Sort.PLAN}
SCREEN, FAMILY = "The screen in this room", "The family’s own copies"
EVERYONE, CASE_FILE = "The copy for everyone here", "The council’s case file"
AGENCY = "Copy for Social worker"


def seen(session: MeetingSession, **more: bool) -> dict[str, Viewer]:
    return {one.name: one for one in who_sees(session.entries, session.meeting, **more)}


def refuse(session: MeetingSession, recipient: str) -> None:
    note_consent(
        session, by="Mum", purpose=SHARE_MINUTES, recipient=recipient, answer="no", how="said"
    )


def test_each_place_gets_what_its_copy_holds() -> None:
    session = meeting_session()
    assert {name: set(one.sorts) for name, one in seen(session).items()} == {
        SCREEN: OPEN,
        FAMILY: {*OPEN, Sort.FOR_SOME},
        EVERYONE: {*OPEN, Sort.NAMES, Sort.TASKS},
        AGENCY: {*OPEN, Sort.NAMES, Sort.TASKS},
        CASE_FILE: {*OPEN, Sort.NAMES, Sort.TASKS, Sort.NUMBERS, Sort.ANSWERS},
    }


def test_nobody_gets_the_leads_notes() -> None:
    session = meeting_session()
    assert not any(Sort.PRIVATE in one.sorts for one in seen(session).values())


def test_an_agency_the_family_said_no_to_gets_nothing_and_can_be_left_out() -> None:
    session = meeting_session()
    refuse(session, "Social care")
    refuse(session, "Housing")
    picture = seen(session)
    assert picture[AGENCY].refused
    assert picture["Copy for Housing"].words == "No copy: the family said no."
    assert set(seen(session, with_refusals=False)) == {SCREEN, FAMILY, EVERYONE, CASE_FILE}


def test_nothing_real_is_in_the_picture() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="I like the owl")
    assert "owl" not in str(seen(session))


def test_what_one_person_gets_counts_what_was_shared_with_or_kept_from_them() -> None:
    session = meeting_session()
    mum, dad = (get_person(session.entries, name) for name in ("Mum", "Dad"))
    write_voice(session, who="Robin", words="a", sharing=Sharing(share="some", shared_with=["Mum"]))
    write_voice(session, who="Robin", words="b", sharing=Sharing(not_for=["Dad"]))
    write_voice(session, who="Robin", words="c", sharing=Sharing(share="nobody"))
    for person, only, kept in ((mum, 1, 1), (dad, 0, 3)):
        share = what_one_gets(session.entries, session.meeting, person)
        assert (share.only_for_them, share.kept_from_them) == (only, kept)
        assert [one.name for one in share.viewers] == [SCREEN, "A copy of their own"]


def test_a_professional_gets_their_agencys_copy_or_none() -> None:
    session = meeting_session()
    dana = get_person(session.entries, "Dana")
    names = [one.name for one in what_one_gets(session.entries, session.meeting, dana).viewers]
    assert names == [SCREEN, AGENCY]
    refuse(session, "Dana")
    assert what_one_gets(session.entries, session.meeting, dana).viewers[-1].refused


def test_who_is_not_on_the_list_sees_no_screen() -> None:
    session = meeting_session()
    writer = session.begin()
    key = writer.create_between(Person, name="Aunt", service="Child and family")
    writer.commit()
    aunt = session.entries.get(Person, key)
    assert [one.name for one in what_one_gets(session.entries, session.meeting, aunt).viewers] == [
        "A copy of their own"
    ]
