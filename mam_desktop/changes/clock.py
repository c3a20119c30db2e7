"""The hybrid logical clock: sortable times that never run backwards on one laptop.

Written `2026-11-24T14:49:07.123Z-0003`: milliseconds in UTC, then a counter. It orders things on
screen and in the audit trail; it never decides silently who wins.
"""

from datetime import UTC, datetime, timedelta

from mam_desktop.changes.change import Clock

MAX_AHEAD = timedelta(minutes=5)
"""How far a laptop with a wrong clock can drag this one forward."""

_COUNTER_END = 0x10000


class HybridClock:
    """Gives out one `at` after another; knows the highest it has given or seen."""

    def __init__(self, clock: Clock, last: str = "") -> None:
        self._clock = clock
        self._millis, self._counter = _parse(last) if last else (0, 0)

    def next_at(self) -> str:
        """Return a time later than every one given or seen before."""
        now = _millis_of(self._clock.now())
        if now > self._millis:
            self._millis, self._counter = now, 0
        else:
            self._counter += 1
            if self._counter >= _COUNTER_END:
                self._millis, self._counter = self._millis + 1, 0
        return _text(self._millis, self._counter)

    def see(self, at: str) -> None:
        """Take note of somebody else's time, at most five minutes ahead of ours."""
        millis, counter = _parse(at)
        limit = _millis_of(self._clock.now() + MAX_AHEAD)
        if millis > limit:
            millis, counter = limit, 0
        self._millis, self._counter = max((self._millis, self._counter), (millis, counter))


def moment(at: str) -> datetime:
    """Return the wall-clock part of an `at`, aware, in UTC."""
    return datetime.fromtimestamp(_parse(at)[0] / 1000, tz=UTC)


def _millis_of(when: datetime) -> int:
    return int(when.timestamp() * 1000 + 0.5)


def _text(millis: int, counter: int) -> str:
    seconds, rest = divmod(millis, 1000)
    stamp = datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{stamp}.{rest:03d}Z-{counter:04x}"


def _parse(at: str) -> tuple[int, int]:
    stamp, _, counter = at.rpartition("-")
    return _millis_of(datetime.fromisoformat(stamp)), int(counter, 16)
