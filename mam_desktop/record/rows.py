"""What the record hands out: frozen values, never rows of its tables."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """Where one family stands."""

    family_id: str
    preferred_name: str
    born_on: date | None
    needs: tuple[str, ...]
    next_on: date | None
    """When they meet again; None once that meeting was set up, then `meeting_on` tells."""
    next_at: str
    next_place: str
    closed_because: str
    """Why they do not meet again; empty when they may."""
    meeting_id: str | None
    """The newest meeting, whether ahead, being held or over."""
    meeting_on: date | None
    meeting_starts_at: str
    meeting_place: str
    meeting_state: str
    """`draft`, `plan_sealed` or `sealed`."""
    meeting_step: str
    due_on: tuple[date, ...]
    """When each open action is due, earliest first; those without a date are left out."""
    open_actions: int
    conflicts: int
    corrections: int
    """How many late changes to sealed minutes wait for somebody to look."""
    unsent: int
    changed_at: str
    """The `at` of the newest change on this laptop."""

    def late_actions(self, today: date) -> int:
        """Return how many open actions are over their day."""
        return sum(due < today for due in self.due_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One agreed action of one family."""

    action_id: str
    family_id: str
    family_name: str
    meeting_id: str | None
    what: str
    so_that: str
    owner_id: str | None
    owner_name: str
    due_on: date | None
    agreed_on: date | None
    status: str
    is_open: bool
    kind: str
    is_torn: bool
    """Whether two people changed it at the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow:
    """One meeting and where its minutes stand."""

    meeting_id: str
    family_id: str
    family_name: str
    type: str
    title: str
    on: date | None
    lead: str
    state: str
    """`draft`, `plan_sealed` or `sealed`."""
    version: int
    """0 while nothing is sealed."""
    signed_count: int
    """How many people signed the newest version."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a family was pulled."""

    epoch: str
    last_seq: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class RefusedChange:
    """A change that the central record would not take."""

    change_id: str
    family_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Access:
    """Who did what with a family's record, and when (ISO 8601, UTC)."""

    at: str
    who: str
    what: str
    family_id: str | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """What signs inside a PDF; kept in the record, so as safe as the record."""

    private_key_pem: bytes
    certificate_pem: bytes
