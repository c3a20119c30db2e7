"""What a seal holds still: which changes came too late for sealed minutes.

A seal lists the heads it froze. In what it seals, a change that is neither one of those heads nor
an ancestor of one was written without the seal's knowledge, or against it: it is kept, never
folded in, and waits as a proposed correction. A sealed plan holds the plan still, and only that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.fold import Fold, Value, alone
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.versions import PLAN, standing

FROZEN_KINDS = frozenset(kind for kind, cls in KINDS.items() if cls.IN_MINUTES)
"""What sealed minutes hold still."""

FROZEN_WITH_PLAN = frozenset({Action.KIND})
"""What a sealed plan holds still; the next meeting's date lives on."""


def is_frozen_cell(kind: str, field: str) -> bool:
    """Say whether sealing a whole meeting freezes this field of this kind."""
    known = KINDS.get(kind)
    if known is None or not known.IN_MINUTES:
        return False
    spec = known.specs().get(field)
    return field == REMOVED or spec is None or not spec.lives_on


def frozen_kinds(part: str) -> frozenset[str]:
    """Return the kinds that sealing this part of a meeting holds still."""
    return FROZEN_WITH_PLAN if part == PLAN else FROZEN_KINDS


def sealed_fold(fold: Fold, heads: Iterable[str]) -> Fold:
    """Return the state exactly as a seal froze it: its heads and what they came from."""
    known = (fold.change(one) for one in _ancestry(fold, list(heads)))
    return Fold(alone(one) for one in known if one is not None)


@dataclass(frozen=True, slots=True)
class _Hold:
    """What is held still in one meeting, and which changes the seals know."""

    kinds: frozenset[str]
    known: frozenset[str]


class Holds:
    """What the seals of a family hold still, meeting by meeting; false when nothing is sealed."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        seals = _seals(fold)
        meetings = {one.meeting_id for one in seals}
        self._by_meeting = {
            meeting_id: _hold(fold, [one for one in seals if one.meeting_id == meeting_id])
            for meeting_id in meetings
        }

    def __bool__(self) -> bool:
        return bool(self._by_meeting)

    def knows(self, change: Change) -> bool:
        """Say whether a seal that counts was made with the knowledge of a change."""
        return any(change.id in one.known for one in self._by_meeting.values())

    def is_held(self, kind: str, meeting_id: str | None, field: str) -> bool:
        """Say whether a field of this kind is held still in a meeting."""
        hold = self._by_meeting.get(meeting_id)
        return hold is not None and kind in hold.kinds and is_frozen_cell(kind, field)

    def is_late(self, change: Change) -> bool:
        """Say whether a folded change waits as a proposed correction."""
        birth = self._fold.birth(change.entity_id)
        if birth is not None and birth.kind == Seal.KIND:
            return change.gesture_id != birth.gesture_id
        home = birth.meeting_id if birth else change.meeting_id
        hold = self._by_meeting.get(home)
        return hold is not None and change.id not in hold.known and self.would_hold_back(change)

    def would_hold_back(self, change: Change) -> bool:
        """Say whether a change, not folded yet, comes too late."""
        birth = self._fold.birth(change.entity_id) or change
        hold = self._by_meeting.get(birth.meeting_id)
        if hold is None or birth.kind not in hold.kinds:
            return False
        return is_frozen_cell(birth.kind, change.field) or birth.id not in hold.known


class SettledState:
    """The state that screens show, kept apart from what waits as proposed corrections."""

    def __init__(self, everything: Fold) -> None:
        self._all = everything
        self.settle()

    def settle(self) -> None:
        """Look at everything anew."""
        self.holds = Holds(self._all)
        changes = self._all.changes() if self.holds else ()
        self.late = tuple(one for one in changes if self.holds.is_late(one))
        late = {one.id for one in self.late}
        self.fold = Fold(alone(one) for one in changes if one.id not in late) if late else self._all

    def follow(self, ready: Sequence[Change], *, from_elsewhere: bool) -> bool:
        """Take in what was just folded; say whether all was looked at anew.

        What others wrote can come too late, make known what seemed late, or give an entity an
        earlier birth; what this laptop writes can do neither.
        """
        if any(one.kind == Seal.KIND for one in ready) or (self.holds and from_elsewhere):
            self.settle()
            return True
        if self.holds and any(self.holds.is_late(one) or self.holds.knows(one) for one in ready):
            self.settle()
            return True
        if self.fold is not self._all:
            self.fold.take(alone(one) for one in ready)
        return False


def _seals(fold: Fold) -> list[Seal]:
    """Return every seal as it was made, whatever was written over it since."""
    if next(fold.entity_ids(Seal.KIND), None) is None:
        return []
    made: dict[str, dict[str, Change]] = {}
    for change in fold.changes():
        birth = fold.birth(change.entity_id)
        if birth is None or birth.kind != Seal.KIND or birth.gesture_id != change.gesture_id:
            continue
        made.setdefault(change.entity_id, {})[change.field] = change
    return [
        Seal.build(
            entity_id=entity_id,
            meeting_id=birth.meeting_id,
            at=birth.at,
            author_id=birth.author_id,
            cells={field: Value((change,)) for field, change in cells.items()},
        )
        for entity_id, cells in made.items()
        if (birth := fold.birth(entity_id)) is not None
    ]


def _hold(fold: Fold, seals: Sequence[Seal]) -> _Hold:
    """Return what the standing seal holds; its heads came from all that its line knew."""
    stands = standing(seals)
    if stands is None:
        return _Hold(frozenset(), frozenset())
    return _Hold(frozen_kinds(stands.part), frozenset(_ancestry(fold, list(stands.heads))))


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
