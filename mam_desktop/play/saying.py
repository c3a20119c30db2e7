"""Performs the verbs of what people say and what is noted: each line is one use case."""

from collections.abc import Mapping

from mam_desktop.meeting.absence import say_why_not_heard
from mam_desktop.meeting.concerns import (
    Answers,
    Telling,
    concerns_of,
    note_answers,
    note_telling,
    write_concern,
)
from mam_desktop.meeting.naming import find_by_words
from mam_desktop.meeting.said import Concern, Voice
from mam_desktop.meeting.screen_languages import choose_screen_languages
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voices import put_on_screen, waiting_voices
from mam_desktop.meeting.voicing import (
    give_score,
    pause_notes,
    resume_notes,
    write_note,
    write_observation,
    write_update,
    write_voice,
)
from mam_desktop.play.changing import find_entry
from mam_desktop.play.script import Line
from mam_desktop.play.told import meaning_of, sharing_of


def perform_voice(session: MeetingSession, line: Line) -> object:
    """Perform a `voice` line."""
    return write_voice(
        session,
        who=line.text("who"),
        words=line.text("words"),
        heading=line.text("heading"),
        how=line.text("how"),
        through=line.maybe("through"),
        prompted=line.flag("prompted"),
        meaning=meaning_of(line),
        gathered_on=line.day("on"),
        gathered_at=line.text("where"),
        captured_by=line.maybe("captured_by"),
        present=line.texts("present"),
        waits=bool(line.flag("waits")),
        sharing=sharing_of(line),
    )


def perform_observe(session: MeetingSession, line: Line) -> object:
    """Perform an `observe` line."""
    return write_observation(
        session,
        by=line.text("by"),
        saw=line.text("saw"),
        might_mean=line.text("might_mean"),
        will_do=line.text("will_do"),
        about=line.maybe("about"),
        on=line.day("on"),
        sharing=sharing_of(line),
    )


def perform_scale(session: MeetingSession, line: Line) -> object:
    """Perform a `scale` line."""
    return give_score(
        session,
        who=line.text("who"),
        score=_maybe_number(line, "score"),
        face=_maybe_number(line, "face"),
        reason=line.text("reason"),
        one_higher=line.text("one_higher"),
        sharing=sharing_of(line),
    )


def perform_update(session: MeetingSession, line: Line) -> object:
    """Perform an `update` line."""
    return write_update(
        session,
        service=line.text("service"),
        by=line.text("by"),
        words=line.text("words"),
        waiting_time=line.text("waiting_time"),
        sent_on=line.day("sent_on"),
        sharing=sharing_of(line),
    )


def perform_note(session: MeetingSession, line: Line) -> object:
    """Perform a `note` line."""
    return write_note(session, words=line.text("words"), for_whom=line.text("audience"))


def perform_concern(session: MeetingSession, line: Line) -> object:
    """Perform a `concern` line."""
    told = (
        _telling({key: str(value) for key, value in one.items()}) for one in line.objects("told")
    )
    return write_concern(
        session,
        words=line.text("words"),
        by=line.text("by"),
        at=line.text("said_at"),
        place=line.text("place"),
        present=line.texts("present"),
        seen=line.text("seen"),
        thought=line.text("thought"),
        told=tuple(told),
        answers=_answers(line),
    )


def perform_concern_told(session: MeetingSession, line: Line) -> object:
    """Perform a `concern_told` line."""
    keys = {key: line.text(key) for key in ("who", "role", "at", "advice")}
    return note_telling(session, _concern(session, line), _telling(keys))


def perform_concern_answer(session: MeetingSession, line: Line) -> object:
    """Perform a `concern_answer` line."""
    return note_answers(session, _concern(session, line), _answers(line))


def _concern(session: MeetingSession, line: Line) -> Concern:
    return find_by_words(concerns_of(session.entries, session.meeting_id), line.text("words"))


def _telling(told: Mapping[str, str]) -> Telling:
    return Telling(
        who=told.get("who", ""),
        role=told.get("role", ""),
        at=told.get("at", ""),
        advice=told.get("advice", ""),
    )


def _answers(line: Line) -> Answers:
    return Answers(
        family_told=line.text("family_told"),
        why=line.text("why"),
        shared_without_agreement=line.flag("shared_without_agreement"),
        reason=line.text("reason"),
        closed_part_with=tuple(line.texts("closed_part_with")),
        closed_part=line.text("closed_part"),
    )


def perform_notes_paused(session: MeetingSession, line: Line) -> object:
    """Perform a `notes_paused` line."""
    if line.text("state") == "start":
        return pause_notes(session, asked_by=line.maybe("asked_by"))
    return resume_notes(session)


def perform_screen_language(session: MeetingSession, line: Line) -> object:
    """Perform a `screen_language` line."""
    return choose_screen_languages(session, line.text("language"), line.text("second"))


def perform_put_on_screen(session: MeetingSession, line: Line) -> object:
    """Perform a `put_on_screen` line: the words it names, or all that wait."""
    words = line.maybe("voice")
    if words is None:
        return put_on_screen(session, waiting_voices(session.entries, session.meeting_id))
    found = find_entry(session, words, Voice)
    assert isinstance(found, Voice)  # noqa: S101 - the kind was asked for
    return put_on_screen(session, [found])


def perform_not_heard(session: MeetingSession, line: Line) -> object:
    """Perform a `not_heard` line."""
    return say_why_not_heard(
        session,
        reason=line.text("reason"),
        how_heard=line.text("how_heard"),
        everyone_may_see=bool(line.flag("everyone_may_see")),
        sharing=sharing_of(line),
    )


def _maybe_number(line: Line, key: str) -> int | None:
    return line.number(key) if key in line.keys else None
