"""Search: what was said, here and before; never what is restricted or the lead's own."""

from datetime import date

import pytest

from mam_desktop.meeting.agreeing import agree_action, note_disagreement, record_decision, refer
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.searching import SNIPPET_LETTERS, Found, SearchIndex
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_note, write_update, write_voice
from tests.meeting.builders import begin_meeting, meeting_session
from tests.meeting.marked import marked_entries


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def _search(session: MeetingSession, asked: str) -> tuple[Found, ...]:
    return SearchIndex(session.entries, session.meeting).search(asked)


def _found(session: MeetingSession, asked: str) -> list[tuple[str, str, str]]:
    return [(one.step, one.who, one.snippet) for one in _search(session, asked)]


def test_words_promises_ideas_decisions_and_updates_are_found(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="He sleeps badly")
    add_idea(session, words="A sleep nurse", by="Dad")
    agree_action(session, what="Ask about sleep", owner="Dana", due_on=date(2026, 12, 1))
    record_decision(session, what="Sleep comes first", why="He is tired", by="everyone here")
    write_update(session, service="Health", by="Dana", words="The sleep list is long")
    assert _found(session, "sleep") == [
        ("voice", "Mum", "He sleeps badly"),
        ("what_matters", "Dana", "The sleep list is long"),
        ("board", "Dad", "A sleep nurse"),
        ("actions", "Dana", "Ask about sleep"),
        ("next_steps", "", "Sleep comes first"),
    ]


def test_every_word_must_be_there_and_a_name_counts(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="He sleeps badly")
    write_voice(session, who="Dad", words="He sleeps well")
    assert [one.who for one in _search(session, "SLEEPS  dad")] == ["Dad"]
    assert _search(session, "sleeps swimming") == ()


def test_case_accents_and_nothing_asked(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="Zoë’s café")
    assert len(_search(session, "cafe zoe")) == 1
    assert _search(session, "   ") == ()


@pytest.mark.parametrize("asked", ["<b>", "%", "\\", "' OR 1=1", "\u202e", "😀", "A" * 5000])
def test_whatever_is_asked_finds_words_and_nothing_else(
    session: MeetingSession, asked: str
) -> None:
    write_voice(session, who="Mum", words="He sleeps badly")
    assert len(_search(session, asked)) <= 1
    write_voice(session, who="Mum", words=f"before {asked} after")
    assert len(_search(session, f"{asked} after")) == 1


def test_nothing_restricted_and_nothing_of_the_leads_own_is_found(session: MeetingSession) -> None:
    write_concern(session, words="He hit me, secretword", by="Robin")
    write_note(session, words="secretword of mine", for_whom="lead")
    write_note(session, words="secretword kept", for_whom="restricted")
    refer(session, to="social_care", question="secretword at home?")
    give_feedback(session, given_by="parent", scores={}, words="secretword")
    add_idea(session, words="secretword idea", by="Mum", held_back=True)
    note_disagreement(session, who="Dad", about="secretword at home?", words="secretword no")
    assert _search(session, "secretword") == ()


def test_of_every_kind_there_is_nothing_higher_than_services_is_found() -> None:
    marked = marked_entries()
    meeting = marked.entries.all(Meeting)[0]
    index = SearchIndex(marked.entries, meeting)
    hidden = [one for one in marked.marks if KINDS[one.kind].AUDIENCE >= 3]
    assert hidden
    assert [one for one in hidden if index.search(one.word)] == []


def test_an_open_promise_of_an_earlier_meeting_leads_to_last_time(session: MeetingSession) -> None:
    agree_action(session, what="Ring the clinic", owner="Dana", due_on=date(2026, 12, 1))
    write_voice(session, who="Mum", words="The clinic never rings")
    action = session.entries.all(Action)[0]
    begin_meeting(session, on=date(2026, 12, 15))
    assert [(one.step, one.on) for one in _search(session, "clinic")] == [
        ("last_time", date(2026, 11, 24)),
        ("", date(2026, 11, 24)),
    ]
    review_action(session, action, CameOfIt(status="done", what_changed="The clinic rang"))
    found = _search(session, "rang")
    assert {(one.step, one.shown_as) for one in found} == {("last_time", action.id)}


def test_what_was_told_to_some_at_an_earlier_meeting_stays_there(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="between us", sharing=Sharing(share="nobody"))
    assert [one.is_narrowed for one in _search(session, "between us")] == [True]
    begin_meeting(session, on=date(2026, 12, 15))
    assert _search(session, "between us") == ()


def test_a_long_text_is_cut_round_the_hit(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words=f"{'word ' * 200}needle {'more ' * 200}")
    (found,) = _search(session, "needle")
    assert "needle" in found.snippet
    assert found.snippet[0] == found.snippet[-1] == "…"
    assert len(found.snippet) <= SNIPPET_LETTERS + 2
    assert len(session.entries.all(Voice)[0].words) > len(found.snippet)
