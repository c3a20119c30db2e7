"""The script's clock and ids: the same script gives the same times and the same ids."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mam_desktop.changes.ids import uuid7
from mam_desktop.meeting.clocks import DEFAULT_ZONE, check_zone
from mam_desktop.play.script import Line
from mam_desktop.play.verbs import VERBS

DAY_BEFORE = timedelta(days=1)


class ScriptClock:
    """Stands still between lines and never runs backwards."""

    def __init__(self, lines: Iterable[Line]) -> None:
        first = next((one for one in lines if one.do == "meeting"), None)
        self._zone = check_zone(first.text("zone")) if first else ZoneInfo(DEFAULT_ZONE)
        on = first.day("on") if first else None
        start = time.fromisoformat(first.text("starts_at")) if first else time(9)
        self._now = self._at(on or date(2026, 1, 5), start) - DAY_BEFORE

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        return self._now

    def follow(self, line: Line) -> None:
        """Go to the time that a line names, when that is later."""
        if line.do == "meeting":
            self._zone = check_zone(line.text("zone"))
            self._go(line.day("on"), line.text("starts_at"))
        elif VERBS[line.do].moves_clock:
            self._go(line.day("on") if line.do != "voice" else None, line.text("at"))

    def _go(self, on: date | None, at: str) -> None:
        local = self._now.astimezone(self._zone)
        when = time.fromisoformat(at) if at else (time(0) if on else local.time())
        self._now = max(self._now, self._at(on or local.date(), when))

    def _at(self, on: date, at: time) -> datetime:
        return datetime.combine(on, at, self._zone).astimezone(UTC)


class ScriptIds:
    """Ids made of the script, the line and a counter."""

    def __init__(self, digest: str, clock: ScriptClock) -> None:
        self._digest = digest
        self._clock = clock
        self._line = 0
        self._count = 0

    def begin_line(self, no: int) -> None:
        """Begin to count anew for a line."""
        self._line, self._count = no, 0

    def new_id(self) -> str:
        """Return the next id."""
        self._count += 1
        said = f"{self._digest}:{self._line}:{self._count}".encode()
        millis = int(self._clock.now().timestamp() * 1000)
        return uuid7(millis, hashlib.sha256(said).digest())
