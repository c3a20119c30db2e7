"""Makes what the room sees of one thing: a quote, a promise, an idea, an action; no scene."""

from mam_desktop.meeting.areas import area_words
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_view import (
    Quote,
    SeenAction,
    SeenIdea,
    SeenNext,
    SeenOutcome,
    SeenPerson,
    SeenPromise,
    SeenRecording,
    SeenScale,
)
from mam_desktop.meeting.golden_thread import thread_of
from mam_desktop.meeting.hearts import Hearts
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Action, ActionReview, Idea, NextMeeting, Outcome
from mam_desktop.meeting.promises import actions_of, scale_before
from mam_desktop.meeting.said import Attachment, Scale, Voice


def seen_quote(entries: Entries, voice: Voice, meeting: Meeting) -> Quote:
    """Return words as they are shown, with who said them and how."""
    return Quote(
        words=voice.words,
        who=name_of(entries, voice.who_id),
        how=voice.how,
        heading=voice.heading,
        through=name_of(entries, voice.through_id),
        meaning=voice.meaning,
        pictogram=shown_pictogram(voice, meeting),
    )


def seen_person(person: Person, is_here: bool) -> SeenPerson:
    """Return somebody who is here, or has said sorry."""
    return SeenPerson(person.name, person.own_words, person.role, person.is_family, is_here)


def seen_recordings(
    entries: Entries, meeting: Meeting, playing: str = ""
) -> tuple[SeenRecording, ...]:
    """Return the sound recordings of a meeting; one of them may be playing."""
    return tuple(
        SeenRecording(name_of(entries, one.who_id), one.words, one.sha256, one.id == playing)
        for one in entries.all(Attachment, meeting.id)
        if one.type == "audio"
    )


def seen_scale(entries: Entries, one: Scale) -> SeenScale:
    """Return how things are for somebody, with the number from the time before."""
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


def seen_promise(
    entries: Entries, action: Action, review: ActionReview | None, meeting: Meeting
) -> SeenPromise:
    """Return an earlier promise with what came of it."""
    return SeenPromise(
        action.what,
        name_of(entries, action.owner_id),
        review.status if review else "",
        review.what_changed if review else "",
        action.due_now,
        pictogram=shown_pictogram(action, meeting),
    )


def seen_outcome(entries: Entries, one: Outcome, meeting: Meeting) -> SeenOutcome:
    """Return what matters to somebody, with the words it came from."""
    voice = entries.find(Voice, one.voice_id)
    return SeenOutcome(
        one.words,
        area_words(one.area),
        one.whose,
        one.meaning,
        one.need,
        seen_quote(entries, voice, meeting) if voice else None,
        pictogram=shown_pictogram(one, meeting),
    )


def seen_idea(one: Idea, hearts: Hearts, meeting: Meeting) -> SeenIdea:
    """Return a card of the board with its hearts."""
    return SeenIdea(
        one.words,
        one.if_words,
        hearts.family,
        one.meaning,
        hearts.others,
        one.from_idea_id is not None,
        pictogram=shown_pictogram(one, meeting),
    )


def seen_actions(entries: Entries, meeting: Meeting) -> tuple[SeenAction, ...]:
    """Return what was agreed, numbered as on paper."""
    return tuple(
        seen_action(entries, one, no, meeting)
        for no, one in enumerate(actions_of(entries, meeting), start=1)
    )


def seen_action(entries: Entries, one: Action, no: int, meeting: Meeting) -> SeenAction:
    """Return one thing that was agreed, with the voice it began with."""
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


def seen_next(entries: Entries, meeting: Meeting) -> SeenNext | None:
    """Return when and where we meet again; None while nobody has said."""
    found = entries.all(NextMeeting, meeting.id)
    if not found:
        return None
    last = found[-1]
    return SeenNext(last.on, last.starts_at, last.place, last.purpose, last.close)
