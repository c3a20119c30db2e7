"""How was it?: the questions of the Salford Pathfinder, giving answers, and totals over many.

A single answer is shown to nobody. A total counts whole sets of answers only: between two totals
that somebody can look at there is never just one more answer to work out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import Change
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.plan import Feedback
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _

_FAMILY = ("listened_to", "involved_in_decisions", "understood", "confidence_and_trust")
_SERVICES = (
    "information_sharing",
    "accessing_information",
    "mam_successful",
    "success_for_parents",
    "success_for_professionals",
)
FEEDBACK_QUESTIONS = {
    "child": _FAMILY[:3],
    "parent": _FAMILY,
    "professional": _SERVICES,
    "lead": _SERVICES,
}
"""Who answers -> their questions, in order; a child has a short version."""
LOWEST = {"child": 1, "parent": 1, "professional": 0, "lead": 0}
HIGHEST = 5
WORDS, BETTER = "words", "better"
"""What was good, and what could be better: words instead of a number."""


def give_feedback(
    session: MeetingSession,
    *,
    given_by: str,
    scores: dict[str, int],
    words: str = "",
    better: str = "",
) -> Gesture:
    """Take somebody's answers to “How was it?”, one entry a question."""
    _check_answers(given_by, scores)
    writer = session.begin()
    for question in FEEDBACK_QUESTIONS[given_by]:
        if question in scores:
            writer.create(Feedback, given_by=given_by, question=question, score=scores[question])
    for question, said in ((WORDS, words), (BETTER, better)):
        if said:
            writer.create(Feedback, given_by=given_by, question=question, words=said)
    return writer.commit()


def _check_answers(given_by: str, scores: dict[str, int]) -> None:
    known = FEEDBACK_QUESTIONS.get(given_by)
    if known is None:
        raise BadInput(
            _("“{who}” is not one of: {known}").format(
                who=given_by, known=", ".join(FEEDBACK_QUESTIONS)
            )
        )
    for question, score in scores.items():
        if (
            question not in known
            or type(score) is not int
            or not LOWEST[given_by] <= score <= HIGHEST
        ):
            raise BadInput(
                _(
                    "“{question}” takes a whole number from {low} to {high}; "
                    "the questions are: {known}"
                ).format(
                    question=question, low=LOWEST[given_by], high=HIGHEST, known=", ".join(known)
                )
            )


def people_who_answered(session: MeetingSession) -> int:
    """Return how many people answered at the open meeting; never who."""
    fold = session.everything
    given = session.entries.all(Feedback, session.meeting_id)
    births = (fold.birth(one.id) for one in given)
    return len({one.gesture_id for one in births if one is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What many people answered to one question."""

    question: str
    average: float
    """To one decimal; no nearer to an end than one answer reaches."""
    count: int
    beyond: str = ""
    """`more` or `less` where it may be nearer to the end: else it could say that all agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotals:
    """What one group answered; questions with too few answers are not in it."""

    given_by: str
    totals: tuple[Total, ...]


def answers_in(changes: Iterable[Change]) -> list[Feedback]:
    """Return the answers in changes of many families, oldest first; for totals alone."""
    fold = Fold(changes)
    entries = (read_entry(fold, one) for one in fold.entity_ids(Feedback.KIND))
    found = [one for one in entries if isinstance(one, Feedback)]
    return sorted(found, key=lambda one: (one.at, one.id))


def feedback_totals(answers: Sequence[Feedback], shown_from: int) -> tuple[GroupTotals, ...]:
    """Return averages by group and question, over whole sets of `shown_from` answers each.

    What comes after the last whole set waits until its set is whole.
    """
    scores: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in answers:
        if one.score is not None and 0 <= one.score <= HIGHEST:
            scores[one.given_by, one.question].append(one.score)
    return tuple(
        GroupTotals(
            given_by=group,
            totals=tuple(
                _total(question, counted, LOWEST[group], 1 / shown_from)
                for question in questions
                if (counted := _whole_sets(scores[group, question], shown_from))
            ),
        )
        for group, questions in FEEDBACK_QUESTIONS.items()
    )


def _whole_sets(scores: list[int], size: int) -> list[int]:
    return scores[: len(scores) // size * size]


def _total(question: str, scores: list[int], lowest: int, reach: float) -> Total:
    """Return a total; where everybody may have said the same, it does not say so."""
    average = round(sum(scores) / len(scores), 1)
    most, least = round(HIGHEST - reach, 1), round(lowest + reach, 1)
    beyond = "more" if average >= most else "less" if average <= least else ""
    kept = min(most, max(least, average))
    return Total(question=question, average=kept, count=len(scores), beyond=beyond)
