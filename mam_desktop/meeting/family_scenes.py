"""Builds the `FamilyView` from the state of a family: one function a scene."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    Body,
    FamilyView,
    LastTimeScene,
    MattersScene,
    NextStepsScene,
    OneThingScene,
    ReadBackScene,
    ScreenState,
    SeenColumn,
    SeenDecision,
    SeenDisagreement,
    SeenObservation,
    SeenPassed,
    SeenPicture,
    SeenProfileLine,
    SeenRound,
    SeenSignature,
    SeenUpdate,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.first_names import Named
from mam_desktop.meeting.for_a_phone import for_a_phone
from mam_desktop.meeting.hearts import NO_HEARTS, family_of, hearts_by_idea
from mam_desktop.meeting.last_words import last_words
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Attendance, Child, Person, StatementRead
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Idea,
    Outcome,
    Referral,
)
from mam_desktop.meeting.promises import actions_of, number_of, promises_before
from mam_desktop.meeting.rounds import open_round
from mam_desktop.meeting.said import Attachment, Observation, ProfileEntry, Scale, Voice
from mam_desktop.meeting.screen_languages import languages_of
from mam_desktop.meeting.seen_things import (
    seen_action,
    seen_actions,
    seen_idea,
    seen_next,
    seen_outcome,
    seen_person,
    seen_promise,
    seen_quote,
    seen_recordings,
    seen_scale,
)
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.updates import updates_of

FOLLOW = "follow"
"""The screen shows the scene of the step the meeting is in."""

SCREEN_COLUMNS = ("can", "could_if", "new", "panel")


@dataclass(frozen=True, slots=True)
class FamilyScreen:
    """What the lead chose; kept on this laptop, never in the record."""

    state: ScreenState = ScreenState.OFF
    show: str = FOLLOW
    playing: str = ""
    """Id of the recording that plays now; gone after a restart."""
    one: str = ""
    """Id of the one thing that shows alone; gone after a restart."""
    reading: str = ""
    """Id of the action that is read aloud now; gone after a restart."""


def family_view(
    entries: Entries,
    meeting: Meeting,
    screen: FamilyScreen,
    today: date,
    *,
    statement: Sequence[str] = (),
) -> FamilyView:
    """Return the picture for the family, from what the whole room may see.

    `statement` are the lines read out at the beginning; they show until the reading is noted.
    """
    scene = (meeting.step or STEPS[0]) if screen.show == FOLLOW else screen.show
    dark = screen.state in (ScreenState.COVER, ScreenState.OFF)
    seen = visible_to(entries, Recipient(Copy.FAMILY_SCREEN), meeting.id).entries
    beside = _Beside(
        playing=screen.playing,
        statement=tuple(statement),
        family=family_of(entries),
        one=screen.one,
        reading=screen.reading,
    )
    language, second = languages_of(meeting)
    return FamilyView(
        state=screen.state,
        scene=scene,
        title="" if dark else meeting.title,
        step_no=STEPS.index(scene) + 1,
        step_count=len(STEPS),
        today=today,
        is_easy_read=bool(meeting.easy_read),
        language=language,
        second=second,
        body=None if dark else _body(seen, meeting, scene, beside),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What a scene needs beside the entries that the room may see."""

    playing: str
    statement: tuple[str, ...]
    family: frozenset[str]
    """Ids of the child's own people: whose hearts are counted apart."""
    one: str
    reading: str


def _body(seen: Entries, meeting: Meeting, scene: str, beside: _Beside) -> Body:
    alone = _one_thing(seen, meeting, beside) if beside.one else None
    if alone is not None:
        return alone
    if scene == "board":
        return _board(seen, meeting, beside.family)
    body = _SCENES[scene](seen, meeting)
    if isinstance(body, WelcomeScene) and is_statement_due(seen, meeting):
        return replace(body, statement=beside.statement)
    if isinstance(body, VoiceScene) and beside.playing:
        return replace(body, recordings=seen_recordings(seen, meeting, beside.playing))
    if isinstance(body, ReadBackScene) and beside.reading:
        return replace(body, reading=number_of(seen, meeting, beside.reading))
    return body


def _one_thing(seen: Entries, meeting: Meeting, beside: _Beside) -> Body | None:
    """Return the one thing that shows alone; None once the room may not see it any more."""
    one = seen.find(Entry, beside.one)
    match one:
        case Voice() if one.words:
            return OneThingScene(seen_quote(seen, one, meeting))
        case Idea():
            hearts = hearts_by_idea(seen, meeting.id, beside.family)
            return OneThingScene(seen_idea(one, hearts.get(one.id, NO_HEARTS), meeting), one.column)
        case Outcome():
            return OneThingScene(seen_outcome(seen, one, meeting))
        case Action() if one.meeting_id == meeting.id:
            number = number_of(seen, meeting, one.id)
            return OneThingScene(seen_action(seen, one, number, meeting))
        case Action():
            reviews = (each for each in seen.all(ActionReview, meeting.id))
            review = next((each for each in reviews if each.action_id == one.id), None)
            return OneThingScene(seen_promise(seen, one, review, meeting))
    return None


def is_statement_due(entries: Entries, meeting: Meeting) -> bool:
    """Say whether the statement is being read out: we are at Welcome and nobody has noted it."""
    return meeting.step == STEPS[0] and not entries.all(StatementRead, meeting.id)


def people_on_screen(entries: Entries, meeting: Meeting) -> frozenset[str]:
    """Return the ids of the child and of those whose name the family screen shows today."""
    shown = {one.person_id for one in entries.all(Attendance, meeting.id) if _is_shown(one)}
    return frozenset(shown | {one.person_id for one in entries.all(Child) if one.person_id})


def _is_shown(one: Attendance) -> bool:
    return one.is_here or one.state in ("left", "apologies")


def _welcome(entries: Entries, meeting: Meeting) -> Body:
    child = next(iter(entries.all(Child)), None)
    people = [
        seen_person(person, one.is_here)
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id))
        and (one.is_here or one.state == "apologies")
    ]
    last = last_words(entries, meeting)
    return WelcomeScene(
        child.preferred_name if child else "",
        tuple(people),
        seen_quote(entries, last, meeting) if last else None,
    )


def _voice(entries: Entries, meeting: Meeting) -> Body:
    child = next(iter(entries.all(Child)), None)
    return VoiceScene(
        tuple(seen_quote(entries, one, meeting) for one in entries.all(Voice, meeting.id)),
        tuple(seen_scale(entries, one) for one in entries.all(Scale, meeting.id)),
        tuple(
            SeenObservation(name_of(entries, one.by_id), one.saw, one.might_mean, one.will_do)
            for one in entries.all(Observation, meeting.id)
        ),
        child.preferred_name if child else "",
        tuple(
            SeenProfileLine(one.heading, one.words, name_of(entries, one.by_id))
            for one in entries.all(ProfileEntry)
        ),
        tuple(
            SeenPicture(name_of(entries, one.who_id), one.type, one.words, one.sha256)
            for one in entries.all(Attachment, meeting.id)
            if one.type in ("drawing", "photo")
        ),
        seen_recordings(entries, meeting),
    )


def _last_time(entries: Entries, meeting: Meeting) -> Body:
    reviews = {one.action_id: one for one in entries.all(ActionReview, meeting.id)}
    return LastTimeScene(
        tuple(
            seen_promise(entries, one, reviews.get(one.id), meeting)
            for one in promises_before(entries, meeting)
        )
    )


def _matters(entries: Entries, meeting: Meeting) -> Body:
    return MattersScene(
        tuple(seen_outcome(entries, one, meeting) for one in outcomes_of(entries, meeting.id)),
        tuple(
            SeenUpdate(one.service, name_of(entries, one.by_id), one.words, one.waiting_time)
            for one in updates_of(entries, meeting)
        ),
    )


def _board(entries: Entries, meeting: Meeting, family: frozenset[str]) -> Body:
    hearts = hearts_by_idea(entries, meeting.id, family)
    cards = sorted(entries.all(Idea, meeting.id), key=lambda one: (one.place, one.at))
    columns = [
        SeenColumn(
            column,
            tuple(
                seen_idea(one, hearts.get(one.id, NO_HEARTS), meeting)
                for one in cards
                if one.column == column
            ),
        )
        for column in SCREEN_COLUMNS
    ]
    panels = [one for one in entries.all(Referral, meeting.id) if one.to == "MAP"]
    panel_on = panels[-1].answer_on if panels else None
    return BoardScene(tuple(columns), panel_on, _round(entries, meeting))


def _round(entries: Entries, meeting: Meeting) -> SeenRound | None:
    """Return where a round is; how much time is left is the lead's, and in nothing seen here."""
    running = open_round(entries, meeting.id)
    if running is None:
        return None
    presenter = name_of(entries, running.presenter_id)
    return SeenRound(running.stage, running.writes_quietly, presenter)


def _actions(entries: Entries, meeting: Meeting) -> Body:
    return ActionsScene(seen_actions(entries, meeting))


def _next_steps(entries: Entries, meeting: Meeting) -> Body:
    decisions = tuple(
        SeenDecision(one.what, one.why, one.by, one.help_level)
        for one in entries.all(Decision, meeting.id)
    )
    passed = tuple(
        SeenPassed(one.question, one.to, one.answer_on, one.asked_on)
        for one in entries.all(Referral, meeting.id)
    )
    return NextStepsScene(decisions, seen_next(entries, meeting), passed)


def _read_back(entries: Entries, meeting: Meeting) -> Body:
    return ReadBackScene(
        seen_actions(entries, meeting),
        tuple(
            SeenDisagreement(name_of(entries, one.who_id), one.about, one.words)
            for one in entries.all(Disagreement, meeting.id)
        ),
        tuple(
            SeenSignature(name_of(entries, one.who_id), one.answer, one.method)
            for one in {one.who_id: one for one in entries.all(Signature, meeting.id)}.values()
        ),
    )


def _thanks(entries: Entries, meeting: Meeting) -> Body:
    people = {one.id: Named(one.name, one.own_words or one.role) for one in entries.all(Person)}
    leads = [
        person.id
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id)) and person.is_lead
    ]
    actions = tuple(
        replace(seen, who=_key(one.owner_id, people), helper=_key(one.helper_id, people))
        for one, seen in zip(
            actions_of(entries, meeting), seen_actions(entries, meeting), strict=True
        )
    )
    scene = ThanksScene(actions, leads[0] if leads else "", seen_next(entries, meeting))
    return for_a_phone(scene, people)


def _key(person_id: str | None, people: Mapping[str, Named]) -> str:
    return person_id if person_id and person_id in people else ""


_SCENES: dict[str, Callable[[Entries, Meeting], Body]] = {
    "welcome": _welcome,
    "voice": _voice,
    "last_time": _last_time,
    "what_matters": _matters,
    "actions": _actions,
    "next_steps": _next_steps,
    "sign": _read_back,
    "feedback": _thanks,
}
