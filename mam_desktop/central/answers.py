"""What the central record answers a push: receipts, or one of the ways of saying no."""

from dataclasses import dataclass

from mam_desktop.errors import Refused


class Gap(Refused):
    """Changes of a laptop are missing before these; `expected` is the number that comes next."""

    def __init__(self, expected: int) -> None:
        super().__init__(f"expected {expected}")
        self.expected = expected


class Clone(Refused):
    """Two laptops write under one identity; what came is in quarantine, nothing is mixed."""


class NotSigned(Refused):
    """The push is not signed by the laptop it names."""


class Overtaken(Refused):
    """Somebody else stored the same at the same moment, time and again; try later."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a push: (change id, number) receipts, (change id, reason) put aside."""

    epoch: str
    receipts: list[tuple[str, int]]
    refused: list[tuple[str, str]]
