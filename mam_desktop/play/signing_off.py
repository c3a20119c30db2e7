"""Performs the verbs of the end: reading back, signing, going on without what is missing."""

from mam_desktop.meeting.finalising import pass_gap_called
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.reading_back import answer_read_back
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import WHOLE, sign
from mam_desktop.play.changing import find_entry
from mam_desktop.play.script import Line


def perform_read_back(session: MeetingSession, line: Line) -> object:
    """Perform a `read_back` line."""
    action = find_entry(session, line.text("action"), Action)
    assert isinstance(action, Action)  # noqa: S101 - the kind was asked for
    return answer_read_back(
        session,
        action,
        answer=line.text("answer"),
        by=line.text("by"),
        words=line.text("words"),
    )


def perform_sign(session: MeetingSession, line: Line) -> object:
    """Perform a `sign` line."""
    return sign(
        session,
        who=line.text("who"),
        method=line.text("method"),
        answer=line.text("answer"),
        strokes=strokes_of(line),
        typed=line.text("typed"),
        words=line.text("words"),
        noted_by=line.maybe("noted_by"),
        through=line.maybe("through"),
        reason=line.text("reason"),
        part=line.text("part") or WHOLE,
    )


def strokes_of(line: Line) -> list[list[list[float]]] | None:
    """Return the drawn strokes of a `sign` line; they were checked."""
    strokes = line.keys.get("strokes")
    return strokes if isinstance(strokes, list) else None


def perform_pass_gap(session: MeetingSession, line: Line) -> object:
    """Perform a `pass_gap` line."""
    return pass_gap_called(
        session, line.text("gap"), reason=line.text("reason"), by=line.text("by")
    )
