"""The desk of Home: rows from the record's read models, made ready to show."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.desks.conflicts import conflict_rows, settle
from mam_desktop.desks.file_checks import FileChecks
from mam_desktop.desks.home_rows import (
    action_row,
    family_row,
    minutes_row,
)
from mam_desktop.desks.meeting_cards import meeting_row
from mam_desktop.desks.meeting_desk import LiveMeetingDesk
from mam_desktop.desks.office import Office
from mam_desktop.desks.sent_and_due import sending_of, sent_marks_of_all
from mam_desktop.desks.setting_rows import change_setting, setting_rows
from mam_desktop.desks.shown_meetings import shown_meetings
from mam_desktop.desks.visit import Visit
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agendas import Agenda, agendas, check_minutes
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import holds_copies_of
from mam_desktop.meeting.starting import add_family, open_meeting
from mam_desktop.resources import resource_path
from mam_desktop.settings import Scope
from mam_desktop.texts import _
from mam_desktop.ui.minutes_ports import MinutesDesk
from mam_desktop.ui.ports import (
    ActionRow,
    CheckedFile,
    ConflictRow,
    ExportOrder,
    Failed,
    FamilyRow,
    FamilyTold,
    GlossaryRow,
    MeetingDesk,
    MeetingRow,
    MinutesRow,
    SettingRow,
    SyncState,
)

if TYPE_CHECKING:
    from mam_desktop.desks.minutes_desk import LiveMinutesDesk


class OfficeHomeDesk:
    """What Home asks of the application."""

    def __init__(
        self, office: Office, *, test_screen: Callable[[], str], needs_secret: bool
    ) -> None:
        self._office = office
        self._test_screen = test_screen
        self._needs_secret = needs_secret
        self._open: LiveMeetingDesk | None = None
        self._new: MeetingSession | None = None
        self._minutes: LiveMinutesDesk | None = None
        self._visit = Visit(office, self._next_family)
        self.unlock_with: Callable[[str], bool] = lambda _secret: True

    # --- who and when --------------------------------------------------------------------------

    @property
    def person_name(self) -> str:
        """Return the name of the person at this laptop."""
        return self._office.settings.values.person_name

    @property
    def is_on_visit(self) -> bool:
        """Say whether only one family may be seen."""
        return self._visit.is_on

    def set_on_visit(self, on_visit: bool, family_id: str = "") -> None:
        """Go on a visit to a family (to whom is met next, if none is named), or come back."""
        if on_visit:
            self._visit.begin(family_id or self._next_family())
        else:
            self._visit.end()

    def _next_family(self) -> str:
        """Return whose meeting is today's next one; nothing where nobody is met today."""
        shown = shown_meetings(self._office.laptop, self._today)
        return next((one.family_id for one in shown if one.is_now), "")

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
        laptop, may_see = self._office.laptop, self._visit.may_see
        shown = shown_meetings(laptop, self._today, may_see)
        now = self.now()
        return tuple(meeting_row(laptop, one.family_id, one.meeting_id, now) for one in shown)

    def families(self) -> tuple[FamilyRow, ...]:
        """Return the families this person leads for: who meets today first, then by name."""
        rows = self._office.laptop.record.families()
        seen = (one for one in rows if self._visit.may_see(one.family_id))
        shown = [family_row(one, self._today, self._late_days) for one in seen]
        return tuple(sorted(shown, key=lambda one: not one.is_today))

    def actions(self) -> tuple[ActionRow, ...]:
        """Return agreed actions that are not settled, late ones first."""
        rows = self._office.laptop.record.actions(open_only=True)
        seen = (one for one in rows if self._visit.may_see(one.family_id))
        shown = [action_row(one, self._today, self._late_days) for one in seen]
        return tuple(sorted(shown, key=lambda one: not one.is_late))

    def minutes(self) -> tuple[MinutesRow, ...]:
        """Return minutes, newest first."""
        rows = self._office.laptop.record.minutes()
        seen = (one for one in rows if self._visit.may_see(one.family_id))
        marks = sent_marks_of_all(self._office.laptop.record)
        today, values = self._today, self._office.settings.values
        return tuple(
            minutes_row(one, today, sending_of(one, today, values, marks))
            for one in seen
            if one.on is not None
        )

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return what two people changed, in every family."""
        return tuple(self._conflicts())

    def _conflicts(self) -> Iterator[ConflictRow]:
        laptop = self._office.laptop
        zone = zone_of(self._office.settings.values.zone)
        for row in laptop.record.families():
            if row.conflicts and self._visit.may_see(row.family_id):
                yield from conflict_rows(laptop.open_family(row.family_id), zone)

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle a conflict by keeping a version or by writing it again."""
        self._visit.check(conflict.family_id)
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
        self._visit.check(family_id)
        session = self._office.laptop.open_family(family_id)
        open_meeting(session, meeting_id)
        self._office.laptop.come_back(session)
        self._open = LiveMeetingDesk(self._office, session)
        return self._open

    def close_meeting(self) -> None:
        """Close the open meeting; what was written stays."""
        self._open = None

    # --- preparing -----------------------------------------------------------------------------

    def prepare(self, family_id: str, meeting_id: str | None) -> MeetingDesk:
        """Return the desk of a meeting to prepare; None: one that is to be set up first."""
        self._visit.check(family_id)
        session = self._office.laptop.open_family(family_id)
        session.meeting_id = None
        if meeting_id is not None:
            open_meeting(session, meeting_id)
        return LiveMeetingDesk(self._office, session)

    def agendas(self) -> tuple[Agenda, ...]:
        """Return the agendas to choose from."""
        values = self._office.settings.values
        return agendas(values.agenda_minutes, values.agendas)

    def keep_agenda(self, name: str, minutes: Mapping[str, int]) -> None:
        """Keep an agenda under a name, beside those that are there."""
        kept = {key: dict(one) for key, one in self._office.settings.values.agendas.items()}
        if not name.strip():
            raise BadInput(_("The agenda needs a name."))
        kept[name.strip()] = check_minutes(minutes)
        self._office.change_setting(Scope.PERSON, "agendas", kept)

    def add_family(self, told: FamilyTold) -> str:
        """Write a new family down; return its id."""
        if self._visit.is_on:
            raise Refused(_("You are on a visit. A new family waits until you are back."))
        if "authority_id" in self._office.settings.values.unreadable:
            raise Refused(
                _(
                    "A new family waits: which council it belongs to stands in your council’s"
                    " settings file, which cannot be read."
                )
            )
        # What is refused writes nothing, so that the same empty session serves the next try.
        session = self._new or self._office.laptop.new_family()
        self._new = session
        add_family(
            session,
            preferred_name=told.preferred_name.strip(),
            households=told.households,
            lead=told.lead,
            **told.child,
        )
        self._new = None
        return session.family_id

    def test_screen(self) -> str:
        """Show a test picture on the family screen; return a sentence about what was found."""
        return self._test_screen()

    @property
    def minutes_desk(self) -> MinutesDesk:
        """Return the desk of the page of minutes; a start does not need it."""
        if self._minutes is None:
            from mam_desktop.desks.minutes_desk import LiveMinutesDesk

            self._minutes = LiveMinutesDesk(self._office, lambda: self._visit.is_on)
        return self._minutes

    def close(self) -> None:
        """Stop what is under way beside the windows."""
        if self._minutes is not None:
            self._minutes.close()

    def must_be_looked_at(self, family_id: str, meeting_id: str) -> bool:
        """Say whether a person has to look before a copy of this meeting leaves; never why."""
        if not self._visit.may_see(family_id):
            return False
        session = self._office.laptop.open_family(family_id)
        return holds_copies_of(session.entries, meeting_id)

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""
        if not self._visit.may_see(order.family_id):
            failed(_("You are on a visit. Papers are made when you are back."))
            return
        session = self._office.laptop.open_family(order.family_id)

        def work() -> Path:
            before = session.meeting_id
            open_meeting(session, order.meeting_id)
            try:
                return self._office.export(session, order)
            finally:
                session.meeting_id = before

        self._office.do(work, done, failed)

    def verify(
        self,
        paths: Sequence[Path],
        told: Callable[[CheckedFile, int], bool],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Check files and what is in folders, one after the other, beside everything else."""
        if self._visit.is_on:
            failed(_("You are on a visit. Files are checked when you are back."))
            return
        FileChecks(self._office, told, done, failed).run(paths)

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
