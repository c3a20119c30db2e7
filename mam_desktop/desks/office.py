"""What both desks share: one laptop, its settings, sync, and where work is done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from mam_desktop.app import Central
from mam_desktop.errors import WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import council_papers
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.paper_files import write_paper
from mam_desktop.papers import MadePaper, PaperOrder
from mam_desktop.profile import Profile
from mam_desktop.settings import LoadedSettings, Scope, SettingsFiles, change_settings
from mam_desktop.stamping import asks, waiting_in, write_stamp_beside
from mam_desktop.ui.ports import ExportOrder, Failed, SyncState

T = TypeVar("T")


class Work(Protocol):
    """Where work goes that must not hold up the windows."""

    def in_parallel(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work beside everything else; answer on the main thread."""

    def in_order(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work on the record's own lane; answer on the main thread."""


class Office:
    """One laptop at work: nothing here knows a window."""

    def __init__(
        self,
        laptop: Laptop,
        central: Central,
        *,
        profile: Profile,
        settings: LoadedSettings,
        files: SettingsFiles,
        work: Work,
        papers: Path | None = None,
    ) -> None:
        self.laptop = laptop
        self.profile = profile
        self._central = central
        self._settings = settings
        self.laptop.council = council_papers(settings.values)
        self._files = files
        self._work = work
        self._papers = papers or Path.home() / "MAM Desktop"
        self._last_sync_at: datetime | None = None
        self._sync_trouble = ""
        self._is_syncing = False

    @property
    def settings(self) -> LoadedSettings:
        """Return the settings as they stand."""
        return self._settings

    def change_setting(self, scope: Scope, key: str, value: object) -> None:
        """Change one setting, and keep it; it holds at once."""
        self._settings = change_settings(self._files, scope, {key: value})
        self._central.go_by(self._settings.values)
        self.laptop.be_used_by(self._settings.values.person_name)
        self.laptop.council = council_papers(self._settings.values)

    def now(self) -> datetime:
        """Return the time, aware, in the zone to show."""
        zone = zone_of(self._settings.values.zone)
        return self.laptop.clock.now().astimezone(zone)

    # --- work ----------------------------------------------------------------------------------

    def do(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do work that touches a session: here and now, on the session's own thread."""
        try:
            result = work()
        except WorldError as error:
            failed(str(error))
        else:
            done(result)

    def write(self, work: Callable[[], object]) -> None:
        """Write beside the log; what goes wrong there shows as trouble with the record."""

        def on_done(_result: object) -> None:
            self.laptop.could_write()

        self._work.in_order(work, on_done, self.laptop.could_not_write)

    def keep(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Write beside the log for somebody who waits for the answer."""
        self._work.in_order(work, done, lambda error: failed(str(error)))

    def beside(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do work that touches no session beside everything else."""
        self._work.in_parallel(work, done, lambda error: failed(str(error)))

    def in_parallel(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do work that touches no session beside everything else; what goes wrong comes whole."""
        self._work.in_parallel(work, done, failed)

    # --- sync ----------------------------------------------------------------------------------

    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record."""
        return SyncState(
            is_online=self._last_sync_at is not None and not self._sync_trouble,
            pending=self.laptop.record.pending_count(),
            last_at=self._last_sync_at,
            is_running=self._is_syncing,
            trouble=self._sync_trouble,
        )

    def sync_now(self, done: Callable[[SyncState], None], failed: Failed) -> None:
        """Send and fetch changes beside everything else."""
        if self._is_syncing:
            return
        self._is_syncing = True

        def on_done(_outcome: object) -> None:
            self._is_syncing = False
            self._last_sync_at, self._sync_trouble = self.now(), ""
            self.laptop.bring_in()
            self._stamp_papers()
            done(self.sync_state())

        def on_failed(error: WorldError) -> None:
            self._is_syncing = False
            self._sync_trouble = str(error)
            self.laptop.bring_in()
            failed(str(error))

        self._work.in_parallel(self._sync_once, on_done, on_failed)

    def _sync_once(self) -> object:
        """Send and fetch once; off the main thread, for an embedded central record may start."""
        return self._central.client(self.laptop).sync_once()

    def _stamp_papers(self) -> None:
        """Have open families' sealed copies time-stamped; what fails is tried at the next sync."""
        ask = asks(self._settings.values)
        if ask is None:
            return
        for session in self.laptop.sessions:
            for one in waiting_in(self.laptop, session):
                self._work.in_parallel(
                    partial(one.answer, ask),
                    lambda answered: answered.keep(self.laptop),
                    lambda _error: None,
                )

    # --- papers --------------------------------------------------------------------------------

    @property
    def papers(self) -> Path:
        """Return the folder in which papers lie unless another is named."""
        return self._papers

    def papers_folder(self, session: MeetingSession) -> Path:
        """Return where papers go unless a folder is named; its name names nobody."""
        return self._papers / f"{session.meeting.on}-{session.meeting.id[-6:]}"

    def export(
        self, session: MeetingSession, order: ExportOrder, *, on_stick: bool = False
    ) -> Path:
        """Write one copy as a file; return its path."""
        made = self.made(session, order, order.as_format)
        path = self.write_file(session, made, order.folder, on_stick=on_stick)
        if made.is_sealed:
            write_stamp_beside(self.laptop, session, path, made.data)
        return path

    def write_file(
        self, session: MeetingSession, made: MadePaper, folder: Path | None, *, on_stick: bool
    ) -> Path:
        """Write a finished file where it goes; return its path.

        On a stick papers of many meetings lie side by side: there a name tells which one it is of.
        """
        usual = self.papers_folder(session)
        named = made.named(f"{usual.name}-{made.name}") if on_stick else made
        return write_paper(folder or usual, named)

    def made(self, session: MeetingSession, order: ExportOrder, as_format: str) -> MadePaper:
        """Make one copy in a format."""
        wanted = replace(paper_order(session, order), as_format=as_format)
        made = self.laptop.papers.make(session, wanted)
        if wanted.seal_id is None:
            return made
        # Of seals that compete both may be version 1; their files must not take each other's place.
        stem, dot, ending = made.name.rpartition(".")
        short = session.entries.get(Seal, wanted.seal_id).content_hash[:8]
        return made.named(f"{stem}-{short}{dot}{ending}")


def paper_order(session: MeetingSession, order: ExportOrder) -> PaperOrder:
    """Return what a window asks for as an order for a paper."""
    return PaperOrder(
        copy=Copy(order.copy),
        paper=Paper(order.paper),
        as_format=order.as_format,
        for_whom=order.for_whom,
        with_household=order.with_household,
        large_print=order.large_print,
        seal_id=order.seal_id or None,
        looked_by=order.looked_by,
        language=session.meeting.language or "en",
    )
