"""Turns a passphrase into key material with Argon2id, at a stored cost that is never too low."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, KeyTrouble
from mam_desktop.texts import _

MIN_PASSPHRASE_LETTERS = 12
"""A passphrase stands alone where there is no key store, so it has to be long."""

_KEY_BYTES = 32
_NAME = "argon2id"


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess at the passphrase costs."""

    memory_kib: int
    passes: int
    lanes: int

    def to_json(self) -> dict[str, JsonValue]:
        """Return the cost as the key file holds it."""
        return {
            "name": _NAME,
            "memory_kib": self.memory_kib,
            "passes": self.passes,
            "lanes": self.lanes,
        }

    @property
    def is_fair(self) -> bool:
        """Say whether it is neither too cheap to be safe nor too dear to be meant."""
        pairs = ((FLOOR, self), (self, _CEILING))
        return all(
            low.memory_kib <= high.memory_kib
            and low.passes <= high.passes
            and low.lanes <= high.lanes
            for low, high in pairs
        )


USUAL = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""Source: RFC 9106, section 4, second recommended option."""

FLOOR = KdfCost(memory_kib=19 * 1024, passes=2, lanes=1)
"""Source: OWASP Password Storage Cheat Sheet, Argon2id."""

_CEILING = KdfCost(memory_kib=2 * 1024 * 1024, passes=20, lanes=16)


def cost_from_json(data: JsonValue) -> KdfCost | None:
    """Read a cost out of a key file; None when it is not one."""
    if not isinstance(data, Mapping) or data.get("name") != _NAME:
        return None
    memory, passes, lanes = data.get("memory_kib"), data.get("passes"), data.get("lanes")
    if not (isinstance(memory, int) and isinstance(passes, int) and isinstance(lanes, int)):
        return None
    return KdfCost(memory_kib=memory, passes=passes, lanes=lanes)


def check_new_passphrase(passphrase: str) -> None:
    """Refuse a new passphrase that is too short.

    Raises:
        BadInput: it is shorter than it must be.

    """
    if len(passphrase.strip()) < MIN_PASSPHRASE_LETTERS:
        raise BadInput(
            _(
                "This passphrase is too short. Please take at least {count} letters: four or five"
                " words that do not belong together are easy to keep in mind."
            ).format(count=MIN_PASSPHRASE_LETTERS)
        )


def stretch(passphrase: str, *, salt: bytes, cost: KdfCost) -> bytes:
    """Return 32 bytes made of the passphrase; slow on purpose.

    Raises:
        KeyTrouble: the cost is below the floor, so somebody has changed the key file.

    """
    if not cost.is_fair:
        raise KeyTrouble(
            _("The key file asks for a protection that is not safe. Somebody may have changed it.")
        )
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )
