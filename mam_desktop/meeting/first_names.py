"""First names, for what leaves the room on a phone."""

import re
from collections.abc import Iterable, Mapping

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


def first_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return what to call people by their first names; an initial parts those called alike.

    What is no plain first name and surname, such as “Robin’s mum” or “Ms Ode”, stays as it is.
    """
    whole = tuple(dict.fromkeys(names))
    short = {one: _first_name(one) for one in whole}
    taken = [folded.casefold() for folded in short.values()]
    return {
        one: called if taken.count(called.casefold()) == 1 else _with_initial(one)
        for one, called in short.items()
    }


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


def _with_initial(name: str) -> str:
    words = name.split()
    first = _first_name(name)
    return name if first == name else f"{first} {words[-1][0]}."
