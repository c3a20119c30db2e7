"""First names, for what leaves the room on a phone."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "pc", "nurse", "auntie"}
    | {"aunt", "aunty", "uncle", "nan", "nana", "gran", "granny", "grandma", "grandad", "cousin"}
    | {"foster", "step", "big", "little", "baby", "coach"}
)
"""A word of these belongs to the next one."""
_KIN = frozenset(
    {"mum", "mam", "mom", "mummy", "dad", "daddy", "carer", "mother", "father", "sister", "brother"}
    | {"nan", "nana", "gran", "grandma", "grandad", "teacher", "worker", "nurse", "friend"}
)
_NAME = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*\.?")
_OWNS = ("’s", "'s")
_MOST_LETTERS = 5
"""So many letters of a surname at most part those whom nothing else does."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name, and what the room knows them as: the family's own words, or a role."""

    name: str
    about: str = ""


def first_names(names: Iterable[str], people: Mapping[str, Named] | None = None) -> dict[str, str]:
    """Return what to call people by their first names, and no more than tells them apart.

    Those called alike get an initial; who is still called like somebody else is known by what the
    room calls them, else by some more letters. Each of `names` is a key of `people` or a name.
    What is no plain first name and surname, such as “Robin’s mum” or “Ms Ode”, stays as it is.
    """
    known = people or {}
    whole = {one: known.get(one, Named(one)) for one in names}
    called = {one: _first_name(told.name) for one, told in whole.items()}
    ways: tuple[Callable[[Named], str], ...] = (
        lambda told: _with_letters(told.name, 1),
        _with_about,
        *(partial(_with_more, count=count) for count in range(2, _MOST_LETTERS + 1)),
    )
    for way in ways:
        alike = [one for one in called if _is_alike(one, called, whole, known)]
        called |= {one: way(whole[one]) for one in alike}
    return called


def _is_alike(
    one: str, called: Mapping[str, str], whole: Mapping[str, Named], known: Mapping[str, Named]
) -> bool:
    """Say whether somebody else is called the same; a name by itself means who has that name."""
    mine = called[one].casefold()
    return any(
        theirs.casefold() == mine
        and other != one
        and (whole[other].name != whole[one].name or (one in known and other in known))
        for other, theirs in called.items()
    )


def _first_name(name: str) -> str:
    words = name.split()
    if not _is_plain(words):
        return name
    count = 2 if words[0].rstrip(".").casefold() in _TITLES else 1
    return " ".join(words[:count])


def _is_plain(words: list[str]) -> bool:
    return len(words) > 1 and all(
        _NAME.fullmatch(one)
        and one[0].isupper()
        and not one.endswith(_OWNS)
        and one.casefold() not in _KIN
        for one in words
    )


def _with_letters(name: str, count: int) -> str:
    words = name.split()
    first = _first_name(name)
    return name if first == name else f"{first} {words[-1][:count]}."


def _with_about(told: Named) -> str:
    shown = _with_letters(told.name, 1)
    return f"{shown} ({told.about})" if told.about else shown


def _with_more(told: Named, *, count: int) -> str:
    return _with_letters(told.name, count)
