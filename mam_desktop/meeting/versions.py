"""The versions of one meeting's minutes: which seal stands, which it follows, which compete.

Each seal names those it takes the place of or completes, so seals form lines, as changes do. Two
laptops that seal the same meeting unknown to each other make two ends. Which of them stands is the
same everywhere and needs no clock that is right; the other is kept, and shown as competing until a
correction follows both.
"""

from collections.abc import Iterable, Sequence

from mam_desktop.meeting.signed import Seal

PLAN = "plan"
"""The part of a seal that holds only the plan; every other part holds the whole."""


def standing(seals: Iterable[Seal]) -> Seal | None:
    """Return the seal that counts: the whole before a plan, the newest version, the first made."""
    return min(_ends(tuple(seals)), key=_standing_order, default=None)


def competing(seals: Iterable[Seal]) -> tuple[Seal, ...]:
    """Return seals that neither the one that stands nor any other follows and that say otherwise.

    First made first.
    """
    known = tuple(seals)
    stands = standing(known)
    if stands is None:
        return ()
    others = [one for one in _ends(known) if one.id != stands.id and not _says_same(one, stands)]
    return tuple(sorted(others, key=lambda one: (one.at, one.id)))


def line_of(seal: Seal, seals: Iterable[Seal]) -> tuple[Seal, ...]:
    """Return a seal and every one before it in its line."""
    by_id = {one.id: one for one in seals} | {seal.id: seal}
    found: dict[str, Seal] = {}
    ahead = [seal.id]
    while ahead:
        one = by_id.get(ahead.pop())
        if one is not None and one.id not in found:
            found[one.id] = one
            ahead.extend(one.follows)
    return tuple(found.values())


def ends(seals: Iterable[Seal]) -> tuple[Seal, ...]:
    """Return the seals that no other follows, first made first."""
    return tuple(sorted(_ends(tuple(seals)), key=lambda one: (one.at, one.id)))


def _ends(seals: Sequence[Seal]) -> list[Seal]:
    followed = {one for seal in seals for one in seal.follows if one != seal.id}
    return [one for one in seals if one.id not in followed] or list(seals)


def _standing_order(seal: Seal) -> tuple[bool, int, str, str]:
    return seal.part == PLAN, -(seal.version or 0), seal.at, seal.id


def _says_same(one: Seal, other: Seal) -> bool:
    told, also = (
        (seal.part, seal.content_hash, dict(seal.hashes_by_copy)) for seal in (one, other)
    )
    return told == also
