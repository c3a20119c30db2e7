"""One measured row, and how a median and a 95th percentile are taken."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure of ours beside a baseline; both in `unit`, `ratio` is ours / baseline."""

    name: str
    ours: float
    baseline: float | None
    unit: str
    statistic: str
    runs: int
    against: str

    @property
    def ratio(self) -> float | None:
        """Return ours / baseline; None when there is nothing to compare with."""
        return self.ours / self.baseline if self.baseline else None

    def to_json(self) -> dict[str, object]:
        """Return the row as JSON, numbers rounded to what can be trusted."""
        told = asdict(self) | {"ratio": self.ratio}
        numbers = {key: round(value, 4) for key, value in told.items() if isinstance(value, float)}
        return told | numbers


def timed_ms(work: Callable[[], object]) -> float:
    """Return how long some work takes, in ms."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table for people."""
    head = ("name", "ours", "baseline", "ratio", "unit", "statistic", "runs", "against")
    lines = [head]
    for row in rows:
        lines.append(
            (
                row.name,
                f"{row.ours:.2f}",
                "" if row.baseline is None else f"{row.baseline:.2f}",
                "" if row.ratio is None else f"{row.ratio:.2f}",
                row.unit,
                row.statistic,
                str(row.runs),
                row.against,
            )
        )
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    told = (
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in told)
