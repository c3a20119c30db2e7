"""The family's own papers: the sheet, the profile, their information, hard words, one a home."""

from datetime import UTC, date, datetime

import pytest

from mam_desktop.meeting.agreeing import agree_action, set_next_meeting
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.content import Bullets, Content, Notice, every_text, plain, runs_of
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.council_papers import NOTHING_SET, CouncilPapers, council_papers
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_sheet import MOST_PROMISES
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.households import grown_ups_beside, homes
from mam_desktop.meeting.kept_back import copy_words, left_out
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.meeting.picturing import choose_pictogram, show_pictures, shown_pictogram
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import seal_meeting, sealed_version
from mam_desktop.meeting.starting import add_profile_line
from mam_desktop.meeting.voicing import Sharing, write_note, write_voice
from mam_desktop.settings import Settings
from tests.meeting.builders import FakeSigner, meeting_session

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
COUNCIL = CouncilPapers(
    council="Thornbury Council",
    marking="OFFICIAL-SENSITIVE",
    ring="Ring 0161 496 0100, 9 to 5",
    complain="Write to complaints@thornbury.example",
    advice="Thornbury SENDIASS, 0161 496 0102",
    privacy="Our notice is at thornbury.example/privacy",
)
SHEET = Paper.FAMILY_SHEET


@pytest.fixture
def session() -> MeetingSession:
    made = meeting_session()
    agree_action(made, what="Ring the school", owner="Lee", due_on=date(2026, 12, 4))
    agree_action(made, what="Chronology", owner="Dana", due_on=None, kind="professional")
    set_next_meeting(made, on=date(2027, 1, 5), starts_at="14:00", place="at school")
    return made


def paper(
    session: MeetingSession,
    which: Paper = SHEET,
    council: CouncilPapers = COUNCIL,
    to: Recipient | None = None,
) -> Content:
    order = CopyOrder(
        recipient=to or Recipient(Copy.FAMILY), paper=which, made_at=NOW, council=council
    )
    return copy_content_for(session.entries, session.meeting, order)


def words(made: Content) -> str:
    return "\n".join((made.title, *made.subtitle_lines, *every_text(made.blocks)))


def test_the_sheet_says_who_does_what_when_we_meet_and_what_to_do(session: MeetingSession) -> None:
    made = paper(session)
    told = words(made)
    assert "Ring the school – Lee, by Fri 4 Dec" in told
    assert "We meet again: Tuesday 5 January 2027, 14:00, at school" in told
    for wanted in (
        "Who to ring: Lee. Ring 0161 496 0100, 9 to 5",
        "A promise is not kept:",
        "Something is wrong: Tell Lee. You get a corrected copy.",
        "You want to stop: You can stop at any time. Tell Lee.",
        "Write to complaints@thornbury.example",
        "Thornbury SENDIASS, 0161 496 0102",
        "Our notice is at thornbury.example/privacy",
    ):
        assert wanted in told
    assert made.is_large_print
    assert made.marking == "OFFICIAL-SENSITIVE"


def test_what_the_council_has_not_set_is_said_and_never_made_up(session: MeetingSession) -> None:
    told = words(paper(session, council=NOTHING_SET))
    assert "Lee. The council has not given us a number yet." in told
    assert "The council has not written down how yet. Ask Lee." in told
    assert "The council has not written down its number yet" in told
    assert "The council has not written down its privacy notice yet. Ask Lee." in told
    assert not any(one.isdigit() for one in told.split("Who can help")[1])


def test_tasks_of_services_are_not_on_the_sheet_and_many_promises_are_counted(
    session: MeetingSession,
) -> None:
    assert "Chronology" not in words(paper(session))
    for no in range(MOST_PROMISES + 1):
        agree_action(session, what=f"Promise {no}", owner="Mum", due_on=None)
    assert "2 more promises are in the action plan." in words(paper(session))


def test_a_very_long_promise_is_shortened_on_the_sheet_alone(session: MeetingSession) -> None:
    long = "Ring " + "the school and the nurse " * 400
    agree_action(session, what=long, owner="Mum", due_on=None)
    assert "nurse…" in words(paper(session)) or "the…" in words(paper(session))
    assert max(map(len, every_text(paper(session).blocks))) < 400
    assert long.strip() in words(paper(session, Paper.PLAN))


def test_a_promise_without_owner_or_day_says_so_as_every_screen_does(
    session: MeetingSession,
) -> None:
    agree_action(session, what="A taxi", owner=None, due_on=None)
    assert "A taxi – Who? Not said yet · No date yet" in words(paper(session))


def pictures(made: Content) -> dict[str, str]:
    lists = [one for one in made.blocks if isinstance(one, Bullets)]
    return {plain(item): name for one in lists for item, name in one.pictured()}


def test_beside_each_promise_stands_the_picture_that_the_family_screen_shows(
    session: MeetingSession,
) -> None:
    promise = "Ring the school – Lee, by Fri 4 Dec"
    (action, _other) = session.entries.all(Action)
    assert pictures(paper(session))[promise] == shown_pictogram(action, session.meeting) != ""
    choose_pictogram(session, action, "bath")
    assert pictures(paper(session))[promise] == "bath"
    choose_pictogram(session, session.entries.get(Action, action.id), "")
    assert pictures(paper(session))[promise] == ""
    choose_pictogram(session, session.entries.get(Action, action.id), None)
    show_pictures(session, "none")
    assert pictures(paper(session))[promise] == ""


def test_beside_each_line_of_help_stands_a_picture_that_there_is(session: MeetingSession) -> None:
    found = pictures(paper(session))
    assert found["You want to stop: You can stop at any time. Tell Lee."] == "stop"
    names = [name for words, name in found.items() if ":" in words]
    assert len(names) == len(set(names)) == 8
    assert set(names) <= set(pictograms())


def test_a_meaning_that_somebody_gave_stands_beside_the_words(session: MeetingSession) -> None:
    meaning = Meaning(language="pl", words="Zadzwonić do szkoły", by="Noor")
    (action, _other) = session.entries.all(Action)
    change_entry(session, action, {"meaning": meaning})
    made = paper(session)
    assert "Ring the school – Lee, by Fri 4 Dec\nZadzwonić do szkoły" in words(made)
    runs = [run for one in made.blocks if isinstance(one, Bullets) for run in runs_of(one.items[0])]
    assert [run.language for run in runs if "Zadzwonić" in run.text] == ["pl"]


def test_where_a_promise_is_shortened_the_sheet_says_where_it_is_whole(
    session: MeetingSession,
) -> None:
    said = "Where you see “…”, the action plan has every word."
    assert said not in words(paper(session))
    agree_action(session, what="Ring the nurse " * 20, owner="Mum", due_on=None)
    assert said in words(paper(session))


def test_a_corrected_sheet_says_so_first_and_the_one_before_does_not(
    session: MeetingSession,
) -> None:
    seal_meeting(session, FakeSigner())
    for reason in ("Mum rang", "Dad rang " * 60):
        amend(
            session,
            FakeSigner(),
            by="Lee",
            reason=reason,
            correct=lambda one: agree_action(one, what="Diary", owner="Mum", due_on=None),
        )
    first, second, third = sorted(session.entries.all(Seal), key=lambda one: one.version or 0)
    for seal, number in ((second, 2), (third, 3)):
        made = sealed_paper(session, seal)
        notice = made.blocks[0]
        assert isinstance(notice, Notice)
        assert plain(notice.heading) == f"Version {number}, a correction"
        assert sum(isinstance(one, Notice) for one in made.blocks) == 1
        assert len(plain(notice.text)) < 200
    assert "Corrected on Tuesday 24 November 2026 by Lee: Mum rang" in words(
        sealed_paper(session, second)
    )
    older = sealed_paper(session, first)
    assert not any(isinstance(one, Notice) for one in older.blocks)
    assert older.version == 1


def sealed_paper(session: MeetingSession, seal: Seal) -> Content:
    entries = sealed_version(session, seal).entries
    order = CopyOrder(
        recipient=Recipient(Copy.FAMILY), paper=SHEET, made_at=NOW, council=COUNCIL, seal=seal
    )
    return copy_content_for(entries, entries.get(Meeting, session.meeting.id), order)


def test_sentences_of_help_are_short(session: MeetingSession) -> None:
    for council in (COUNCIL, NOTHING_SET):
        told = words(paper(session, council=council)).split("Who can help")[1]
        sentences = told.replace(":", ".").replace("\n", ". ").split(". ")
        assert max(len(one.split()) for one in sentences) <= 15


def test_the_profile_is_its_own_page_as_it_stands(session: MeetingSession) -> None:
    add_profile_line(session, heading="support", words="Ask me first", by="Robin")
    add_profile_line(
        session, heading="support", words="Secret", by="Robin", sharing=Sharing(share="nobody")
    )
    made = paper(session, Paper.PROFILE)
    assert made.title == "All about Robin"
    assert "How best to support me" in words(made)
    assert "Ask me first – Robin" in words(made)
    assert "Secret" not in words(made)
    assert (made.is_draft, made.as_of) == (False, "as it stands Tue 24 Nov 2026")


def test_the_running_sheet_calls_itself_that(session: MeetingSession) -> None:
    made = paper(session, Paper.MINUTES, to=Recipient(Copy.RUNNING_SHEET))
    assert made.subtitle_lines[0] == "Running sheet · Multi-agency meeting"
    assert not made.is_draft


def test_hard_words_of_the_familys_copy_are_explained_at_its_end(session: MeetingSession) -> None:
    agree_action(session, what="Ask the SENCO about the EHCP", owner="Lee", due_on=None)
    told = words(paper(session, Paper.MINUTES))
    assert "What some words mean" in told
    assert "EHCP" in told.split("What some words mean")[1]
    everyone = paper(session, Paper.MINUTES, to=Recipient(Copy.EVERYONE))
    assert "What some words mean" not in words(everyone)


def test_the_familys_minutes_tell_about_their_information(session: MeetingSession) -> None:
    told = words(paper(session, Paper.MINUTES))
    assert "Our notice is at thornbury.example/privacy" in told
    assert "Information Commissioner" in told
    assert "has not written down how long" in told
    settings = Settings(kept_until="until your 25th birthday", lawful_basis="Our basis.")
    kept = words(paper(session, Paper.MINUTES, council_papers(settings)))
    assert "These papers are kept until your 25th birthday." in kept
    assert "Our basis." in kept


# --- one copy for each home --------------------------------------------------------------------


def test_parents_who_live_together_read_one_copy(session: MeetingSession) -> None:
    (home, *others) = homes(session.entries)
    assert [one.name for one in home.people] == ["Mum", "Dad"]
    assert others == []
    mum, dad = home.people
    assert grown_ups_beside(session.entries, mum) == (dad.id,)


def test_a_copy_for_a_home_holds_only_what_each_there_may_see(session: MeetingSession) -> None:
    mum, dad = homes(session.entries)[0].people
    write_voice(
        session, who="Robin", words="Only Mum", sharing=Sharing(share="some", shared_with=["Mum"])
    )
    write_voice(session, who="Robin", words="Not Dad", sharing=Sharing(not_for=["Dad"]))
    write_voice(
        session,
        who="Robin",
        words="Both",
        sharing=Sharing(share="some", shared_with=["Mum", "Dad"]),
    )
    alone = words(paper(session, Paper.MINUTES, to=Recipient(Copy.FAMILY, mum.id)))
    together = words(
        paper(session, Paper.MINUTES, to=Recipient(Copy.FAMILY, mum.id, household=(dad.id,)))
    )
    assert all(one in alone for one in ("Only Mum", "Not Dad", "Both"))
    assert "Both" in together
    assert "Only Mum" not in together
    assert "Not Dad" not in together


# --- an agency's own promises ------------------------------------------------------------------


def agency_sees(session: MeetingSession, agency: str) -> set[str]:
    to = Recipient(Copy.AGENCY, agency=agency)
    seen = visible_to(session.entries, to, session.meeting_id).entries
    return {one.what for one in seen.all(Action)}


def test_an_agency_gets_its_own_promises_though_a_parent_must_not(session: MeetingSession) -> None:
    hidden = Sharing(not_for=["Dad"])
    agree_action(session, what="Hers", owner="Dana", due_on=None, sharing=hidden)
    agree_action(session, what="Helps", owner="Lee", helper="Dana", due_on=None, sharing=hidden)
    agree_action(session, what="Another’s", owner="Lee", due_on=None, sharing=hidden)
    assert {"Hers", "Helps", "Ring the school"} <= agency_sees(session, "Social care")
    assert "Another’s" not in agency_sees(session, "Social care")
    assert {"Another’s", "Helps"} <= agency_sees(session, "Education")
    assert "Hers" not in agency_sees(session, "Health")


@pytest.mark.parametrize(
    "sharing",
    [
        Sharing(not_for=["Dana"]),
        Sharing(not_for=["Social care"]),
        Sharing(share="nobody"),
        Sharing(share="some", shared_with=["Mum"]),
    ],
)
def test_what_is_kept_from_the_agency_itself_stays_out(
    session: MeetingSession, sharing: Sharing
) -> None:
    agree_action(session, what="Hers", owner="Dana", due_on=None, sharing=sharing)
    assert "Hers" not in agency_sees(session, "Social care")


# --- what is left out --------------------------------------------------------------------------


def test_what_is_left_out_is_counted_by_kind_and_never_quoted(session: MeetingSession) -> None:
    write_note(session, words="Ring her alone")
    write_note(session, words="And later")
    told = left_out(session.entries, Recipient(Copy.EVERYONE), session.meeting.id)
    assert "2 private notes" in told.words
    assert "Ring her" not in told.words
    assert told.count == sum(count for count, _words in told.groups)
    family = left_out(session.entries, Recipient(Copy.FAMILY), session.meeting.id)
    assert "1 task or promise" in family.words


def test_a_copy_knows_what_it_must_not_say(session: MeetingSession) -> None:
    write_note(session, words="Ring her alone")
    known = copy_words(session.entries, Recipient(Copy.FAMILY), session.meeting.id)
    private = {one.words for one in known.must_not}
    assert {"Ring her alone", "Chronology", "9990000018", "1 Example Street"} <= private
    assert "Ring the school" in known.may
    note = next(one for one in known.must_not if one.words == "Ring her alone")
    assert (note.kind, note.field) == ("note", "words")
    mum = get_person(session.entries, "Mum")
    assert mum.id not in known.hidden_ids


def test_somebody_with_no_household_is_a_home_alone(session: MeetingSession) -> None:
    attend(session, name="Nan", about={"role": "Grandparent", "service": "Child and family"})
    names = [[one.name for one in home.people] for home in homes(session.entries)]
    assert names == [["Mum", "Dad"], ["Nan"]]
