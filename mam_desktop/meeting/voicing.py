"""Writes down what people say and what is noted, in their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mam_desktop.changes.clock import moment
from mam_desktop.errors import BadInput
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.consent_effects import check_may_keep
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.said import (
    FACES,
    SILENT,
    Attachment,
    Discussion,
    Note,
    NotesPause,
    Observation,
    Scale,
    ServiceUpdate,
    Voice,
)
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """The person's own choice of who may see something."""

    share: str = "everyone"
    shared_with: Sequence[str] = ()
    not_for: Sequence[str] = ()

    def fields(self, circle: Circle) -> dict[str, object]:
        """Return the fields of `Said`, people brought in."""
        return {
            "share": self.share,
            "shared_with": circle.bring_all(self.shared_with),
            "not_for": circle.people_or_services(self.not_for),
        }


OPEN = Sharing()


def _needed(words: str, problem: str) -> str:
    if not words.strip():
        raise BadInput(problem)
    return words


def write_voice(
    session: MeetingSession,
    *,
    who: str,
    words: str = "",
    heading: str = "",
    how: str = "said",
    through: str | None = None,
    prompted: bool | None = None,
    meaning: Meaning | None = None,
    gathered_on: date | None = None,
    gathered_at: str = "",
    captured_by: str | None = None,
    present: Sequence[str] = (),
    waits: bool = False,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down somebody's exact words, or that they chose not to speak.

    What `waits` was gathered before and is on no screen until `put_on_screen`.
    """
    check_voice(words, how)
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Voice,
        who_id=circle.bring(who),
        words=words,
        heading=heading,
        how=how,
        through_id=circle.bring_maybe(through),
        prompted=prompted,
        meaning=meaning,
        gathered_on=gathered_on,
        captured_by=circle.bring_maybe(captured_by),
        gathered_at=gathered_at,
        present=circle.bring_all(present),
        waits=waits or None,
        **sharing.fields(circle),
    )
    return writer.commit()


def check_voice(words: str, how: str) -> None:
    """Refuse words that are not there, and words of somebody who chose not to speak."""
    if how != SILENT:
        _needed(words, _("There are no words yet."))
    elif words.strip():
        raise BadInput(
            _("Who chose not to speak said no words. What could be seen goes into “What we saw”.")
        )


def write_observation(
    session: MeetingSession,
    *,
    by: str,
    saw: str,
    might_mean: str,
    will_do: str,
    about: str | None = None,
    on: date | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down what somebody saw, what it might mean, and what they will do."""
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Observation,
        by_id=circle.bring(by),
        saw=_needed(saw, _("What was seen is missing.")),
        might_mean=might_mean,
        will_do=will_do,
        about_id=circle.bring_maybe(about),
        seen_on=on,
        **sharing.fields(circle),
    )
    return writer.commit()


def attach_file(
    session: MeetingSession,
    *,
    sha256: str,
    file_name: str,
    type: str,
    who: str,
    heading: str = "",
    words: str = "",
    agreed_by: str | None = None,
    agreed_how: str = "",
    length_s: int | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Keep a drawing, photo or recording whose bytes already lie in the record.

    Raises:
        BadInput: nobody is named who said yes to a recording.
        Refused: they said no to being recorded, or to a photo.

    """
    if type == "audio" and not (agreed_by or "").strip():
        raise BadInput(_("Who said yes to keeping this recording?"))
    writer = session.begin()
    circle = Circle(session, writer)
    who_id = circle.bring(who)
    check_may_keep(session.entries, who_id, type)
    writer.create(
        Attachment,
        who_id=who_id,
        type=type,
        sha256=sha256,
        file_name=file_name,
        heading=heading,
        words=words,
        agreed_by=circle.bring_maybe(agreed_by),
        agreed_how=agreed_how,
        length_s=length_s,
        **sharing.fields(circle),
    )
    return writer.commit()


def check_score(score: int) -> None:
    """Refuse what is not a whole number from 0 to 10."""
    if type(score) is not int or not 0 <= score <= 10:
        raise BadInput(_("A score is a whole number from 0 to 10."))


def check_face(face: int) -> None:
    """Refuse what is none of the five faces."""
    if type(face) is not int or face not in FACES:
        raise BadInput(_("A face is a whole number from 1 to 5."))


def give_score(
    session: MeetingSession,
    *,
    who: str,
    score: int | None = None,
    face: int | None = None,
    reason: str = "",
    one_higher: str = "",
    sharing: Sharing = OPEN,
) -> Gesture:
    """Note how things are right now for somebody: 0 to 10, the face they chose, or both."""
    if score is None and face is None:
        raise BadInput(_("Choose a number from 0 to 10, or one of the five faces."))
    if score is not None:
        check_score(score)
    if face is not None:
        check_face(face)
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Scale,
        who_id=circle.bring(who),
        score=score,
        face=face,
        reason=reason,
        one_higher=one_higher,
        given_on=today(session),
        **sharing.fields(circle),
    )
    return writer.commit()


def write_update(
    session: MeetingSession,
    *,
    service: str,
    by: str,
    words: str,
    waiting_time: str = "",
    sent_on: date | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down what a service wrote or said."""
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        ServiceUpdate,
        service=service,
        by_id=circle.bring(by),
        words=_needed(words, _("There are no words yet.")),
        waiting_time=waiting_time,
        sent_on=sent_on,
        **sharing.fields(circle),
    )
    return writer.commit()


def write_discussion(
    session: MeetingSession, *, words: str, come_back: bool = False, sharing: Sharing = OPEN
) -> Gesture:
    """Note what was talked about under this step, or something to come back to."""
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Discussion,
        words=_needed(words, _("There are no words yet.")),
        step=session.meeting.step,
        come_back=come_back or None,
        **sharing.fields(circle),
    )
    return writer.commit()


def write_note(session: MeetingSession, *, words: str, for_whom: str = "lead") -> Gesture:
    """Write the lead's own note, or a restricted one."""
    writer = session.begin()
    writer.create(
        Note,
        words=_needed(words, _("There are no words yet.")),
        for_whom=for_whom,
        noted_at=time_of_day(session),
    )
    return writer.commit()


def pause_notes(session: MeetingSession, *, asked_by: str | None = None) -> Gesture:
    """Stop taking notes; only the length is kept."""
    if session.notes_pause is not None:
        raise BadInput(_("Notes are paused already."))
    writer = session.begin()
    asked = Circle(session, writer).bring_maybe(asked_by)
    writer.create(NotesPause, asked_by=asked)
    return writer.commit()


def resume_notes(session: MeetingSession) -> Gesture:
    """Take notes again."""
    writer = session.begin()
    if not end_pause(session, writer):
        raise BadInput(_("Notes are not paused."))
    return writer.commit()


def end_pause(session: MeetingSession, writer: GestureWriter) -> bool:
    """End a pause in the notes within a gesture; say whether there was one."""
    pause = session.notes_pause
    if pause is not None:
        writer.set(pause, minutes=minutes_paused(session, pause))
    return pause is not None


def minutes_paused(session: MeetingSession, pause: NotesPause) -> int:
    """Return how long notes are paused, or were; a clock that jumped back makes it nothing."""
    if pause.minutes is not None:
        return pause.minutes
    length_s = (session.clock.now() - moment(pause.at)).total_seconds()
    return max(0, round(length_s / 60))
