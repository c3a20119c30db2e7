"""The made-up meeting of the design's pictures, on a real session."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from mam_desktop.changes.canonical import sha256_hex
from mam_desktop.changes.change import Change
from mam_desktop.desks.proposals import proposal_rows
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, add_outcome, vote
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.feedback import GroupTotals, feedback_totals
from mam_desktop.meeting.plan import Feedback, Idea
from mam_desktop.meeting.session import Author, MeetingSession, Receipt
from mam_desktop.meeting.starting import add_family, go_to_step, prepare_meeting
from mam_desktop.meeting.statements import CouncilWords, shipped_statements
from mam_desktop.meeting.timing import TimeAway
from mam_desktop.ui.ports import (
    ConflictRow,
    CorrectionOrder,
    ExportOrder,
    ProposalRow,
    SyncState,
)
from tests.ui.drawn_papers import DrawnPapers, at_once

T = TypeVar("T")
FAMILY = {"service": "Child and family"}
SERVICE = {"service": "Education"}
PEOPLE = (
    ("Robin", {"role": "Child", **FAMILY}),
    ("Mum", {"role": "Parent", **FAMILY}),
    ("Nan", {"role": "Grandparent", **FAMILY}),
    ("Lee", {"role": "Engagement Lead", **SERVICE}),
    ("Dana", {"role": "Social worker", "service": "Social care"}),
    ("Ms Ode", {"role": "SENCO", "service": "School"}),
    ("Kim", {"role": "Occupational therapist", "service": "Health"}),
    ("Noor", {"role": "Interpreter", "service": "Support"}),
)
OUTCOMES = ("Robin sleeps through the night", "Friends", "The whole family rests")


class StillClock:
    """A clock that stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self.at

    def set(self, hour: int, minute: int, second: int = 0) -> None:
        """Set the time of day, in UTC."""
        self.at = self.at.replace(hour=hour, minute=minute, second=second)


class CountedIds:
    """Ids in order."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._last = 0

    def new_id(self) -> str:
        """Return the next id."""
        self._last += 1
        return f"{self._prefix}-{self._last:05d}"


class KeptRecord:
    """A record in memory; it gives its receipts when it is told to."""

    def __init__(self, clock: StillClock) -> None:
        self.clock = clock
        self.waiting: list[tuple[Change, ...]] = []
        self.log: list[Change] = []

    def append(self, changes: tuple[Change, ...]) -> None:
        """Queue a gesture."""
        self.waiting.append(changes)

    def receipts(self) -> list[Receipt]:
        """Write what waits and return the receipts, oldest first."""
        given = []
        while self.waiting:
            gesture = self.waiting.pop(0)
            self.log.extend(gesture)
            given.append(Receipt(gesture[0].gesture_id, self.clock.now()))
        return given


def empty_session(clock: StillClock | None = None) -> tuple[MeetingSession, KeptRecord]:
    """Return a session of a family with one meeting on 24 November, and its record."""
    clock = clock or StillClock(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    record = KeptRecord(clock)
    session = MeetingSession(
        family_id="family-robin",
        changes=(),
        clock=clock,
        ids=CountedIds(),
        author=Author(authority_id="council", author_id="lee", device_id="laptop"),
        recorder=record,
    )
    begin_robins_meeting(session)
    return session, record


def begin_robins_meeting(session: MeetingSession) -> None:
    """Add Robin's family, and their meeting on 24 November."""
    add_family(session, preferred_name="Robin")
    prepare_meeting(
        session,
        type="MAM",
        on=date(2026, 11, 24),
        starts_at="14:00",
        ends_at="15:30",
        place="at home",
        title="Robin’s meeting",
    )


def drawn_session() -> tuple[MeetingSession, KeptRecord, StillClock]:
    """Return the meeting of 02-live-board: nine invited, eight here, ten cards, step five."""
    clock = StillClock(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    session, record = empty_session(clock)
    for name, about in PEOPLE:
        attend(session, name=name, about=dict(about))
    attend(session, name="Sam", state="apologies", about={"role": "GP", "service": "Health"})
    for minute, step in enumerate(("welcome", "voice", "last_time", "what_matters")):
        clock.set(14, 4 * minute)
        go_to_step(session, step)
    for words in OUTCOMES:
        add_outcome(session, words=words)
    clock.set(14, 37)
    go_to_step(session, "board")
    _put_cards(session)
    clock.set(14, 49, 7)
    for receipt in record.receipts():
        session.saved(receipt)
    return session, record, clock


def _put_cards(session: MeetingSession) -> None:
    cards = (
        ("Swimming on Saturdays with the sibling group", "Mum", "new", "", 2),
        ("Weighted blanket to try at home", "Kim", "new", "", 0),
        ("Short breaks: 2 nights a month, same carer each time", "Dana", "can", "", 5),
        ("One page about Robin goes to every new worker first", "Lee", "can", "", 4),
        ("Quiet room pass, no questions asked", "Ms Ode", "can", "", 3),
        ("Sleep nurse visits at home", "Nan", "could_if", "the clinic agrees a home visit", 4),
        ("Key worker until Easter", "Dana", "could_if", "the team has 3 hours a week", 2),
        ("Joint-funded support at home after school", "Lee", "panel", "", 3),
    )
    for words, by, column, if_words, hearts in cards:
        add_idea(session, words=words, by=by, column=column, if_words=if_words)
        idea = session.entries.all(Idea)[-1]
        for name, _about in PEOPLE[:hearts]:
            vote(session, idea, by=name)


class DeskInMemory:
    """The live meeting's desk, without a disk; it keeps what it was asked for."""

    def __init__(self, session: MeetingSession, record: KeptRecord) -> None:
        self._session, self.record = session, record
        self._screen = FamilyScreen(ScreenState.ON)
        self.drafts: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.files_wait: list[Callable[[], None]] | None = None
        """Reads of files that are on their way, while somebody holds them up."""
        self.sync = SyncState(is_online=False, pending=63)
        self.conflict_rows: tuple[ConflictRow, ...] = ()
        self.settled: list[tuple[ConflictRow, str | None, str | None]] = []
        self.exported: list[ExportOrder] = []
        self.corrected: list[CorrectionOrder] = []
        self.refusal = ""
        self.words_of_council = CouncilWords(statements=shipped_statements())
        self.feedback_shown_from = 5

    @property
    def session(self) -> MeetingSession:
        """Return the session."""
        return self._session

    @property
    def screen(self) -> FamilyScreen:
        """Return the choice for the family screen."""
        return self._screen

    def set_screen(self, screen: FamilyScreen) -> None:
        """Keep a choice."""
        self._screen = screen

    def times_away(self) -> tuple[TimeAway, ...]:
        """Return that the program was never closed."""
        return ()

    def draft(self, place: str) -> str:
        """Return a draft."""
        return self.drafts.get(place, "")

    def keep_draft(self, place: str, words: str) -> None:
        """Keep a draft."""
        self.drafts[place] = words

    def sync_state(self) -> SyncState:
        """Return how sync stands."""
        return self.sync

    def sync_now(self, done: Callable[[SyncState], None], failed: Callable[[str], None]) -> None:
        """Send everything, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        self.sync = SyncState(is_online=True, pending=0, last_at=self._session.clock.now())
        done(self.sync)

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return the conflicts it was given."""
        return self.conflict_rows

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Note how a conflict was settled."""
        self.settled.append((conflict, words, change_id))
        self.conflict_rows = tuple(one for one in self.conflict_rows if one != conflict)

    def seal(
        self,
        *,
        part: str,
        looked_by: str,
        done: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        """Say that it is sealed."""
        if self.refusal:
            failed(self.refusal)
        else:
            done(f"{part} {looked_by}")

    def proposals(self) -> tuple[ProposalRow, ...]:
        """Return what really waits."""
        return proposal_rows(self._session, UTC)

    def correct(
        self, order: CorrectionOrder, done: Callable[[str], None], failed: Callable[[str], None]
    ) -> None:
        """Note the order, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        self.corrected.append(order)
        done(order.reason)

    def export(
        self, order: ExportOrder, done: Callable[[Path], None], failed: Callable[[str], None]
    ) -> None:
        """Note the order."""
        if self.refusal:
            failed(self.refusal)
            return
        self.exported.append(order)
        done(Path(f"{order.copy}.{order.as_format}"))

    def keep_file(
        self, data: bytes, done: Callable[[str], None], failed: Callable[[str], None]
    ) -> None:
        """Keep a file under the hash of its bytes, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        sha256 = sha256_hex(data)
        self.files[sha256] = data
        done(sha256)

    def file_bytes(
        self,
        sha256: str,
        done: Callable[[bytes | None], None],
        failed: Callable[[str], None],  # noqa: ARG002
    ) -> None:
        """Return a kept file's bytes, now or when `files_wait` is gone through."""
        if self.files_wait is None:
            done(self.files.get(sha256))
        else:
            self.files_wait.append(lambda: done(self.files.get(sha256)))

    def beside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """Do the work here and now."""
        at_once(work, done, failed)

    def feedback_totals(
        self,
        done: Callable[[tuple[GroupTotals, ...]], None],
        failed: Callable[[str], None],  # noqa: ARG002
    ) -> None:
        """Add up the answers of this family."""
        done(feedback_totals(self.session.entries.all(Feedback), self.feedback_shown_from))

    @cached_property
    def papers(self) -> DrawnPapers:
        """Return the desk of the meeting's papers."""
        return DrawnPapers(self.session)

    @property
    def council_words(self) -> CouncilWords:
        """Return the words it was given, ours as long as it was given none."""
        return self.words_of_council
