"""The desk of one live meeting."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mam_desktop.desks.conflicts import conflict_rows, settle
from mam_desktop.desks.office import Office
from mam_desktop.desks.paper_desk import LivePaperDesk
from mam_desktop.desks.proposals import proposal_rows
from mam_desktop.errors import Refused
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.feedback import GroupTotals, answers_in, feedback_totals
from mam_desktop.meeting.plan import Feedback
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import holds_exports
from mam_desktop.meeting.statements import CouncilWords, council_words
from mam_desktop.meeting.timing import TimeAway
from mam_desktop.paper_files import write_paper
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.concern_draft import SLOTS
from mam_desktop.ui.ports import (
    ConflictRow,
    CorrectionOrder,
    ExportOrder,
    Failed,
    PapersDesk,
    ProposalRow,
    SyncState,
)

if TYPE_CHECKING:
    from mam_desktop.papers import MadePaper

T = TypeVar("T")

BEGUN = N_(
    "You began a private note. Press F12 and keep it, or empty it; then the seal can be made."
)


class LiveMeetingDesk:
    """What the live meeting asks of the application."""

    def __init__(self, office: Office, session: MeetingSession) -> None:
        self._office = office
        self._session = session

    @property
    def session(self) -> MeetingSession:
        """Return the open session, its meeting open too."""
        return self._session

    @property
    def screen(self) -> FamilyScreen:
        """Return what the lead chose for the family screen."""
        return self._office.laptop.screen_of(self._session)

    def set_screen(self, screen: FamilyScreen) -> None:
        """Keep a choice for the family screen."""
        self._office.laptop.set_screen(self._session, screen)

    def times_away(self) -> tuple[TimeAway, ...]:
        """Return when the program was closed in the middle of this meeting."""
        return self._office.laptop.times_away(self._session)

    def draft(self, place: str) -> str:
        """Return the unfinished text kept for a place."""
        return self._office.laptop.record.get_draft(self._place(place)) or ""

    def keep_draft(self, place: str, words: str) -> None:
        """Keep unfinished text off the main thread; empty text forgets it."""
        record, key = self._office.laptop.record, self._place(place)
        keep = (lambda: record.put_draft(key, words)) if words else (lambda: record.drop_draft(key))
        self._office.write(keep)

    def _place(self, place: str) -> str:
        return f"{self._session.meeting_id}:{place}"

    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record."""
        return self._office.sync_state()

    def sync_now(self, done: Callable[[SyncState], None], failed: Failed) -> None:
        """Send and fetch changes."""
        self._office.sync_now(done, failed)

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return what two people changed in this family."""
        zone = zone_of(self._session.meeting.zone)
        return tuple(conflict_rows(self._session, zone))

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle a conflict by keeping a version or by writing it again."""
        settle(self._session, conflict, words, change_id)

    def seal(
        self, *, part: str, looked_by: str, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Seal the minutes, write each copy into the papers' folder; `done` gets a sentence."""
        if any(self.draft(one) for one in SLOTS):
            failed(_(BEGUN))
            return

        def work() -> str:
            laptop = self._office.laptop
            return self._written(laptop.seal(self._session, part=part, looked_by=looked_by))

        self._office.do(work, done, failed)

    def proposals(self) -> tuple[ProposalRow, ...]:
        """Return what waits as corrections to the sealed minutes."""
        return proposal_rows(self._session, zone_of(self._session.meeting.zone))

    def correct(self, order: CorrectionOrder, done: Callable[[str], None], failed: Failed) -> None:
        """Make a corrected version, write its copies into the papers' folder."""

        def work() -> str:
            laptop = self._office.laptop
            if holds_exports(self._session) and not order.looked_by:
                raise Refused(_("Somebody has to look at the copies first. Say who looked."))
            laptop.accept_corrections(
                self._session,
                by=order.by,
                reason=order.reason,
                gesture_ids=order.gesture_ids,
                correct=order.correct,
            )
            return self._written(
                laptop.papers_for_everyone(self._session, looked_by=order.looked_by)
            )

        self._office.do(work, done, failed)

    def _written(self, papers: "Sequence[MadePaper]") -> str:
        """Write finished papers and say where they are."""
        folder = self._office.papers_folder(self._session)
        for one in papers:
            write_paper(folder, one)
        return ngettext(
            "Sealed. {count} paper is in {folder}.",
            "Sealed. {count} papers are in {folder}.",
            len(papers),
        ).format(count=len(papers), folder=folder)

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""
        self._office.do(lambda: self._office.export(self._session, order), done, failed)

    def keep_file(self, data: bytes, done: Callable[[str], None], failed: Failed) -> None:
        """Put a drawing, photo or recording into the encrypted record, in the record's turn."""
        record = self._office.laptop.record
        self._office.keep(lambda: record.put_blob(data), done, failed)

    def file_bytes(self, sha256: str, done: Callable[[bytes | None], None], failed: Failed) -> None:
        """Fetch a kept drawing, photo or recording."""
        record = self._office.laptop.record
        self._office.beside(lambda: record.get_blob(sha256), done, failed)

    def beside(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do work that touches no session beside everything else."""
        self._office.beside(work, done, failed)

    @property
    def papers(self) -> PapersDesk:
        """Return the desk of this meeting's copies and papers."""
        return LivePaperDesk(self._office, self._session)

    @property
    def feedback_shown_from(self) -> int:
        """Return how many answers a total needs before anybody sees it."""
        return self._office.settings.values.feedback_shown_from

    def feedback_totals(
        self, done: Callable[[tuple[GroupTotals, ...]], None], failed: Failed
    ) -> None:
        """Add up “How was it?” over every meeting on this laptop."""
        record, shown_from = self._office.laptop.record, self.feedback_shown_from
        self._office.beside(
            lambda: feedback_totals(answers_in(record.changes_of_kind(Feedback.KIND)), shown_from),
            done,
            failed,
        )

    @property
    def council_words(self) -> CouncilWords:
        """Return the statement to read out, and what the council says about its records."""
        return council_words(self._office.settings.values)
