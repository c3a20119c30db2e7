"""Proposed corrections: what others wrote into sealed minutes without knowing of the seal.

Such changes are kept and never folded in. A person accepts them, which makes a new version, or
lets them be; nothing of them is ever thrown away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import Change
from mam_desktop.errors import Refused
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import Signer
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCorrection:
    """What one gesture would have changed in the sealed minutes of a meeting."""

    gesture_id: str
    at: str
    author_id: str
    device_id: str
    reason: str
    changes: tuple[Change, ...]
    """The changes that wait, in the order they were written."""

    @property
    def about(self) -> tuple[str, ...]:
        """Return what kinds of things it is about, in plain words."""
        kinds = dict.fromkeys(one.kind for one in self.changes)
        return tuple(_(KINDS[kind].LABEL) for kind in kinds if kind in KINDS)


def proposed_corrections(session: MeetingSession) -> tuple[ProposedCorrection, ...]:
    """Return what waits as corrections to the open meeting's sealed minutes, oldest first."""
    by_gesture: dict[str, list[Change]] = {}
    for change in session.late:
        birth = session.everything.birth(change.entity_id)
        is_ours = birth is not None and birth.meeting_id == session.meeting_id
        if is_ours and change.kind != Seal.KIND:
            by_gesture.setdefault(change.gesture_id, []).append(change)
    return tuple(_proposed(changes) for changes in by_gesture.values())


def _proposed(changes: Sequence[Change]) -> ProposedCorrection:
    first = changes[0]
    return ProposedCorrection(
        gesture_id=first.gesture_id,
        at=first.at,
        author_id=first.author_id,
        device_id=first.device_id,
        reason=first.reason or "",
        changes=tuple(changes),
    )


def accept_corrections(
    session: MeetingSession,
    signer: Signer,
    *,
    by: str,
    reason: str,
    gesture_ids: Sequence[str] | None = None,
    correct: Callable[[MeetingSession], object] | None = None,
) -> Gesture:
    """Make a new sealed version in which proposed corrections count; all of them when None.

    `correct` corrects more by hand in the same version. Seals that compete are settled by it.

    Raises:
        Refused: one of them waits no more, or two of them say different things.
        BadInput: nothing is corrected, or the reason is missing.

    """
    waiting = {one.gesture_id: one for one in proposed_corrections(session)}
    wanted = list(waiting) if gesture_ids is None else list(gesture_ids)
    is_gone = not set(wanted) <= set(waiting)
    if is_gone or not (wanted or correct or session.competing_seals):
        raise Refused(_("This correction does not wait any more."))
    accepted = [change for one in wanted for change in waiting[one].changes]
    by_hand = correct or (lambda _session: None)
    return amend(session, signer, by=by, reason=reason, correct=by_hand, accepted=accepted)
