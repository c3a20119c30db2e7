"""What most tests of a meeting need: a session with Robin's family, its meeting, and fakes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from mam_desktop.changes.change import Change
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.session import Author, MeetingSession, Receipt
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    add_family,
    prepare_meeting,
)

FAMILY = "family-1"
MEETING_ON = date(2026, 11, 24)


class FixedClock:
    """Stands still until it is told to go on."""

    def __init__(self, at: datetime = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def go_on(self, **more: float) -> None:
        self.at += timedelta(**more)


class CountingIds:
    """Gives ids that count up, one laptop's unlike another's."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._count = 0

    def new_id(self) -> str:
        self._count += 1
        return f"{self._prefix}-{self._count:06d}"


class FakeRecorder:
    """Keeps gestures in memory, and says at once that they are saved, unless it is `broken`."""

    def __init__(self) -> None:
        self.gestures: list[tuple[Change, ...]] = []
        self.session: MeetingSession | None = None
        self.broken = False

    @property
    def changes(self) -> list[Change]:
        return [change for gesture in self.gestures for change in gesture]

    def append(self, changes: tuple[Change, ...]) -> None:
        self.gestures.append(changes)
        if self.session is not None and not self.broken:
            self.session.saved(Receipt(changes[0].gesture_id, self.session.clock.now()))


class FakeSigner:
    """Signs with a name, so that a test can see what was signed."""

    def __init__(self, name: str = "laptop-1") -> None:
        self._name = name
        self.signed: list[bytes] = []

    def public_key(self) -> str:
        return f"key of {self._name}"

    def sign(self, data: bytes) -> str:
        self.signed.append(data)
        return f"{self._name}: {len(data)} bytes"


def open_session(
    changes: Iterable[Change] = (),
    *,
    device_id: str = "laptop-1",
    clock: FixedClock | None = None,
    meeting_id: str | None = None,
    family_id: str = FAMILY,
    ids: CountingIds | None = None,
) -> MeetingSession:
    """Open a family on a laptop; its recorder is `recorder_of(session)`."""
    recorder = FakeRecorder()
    session = MeetingSession(
        family_id=family_id,
        changes=changes,
        clock=clock or FixedClock(),
        ids=ids or CountingIds(device_id),
        author=Author(authority_id="thornbury", author_id=f"lee@{device_id}", device_id=device_id),
        recorder=recorder,
        meeting_id=meeting_id,
    )
    recorder.session = session
    return session


def recorder_of(session: MeetingSession) -> FakeRecorder:
    recorder = session._recorder
    assert isinstance(recorder, FakeRecorder)
    return recorder


def clock_of(session: MeetingSession) -> FixedClock:
    assert isinstance(session.clock, FixedClock)
    return session.clock


def meeting_session(*, clock: FixedClock | None = None) -> MeetingSession:
    """Return Robin's meeting, with Mum, Dad, Lee and Dana there."""
    session = open_session(clock=clock)
    add_family(
        session,
        preferred_name="Robin",
        full_name="Robin Example",
        nhs_number="9990000018",
        households=[
            HouseholdTold(
                address="1 Example Street",
                people=[
                    FamilyMember(name="Mum", relation="mother", parental_responsibility=True),
                    FamilyMember(name="Dad", relation="father", parental_responsibility=True),
                ],
            )
        ],
    )
    begin_meeting(session)
    for name, role, service in (
        ("Robin", "Child", "Child and family"),
        ("Mum", "Parent", "Child and family"),
        ("Dad", "Parent", "Child and family"),
        ("Lee", "Engagement Lead", "Education"),
        ("Dana", "Social worker", "Social care"),
    ):
        attend(session, name=name, about={"role": role, "service": service})
    return session


def begin_meeting(session: MeetingSession, *, on: date = MEETING_ON) -> str:
    """Set up one more meeting of the family and open it; return its id."""
    prepare_meeting(session, type="MAM", on=on, starts_at="14:00", ends_at="15:30", place="at home")
    return session.meeting.id


def second_laptop(session: MeetingSession, device_id: str = "laptop-2") -> MeetingSession:
    """Return the same family on another laptop that has pulled everything."""
    return open_session(
        session.everything.changes(),
        device_id=device_id,
        clock=FixedClock(clock_of(session).at),
        meeting_id=session.meeting_id,
        family_id=session.family_id,
    )


def sync(*sessions: MeetingSession) -> None:
    """Give every laptop what the others have."""
    everything = {one.id: one for session in sessions for one in session.everything.changes()}
    for session in sessions:
        session.take_in(one for key, one in everything.items() if key not in session.everything)


def only(entries: Iterable[Entry]) -> Entry:
    """Return the one entry there is."""
    (one,) = entries
    return one
