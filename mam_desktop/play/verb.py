"""What a verb of the meeting script is: its keys, their types and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

KeyType = Literal["text", "time", "date", "number", "flag", "texts", "objects", "object", "strokes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a verb; `inside` are the keys of its object, or of each object of its list."""

    type: KeyType = "text"
    needed: bool = False
    choices: tuple[str, ...] = ()
    inside: "Mapping[str, Key] | None" = None

    def described(self) -> str:
        """Return the key's type or choices, for the reference."""
        if self.inside is not None:
            within = "{" + listed(self.inside) + "}"
            return f"[{within}, ...]" if self.type == "objects" else within
        return " / ".join(one for one in self.choices if one) if self.choices else self.type


def listed(keys: Mapping[str, Key]) -> str:
    """Return the names of keys, optional ones in brackets after those that are needed."""
    needed = [name for name, key in keys.items() if key.needed]
    optional = [name for name, key in keys.items() if not key.needed]
    return ", ".join([*needed, *(f"[{name}]" for name in optional)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One verb; of `either` one key is needed, `instead` is a key that replaces the rest."""

    name: str
    about: str
    keys: Mapping[str, Key]
    either: tuple[str, ...] = ()
    instead: str = ""
    moves_clock: bool = False

    def accepted(self) -> str:
        """Return the keys that are accepted, optional ones in brackets."""
        return listed(self.keys)


def one(type: KeyType = "text", *choices: str) -> Key:
    """Return a key of a type, or of some choices."""
    return Key(type=type, choices=choices)


def keys(needed: Mapping[str, Key], optional: Mapping[str, Key]) -> dict[str, Key]:
    """Return the keys of a verb, those that are needed first."""
    return {name: replace(key, needed=True) for name, key in needed.items()} | dict(optional)


def each(needed: Mapping[str, Key], optional: Mapping[str, Key]) -> Key:
    """Return a key that takes a list of objects."""
    return Key(type="objects", inside=keys(needed, optional))


T = Key()
TIME, DATE, NUMBER, FLAG = one("time"), one("date"), one("number"), one("flag")
TEXTS, OBJECTS, OBJECT, STROKES = one("texts"), one("objects"), one("object"), one("strokes")
SHARE = one("text", "everyone", "some", "nobody")
MEANING = Key(type="object", inside=keys({"language": T, "words": T}, {"by": T}))
SAID = {"not_for": TEXTS, "meaning": MEANING}
SHARING = {"share": SHARE, "with": TEXTS}


def verb(
    name: str,
    about: str,
    needed: Mapping[str, Key],
    optional: Mapping[str, Key],
    *,
    either: tuple[str, ...] = (),
    instead: str = "",
    moves_clock: bool = False,
) -> Verb:
    """Return a verb."""
    return Verb(
        name=name,
        about=about,
        keys=keys(needed, optional),
        either=either,
        instead=instead,
        moves_clock=moves_clock,
    )
