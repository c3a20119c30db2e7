"""The made-up Home of the design's pictures."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agendas import Agenda, agendas
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.ui.ports import (
    ActionRow,
    CheckedFile,
    ChipWords,
    ConflictRow,
    ExportOrder,
    FamilyRow,
    FamilyTold,
    GlossaryRow,
    MeetingDesk,
    MeetingRow,
    MinutesRow,
    SettingRow,
    SyncState,
    VersionRow,
)
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.drawn_minutes import MinutesInMemory

MEETING = MeetingRow(
    family_id="family-robin",
    meeting_id="meeting-robin",
    title="Robin’s multi-agency meeting",
    starts_at="14:00",
    in_words="in 25 min",
    about="at home · 9 invited, 7 said yes · Urdu interpreter booked · large print asked for",
    chips=(
        ChipWords("Agenda ready", "can", "check"),
        ChipWords("5 actions from last time", "can", "check"),
        ChipWords("Statement to read out", "attention", "alert-circle"),
    ),
)
LATE = ChipWords("2 actions late", "attention", "clock")
QUIET = ChipWords("nothing for 5 weeks", "attention", "hourglass")
DONE = ChipWords("all actions done", "can", "check")


def _family(name: str, about: str, stages: int, state: str, chip: ChipWords | None) -> FamilyRow:
    return FamilyRow(
        family_id=f"family-{name.lower()}",
        name=name,
        about=about,
        stages_done=stages,
        stages=6,
        state=state,
        is_today=chip is None,
        chip=chip,
        newest_meeting_id="meeting-robin" if chip is None else None,
    )


FAMILIES = (
    _family("Robin", "9 years · sleep, school, family life", 3, "Meeting today", None),
    _family("Ash", "15 years · moving to college", 4, "Review Thursday, 10:00", LATE),
    _family("Bo", "3 years · hearing, speech", 2, "Meeting to arrange", QUIET),
    _family("Kit", "12 years · caring for a parent", 5, "Closing meeting in January", DONE),
)
CONFLICT = ConflictRow(
    family_id="family-robin",
    entity_id="action-3",
    field="status",
    what="Action 3 · Ask the children’s community nurses for a home visit",
    field_label="where it stands",
    versions=(
        VersionRow(
            change_id="c1",
            words="Done",
            by="Dana",
            by_is_family=False,
            when_and_where="Fri 11 Dec, 16:20 · on the office laptop",
            detail="Home visit booked for 18 December.",
        ),
        VersionRow(
            change_id="c2",
            words="Not yet",
            by="Lee",
            by_is_family=False,
            when_and_where="Fri 11 Dec, 09:05 · offline, arrived later",
            detail="Rang twice, no answer.",
        ),
    ),
    history=("Lee: agreed, 24 November", "Lee: not yet, 11 December", "Dana: done, 11 December"),
)


DUE = ChipWords("due 1 Dec")


def _minutes(day: int, who: str, lead: str, state: ChipWords, *, is_sealed: bool) -> MinutesRow:
    is_sent, is_overdue = is_sealed and day < 20, not is_sealed
    sending = ChipWords(f"sent {day + 2} Nov", "can", "check") if is_sent else DUE
    return MinutesRow(
        sending=ChipWords("overdue since 25 Nov", "attention", "clock") if is_overdue else sending,
        is_sent=is_sent,
        is_overdue=is_overdue,
        family_id=f"family-{day}",
        meeting_id=f"meeting-{day}",
        on=date(2026, 11, day),
        meeting=who,
        lead=lead,
        state=state,
        is_sealed=is_sealed,
    )


def _sealed(count: int) -> ChipWords:
    return ChipWords(f"sealed, {count} signed", "can", "rosette-discount-check")


MINUTES: tuple[MinutesRow, ...] = (
    _minutes(24, "Robin · multi-agency meeting", "Lee", _sealed(6), is_sealed=True),
    _minutes(23, "Ash · review", "Lee", _sealed(4), is_sealed=True),
    _minutes(
        20,
        "Bo · team around the family",
        "Sam",
        ChipWords("version 2, corrected", "could_if"),
        is_sealed=True,
    ),
    _minutes(19, "Kit · multi-agency meeting", "Sam", _sealed(7), is_sealed=True),
    _minutes(
        18,
        "Jo · team around the family",
        "Noor",
        ChipWords("not signed yet", "attention"),
        is_sealed=False,
    ),
    _minutes(17, "Max · review", "Noor", _sealed(5), is_sealed=True),
    _minutes(16, "Ali · multi-agency meeting", "Lee", _sealed(8), is_sealed=True),
    _minutes(13, "Eve · team around the child", "Sam", _sealed(3), is_sealed=True),
)
ACTIONS = (
    ActionRow(
        action_id="a1",
        family_id="family-ash",
        family="Ash",
        what="Ask the college for a quiet room at break",
        owner="Sam",
        due_on=date(2026, 11, 13),
        status="not_yet",
        is_late=True,
    ),
    ActionRow(
        action_id="a2",
        family_id="family-robin",
        family="Robin",
        what="Try the picture timetable at home",
        owner="Mum",
        due_on=date(2026, 12, 4),
        status="partly",
    ),
)
GLOSSARY = (
    GlossaryRow(term="CCNT", plain="children’s community nurses", meaning="Nurses who visit."),
    GlossaryRow(term="EHCP", plain="a plan for education, health and care"),
    GlossaryRow(term="SENCO", plain="the teacher who looks after extra help"),
)
SETTINGS = (
    SettingRow(
        key="theme",
        label="Colours",
        value="light",
        choices=(("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast")),
    ),
    SettingRow(
        key="text_scale",
        label="Size of text",
        value="100",
        choices=(("100", "100 %"), ("150", "150 %"), ("200", "200 %")),
    ),
    SettingRow(key="person_name", label="Your name", value="Lee Sample"),
    SettingRow(
        key="central_url",
        label="Central record",
        value="https://central.example.org",
        is_locked=True,
        help="Where changes are sent.",
    ),
)


def _intact(name: str) -> CheckedFile:
    return CheckedFile(
        name=name,
        kind="intact",
        sentence="Intact, made on a laptop known here (this one).",
        lines=(
            "“Robin’s meeting”: version 1, sealed Tuesday 24 November 2026, 15:26 UTC. "
            "Signed by Robin, Mum, Dana Okoro.",
            "Robin, Tuesday 24 November 2026, 15:19: made a mark, agrees, the whole text",
            "Mum, Tuesday 24 November 2026, 15:20: signed, agrees, the whole text",
            "Dana Okoro, Tuesday 24 November 2026, 15:21: typed their name, agrees, "
            "the action plan",
        ),
    )


CHECKED = {
    one.name: one
    for one in (
        CheckedFile(
            name="from-a-school.pdf",
            kind="unknown_laptop",
            sentence="Unchanged, but the laptop is not known here.",
            lines=("“Ash’s review”: version 1, sealed Monday 2 November 2026, 11:02 UTC.",),
        ),
        CheckedFile(
            name="old.pdf", kind="corrected_later", sentence="Corrected later: see version 2."
        ),
        CheckedFile(
            name="changed.pdf",
            kind="broken",
            sentence="Broken: this is not what was sealed.",
            lines=("Something was changed, added or taken away after it was sealed.",),
        ),
        CheckedFile(
            name="letter.pdf",
            kind="not_ours",
            sentence="Not one of ours.",
            lines=("It carries no seal.",),
        ),
        CheckedFile(
            name="gone.pdf",
            kind="unread",
            sentence="The file gone.pdf cannot be read: No such file or directory.",
        ),
        CheckedFile(
            name="heavy.pdf",
            kind="unchecked",
            sentence="This file could not be checked here.",
            lines=("Try again, or check it on another computer.",),
        ),
    )
}
"""What checking says of files by these names; all others are intact."""


class HomeInMemory:
    """Home's desk, without a disk; it keeps what it was asked for."""

    def __init__(self) -> None:
        self.on_visit = False
        self.is_saved = True
        self.meeting_rows: tuple[MeetingRow, ...] = (MEETING,)
        self.family_rows: tuple[FamilyRow, ...] = FAMILIES
        self.action_rows = ACTIONS
        self.minutes_rows = MINUTES
        self.conflict_rows: tuple[ConflictRow, ...] = ()
        self.setting_rows: tuple[SettingRow, ...] = SETTINGS
        self.sync = SyncState(is_online=False, pending=0)
        self.refusal = ""
        self.opened: list[tuple[str, str]] = []
        self.closed = 0
        self.minutes_desk = MinutesInMemory()
        self.exported: list[ExportOrder] = []
        self.holds_exports = False
        self.looks_first = False
        self.waiting: list[Callable[[Path], None]] = []
        self.settled: list[tuple[ConflictRow, str | None, str | None]] = []
        self.verified: list[Path] = []
        self.changed: list[tuple[str, str]] = []
        self.secret = ""
        self.visited = ""
        self.kept_agendas: dict[str, Mapping[str, int]] = {}
        self.added: list[FamilyTold] = []
        self.session, self._record, _clock = drawn_session()

    @property
    def person_name(self) -> str:
        """Return a made-up name."""
        return "Lee"

    @property
    def is_on_visit(self) -> bool:
        """Say whether a visit is on."""
        return self.on_visit

    def set_on_visit(self, on_visit: bool, family_id: str = "") -> None:
        """Begin or end a visit."""
        self.on_visit = on_visit
        self.visited = family_id

    def now(self) -> datetime:
        """Return the day of the pictures."""
        return datetime(2026, 11, 24, 13, 35, tzinfo=ZoneInfo("Europe/London"))

    def meetings(self) -> tuple[MeetingRow, ...]:
        """Return the meetings."""
        return self.meeting_rows

    def families(self) -> tuple[FamilyRow, ...]:
        """Return the families."""
        return self.family_rows

    def actions(self) -> tuple[ActionRow, ...]:
        """Return the actions."""
        return self.action_rows

    def minutes(self) -> tuple[MinutesRow, ...]:
        """Return the minutes."""
        return self.minutes_rows

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return the conflicts."""
        return self.conflict_rows

    def settle(self, conflict: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle, or refuse."""
        if self.refusal:
            raise BadInput(self.refusal)
        self.settled.append((conflict, words, change_id))
        self.conflict_rows = tuple(one for one in self.conflict_rows if one != conflict)

    def sync_state(self) -> SyncState:
        """Return how sync stands."""
        return self.sync

    def sync_now(self, done: Callable[[SyncState], None], failed: Callable[[str], None]) -> None:
        """Sync, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        self.sync = SyncState(is_online=True, pending=0, last_at=self.now())
        done(self.sync)

    def find_words(self, asked: str) -> tuple[GlossaryRow, ...]:
        """Return the words that begin so."""
        return tuple(one for one in GLOSSARY if one.term.lower().startswith(asked.lower()))

    def settings(self) -> tuple[SettingRow, ...]:
        """Return the settings."""
        return self.setting_rows

    def change_setting(self, key: str, value: str) -> None:
        """Change a setting, or refuse."""
        if self.refusal:
            raise BadInput(self.refusal)
        self.changed.append((key, value))

    def open_meeting(self, family_id: str, meeting_id: str) -> MeetingDesk:
        """Open the drawn meeting."""
        if self.refusal:
            raise BadInput(self.refusal)
        self.opened.append((family_id, meeting_id))
        session, record, _clock = drawn_session()
        return DeskInMemory(session, record)

    def close_meeting(self) -> None:
        """Count."""
        self.closed += 1

    def prepare(self, family_id: str, meeting_id: str | None) -> MeetingDesk:  # noqa: ARG002
        """Return the drawn meeting, or its family without a meeting, or refuse."""
        if self.refusal:
            raise BadInput(self.refusal)
        held = self.session.entries.all(Meeting)[0].id
        self.session.meeting_id = held if meeting_id else None
        return DeskInMemory(self.session, self._record)

    def agendas(self) -> tuple[Agenda, ...]:
        """Return what ships, and what was kept."""
        return agendas({}, self.kept_agendas)

    def keep_agenda(self, name: str, minutes: Mapping[str, int]) -> None:
        """Keep, or refuse."""
        if self.refusal:
            raise BadInput(self.refusal)
        self.kept_agendas[name] = minutes

    def add_family(self, told: FamilyTold) -> str:
        """Add, or refuse."""
        if self.refusal:
            raise BadInput(self.refusal)
        self.added.append(told)
        return "family-robin"

    def test_screen(self) -> str:
        """Say what was found."""
        return "The family screen is there: 1920 × 1080."

    def must_be_looked_at(self, family_id: str, meeting_id: str) -> bool:  # noqa: ARG002
        """Say what it was told to say."""
        return self.looks_first

    def export(
        self, order: ExportOrder, done: Callable[[Path], None], failed: Callable[[str], None]
    ) -> None:
        """Export at once, hold it back, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        self.exported.append(order)
        if self.holds_exports:
            self.waiting.append(done)
        else:
            done(Path("minutes.pdf"))

    def verify(
        self,
        paths: Sequence[Path],
        told: Callable[[CheckedFile, int], bool],
        done: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        """Say what was made up of each file, as far as is wanted, or refuse."""
        if self.refusal:
            failed(self.refusal)
            return
        for no, path in enumerate(paths, start=1):
            self.verified.append(path)
            if not told(CHECKED.get(path.name, _intact(path.name)), len(paths) - no):
                return
        done()

    def unlock(self, secret: str) -> bool:
        """Compare."""
        return secret == self.secret

    @property
    def needs_secret(self) -> bool:
        """Say whether there is one."""
        return bool(self.secret)
