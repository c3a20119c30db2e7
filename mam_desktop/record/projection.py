"""The read models of one family: rows for Home, the list of actions and the list of minutes.

Whoever changes these rules raises `migrations.FOLDED_BY`.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from mam_desktop.changes.fold import Fold
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.kinds import APART, KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.plan import Action, NextMeeting
from mam_desktop.meeting.promises import SETTLED
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.versions import PLAN, line_of, standing
from mam_desktop.record.log import Values
from mam_desktop.record.tables import ActionTableRow, Base, FamilyRow, MinutesTableRow

_NOT_SIGNED = frozenset({"declined", "not_here"})
_WATCHED: tuple[type[Entry], ...] = (
    Child,
    Person,
    Attendance,
    Meeting,
    NextMeeting,
    Action,
    Seal,
    Signature,
)
_MAKE_MINUTES = {Meeting.KIND, Seal.KIND, Signature.KIND, Attendance.KIND, Person.KIND}

ReadModels = Mapping[type[Base], Mapping[str, Values]]
"""Table -> key -> row."""

E = TypeVar("E", bound=Entry)


class Projection:
    """The rows of one family as they stand; `touch` looks again at a few entities only."""

    def __init__(self, family_id: str, fold: Fold, *, corrections: int) -> None:
        self._family_id = family_id
        self._fold = fold
        self._corrections = corrections
        self._torn = Counter(
            entity_id
            for entity_id, _field in fold.conflicts()
            if fold.kind_of(entity_id) not in APART
        )
        self._entries: dict[type[Entry], dict[str, Entry]] = {kind: {} for kind in _WATCHED}
        for kind in _WATCHED:
            for entity_id in fold.entity_ids(kind.KIND):
                self._look_again(entity_id)
        self._actions = {one: self._action_row(one) for one in self._entries[Action]}
        self._minutes = {one: self._minutes_row(one) for one in self._entries[Meeting]}
        self._home = self._home_rows()

    @property
    def rows(self) -> ReadModels:
        """Return every row, none for an empty fold; the mappings are not changed afterwards."""
        return {
            FamilyRow: self._home,
            ActionTableRow: self._actions,
            MinutesTableRow: self._minutes,
        }

    def touch(self, entity_ids: Collection[str]) -> None:
        """Bring the rows up to date with what was folded into these entities."""
        self._look_for_conflicts(entity_ids)
        kinds = {self._look_again(one) for one in entity_ids}
        if kinds & {Action.KIND, Person.KIND}:
            there = self._entries[Action]
            again = there if Person.KIND in kinds else there.keys() & set(entity_ids)
            kept = {one: row for one, row in self._actions.items() if one in there}
            self._actions = kept | {one: self._action_row(one) for one in again}
        if kinds & _MAKE_MINUTES:
            self._minutes = {one: self._minutes_row(one) for one in self._entries[Meeting]}
        self._home = self._home_rows()

    def _look_for_conflicts(self, entity_ids: Iterable[str]) -> None:
        for entity_id in entity_ids:
            torn = len(self._fold.conflicts_of(entity_id))
            if torn and self._fold.kind_of(entity_id) not in APART:
                self._torn[entity_id] = torn
            else:
                self._torn.pop(entity_id, None)

    def _look_again(self, entity_id: str) -> str:
        """Build one entry again; return its kind."""
        kind = self._fold.kind_of(entity_id) or ""
        entries = self._entries.get(KINDS[kind]) if kind in KINDS else None
        if entries is not None:
            entry = read_entry(self._fold, entity_id)
            if entry is None:
                entries.pop(entity_id, None)
            else:
                entries[entity_id] = entry
        return kind

    def _all(self, kind: type[E]) -> list[E]:
        found = [one for one in self._entries[kind].values() if isinstance(one, kind)]
        return sorted(found, key=lambda one: (one.at, one.id))

    def _name(self, person_id: str | None) -> str:
        person = self._entries[Person].get(person_id or "")
        return person.name if isinstance(person, Person) else ""

    def _action_row(self, action_id: str) -> Values:
        action = self._entries[Action][action_id]
        assert isinstance(action, Action)  # noqa: S101 - kept by kind
        return {
            "family_id": self._family_id,
            "action_id": action_id,
            "meeting_id": action.meeting_id,
            "what": action.what,
            "so_that": action.so_that,
            "owner_id": action.owner_id,
            "owner_name": self._name(action.owner_id),
            "due_on": action.due_now,
            "agreed_on": action.agreed_on,
            "status": action.status,
            "is_open": action.status not in SETTLED,
            "kind": action.kind,
            "is_torn": bool(action.torn),
        }

    def _minutes_row(self, meeting_id: str) -> Values:
        meeting = self._entries[Meeting][meeting_id]
        assert isinstance(meeting, Meeting)  # noqa: S101 - kept by kind
        seals = [one for one in self._all(Seal) if one.meeting_id == meeting_id]
        stands = standing(seals)
        line = line_of(stands, seals) if stands else ()
        version = (stands.version or 0) if stands else 0
        return {
            "family_id": self._family_id,
            "meeting_id": meeting_id,
            "type": meeting.type,
            "title": meeting.title,
            "on": meeting.on,
            "lead": self._lead(meeting_id),
            "state": _state(line),
            "version": version,
            "signed_count": self._signed(
                meeting_id, {one.content_hash for one in line if one.version == version}
            ),
        }

    def _lead(self, meeting_id: str) -> str:
        for one in self._all(Attendance):
            person = self._entries[Person].get(one.person_id or "")
            if one.meeting_id == meeting_id and isinstance(person, Person) and person.is_lead:
                return person.name
        return ""

    def _signed(self, meeting_id: str, sealed: set[str]) -> int:
        """Count who signed: the newest sealed text, or the draft where nothing is sealed."""
        return len(
            {
                one.who_id
                for one in self._all(Signature)
                if one.meeting_id == meeting_id
                and one.method not in _NOT_SIGNED
                and (not sealed or one.content_hash in sealed)
            }
        )

    def _home_rows(self) -> dict[str, Values]:
        is_empty = next(self._fold.entities(), None) is None
        return {} if is_empty else {self._family_id: self._home_row()}

    def _home_row(self) -> Values:
        child = self._entries[Child].get(self._family_id)
        there = child if isinstance(child, Child) else None
        return {
            "family_id": self._family_id,
            "is_there": there is not None,
            "preferred_name": there.preferred_name if there else "",
            "born_on": there.born_on if there else None,
            "needs": json.dumps(there.needs if there else (), ensure_ascii=False),
            **self._newest_meeting(),
            **self._next_meeting(),
            "conflicts": self._torn.total(),
            "corrections": self._corrections,
        }

    def _newest_meeting(self) -> Values:
        meetings = self._all(Meeting)
        newest = max(meetings, key=_when, default=None)
        return {
            "meeting_id": newest.id if newest else None,
            "meeting_on": newest.on if newest else None,
            "meeting_starts_at": newest.starts_at if newest else "",
            "meeting_place": newest.place if newest else "",
            "meeting_state": self._minutes[newest.id]["state"] if newest else "",
            "meeting_step": newest.step if newest else "",
        }

    def _next_meeting(self) -> Values:
        agreed = self._all(NextMeeting)
        newest = agreed[-1] if agreed else None
        ahead = newest if newest is not None and not self._was_set_up(newest) else None
        return {
            "next_on": ahead.on if ahead else None,
            "next_at": ahead.starts_at if ahead else "",
            "next_place": ahead.place if ahead else "",
            "closed_because": newest.close if newest else "",
        }

    def _was_set_up(self, agreed: NextMeeting) -> bool:
        """Say whether the meeting that was agreed has an entry of its own by now."""
        return agreed.on is not None and any(
            one.id != agreed.meeting_id and one.on is not None and one.on >= agreed.on
            for one in self._all(Meeting)
        )


def _when(meeting: Meeting) -> tuple[str, str, str, str]:
    on = meeting.on.isoformat() if meeting.on else ""
    return on, meeting.starts_at, meeting.at, meeting.id


def _state(line: Iterable[Seal]) -> str:
    parts = {one.part for one in line}
    if not parts:
        return "draft"
    return "plan_sealed" if parts == {PLAN} else "sealed"
