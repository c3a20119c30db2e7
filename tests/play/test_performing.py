"""Every verb of the script is one use case; the same script leaves the same state."""

from datetime import date
from pathlib import Path

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.consents import standing_answers
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Child, Household, Person, StatementRead
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Feedback,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
    Vote,
)
from mam_desktop.meeting.said import (
    Concern,
    ConcernAnswer,
    ConcernTold,
    Discussion,
    Note,
    NotesPause,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.signed import ReadBack, Signature
from mam_desktop.play.script import Script, check_line
from tests.meeting.builders import only
from tests.play.playing import ACTION, EARLIER, IDEA, Play, Told, played

# --- each verb -----------------------------------------------------------------------------------

ONE_OF_EACH: list[tuple[tuple[Told, ...], type[Entry], dict[str, object]]] = [
    (
        (
            {
                "do": "profile",
                "heading": "support",
                "words": "Wait.",
                "by": "Nan",
                "share": "nobody",
            },
        ),
        ProfileEntry,
        {"heading": "support", "words": "Wait.", "share": "nobody", "meeting_id": None},
    ),
    ((EARLIER,), Action, {"agreed_on": date(2026, 10, 13), "meeting_id": None}),
    (
        ({"do": "earlier_scale", "who": "Mum", "score": 3, "on": "2026-10-13"},),
        Scale,
        {"score": 3, "given_on": date(2026, 10, 13)},
    ),
    (
        (
            {
                "do": "update",
                "service": "Health",
                "by": "Sam",
                "words": "The list is open.",
                "waiting_time": "20 weeks",
                "sent_on": "2026-11-20",
            },
        ),
        ServiceUpdate,
        {"waiting_time": "20 weeks", "sent_on": date(2026, 11, 20)},
    ),
    (
        ({"do": "statement_read", "by": "Lee", "at": "14:03", "language": "pl"},),
        StatementRead,
        {"read_at": "14:03", "version": "1", "language": "pl"},
    ),
    (({"do": "capture", "text": "+ Swimming @Mum"},), Idea, {"words": "Swimming"}),
    (({"do": "capture", "text": "= More rest"},), Outcome, {"words": "More rest"}),
    (({"do": "capture", "text": "? The bus"},), Discussion, {"come_back": True}),
    (
        ({"do": "capture", "text": "! Ring school @Lee by tomorrow"},),
        Action,
        {"what": "Ring school", "due_on": date(2026, 11, 25)},
    ),
    (
        ({"do": "capture", "text": '" Mum: He slept', "not_for": ["Zed"]},),
        Voice,
        {"not_for": ("Zed",)},
    ),
    (
        (
            {
                "do": "voice",
                "who": "Robin",
                "heading": "hard",
                "words": "The bell.",
                "how": "pointed",
                "through": "Mum",
                "prompted": False,
                "on": "2026-11-20",
                "captured_by": "Lee",
                "meaning": {"language": "pl", "words": "Dzwonek."},
            },
        ),
        Voice,
        {"how": "pointed", "prompted": False, "gathered_on": date(2026, 11, 20)},
    ),
    (
        ({"do": "observe", "by": "Lee", "saw": "a", "might_mean": "b", "will_do": "c"},),
        Observation,
        {"saw": "a", "might_mean": "b", "will_do": "c"},
    ),
    (({"do": "scale", "who": "Mum", "score": 4, "reason": "sleep"},), Scale, {"score": 4}),
    (
        ({"do": "scale", "who": "Robin", "face": 4, "share": "nobody"},),
        Scale,
        {"score": None, "face": 4, "share": "nobody"},
    ),
    (
        ({"do": "voice", "who": "Robin", "heading": "hard", "how": "silent"},),
        Voice,
        {"how": "silent", "words": ""},
    ),
    (
        (
            {
                "do": "voice",
                "who": "Robin",
                "heading": "hard",
                "words": "The bell.",
                "how": "said",
                "on": "2026-11-20",
                "where": "in the quiet room",
                "waits": True,
            },
            {"do": "put_on_screen", "voice": "The bell."},
        ),
        Voice,
        {"gathered_at": "in the quiet room", "waits": None},
    ),
    (
        (
            {
                "do": "not_heard",
                "reason": "Too loud.",
                "how_heard": "Lee reads his words.",
            },
        ),
        VoiceAbsence,
        {"reason": "Too loud.", "open_reason": "", "how_heard": "Lee reads his words."},
    ),
    (
        (
            {
                "do": "observe",
                "by": "Lee",
                "saw": "a",
                "might_mean": "b",
                "will_do": "c",
                "on": "2026-11-20",
            },
            {"do": "change", "observe": "a", "set": {"might_mean": "d", "on": "2026-11-19"}},
        ),
        Observation,
        {"might_mean": "d", "seen_on": date(2026, 11, 19)},
    ),
    (({"do": "outcome", "words": "Rest", "area": "Health"},), Outcome, {"area": "Health"}),
    (({**IDEA, "held_back": True},), Idea, {"held_back": True}),
    (
        (IDEA, {"do": "move", "idea": "Swimming", "column": "could_if", "if": "there is a bus"}),
        Idea,
        {"column": "could_if", "if_words": "there is a bus"},
    ),
    ((IDEA, {"do": "vote", "idea": "Swimming", "by": "Robin"}), Vote, {}),
    (
        ({"do": "decision", "what": "Stay", "why": "it helps", "by": "all", "route": "here"},),
        Decision,
        {"by": "all", "decided_on": date(2026, 11, 24)},
    ),
    (({**ACTION, "kind": "professional"},), Action, {"kind": "professional"}),
    (
        (
            EARLIER,
            {"do": "review_action", "action": "Visit", "status": "partly", "what_changed": "once"},
        ),
        ActionReview,
        {"status": "partly", "what_changed": "once"},
    ),
    (
        (IDEA, {"do": "disagree", "who": "Lee", "about": "Swimming", "words": "too cold"}),
        Disagreement,
        {"words": "too cold"},
    ),
    (({"do": "note", "words": "x", "audience": "restricted"},), Note, {"for_whom": "restricted"}),
    (
        (
            {
                "do": "concern",
                "words": "He hits me.",
                "by": "Robin",
                "at": "14:20",
                "present": ["Mum", "Uncle Bob"],
                "told": [{"who": "Dana", "role": "duty", "at": "14:25"}],
                "family_told": "no",
                "why": "not safe yet",
            },
        ),
        Concern,
        {"said_at": "14:20", "family_told": "no"},
    ),
    (
        (
            {"do": "concern", "words": "He hits me.", "by": "Robin", "at": "14:20"},
            {
                "do": "concern_told",
                "words": "he hits me.",
                "who": "Dana",
                "role": "mash",
                "at": "14:25",
                "advice": "Keep Robin here",
            },
        ),
        ConcernTold,
        {"who": "Dana", "told_at": "14:25", "role": "mash", "advice": "Keep Robin here"},
    ),
    (
        (
            {"do": "concern", "words": "He hits me.", "by": "Robin", "at": "14:20"},
            {
                "do": "concern_answer",
                "words": "He hits me.",
                "shared_without_agreement": True,
                "reason": "It would warn him",
                "closed_part_with": ["Dana"],
                "at": "15:10",
            },
        ),
        ConcernAnswer,
        {"reason": "It would warn him", "answered_at": "15:10"},
    ),
    (
        (
            {"do": "notes_paused", "state": "start", "at": "14:10", "asked_by": "Mum"},
            {"do": "notes_paused", "state": "end", "at": "14:17"},
        ),
        NotesPause,
        {"minutes": 7},
    ),
    (
        ({"do": "refer", "to": "MAP", "question": "Joint?", "cost_band": "B", "on": "2026-12-09"},),
        Referral,
        {"cost_band": "B", "answer_on": date(2026, 12, 9)},
    ),
    (
        ({"do": "next_meeting", "on": "2027-01-05", "at": "14:00", "place": "School"},),
        NextMeeting,
        {"on": date(2027, 1, 5), "starts_at": "14:00", "close": ""},
    ),
    (
        (
            {"do": "next_meeting", "on": "2027-01-05", "at": "14:00", "place": "School"},
            {"do": "next_meeting", "close": "all is well"},
        ),
        NextMeeting,
        {"on": None, "close": "all is well"},
    ),
    (
        ({"do": "feedback", "from": "child", "scores": {"listened_to": 5}},),
        Feedback,
        {"score": 5, "given_by": "child"},
    ),
    (
        (ACTION, {"do": "read_back", "action": "Ring", "answer": "not_quite", "by": "Mum"}),
        ReadBack,
        {"answer": "not_quite"},
    ),
    (
        (
            {
                "do": "sign",
                "who": "Mum",
                "method": "drawn",
                "answer": "comment",
                "words": "but ring first",
                "strokes": [[[1, 2, 0], [3.5, 4, 20]]],
                "at": "15:20",
            },
        ),
        Signature,
        {"signed_at": "15:20", "strokes": [[[1, 2, 0], [3.5, 4, 20]]]},
    ),
]


@pytest.mark.parametrize(
    ("told", "kind", "wanted"), ONE_OF_EACH, ids=[str(one[0][-1]["do"]) for one in ONE_OF_EACH]
)
def test_a_verb_writes_what_its_keys_say(
    told: tuple[Told, ...], kind: type[Entry], wanted: dict[str, object]
) -> None:
    session = played(*told).session
    entry = only(session.entries.all(kind))
    assert {name: getattr(entry, name) for name in wanted} == wanted
    assert session.everything.conflicts() == ()


def test_a_family_is_the_child_its_homes_and_who_lives_there() -> None:
    line: Told = {
        "do": "family",
        "preferred_name": "Ash",
        "born_on": "2009-08-19",
        "nhs_number": "9990000034",
        "needs": ["SEMH"],
        "references": {"crm": "EX-1"},
        "households": [
            {
                "address": "3 Example Row",
                "hidden_from": ["Dad", "Uncle Bob"],
                "people": [{"name": "Mama", "parental_responsibility": True}, {"name": "Ash"}],
            },
            {"address": "4 Sample Street", "people": [{"name": "Dad", "born_on": "1980-01-01"}]},
        ],
    }
    session = Play(Script((), "digest", Path())).play([check_line(1, line)]).session
    child = session.entries.get(Child, session.family_id)
    assert (child.needs, child.references) == (("SEMH",), {"crm": "EX-1"})
    first, second = session.entries.all(Household)
    dad = get_person(session.entries, "Dad")
    assert first.hidden_from == (dad.id, "Uncle Bob")
    assert dad.household_id == second.id
    assert [one.name for one in session.entries.all(Person)] == ["Ash", "Mama", "Dad"]
    assert get_person(session.entries, "Ash").household_id == first.id


def test_a_meeting_has_its_agenda_and_its_zone() -> None:
    line: Told = {
        "do": "meeting",
        "type": "review",
        "on": "2027-01-05",
        "starts_at": "10:00",
        "ends_at": "11:00",
        "place": "School",
        "zone": "Europe/Warsaw",
        "agenda": [{"step": "voice", "minutes": 20}, {"step": "sign", "minutes": 5}],
    }
    meeting = played(line).session.meeting
    assert meeting.minutes_by_step == {"voice": 20, "sign": 5}
    assert (meeting.zone, meeting.title, meeting.type) == ("Europe/Warsaw", "Robin", "review")
    with pytest.raises(BadInput, match="time zone"):
        played({**line, "zone": "Europe/Atlantis"})


def test_consent_is_a_line_of_the_ledger() -> None:
    line: Told = {
        "do": "consent",
        "by": "Mum",
        "purpose": "share minutes",
        "recipient": "GP",
        "answer": "no",
        "how": "said",
        "about": ["sleep"],
        "for": "Robin",
        "judged_by": "Lee",
        "grounds": "asked twice",
        "at": "14:06",
    }
    session = played(line, {**line, "answer": "yes", "at": "14:09"}).session
    (standing,) = standing_answers(session.entries)
    assert (standing.answer, standing.said_at, standing.about) == ("yes", "14:09", ("sleep",))


def test_a_heart_can_be_taken_back_and_given_again() -> None:
    heart: Told = {"do": "vote", "idea": "Swimming", "by": "Mum"}
    back: Told = {**heart, "take_back": True}
    assert not played(IDEA, heart, back).session.entries.all(Vote)
    assert len(played(IDEA, heart, back, heart).session.entries.all(Vote)) == 1
    with pytest.raises(Refused):
        played(IDEA, heart, heart)
    with pytest.raises(Refused):
        played(IDEA, back)


def test_a_meeting_stops_and_goes_on_also_on_another_day() -> None:
    stop: Told = {"do": "pause", "at": "14:30"}
    go: Told = {"do": "resume", "on": "2026-11-25", "at": "10:00"}
    play = played(stop)
    assert play.session.meeting.paused == "14:30"
    assert played(stop, go).session.meeting.paused == ""
    with pytest.raises(Refused):
        played(stop, stop)
    with pytest.raises(Refused):
        played(go)


def test_a_review_changes_the_promise_and_can_be_said_anew() -> None:
    first: Told = {"do": "review_action", "action": "Visit", "status": "not_yet"}
    session = played(EARLIER, first, {**first, "status": "done", "what_changed": "peg"}).session
    review = only(session.entries.all(ActionReview))
    assert (getattr(review, "status", None), session.entries.all(Action)[0].status) == (
        "done",
        "done",
    )


def test_what_came_of_a_promise_is_kept_from_whom_the_promise_is_kept_from() -> None:
    hidden: Told = {**EARLIER, "not_for": ["Mum"]}
    review: Told = {"do": "review_action", "action": "Visit", "status": "done", "not_for": ["Lee"]}
    session = played(hidden, review).session
    mum, lee = (get_person(session.entries, name).id for name in ("Mum", "Lee"))
    assert session.entries.all(ActionReview)[0].not_for == (mum, lee)


def test_steps_get_other_minutes() -> None:
    session = played({"do": "plan_minutes", "set": {"board": 12, "next_steps": 0}}).session
    minutes = session.meeting.minutes_by_step
    assert (minutes["board"], minutes["next_steps"]) == (12, 0)
