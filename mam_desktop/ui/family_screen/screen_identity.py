"""Which screen is which: by maker, model and number, or by name and size; never by place.

A family's own screen can bear a family's name (“Anna’s TV”), and settings can be read by anybody
who has the disk: what is kept there can be compared with a screen, and says nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from PySide6.QtGui import QScreen

_MOST_LETTERS = 36
_MARK = "|"
_KEPT = re.compile("#[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What stays the same when a screen is plugged in again, wherever it stands."""

    maker: str = ""
    model: str = ""
    serial: str = ""
    name: str = ""
    """As the system calls it: the socket on Linux, so it says less than the rest."""
    size: str = ""
    """`1920x1080`, in the screen's own pixels."""

    def kept(self) -> str:
        """Return it as one line for the settings."""
        own = self.unreadable()
        return _MARK.join((own.maker, own.model, own.serial, own.name, own.size))

    def unreadable(self) -> "ScreenIdentity":
        """Return it so that it can be compared and not read; only the size stays as it is."""
        return ScreenIdentity(
            maker=_unreadable(self.maker),
            model=_unreadable(self.model),
            serial=_unreadable(self.serial),
            name=_unreadable(self.name),
            size=_plain(self.size),
        )

    @property
    def is_known_by_number(self) -> bool:
        """Say whether no other screen in the world is taken for this one."""
        return bool(self.serial and (self.maker or self.model))


def identity_kept(line: str) -> ScreenIdentity | None:
    """Return what a line of the settings says; None for a line that says nothing."""
    parts = line.split(_MARK)
    if len(parts) == 1 and line.strip():
        return ScreenIdentity(name=line.strip())  # set by hand: the name alone
    return ScreenIdentity(*parts) if len(parts) == 5 and any(parts) else None


def identity_of(screen: QScreen) -> ScreenIdentity:
    """Return who a screen is."""
    size = screen.size() * screen.devicePixelRatio()
    return ScreenIdentity(
        maker=_plain(screen.manufacturer()),
        model=_plain(screen.model()),
        serial=_plain(screen.serialNumber()),
        name=_plain(screen.name()),
        size=f"{size.width()}x{size.height()}",
    )


def find_screen(kept: ScreenIdentity | None, screens: Iterable[QScreen]) -> QScreen | None:
    """Return the screen that was kept, if it is there; two that could be it are neither."""
    if kept is None:
        return None
    kept = kept.unreadable()
    there = [(one, identity_of(one).unreadable()) for one in screens]
    for same in (_same_number, _same_make, _same_name):
        found = [one for one, own in there if same(kept, own)]
        if len(found) == 1:
            return found[0]
        if found:
            by_name = [one for one, own in there if one in found and own.name == kept.name]
            return by_name[0] if len(by_name) == 1 else None
    return None


def _same_number(kept: ScreenIdentity, own: ScreenIdentity) -> bool:
    return kept.is_known_by_number and _numbered(kept) == _numbered(own)


def _same_make(kept: ScreenIdentity, own: ScreenIdentity) -> bool:
    """Say whether maker and model agree, where no number tells the two apart."""
    if not (kept.maker or kept.model) or (kept.maker, kept.model) != (own.maker, own.model):
        return False
    return not (kept.serial and own.serial) or kept.serial == own.serial


def _same_name(kept: ScreenIdentity, own: ScreenIdentity) -> bool:
    """Say whether name and size agree, where nothing is known that speaks against it."""
    if kept.name != own.name or (kept.size and kept.size != own.size):
        return False
    pairs = ((kept.maker, own.maker), (kept.model, own.model), (kept.serial, own.serial))
    return all(not (one and other) or one == other for one, other in pairs)


def _numbered(one: ScreenIdentity) -> tuple[str, str, str]:
    return one.maker, one.model, one.serial


def _unreadable(words: str) -> str:
    plain = _plain(words)
    if not plain or _KEPT.fullmatch(plain):
        return plain
    return f"#{sha256(plain.encode()).hexdigest()[:16]}"


def _plain(words: str) -> str:
    """Return words fit for one line of the settings."""
    shown = "".join(one for one in words if one.isprintable() and one != _MARK)
    return " ".join(shown.split())[:_MOST_LETTERS]
