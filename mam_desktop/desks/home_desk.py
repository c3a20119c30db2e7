"""The desk of Home: rows from the record's read models, made ready to show."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from mam_desktop.desks.conflicts import conflict_rows, settle
from mam_desktop.desks.home_rows import (
    action_row,
    family_row,
    is_open,
    meeting_row,
    minutes_row,
)
from mam_desktop.desks.meeting_desk import LiveMeetingDesk
from mam_desktop.desks.office import Office
from mam_desktop.desks.setting_rows import change_setting, setting_rows
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.starting import open_meeting
from mam_desktop.resources import resource_path
from mam_desktop.ui.ports import (
    ActionRow,
    ConflictRow,
    ExportOrder,
    Failed,
    FamilyRow,
    GlossaryRow,
    MeetingDesk,
    MeetingRow,
    MinutesRow,
    SettingRow,
    SyncState,
)

ON_VISIT = "on_visit"
"""The key of the visit switch among the record's local states."""


class OfficeHomeDesk:
    """What Home asks of the application."""

    def __init__(
        self, office: Office, *, test_screen: Callable[[], str], needs_secret: bool
    ) -> None:
        self._office = office
        self._test_screen = test_screen
        self._needs_secret = needs_secret
        self._open: LiveMeetingDesk | None = None
        self._on_visit = office.laptop.record.get_state(ON_VISIT) is True
        self.unlock_with: Callable[[str], bool] = lambda _secret: True

    # --- who and when --------------------------------------------------------------------------

    @property
    def person_name(self) -> str:
        """Return the name of the person at this laptop."""
        return self._office.settings.values.person_name

    @property
    def is_on_visit(self) -> bool:
        """Say whether only today's family may be seen."""
        return self._on_visit

    def set_on_visit(self, on_visit: bool) -> None:
        """Go on a visit, or come back to the office."""
        self._on_visit = on_visit
        record = self._office.laptop.record
        self._office.write(lambda: record.set_state(ON_VISIT, on_visit))

    def now(self) -> datetime:
        """Return the time, aware, in the zone to show."""
        return self._office.now()

    @property
    def _today(self) -> date:
        return self.now().date()

    @property
    def _late_days(self) -> int:
        return self._office.settings.values.late_days

    # --- rows ----------------------------------------------------------------------------------

    def meetings(self) -> tuple[MeetingRow, ...]:
        """Return today's meetings, the next one first; none today: the next one ahead."""
        open_rows = [one for one in self._office.laptop.record.families() if is_open(one)]
        todays = [one for one in open_rows if one.meeting_on == self._today]
        ahead = sorted(
            (one for one in open_rows if one.meeting_on and one.meeting_on > self._today),
            key=lambda one: (str(one.meeting_on), one.meeting_starts_at),
        )
        chosen = sorted(todays, key=lambda one: one.meeting_starts_at) or ahead[:1]
        return tuple(meeting_row(self._office.laptop, one, self.now()) for one in chosen)

    def families(self) -> tuple[FamilyRow, ...]:
        """Return the families this person leads for: who meets today first, then by name."""
        rows = self._office.laptop.record.families()
        shown = [family_row(one, self._today, self._late_days) for one in rows]
        return tuple(sorted(shown, key=lambda one: not one.is_today))

    def actions(self) -> tuple[ActionRow, ...]:
        """Return agreed actions that are not settled, late ones first."""
        rows = self._office.laptop.record.actions(open_only=True)
        shown = [action_row(one, self._today, self._late_days) for one in rows]
        return tuple(sorted(shown, key=lambda one: not one.is_late))

    def minutes(self) -> tuple[MinutesRow, ...]:
        """Return minutes, newest first."""
        rows = self._office.laptop.record.minutes()
        return tuple(minutes_row(one, self._today) for one in rows if one.on is not None)

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return what two people changed, in every family."""
        return tuple(self._conflicts())

    def _conflicts(self) -> Iterator[ConflictRow]:
        laptop = self._office.laptop
        zone = zone_of(self._office.settings.values.zone)
        for row in laptop.record.families():
            if row.conflicts:
                yield from conflict_rows(laptop.open_family(row.family_id), zone)

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle a conflict by keeping a version or by writing it again."""
        session = self._office.laptop.open_family(conflict.family_id)
        settle(session, conflict, words, change_id)

    # --- sync, words, settings -----------------------------------------------------------------

    @property
    def is_saved(self) -> bool:
        """Say whether everything is on disk."""
        return self._office.laptop.is_saved

    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record."""
        return self._office.sync_state()

    def sync_now(self, done: Callable[[SyncState], None], failed: Failed) -> None:
        """Send and fetch changes of every family."""
        self._office.sync_now(done, failed)

    def find_words(self, asked: str) -> tuple[GlossaryRow, ...]:
        """Return words of the glossary that fit; all of them for nothing asked."""
        wanted = asked.casefold().strip()
        return tuple(one for one in _glossary() if _fits(one, wanted))

    def settings(self) -> tuple[SettingRow, ...]:
        """Return the settings a person may see here."""
        return setting_rows(self._office.settings)

    def change_setting(self, key: str, value: str) -> None:
        """Change one setting."""
        change_setting(self._office, key, value)

    # --- meetings and papers -------------------------------------------------------------------

    def open_meeting(self, family_id: str, meeting_id: str) -> MeetingDesk:
        """Open a meeting and return its desk."""
        session = self._office.laptop.open_family(family_id)
        open_meeting(session, meeting_id)
        self._open = LiveMeetingDesk(self._office, session)
        return self._open

    def close_meeting(self) -> None:
        """Close the open meeting; what was written stays."""
        self._open = None

    def test_screen(self) -> str:
        """Show a test picture on the family screen; return a sentence about what was found."""
        return self._test_screen()

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""
        session = self._office.laptop.open_family(order.family_id)

        def work() -> Path:
            before = session.meeting_id
            open_meeting(session, order.meeting_id)
            try:
                return self._office.export(session, order)
            finally:
                session.meeting_id = before

        self._office.do(work, done, failed)

    def verify(self, path: Path, done: Callable[[str], None], failed: Failed) -> None:
        """Check a file; `done` gets the verdict in plain words."""
        from mam_desktop.verifying import verdict_on

        self._office.do(lambda: verdict_on(path, self._office.laptop).sentence, done, failed)

    # --- locking -------------------------------------------------------------------------------

    def unlock(self, secret: str) -> bool:
        """Say whether the secret opens the record again; no secret is needed where none is set."""
        return self.unlock_with(secret)

    @property
    def needs_secret(self) -> bool:
        """Say whether unlocking asks for a passphrase."""
        return self._needs_secret


@cache
def _glossary() -> tuple[GlossaryRow, ...]:
    with resource_path("glossary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            GlossaryRow(term=row["term"], plain=row["plain_english"], meaning=row["expansion"])
            for row in csv.DictReader(file)
        )


def _fits(row: GlossaryRow, wanted: str) -> bool:
    return any(wanted in text.casefold() for text in (row.term, row.plain, row.meaning))
