"""What the windows need from the application: two desks, and the immutable rows they hand over.

The composition root builds the desks; no window reaches for a record, a file or a clock itself.
Long work answers later, on the main thread, through the callbacks it was given.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from mam_desktop.meeting.agendas import Agenda
    from mam_desktop.meeting.content import Content
    from mam_desktop.meeting.family_scenes import FamilyScreen
    from mam_desktop.meeting.feedback import GroupTotals
    from mam_desktop.meeting.readers import Reader
    from mam_desktop.meeting.session import MeetingSession
    from mam_desktop.meeting.starting import HouseholdTold
    from mam_desktop.meeting.statements import CouncilWords
    from mam_desktop.meeting.timing import TimeAway
    from mam_desktop.ui.minutes_ports import MinutesDesk

T = TypeVar("T")

Failed = Callable[[str], None]
"""Called with a sentence a person can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """How this laptop stands with the central record."""

    is_online: bool
    pending: int
    """Changes without a receipt."""
    last_at: datetime | None = None
    """Aware, in the zone to show."""
    is_running: bool = False
    trouble: str = ""
    """What went wrong the last time, in plain words."""


@dataclass(frozen=True, slots=True)
class ChipWords:
    """A chip as data: words, tone and icon."""

    words: str
    tone: str = "plain"
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting of today or soon, as Home shows it."""

    family_id: str
    meeting_id: str
    title: str
    starts_at: str
    """`HH:MM`."""
    in_words: str
    """How far away it is: `in 25 min`, `now`, `tomorrow`."""
    about: str
    """Place, who said yes, what was asked for."""
    chips: tuple[ChipWords, ...] = ()
    is_running: bool = False
    is_today: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family the person leads for: where it stands and what is stuck."""

    family_id: str
    name: str
    about: str
    stages_done: int
    stages: int
    state: str
    is_today: bool = False
    chip: ChipWords | None = None
    newest_meeting_id: str | None = None
    """The meeting that opens with the family: the next one, or the last one held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """An agreed action of any family."""

    action_id: str
    family_id: str
    family: str
    what: str
    owner: str
    due_on: date | None
    status: str
    """A status of `meeting.plan.STATUSES`."""
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow:
    """The minutes of one meeting in their newest version."""

    family_id: str
    meeting_id: str
    on: date
    meeting: str
    lead: str
    state: ChipWords
    is_sealed: bool
    version: int = 0
    is_held: bool = True
    """Whether the meeting was held: what is still ahead has no minutes."""
    sending: ChipWords | None = None
    """When copies are due, or when they were sent."""
    is_sent: bool = False
    is_overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """What was found of a file: `kind` is a verdict's, or `unread` where it cannot be read."""

    name: str
    kind: str
    sentence: str
    lines: tuple[str, ...] = ()
    """What there is to say after it: whose it is, who signed what and when, a time-stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One of several newest versions of the same thing."""

    change_id: str
    words: str
    by: str
    by_is_family: bool
    when_and_where: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """One thing that two people changed; all versions are kept."""

    family_id: str
    entity_id: str
    field: str
    what: str
    """Which thing: `Action 3 · Ask for a home visit`."""
    field_label: str
    versions: tuple[VersionRow, ...]
    history: tuple[str, ...] = ()
    """Every version there ever was, in words, oldest first."""
    can_write_again: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """What somebody wrote without knowing of the seal: it waits until a person takes it in."""

    gesture_id: str
    by: str
    when_and_where: str
    lines: tuple[str, ...]
    """What would be different, in words: `By when: 4 December → 11 December`."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionOrder:
    """A new version of sealed minutes: what is taken in, and what somebody corrects by hand."""

    by: str
    reason: str
    gesture_ids: tuple[str, ...] = ()
    correct: "Callable[[MeetingSession], object] | None" = None
    looked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryRow:
    """A word services use, and the plain one."""

    term: str
    plain: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One setting a person may change here."""

    key: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    """((value, label), ...); none means free text."""
    is_locked: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """Which copy of which minutes is wanted, as what, where to."""

    family_id: str
    meeting_id: str
    copy: str
    """A copy of `meeting.audience.Copy`."""
    as_format: str
    """`pdf`, `docx`, `csv`, `xlsx`, `ics` or `json`."""
    folder: Path | None = None
    """None: the usual one."""
    for_whom: str = ""
    looked_by: str = ""
    paper: str = "minutes"
    """A paper of `meeting.copies.Paper`."""
    with_household: bool = False
    large_print: bool = False
    seal_id: str = ""
    """An earlier sealed version, or one that competes; nothing: the one that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPreview:
    """A copy as its reader would get it, and what is not in it, counted in words."""

    content: "Content"
    left_out: str
    must_be_looked_at: bool
    note: str = ""
    """What the lead should know of the paper itself; mostly nothing."""


class PapersDesk(Protocol):
    """What the page of a meeting's copies and papers needs from the application."""

    def readers(self) -> "tuple[Reader, ...]":
        """Return for whom copies can be made."""

    def versions(self) -> Sequence[tuple[str, str]]:
        """Return the sealed versions as (id, words), the one that stands first, with no id."""

    def preview(
        self, order: ExportOrder, done: Callable[[PaperPreview], None], failed: Failed
    ) -> None:
        """Return what the reader would get; nothing is written."""

    def preview_pages(
        self, order: ExportOrder, done: "Callable[[Sequence[bytes]], None]", failed: Failed
    ) -> None:
        """Return the preview as PNG pictures of its pages."""

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""

    def print_pages(
        self, order: ExportOrder, done: "Callable[[Sequence[bytes]], None]", failed: Failed
    ) -> None:
        """Make a copy to print, and return its pages as PNG pictures."""

    @property
    def may_use_sticks(self) -> bool:
        """Say whether the council lets papers be saved to a stick."""

    def save_to_stick(
        self, order: ExportOrder, folder: Path, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """Write one copy to a stick; `done` gets its path."""

    def everything(
        self, order: ExportOrder, password: str, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """Write all papers of the family as one file that opens with a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTold:
    """A family that somebody writes down by hand; `child` are fields of `meeting.people.Child`."""

    preferred_name: str
    child: "Mapping[str, object]"
    households: "tuple[HouseholdTold, ...]" = ()
    lead: str = ""


class MeetingDesk(Protocol):
    """What the live meeting needs from the application."""

    @property
    def session(self) -> "MeetingSession":
        """Return the open session, its meeting open too."""

    @property
    def screen(self) -> "FamilyScreen":
        """Return what the lead chose for the family screen."""

    def set_screen(self, screen: "FamilyScreen") -> None:
        """Keep a choice for the family screen, and show, cover or close its window."""

    def times_away(self) -> Sequence["TimeAway"]:
        """Return when the program was closed in the middle of this meeting."""

    def draft(self, place: str) -> str:
        """Return the unfinished text kept for a place such as `capture` or `note`."""

    def keep_draft(self, place: str, words: str) -> None:
        """Keep unfinished text, so that it survives a crash; empty text forgets it."""

    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record."""

    def sync_now(self, done: Callable[[SyncState], None], failed: Failed) -> None:
        """Send and fetch changes."""

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return what two people changed in this family."""

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle a conflict by keeping a version or by writing it again."""

    def seal(
        self, *, part: str, looked_by: str, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Seal the minutes and write each copy; `done` gets a sentence."""

    def proposals(self) -> tuple[ProposalRow, ...]:
        """Return what waits as corrections to the sealed minutes, oldest first."""

    def correct(self, order: CorrectionOrder, done: Callable[[str], None], failed: Failed) -> None:
        """Make a corrected version and write its copies; `done` gets a sentence."""

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""

    def keep_file(self, data: bytes, done: Callable[[str], None], failed: Failed) -> None:
        """Put a drawing, photo or recording into the encrypted record; `done` gets its SHA-256."""

    def file_bytes(self, sha256: str, done: Callable[[bytes | None], None], failed: Failed) -> None:
        """Fetch a kept drawing, photo or recording; `done` gets None where it is not here yet."""

    def beside(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do work that touches no session beside everything else, so that no window waits."""

    @property
    def papers(self) -> PapersDesk:
        """Return the desk of this meeting's copies and papers."""

    @property
    def feedback_shown_from(self) -> int:
        """Return how many answers to “How was it?” a total needs before anybody sees it."""

    def feedback_totals(
        self, done: "Callable[[tuple[GroupTotals, ...]], None]", failed: Failed
    ) -> None:
        """Add up “How was it?” over every meeting on this laptop; no answer stands alone."""

    @property
    def council_words(self) -> "CouncilWords":
        """Return the statement to read out, and what the council says about its records."""


class HomeDesk(Protocol):
    """What Home needs from the application."""

    @property
    def person_name(self) -> str:
        """Return the name of the person at this laptop."""

    @property
    def is_on_visit(self) -> bool:
        """Say whether only today's family may be seen."""

    def set_on_visit(self, on_visit: bool, family_id: str = "") -> None:
        """Go on a visit to a family (to whom is met next, if none is named), or come back."""

    def now(self) -> datetime:
        """Return the time, aware, in the zone to show."""

    def meetings(self) -> tuple[MeetingRow, ...]:
        """Return today's meetings, the next one first; with none today the next one ahead."""

    def families(self) -> tuple[FamilyRow, ...]:
        """Return the families this person leads for."""

    def actions(self) -> tuple[ActionRow, ...]:
        """Return agreed actions that are not settled, late ones first."""

    def minutes(self) -> tuple[MinutesRow, ...]:
        """Return minutes, newest first."""

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return what two people changed, in every family."""

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle a conflict by keeping a version or by writing it again.

        Raises:
            WorldError: it cannot be settled so.

        """

    @property
    def is_saved(self) -> bool:
        """Say whether everything is on disk."""

    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record."""

    def sync_now(self, done: Callable[[SyncState], None], failed: Failed) -> None:
        """Send and fetch changes of every family."""

    def find_words(self, asked: str) -> tuple[GlossaryRow, ...]:
        """Return words of the glossary that fit; all of them for nothing asked."""

    def settings(self) -> tuple[SettingRow, ...]:
        """Return the settings a person may see here."""

    def change_setting(self, key: str, value: str) -> None:
        """Change one setting.

        Raises:
            WorldError: the value does not fit, or the council has fixed it.

        """

    def open_meeting(self, family_id: str, meeting_id: str) -> MeetingDesk:
        """Open a meeting and return its desk."""

    def close_meeting(self) -> None:
        """Close the open meeting; what was written stays."""

    def prepare(self, family_id: str, meeting_id: str | None) -> MeetingDesk:
        """Return the desk of a meeting to prepare; None: one that is to be set up first.

        Raises:
            WorldError: this family is out of reach.

        """

    def agendas(self) -> "tuple[Agenda, ...]":
        """Return the agendas to choose from."""

    def keep_agenda(self, name: str, minutes: "Mapping[str, int]") -> None:
        """Keep an agenda under a name.

        Raises:
            WorldError: it does not fit, or the council has fixed the agendas.

        """

    def add_family(self, told: FamilyTold) -> str:
        """Write a new family down; return its id.

        Raises:
            WorldError: something is missing or does not fit; nothing was written.

        """

    def test_screen(self) -> str:
        """Show a test picture on the family screen; return a sentence about what was found."""

    @property
    def minutes_desk(self) -> "MinutesDesk":
        """Return the desk of the page of minutes."""

    def must_be_looked_at(self, family_id: str, meeting_id: str) -> bool:
        """Say whether a person has to look before a copy of this meeting leaves; never why."""

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""

    def verify(
        self,
        paths: Sequence[Path],
        told: Callable[[CheckedFile, int], bool],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Check files and what is in folders, one after the other.

        `told` gets each one and how many are left, and says whether to go on.
        """

    def unlock(self, secret: str) -> bool:
        """Say whether the secret opens the record again; no secret is needed where none is set."""

    @property
    def needs_secret(self) -> bool:
        """Say whether unlocking asks for a passphrase."""
