"""When to try again: pure, so that whoever waits can be a timer, a test or a person."""

from dataclasses import dataclass

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.troubles import CentralBusy


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Waits double with each failure, up to a limit, and are spread out by luck."""

    first_s: float = 1.0
    longest_s: float = 300.0

    def wait_s(self, trouble: SyncTrouble, *, failures: int, luck: float) -> float | None:
        """Return how long to wait after the n-th failure in a row, or None: a person is needed.

        `luck` is a random number from 0 to 1. What the central record asks for is kept to.
        """
        if not trouble.retryable:
            return None
        asked_s = trouble.retry_after_s if isinstance(trouble, CentralBusy) else None
        doubled_s = min(self.longest_s, self.first_s * 2.0 ** min(max(failures - 1, 0), 30))
        return max(asked_s or 0.0, doubled_s * luck)
