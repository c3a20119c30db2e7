"""Lines that go back to what was written, lines that are refused, and what stays with whom."""

import pytest

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import Ambiguous, BadInput
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import (
    Action,
    Idea,
    Referral,
)
from mam_desktop.meeting.said import (
    Concern,
)
from mam_desktop.play.script import check_line
from tests.meeting.builders import only
from tests.play.playing import (
    ACTION,
    EARLIER,
    IDEA,
    NOT_ABOUT_THE_SESSION,
    Play,
    Told,
    example,
    played,
    shown,
)
from tests.play.test_performing import ONE_OF_EACH


@pytest.mark.parametrize(
    ("key", "words", "settings", "wanted"),
    [
        ("idea", "Swimming", {"words": "Diving", "if": "it is warm"}, {"if_words": "it is warm"}),
        ("idea", "Swimming", {"by": "Priya"}, {}),
        ("capture", "Swimming", {"words": "Diving"}, {"words": "Diving"}),
        ("idea", "Swimming", {"not_for": ["Zed", "education"]}, {"not_for": ("Zed", "education")}),
        ("idea", "swimming ", {"meaning": {"language": "pl", "words": "Basen", "by": ""}}, {}),
    ],
)
def test_an_entry_is_changed_by_the_verb_that_made_it_and_its_words(
    key: str, words: str, settings: dict[str, JsonValue], wanted: dict[str, object]
) -> None:
    line: Told = {"do": "change", key: words, "set": settings, "reason": "asked"}
    play = played(IDEA, line)
    entry = only(play.session.entries.all(Idea))
    assert {name: getattr(entry, name) for name in wanted} == wanted
    assert {one.reason for one in play.recorder.gestures[-1]} == {"asked"}


def test_a_changed_owner_may_be_somebody_new() -> None:
    line: Told = {"do": "change", "action": "Ring", "set": {"owner": "Priya", "needed_for": None}}
    session = played(ACTION, line).session
    owner = session.entries.all(Action)[0].owner_id
    assert owner == get_person(session.entries, "Priya").id


def test_an_entry_of_this_meeting_is_meant_before_one_of_another() -> None:
    earlier: Told = {**EARLIER, "what": "Ring"}
    change: Told = {"do": "change", "action": "Ring", "set": {"status": "done"}}
    session = played(earlier, ACTION, change).session
    status = {one.meeting_id: one.status for one in session.entries.all(Action)}
    assert status == {None: "agreed", session.meeting_id: "done"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"do": "change", "idea": "Dancing", "set": {"words": "x"}}, "Nothing here says “Dancing”"),
        ({"do": "change", "idea": "Swimming", "set": {"colour": "red"}}, "“colour” cannot"),
        ({"do": "change", "idea": "Swimming", "set": {"column": "bin"}}, "“bin” is not one of"),
        ({"do": "change", "idea": "Swimming", "set": {}}, "says nothing"),
        (
            {"do": "change", "action": "Ring", "set": {"due_on": "soon"}},
            "“due_on” cannot be 'soon'",
        ),
        ({"do": "change", "action": "Ring", "idea": "Swimming", "set": {"x": 1}}, "are too many"),
        ({"do": "voice", "who": "Mum", "heading": "hard", "words": " ", "how": "said"}, "no words"),
        ({"do": "scale", "who": "Mum", "score": 11}, "0 to 10"),
        ({"do": "earlier_scale", "who": "Mum", "score": -1, "on": "2026-10-13"}, "0 to 10"),
        ({"do": "undo", "times": 0}, "from 1 to 100"),
        ({"do": "feedback", "from": "child", "scores": {"listened_to": 6}}, "1 to 5"),
        ({"do": "feedback", "from": "child", "scores": {"happy": 5}}, "1 to 5"),
        ({"do": "feedback", "from": "child", "scores": {"listened_to": "5"}}, "1 to 5"),
        ({"do": "capture", "text": "!   "}, "no words"),
        ({"do": "capture", "text": '" Nobody said whose'}, "Whose words"),
        (
            {
                "do": "voice",
                "who": "Robin",
                "heading": "hard",
                "words": "x",
                "how": "said",
                "with": ["Mum"],
            },
            "“with” goes with",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_of_it_is_written(
    line: Told, problem: str
) -> None:
    play = played(IDEA, ACTION)
    before = play.session.everything.state_hash(), len(play.recorder.gestures)
    with pytest.raises(BadInput) as caught:
        play.play([check_line(99, line)])
    assert problem in str(caught.value)
    assert (play.session.everything.state_hash(), len(play.recorder.gestures)) == before


def test_two_entries_with_the_same_words_are_asked_never_guessed() -> None:
    with pytest.raises(Ambiguous):
        played(IDEA, IDEA, {"do": "remove", "idea": "Swimming"})
    with pytest.raises(Ambiguous):
        played(
            {"do": "attend", "name": "Kim Ode", "role": "OT", "service": "H", "state": "present"},
            {"do": "attend", "name": "Kim Bell", "role": "GP", "service": "H", "state": "present"},
            {**IDEA, "by": "Kim"},
        )


def test_remove_undo_and_redo() -> None:
    remove: Told = {"do": "remove", "idea": "Swimming", "reason": "said twice"}
    undo: Told = {"do": "undo"}
    redo: Told = {"do": "redo"}
    assert not played(IDEA, remove).session.entries.all(Idea)
    assert len(played(IDEA, remove, undo).session.entries.all(Idea)) == 1
    assert not played(IDEA, remove, undo, redo).session.entries.all(Idea)
    assert not played(IDEA, remove, {"do": "undo", "times": 2}).session.entries.all(Idea)
    twice: Told = {"do": "redo", "times": 2}
    again = played(IDEA, remove, {"do": "undo", "times": 2}, twice).session
    assert not again.entries.all(Idea)


# --- what stays with whom ------------------------------------------------------------------------


def test_a_name_in_a_concern_joins_no_list_of_people() -> None:
    session = played(*ONE_OF_EACH[_place("concern")][0]).session
    concern = only(session.entries.all(Concern))
    assert "Uncle Bob" in getattr(concern, "present", ())
    assert "Uncle Bob" not in {one.name for one in session.entries.all(Person)}


def _place(verb: str) -> int:
    return [str(one[0][-1]["do"]) for one in ONE_OF_EACH].index(verb)


def test_a_person_kept_out_by_name_before_they_came_is_kept_out_when_they_come() -> None:
    hidden: Told = {**IDEA, "not_for": ["Zed", "housing"]}
    come: Told = {"do": "attend", "role": "GP", "service": "x", "state": "present", "name": "Zed"}
    housing: Told = {**come, "name": "Hana", "service": "Housing"}
    gone: Told = {**come, "state": "left"}
    assert "Swimming" in shown(played(hidden).session, "board")
    assert "Swimming" not in shown(played(hidden, come).session, "board")
    assert "Swimming" not in shown(played(hidden, housing).session, "board")
    assert "Swimming" in shown(played(hidden, come, gone).session, "board")


def test_a_referral_to_social_care_is_in_no_copy() -> None:
    session = played({"do": "refer", "to": "social_care", "question": "neighbour?"}).session
    for copy in Copy:
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert not seen.all(Referral)


def test_every_line_is_one_gesture() -> None:
    script = example("robin")
    play = Play(script)
    for line in script.lines:
        before = len(play.recorder.gestures)
        play.play([line])
        wanted = 0 if line.do in NOT_ABOUT_THE_SESSION else 1
        assert len(play.recorder.gestures) - before == wanted, line


def test_nothing_but_the_meetings_own_entries_belongs_to_it() -> None:
    session = played(IDEA, ACTION).session
    between = {one.KIND for one in session.entries if one.meeting_id is None}
    assert between == {"child", "household", "person"}
    assert session.entries.get(Meeting, session.meeting.id).meeting_id == session.meeting_id
