"""How was it?: whose questions, what is refused, and totals that nobody can take apart."""

import pytest

from mam_desktop.changes.change import Change
from mam_desktop.errors import BadInput
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.editing import undo, undo_words
from mam_desktop.meeting.feedback import (
    BETTER,
    FEEDBACK_QUESTIONS,
    GroupTotals,
    answers_in,
    feedback_totals,
    give_feedback,
    people_who_answered,
)
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.plan import Feedback
from mam_desktop.meeting.session import MeetingSession
from tests.meeting.builders import (
    CountingIds,
    begin_meeting,
    meeting_session,
    open_session,
    recorder_of,
)


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def _of(totals: tuple[GroupTotals, ...], group: str) -> dict[str, tuple[float, int]]:
    found = next(one for one in totals if one.given_by == group)
    return {one.question: (one.average, one.count) for one in found.totals}


def _answer(session: MeetingSession, *scores: int, by: str = "parent") -> None:
    question = FEEDBACK_QUESTIONS[by][0]
    for score in scores:
        give_feedback(session, given_by=by, scores={question: score})


def _totals(session: MeetingSession, shown_from: int = 5) -> tuple[GroupTotals, ...]:
    return feedback_totals(session.entries.all(Feedback), shown_from)


def test_a_child_has_a_short_version_and_services_their_five() -> None:
    assert len(FEEDBACK_QUESTIONS["child"]) == 3
    assert len(FEEDBACK_QUESTIONS["parent"]) == 4
    assert len(FEEDBACK_QUESTIONS["professional"]) == len(FEEDBACK_QUESTIONS["lead"]) == 5


@pytest.mark.parametrize(
    ("by", "question", "score", "why"),
    [
        ("uncle", "listened_to", 3, "is not one of"),
        ("child", "confidence_and_trust", 3, "1 to 5"),
        ("parent", "listened_to", 0, "1 to 5"),
        ("parent", "listened_to", 6, "1 to 5"),
        ("parent", "listened_to", True, "1 to 5"),
        ("professional", "mam_successful", -1, "0 to 5"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    session: MeetingSession, by: str, question: str, score: int, why: str
) -> None:
    with pytest.raises(BadInput, match=why):
        give_feedback(session, given_by=by, scores={question: score}, words="kept back")
    assert session.entries.all(Feedback) == ()


def test_a_service_may_answer_nought(session: MeetingSession) -> None:
    give_feedback(session, given_by="professional", scores={"mam_successful": 0})
    assert [one.score for one in session.entries.all(Feedback)] == [0]


def test_what_was_good_and_what_could_be_better_are_kept_apart(session: MeetingSession) -> None:
    give_feedback(session, given_by="parent", scores={}, words="The biscuits", better="Shorter")
    assert [(one.question, one.words) for one in session.entries.all(Feedback)] == [
        ("words", "The biscuits"),
        (BETTER, "Shorter"),
    ]


def test_people_are_counted_and_not_their_answers(session: MeetingSession) -> None:
    assert people_who_answered(session) == 0
    give_feedback(session, given_by="parent", scores={"listened_to": 5, "understood": 4})
    give_feedback(session, given_by="child", scores={"listened_to": 5}, words="ok")
    assert people_who_answered(session) == 2


def test_fewer_answers_than_the_set_number_are_not_shown(session: MeetingSession) -> None:
    _answer(session, 1, 2, 3, 4)
    assert _of(_totals(session), "parent") == {}
    _answer(session, 5)
    assert _of(_totals(session), "parent") == {"listened_to": (3.0, 5)}


def test_a_total_never_grows_by_one_answer_alone(session: MeetingSession) -> None:
    _answer(session, 1, 2, 3, 4, 5)
    before = _of(_totals(session), "parent")
    for _no in range(4):
        _answer(session, 1)
        assert _of(_totals(session), "parent") == before
    _answer(session, 1)
    assert _of(_totals(session), "parent") == {"listened_to": (2.0, 10)}


def test_groups_and_questions_wait_each_for_their_own_answers(session: MeetingSession) -> None:
    _answer(session, 4, 4, 4, 4, 5)
    _answer(session, 5, 5, by="child")
    give_feedback(session, given_by="parent", scores={"understood": 1})
    totals = _totals(session)
    assert _of(totals, "parent") == {"listened_to": (4.2, 5)}
    assert _of(totals, "child") == {}


def test_totals_are_made_over_families_from_the_changes_alone() -> None:
    changes: list[Change] = []
    for no in range(5):
        session = open_session(family_id=f"family-{no}", ids=CountingIds(f"family-{no}"))
        begin_meeting(session)
        _answer(session, no + 1)
        mine = recorder_of(session).changes
        changes += [one for one in mine if one.kind == Feedback.KIND]
    assert _of(feedback_totals(answers_in(changes), 5), "parent") == {"listened_to": (3.0, 5)}


def test_a_score_of_another_version_out_of_range_is_not_counted(session: MeetingSession) -> None:
    _answer(session, 3, 3, 3, 3, 3)
    writer = session.begin()
    writer.create(Feedback, given_by="parent", question="listened_to", score=900)
    writer.commit()
    assert _of(_totals(session), "parent") == {"listened_to": (3.0, 5)}


def test_no_way_out_of_the_record_holds_an_answer(session: MeetingSession) -> None:
    give_feedback(session, given_by="parent", scores={"understood": 4}, words="Nobody heard.")
    for copy in Copy:
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert seen.all(Feedback) == ()
    assert Feedback.AUDIENCE is Audience.RESTRICTED


def test_undo_neither_takes_an_answer_back_nor_names_it(session: MeetingSession) -> None:
    before = undo_words(session)
    give_feedback(session, given_by="parent", scores={"understood": 4}, words="Nobody heard.")
    assert undo_words(session) == before
    if before:
        undo(session)
    assert len(session.entries.all(Feedback)) == 2


def test_a_total_does_not_say_that_everybody_said_the_same(session: MeetingSession) -> None:
    _answer(session, 5, 5, 5, 5, 5)
    _answer(session, 1, 1, 1, 1, 2, by="child")
    totals = {
        group.given_by: [(one.average, one.beyond) for one in group.totals]
        for group in _totals(session)
    }
    assert totals["parent"] == [(4.8, "more")]
    assert totals["child"] == [(1.2, "less")]
