"""What becomes of words once they are written down: put on the screen, shared, said anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import Change
from mam_desktop.errors import Refused
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Meaning, Said
from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.voicing import check_voice
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """What stood in a field before; the log keeps it."""

    words: str
    at: str
    """The time of the log, which orders and can be told as a moment."""


def waiting_voices(entries: Entries, meeting_id: str | None) -> tuple[Voice, ...]:
    """Return the words gathered before that nobody has put on the screen yet, oldest first.

    What only some or nobody may see waits for no screen.
    """
    return tuple(
        one
        for one in entries.all(Voice, meeting_id)
        if one.waits_for_screen and one.share == "everyone"
    )


def put_on_screen(session: MeetingSession, voices: Sequence[Voice]) -> Gesture:
    """Let words that were gathered before onto the family screen, as one gesture."""
    waiting = [one for one in voices if one.waits_for_screen]
    if not waiting:
        raise Refused(_("Nothing waits to be put on the screen."))
    writer = session.begin()
    for one in waiting:
        writer.set(one, waits=None)
    return writer.commit()


def share_anew(
    session: MeetingSession, said: Said, *, share: str, shared_with: Sequence[str] = ()
) -> Gesture:
    """Change who may see something; what everybody may see goes on the screen at once."""
    fields: dict[str, object] = {
        "share": share,
        "shared_with": tuple(shared_with) if share == "some" else (),
        "not_for": (),
    }
    if isinstance(said, Voice) and share == "everyone":
        fields["waits"] = None
    return change_entry(session, said, fields)


def reword(session: MeetingSession, voice: Voice, fields: dict[str, object]) -> Gesture:
    """Write words anew as one gesture; what stood there stays in the log."""
    words, how = fields.get("words", voice.words), fields.get("how", voice.how)
    check_voice(str(words), str(how))
    return change_entry(session, voice, fields)


def say_in_other_words(session: MeetingSession, voice: Voice, meaning: Meaning | None) -> Gesture:
    """Put the same in another language beside words, or take it away."""
    return change_entry(session, voice, {"meaning": meaning})


def was_changed(session: MeetingSession, said: Said, field: str = "words") -> bool:
    """Say whether other words stood here before."""
    return any(_olds(session, session.everything.head_ids(said.id, field)))


def earlier_words(
    session: MeetingSession, said: Said, field: str = "words"
) -> tuple[EarlierWords, ...]:
    """Return what stood in a field before, oldest first; what stands there now is not told."""
    found: dict[str, Change] = {}
    waiting = session.everything.head_ids(said.id, field)
    while waiting:
        olds = [one for one in _olds(session, waiting) if one.id not in found]
        found |= {one.id: one for one in olds}
        waiting = tuple(one.id for one in olds)
    now = getattr(said, field)
    told = sorted(found.values(), key=lambda one: one.order)
    return tuple(EarlierWords(str(one.value), one.at) for one in told if one.value != now)


def _changes(session: MeetingSession, ids: Sequence[str]) -> Iterator[Change]:
    found = (session.everything.change(one) for one in ids)
    return (one for one in found if one is not None)


def _olds(session: MeetingSession, heads: Sequence[str]) -> Iterator[Change]:
    """Yield the changes that some changes of one cell took the place of."""
    for head in _changes(session, heads):
        olds = _changes(session, head.supersedes)
        yield from (one for one in olds if one.cell == head.cell)


def interpreter_of(entries: Entries, meeting_id: str | None, person_id: str | None) -> str | None:
    """Return the id of who interprets for somebody in a meeting, if anybody does."""
    found = entries.all(Attendance, meeting_id)
    mine = (one.person_id for one in found if person_id and one.interpreter_for == person_id)
    return next(mine, None)
