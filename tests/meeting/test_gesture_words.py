"""Undo says in words what it would take back, and repeats nothing that is not for everyone."""

from collections.abc import Callable

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import agree_action, record_decision
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, add_outcome, move_idea, vote
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.consents import NO, SHOW, TAKE_PART, THIS_MEETING, WITHDRAWN, note_consent
from mam_desktop.meeting.editing import (
    change_entry,
    redo_words,
    remove_entry,
    undo,
    undo_words,
    what_stays,
)
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.gesture_words import MOST_LETTERS
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.statements import read_statement
from mam_desktop.meeting.voicing import (
    Sharing,
    give_score,
    write_discussion,
    write_note,
    write_observation,
    write_update,
    write_voice,
)
from tests.meeting.builders import meeting_session

Doing = Callable[[MeetingSession], object]
NOT_FOR_DAD = Sharing(not_for=["Dad"])


def idea(session: MeetingSession) -> Idea:
    add_idea(session, words="A sleep diary", by="Mum")
    return session.entries.all(Idea)[-1]


def action(session: MeetingSession) -> Action:
    agree_action(session, what="Ring the clinic", owner="Lee", due_on=None)
    return session.entries.all(Action)[-1]


def agreed(session: MeetingSession) -> object:
    told = {"purpose": "share", "recipient": "Health", "answer": "yes", "how": "said"}
    return note_consent(session, by="Mum", **told)


@pytest.mark.parametrize(
    ("doing", "words"),
    [
        (lambda s: attend(s, name="Mum", state="left"), "Mum: left early"),
        (lambda s: attend(s, name="Sam", about={"role": "GP"}), "Sam: here"),
        (lambda s: read_statement(s, by="Lee"), "opening statement read out, Lee"),
        (lambda s: write_voice(s, who="Mum", words="He sleeps"), "quote from Mum: “He sleeps”"),
        (lambda s: give_score(s, who="Robin", score=6), "how things are, Robin"),
        (
            lambda s: write_observation(s, by="Dana", saw="He smiled", might_mean="", will_do=""),
            "what was seen from Dana: “He smiled”",
        ),
        (
            lambda s: write_update(s, service="Health", by="Dana", words="He waits"),
            "what a service wrote from Dana: “He waits”",
        ),
        (lambda s: write_discussion(s, words="Buses"), "note of what was talked about “Buses”"),
        (lambda s: add_outcome(s, words="Sleep"), "what matters “Sleep”"),
        (idea, "idea from Mum: “A sleep diary”"),
        (
            lambda s: move_idea(s, idea(s), column="can"),
            "idea “A sleep diary” moved to “Yes, we can”",
        ),
        (lambda s: vote(s, idea(s), by="Mum"), "heart, Mum, for “A sleep diary”"),
        (
            lambda s: change_entry(s, idea(s), {"words": "A diary"}),
            "change to idea “A diary”",
        ),
        (
            lambda s: change_entry(s, idea(s), {"share": "nobody"}),
            "who may see: idea",
        ),
        (lambda s: remove_entry(s, idea(s)), "idea “A sleep diary” taken away"),
        (action, "action from Lee: “Ring the clinic”"),
        (
            lambda s: review_action(s, action(s), CameOfIt(status="done")),
            "“Ring the clinic”: done",
        ),
        (
            lambda s: record_decision(
                s, what="We meet at school", why="It is near", by="Lee", route="here"
            ),
            "decision “We meet at school”",
        ),
    ],
)
def test_each_gesture_is_told_in_its_own_words(doing: Doing, words: str) -> None:
    session = meeting_session()
    doing(session)
    assert undo_words(session) == words


@pytest.mark.parametrize(
    "doing",
    [
        lambda s: write_note(s, words="Secret"),
        lambda s: write_voice(s, who="Robin", words="Secret", sharing=NOT_FOR_DAD),
        lambda s: write_voice(s, who="Robin", words="Secret", sharing=Sharing(share="nobody")),
        lambda s: add_idea(s, words="Secret", by="Robin", held_back=True),
    ],
)
def test_words_that_are_not_for_everyone_are_not_repeated_nor_whose_they_are(doing: Doing) -> None:
    session = meeting_session()
    doing(session)
    words = undo_words(session)
    assert words
    assert "Secret" not in words
    assert "Robin" not in words


def test_an_answer_to_the_read_back_names_the_action_and_how_it_was_answered() -> None:
    session = meeting_session()
    answer_read_back(session, action(session), answer="not_quite", by="Mum", words="Not Mondays")
    assert undo_words(session) == "“Ring the clinic” read back: not quite"
    narrow = action(session)
    change_entry(session, narrow, {"share": "nobody"})
    held = session.entries.get(Action, narrow.id)
    answer_read_back(session, held, answer="no", by="Mum")
    assert undo_words(session) == "answer to the read-back"


@pytest.mark.parametrize(
    "told",
    [
        {"purpose": SHOW, "recipient": THIS_MEETING, "answer": NO},
        {"purpose": TAKE_PART, "recipient": THIS_MEETING, "answer": WITHDRAWN},
    ],
)
@pytest.mark.parametrize(
    "then",
    [
        lambda s: s.entries,
        lambda s: change_entry(s, s.entries.all(Voice)[-1], {"words": "Secret too"}),
        lambda s: remove_entry(s, s.entries.all(Voice)[-1]),
    ],
)
def test_words_of_somebody_who_said_no_since_are_not_repeated(
    told: dict[str, str], then: Doing
) -> None:
    session = meeting_session()
    write_voice(session, who="Mum", words="Secret")
    then(session)
    words = undo_words(session)
    assert words is not None
    assert "Secret" in words
    note_consent(session, by="Mum", how="said", **told)
    words = undo_words(session)
    assert words is not None
    assert "quote" in words
    assert "Secret" not in words
    assert "Mum" not in words


def test_undoing_and_doing_again_speak_of_the_same() -> None:
    session = meeting_session()
    idea(session)
    words = undo_words(session)
    undo(session)
    assert redo_words(session) == words
    assert undo_words(session) != words


def test_long_words_and_words_over_lines_are_told_on_one_line() -> None:
    session = meeting_session()
    write_discussion(session, words="One\nTwo " + "long " * 5000)
    words = undo_words(session)
    assert words is not None
    assert "\n" not in words
    assert len(words) < MOST_LETTERS + 50


@pytest.mark.parametrize(
    ("doing", "why"),
    [
        (
            lambda s: note_consent(
                s, by="Mum", purpose="share", recipient="Health", answer="yes", how="said"
            ),
            "agreed",
        ),
        (lambda s: give_feedback(s, given_by="parent", scores={}, words="Good"), "said"),
    ],
)
def test_what_stays_says_why(doing: Doing, why: str) -> None:
    session = meeting_session()
    doing(session)
    assert why in what_stays(session)


def test_after_a_private_note_of_harm_nothing_speaks_of_it() -> None:
    session = meeting_session()
    idea(session)
    write_concern(session, words="He locks us in", by="Robin")
    assert what_stays(session) == ""
    assert undo_words(session) == "idea from Mum: “A sleep diary”"


def test_going_to_a_step_is_passed_over_and_needs_no_reason() -> None:
    session = meeting_session()
    idea(session)
    go_to_step(session, "board")
    assert what_stays(session) == ""


def test_with_nothing_left_to_undo_the_reason_is_said() -> None:
    session = meeting_session()
    while undo_words(session) is not None:
        undo(session)
    agreed(session)
    with pytest.raises(Refused, match=r"nothing to undo.*agreed"):
        undo(session)


def test_every_kind_that_can_be_undone_has_a_name() -> None:
    assert all(one.LABEL for one in KINDS.values() if one.UNDOABLE)
