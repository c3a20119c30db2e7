"""A correction to sealed minutes: one gesture makes a new version beside the old one.

The changes are made in a scratch session in which nothing is sealed; then they are written, whole,
with the amendment and the new seal.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mam_desktop.changes.change import Change
from mam_desktop.changes.fold import alone
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signed import Amendment, Seal
from mam_desktop.meeting.signing import Signer, check_settled, write_seal
from mam_desktop.meeting.versions import ends, standing
from mam_desktop.texts import _


class _Kept:
    """A recorder that only keeps what it is given, in order."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def append(self, changes: tuple[Change, ...]) -> None:
        self.changes.extend(changes)


def amend(
    session: MeetingSession,
    signer: Signer,
    *,
    by: str,
    reason: str,
    correct: Callable[[MeetingSession], object],
    accepted: Iterable[Change] = (),
) -> Gesture:
    """Make a new sealed version; `correct` does its use cases on the session it is given.

    `accepted` are late changes that now count. Where seals compete, the new version follows them
    all, and may say just what the standing one says.

    Raises:
        Refused: nothing is sealed yet, or two people changed something unknown to each other.
        BadInput: the reason is missing, or nothing is corrected.

    """
    seals = session.entries.all(Seal, session.meeting.id)
    seal = standing(seals)
    if seal is None:
        raise Refused(_("These minutes are not sealed yet: change them as they are."))
    if not reason.strip():
        raise BadInput(_("Please write down the reason."))
    kept, taken = _Kept(), tuple(accepted)
    scratch = _scratch(session, kept, taken)
    correct(scratch)
    if not kept.changes and not taken and not session.competing_seals:
        raise BadInput(_("Nothing is corrected yet."))
    check_settled(scratch, seal.part)
    version = max(one.version or 0 for one in seals) + 1
    writer = scratch.begin(reason=reason)
    by_id = Circle(scratch, writer).bring(by)
    writer.create(Amendment, version=version, by_id=by_id, reason=reason, amended_on=today(scratch))
    writer.commit()
    writer = scratch.begin(reason=reason)
    write_seal(scratch, writer, signer, version=version, part=seal.part, follows=ends(seals))
    gesture = writer.commit()
    return session.write(_one_gesture(kept.changes, gesture.id, reason))


def _scratch(session: MeetingSession, kept: _Kept, accepted: tuple[Change, ...]) -> MeetingSession:
    """Return a session with the same state, in which no seal holds anything still."""
    open_again = (one for one in session.fold.changes() if one.kind != Seal.KIND)
    scratch = MeetingSession(
        family_id=session.family_id,
        changes=[alone(one) for one in (*open_again, *accepted)],
        clock=session.clock,
        ids=session.ids,
        author=session.author,
        recorder=kept,
        meeting_id=session.meeting_id,
    )
    scratch.follow_clock_of(session)
    return scratch


def _one_gesture(changes: list[Change], gesture_id: str, reason: str) -> list[Change]:
    count = len(changes)
    return [
        replace(
            one, gesture_id=gesture_id, gesture_no=no, gesture_of=count, undoes=None, reason=reason
        )
        for no, one in enumerate(changes)
    ]
