"""Scripts say what matters as the page does: order, the quote behind it, promises carried on."""

from collections.abc import Mapping
from datetime import date

import pytest

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.meeting.prompts import prompts
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, check_line
from tests.meeting.builders import FixedClock, clock_of, open_session

Told = Mapping[str, JsonValue]

FAMILY: Told = {
    "do": "family",
    "preferred_name": "Robin",
    "households": [{"people": [{"name": "Jo", "relation": "sister"}]}],
}
EARLIER: Told = {
    "do": "earlier_action",
    "what": "Ring the clinic",
    "owner": "Lee",
    "due_on": "2026-10-30",
    "meeting_on": "2026-10-13",
}
MEETING: Told = {
    "do": "meeting",
    "type": "MAM",
    "on": "2026-11-24",
    "starts_at": "14:00",
    "ends_at": "15:30",
    "place": "at home",
}


def line_of(told: Told) -> Line:
    return check_line(1, dict(told))


def played(*lines: Told) -> MeetingSession:
    session = open_session(clock=FixedClock())
    for told in (FAMILY, EARLIER, MEETING, *lines):
        PERFORM[str(told["do"])](session, line_of(told))
    return session


def wanted(session: MeetingSession) -> list[str]:
    return [one.words for one in outcomes_of(session.entries, session.meeting_id)]


OUTCOMES: tuple[Told, ...] = tuple(
    {"do": "outcome", "words": words} for words in ("Sleep", "Speech therapy", "Rest")
)


def test_an_outcome_has_its_need_and_the_quote_it_comes_from() -> None:
    session = played(
        {"do": "voice", "who": "Robin", "heading": "hard", "words": "The bell.", "how": "said"},
        {"do": "outcome", "words": "Calm", "need": "The bell hurts", "voice": "The bell."},
    )
    (outcome,) = outcomes_of(session.entries, session.meeting_id)
    assert outcome.need == "The bell hurts"
    assert session.entries.get(Voice, outcome.voice_id or "").words == "The bell."


def test_what_matters_is_put_in_order() -> None:
    to_the_top = {"do": "move_outcome", "outcome": "Rest", "before": "Sleep"}
    session = played(*OUTCOMES, to_the_top)
    assert wanted(session) == ["Rest", "Sleep", "Speech therapy"]
    session = played(*OUTCOMES, to_the_top, {"do": "move_outcome", "outcome": "Rest"})
    assert wanted(session) == ["Sleep", "Speech therapy", "Rest"]


def test_a_promise_is_carried_on_or_closed() -> None:
    said: Told = {
        "do": "review_action",
        "action": "Ring the clinic",
        "status": "partly",
        "what_changed": "they rang back",
        "difference": "less worry",
        "by": "Lee",
    }
    session = played({**said, "new_due_on": "2026-12-11"})
    (review,) = session.entries.all(ActionReview)
    assert (review.difference, review.new_due_on) == ("less worry", date(2026, 12, 11))
    (closed,) = played({**said, "closed": True}).entries.all(Action)
    assert closed.status == "closed"


def test_a_prompt_is_answered_once() -> None:
    done: Told = {
        "do": "prompt",
        "topic": "brothers_and_sisters",
        "answer": "done",
        "about": ["Jo"],
    }
    session = played(done)
    now = clock_of(session).at.date()
    found = prompts(session.entries, session.meeting, now)
    assert "brothers_and_sisters" not in {one.topic for one in found}
    with pytest.raises(BadInput, match="nothing to think of"):
        played(done, done)


def test_an_outcome_that_sounds_like_a_service_is_left_as_it_is() -> None:
    left: Told = {
        "do": "prompt",
        "topic": "service",
        "answer": "done",
        "outcome": "Speech therapy",
    }
    played(*OUTCOMES, left)
    with pytest.raises(BadInput):
        played(*OUTCOMES, {**left, "outcome": "Sleep"})
