"""Builds the `FamilyView` from the state of a family: one function a scene."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mam_desktop.meeting.areas import area_words
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
    Quote,
    ReadBackScene,
    ScreenState,
    SeenAction,
    SeenColumn,
    SeenDecision,
    SeenDisagreement,
    SeenIdea,
    SeenNext,
    SeenObservation,
    SeenOutcome,
    SeenPassed,
    SeenPerson,
    SeenPicture,
    SeenProfileLine,
    SeenPromise,
    SeenRecording,
    SeenRound,
    SeenScale,
    SeenSignature,
    SeenUpdate,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.for_a_phone import for_a_phone
from mam_desktop.meeting.golden_thread import thread_of
from mam_desktop.meeting.hearts import NO_HEARTS, Hearts, family_of, hearts_by_idea
from mam_desktop.meeting.last_words import last_words
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.people import Attendance, Child, Person, StatementRead
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
)
from mam_desktop.meeting.promises import actions_of, number_of, promises_before, scale_before
from mam_desktop.meeting.rounds import open_round
from mam_desktop.meeting.said import Attachment, Observation, ProfileEntry, Scale, Voice
from mam_desktop.meeting.screen_languages import languages_of
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
    return FamilyView(
        state=screen.state,
        scene=scene,
        title="" if dark else meeting.title,
        step_no=STEPS.index(scene) + 1,
        step_count=len(STEPS),
        today=today,
        is_easy_read=bool(meeting.easy_read),
        language=languages_of(meeting)[0],
        second=languages_of(meeting)[1],
        body=None
        if dark
        else _body(
            seen,
            meeting,
            scene,
            _Beside(
                playing=screen.playing,
                statement=tuple(statement),
                family=family_of(entries),
                one=screen.one,
                reading=screen.reading,
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What a scene needs beside the entries that the room may see."""

    playing: str
    statement: tuple[str, ...]
    family: frozenset[str]
    """Ids of the child's own people: whose hearts are counted apart."""
    one: str = ""
    reading: str = ""


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
        return replace(body, recordings=_recordings(seen, meeting, beside.playing))
    if isinstance(body, ReadBackScene) and beside.reading:
        return replace(body, reading=number_of(seen, meeting, beside.reading))
    return body


def _one_thing(seen: Entries, meeting: Meeting, beside: _Beside) -> Body | None:
    """Return the one thing that shows alone; None once the room may not see it any more."""
    one = seen.find(Entry, beside.one)
    match one:
        case Voice() if one.words:
            return OneThingScene(_quote(seen, one, meeting))
        case Idea():
            hearts = hearts_by_idea(seen, meeting.id, beside.family)
            return OneThingScene(
                _seen_idea(one, hearts.get(one.id, NO_HEARTS), meeting), one.column
            )
        case Outcome():
            return OneThingScene(_outcome(seen, one, meeting))
        case Action() if one.meeting_id == meeting.id:
            found = (
                _seen_action(seen, each, no, meeting)
                for no, each in enumerate(actions_of(seen, meeting), start=1)
                if each.id == one.id
            )
            return next((OneThingScene(action) for action in found), None)
        case Action():
            reviews = (each for each in seen.all(ActionReview, meeting.id))
            review = next((each for each in reviews if each.action_id == one.id), None)
            return OneThingScene(_promise(seen, one, review, meeting))
    return None


def is_statement_due(entries: Entries, meeting: Meeting) -> bool:
    """Say whether the statement is being read out: we are at Welcome and nobody has noted it."""
    return meeting.step == STEPS[0] and not entries.all(StatementRead, meeting.id)


def name_of(entries: Entries, person_id: str | None) -> str:
    """Return what the room calls a person, or nothing."""
    found = entries.find(Person, person_id)
    return found.name if found else ""


def people_on_screen(entries: Entries, meeting: Meeting) -> frozenset[str]:
    """Return the ids of the child and of those whose name the family screen shows today."""
    shown = {one.person_id for one in entries.all(Attendance, meeting.id) if _is_shown(one)}
    return frozenset(shown | {one.person_id for one in entries.all(Child) if one.person_id})


def _is_shown(one: Attendance) -> bool:
    return one.is_here or one.state in ("left", "apologies")


def _quote(entries: Entries, voice: Voice, meeting: Meeting) -> Quote:
    return Quote(
        words=voice.words,
        who=name_of(entries, voice.who_id),
        how=voice.how,
        heading=voice.heading,
        through=name_of(entries, voice.through_id),
        meaning=voice.meaning,
        pictogram=shown_pictogram(voice, meeting),
    )


def _welcome(entries: Entries, meeting: Meeting) -> Body:
    child = next(iter(entries.all(Child)), None)
    people = [
        _seen_person(person, one.is_here)
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id))
        and (one.is_here or one.state == "apologies")
    ]
    last = last_words(entries, meeting)
    return WelcomeScene(
        child.preferred_name if child else "",
        tuple(people),
        _quote(entries, last, meeting) if last else None,
    )


def _seen_person(person: Person, is_here: bool) -> SeenPerson:
    return SeenPerson(person.name, person.own_words, person.role, person.is_family, is_here)


def _voice(entries: Entries, meeting: Meeting) -> Body:
    child = next(iter(entries.all(Child)), None)
    return VoiceScene(
        tuple(_quote(entries, one, meeting) for one in entries.all(Voice, meeting.id)),
        tuple(_scale(entries, one) for one in entries.all(Scale, meeting.id)),
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
        _recordings(entries, meeting),
    )


def _recordings(entries: Entries, meeting: Meeting, playing: str = "") -> tuple[SeenRecording, ...]:
    return tuple(
        SeenRecording(name_of(entries, one.who_id), one.words, one.sha256, one.id == playing)
        for one in entries.all(Attachment, meeting.id)
        if one.type == "audio"
    )


def _scale(entries: Entries, one: Scale) -> SeenScale:
    before = scale_before(entries, one)
    return SeenScale(
        name_of(entries, one.who_id),
        one.score,
        before.score if before else None,
        one.reason,
        one.one_higher,
        one.face,
        before.face if before else None,
    )


def _last_time(entries: Entries, meeting: Meeting) -> Body:
    reviews = {one.action_id: one for one in entries.all(ActionReview, meeting.id)}
    return LastTimeScene(
        tuple(
            _promise(entries, one, reviews.get(one.id), meeting)
            for one in promises_before(entries, meeting)
        )
    )


def _promise(
    entries: Entries, action: Action, review: ActionReview | None, meeting: Meeting
) -> SeenPromise:
    return SeenPromise(
        action.what,
        name_of(entries, action.owner_id),
        review.status if review else "",
        review.what_changed if review else "",
        action.due_now,
        pictogram=shown_pictogram(action, meeting),
    )


def _matters(entries: Entries, meeting: Meeting) -> Body:
    return MattersScene(
        tuple(_outcome(entries, one, meeting) for one in outcomes_of(entries, meeting.id)),
        tuple(
            SeenUpdate(one.service, name_of(entries, one.by_id), one.words, one.waiting_time)
            for one in updates_of(entries, meeting)
        ),
    )


def _outcome(entries: Entries, one: Outcome, meeting: Meeting) -> SeenOutcome:
    voice = entries.find(Voice, one.voice_id)
    return SeenOutcome(
        one.words,
        area_words(one.area),
        one.whose,
        one.meaning,
        one.need,
        _quote(entries, voice, meeting) if voice else None,
        pictogram=shown_pictogram(one, meeting),
    )


def _board(entries: Entries, meeting: Meeting, family: frozenset[str]) -> Body:
    hearts = hearts_by_idea(entries, meeting.id, family)
    cards = sorted(entries.all(Idea, meeting.id), key=lambda one: (one.place, one.at))
    columns = [
        SeenColumn(
            column,
            tuple(
                _seen_idea(one, hearts.get(one.id, NO_HEARTS), meeting)
                for one in cards
                if one.column == column
            ),
        )
        for column in SCREEN_COLUMNS
    ]
    panels = [one for one in entries.all(Referral, meeting.id) if one.to == "MAP"]
    panel_on = panels[-1].answer_on if panels else None
    return BoardScene(tuple(columns), panel_on, _round(entries, meeting))


def _seen_idea(one: Idea, hearts: Hearts, meeting: Meeting) -> SeenIdea:
    return SeenIdea(
        one.words,
        one.if_words,
        hearts.family,
        one.meaning,
        hearts.others,
        one.from_idea_id is not None,
        pictogram=shown_pictogram(one, meeting),
    )


def _round(entries: Entries, meeting: Meeting) -> SeenRound | None:
    """Return where a round is; how much time is left is the lead's, and in nothing seen here."""
    running = open_round(entries, meeting.id)
    if running is None:
        return None
    presenter = name_of(entries, running.presenter_id)
    return SeenRound(running.stage, running.writes_quietly, presenter)


def _seen_actions(entries: Entries, meeting: Meeting) -> tuple[SeenAction, ...]:
    return tuple(
        _seen_action(entries, one, no, meeting)
        for no, one in enumerate(actions_of(entries, meeting), start=1)
    )


def _seen_action(entries: Entries, one: Action, no: int, meeting: Meeting) -> SeenAction:
    voice = thread_of(entries, one).voice
    return SeenAction(
        no,
        one.what,
        name_of(entries, one.owner_id),
        one.due_on,
        one.so_that,
        one.while_waiting,
        name_of(entries, one.helper_id),
        one.meaning,
        name_of(entries, voice.who_id) if voice else "",
        voice.words if voice else "",
        pictogram=shown_pictogram(one, meeting),
    )


def _actions(entries: Entries, meeting: Meeting) -> Body:
    return ActionsScene(_seen_actions(entries, meeting))


def _next(entries: Entries, meeting: Meeting) -> SeenNext | None:
    found = entries.all(NextMeeting, meeting.id)
    if not found:
        return None
    last = found[-1]
    return SeenNext(last.on, last.starts_at, last.place, last.purpose, last.close)


def _next_steps(entries: Entries, meeting: Meeting) -> Body:
    decisions = tuple(
        SeenDecision(one.what, one.why, one.by, one.help_level)
        for one in entries.all(Decision, meeting.id)
    )
    passed = tuple(
        SeenPassed(one.question, one.to, one.answer_on, one.asked_on)
        for one in entries.all(Referral, meeting.id)
    )
    return NextStepsScene(decisions, _next(entries, meeting), passed)


def _read_back(entries: Entries, meeting: Meeting) -> Body:
    return ReadBackScene(
        _seen_actions(entries, meeting),
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
    leads = [
        person.name
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id)) and is_lead(person)
    ]
    actions, coming = _seen_actions(entries, meeting), _next(entries, meeting)
    return for_a_phone(ThanksScene(actions, leads[0] if leads else "", coming))


def is_lead(person: Person) -> bool:
    """Say whether somebody is the family's lead."""
    return person.is_lead


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
