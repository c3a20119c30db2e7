"""What a seal holds still: which changes came too late for sealed minutes.

A seal lists the heads it froze. In sealed kinds of that meeting, a change that is neither one of
those heads nor an ancestor of one was written without the seal's knowledge, or against it: it is
kept, never folded in, and waits as a proposed correction.
"""

from collections.abc import Iterable
from dataclasses import replace

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.fold import Fold
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.signed import Seal


def late_changes(fold: Fold) -> tuple[Change, ...]:
    """Return the changes of sealed content that no seal of their meeting knows, oldest first."""
    sealed = _allowed_by_meeting(fold)
    return tuple(
        change
        for change in fold.changes()
        if (home := _home(fold, change)) in sealed
        and is_frozen_cell(change.kind, change.field)
        and change.id not in sealed[home]
    )


def is_frozen_cell(kind: str, field: str) -> bool:
    """Say whether sealing a meeting freezes this field of this kind."""
    known = KINDS.get(kind)
    if known is None or not known.IN_MINUTES:
        return False
    spec = known.specs().get(field)
    return field == REMOVED or spec is None or not spec.lives_on


def sealed_fold(fold: Fold, heads: Iterable[str]) -> Fold:
    """Return the state exactly as a seal froze it: its heads and what they came from."""
    known = (fold.change(one) for one in _ancestry(fold, list(heads)))
    return Fold(replace(one, gesture_no=0, gesture_of=1) for one in known if one is not None)


def _home(fold: Fold, change: Change) -> str | None:
    birth = fold.birth(change.entity_id)
    return birth.meeting_id if birth else None


def _allowed_by_meeting(fold: Fold) -> dict[str | None, set[str]]:
    allowed: dict[str | None, set[str]] = {}
    for entity_id in fold.entity_ids(Seal.KIND):
        birth, heads = fold.birth(entity_id), fold.value(entity_id, "heads")
        if birth is not None and heads is not None and isinstance(heads.newest.value, list | tuple):
            known = allowed.setdefault(birth.meeting_id, set())
            known |= _ancestry(fold, [str(one) for one in heads.newest.value])
    return allowed


def _ancestry(fold: Fold, heads: list[str]) -> set[str]:
    known: set[str] = set()
    ahead = heads
    while ahead:
        one = ahead.pop()
        if one not in known:
            known.add(one)
            change = fold.change(one)
            ahead.extend(change.supersedes if change else ())
    return known
