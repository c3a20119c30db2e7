"""Ids: UUIDv7 (RFC 9562) from clock and randomness; UUIDv8 for what laptops must agree on."""

import hashlib
import os
from uuid import UUID

from mam_desktop.changes.change import Clock


def uuid7(millis: int, random: bytes) -> str:
    """Return a UUIDv7 made of a Unix time in ms and ten random bytes."""
    return _uuid(millis << 80 | int.from_bytes(random[:10], "big"), 7)


def derived_id(*parts: str) -> str:
    """Return the id of what is one thing wherever it is made: one person's heart on one idea."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return _uuid(int.from_bytes(digest[:16], "big"), 8)


def _uuid(number: int, version: int) -> str:
    number = number & ~(0xF << 76) | version << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=number))


class RandomIds:
    """Ids for real life."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def new_id(self) -> str:
        """Return a new id."""
        return uuid7(int(self._clock.now().timestamp() * 1000), os.urandom(10))
