"""One entry of every kind, with a word of its own in every field: to see where words go."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry, FieldSpec, Meaning
from mam_desktop.meeting.kinds import KINDS

E = TypeVar("E", bound=Entry)

MEETING = "meeting"
READER = "person"
DAY = date(2026, 11, 24)

LINKS = {
    "person_id": "person",
    "interpreter_for": "person",
    "household_id": "household",
    "idea_id": "idea",
    "from_idea_id": "idea",
    "outcome_id": "outcome",
    "voice_id": "voice",
    "action_id": "action",
    "attendance_id": "attendance",
    "about_id": "idea",
    "seal_id": "seal",
}
NARROWING = {"share", "shared_with", "not_for"}
LEFT_AS_THEY_ARE = {
    "held_back",
    "quiet",
    "waits",
    "holds",
    "needed_for",
    "zone",
    "language",
    "step",
}


@dataclass(frozen=True)
class Mark:
    """A word that stands in one field of one entry only."""

    word: str
    kind: str
    field: str
    audience: Audience


@dataclass(frozen=True)
class Marked:
    entries: Entries
    marks: tuple[Mark, ...]


def told(cls: type[E], key: str, **fields: object) -> E:
    """Return an entry of the meeting as it would be read, without any change behind it."""
    make = cast("Callable[..., E]", cls)
    return make(**{"id": key, "meeting_id": MEETING, "at": key, "author_id": "lee", **fields})


def marked_entries(**narrowing: object) -> Marked:
    """Return one entry of every kind; `narrowing` goes into those that can be narrowed."""
    entries: list[Entry] = []
    marks: list[Mark] = []
    for kind, cls in KINDS.items():
        fields = {
            name: value
            for name, spec in cls.specs().items()
            if (value := _value(kind, name, spec)) is not None
        }
        if "share" in cls.specs():
            fields |= narrowing
        entry = told(cls, kind, **fields)
        entries.append(entry)
        marks += _marks(entry)
    return Marked(Entries(entries), tuple(marks))


def _value(kind: str, name: str, spec: FieldSpec) -> object:
    if name in NARROWING | LEFT_AS_THEY_ARE:
        return None
    if name in LINKS or spec.names_people:
        return LINKS.get(name) or (("person",) if spec.read(["person"]) else "person")
    if name.endswith("_on") or name == "on":
        return DAY
    if name in {"starts_at", "ends_at", "sealed_at"}:
        return "2026-11-24T15:26:00+00:00" if name == "sealed_at" else "14:00"
    return _marked_value(_word(kind, name), spec)


def _word(kind: str, name: str) -> str:
    return f"{kind}–{name}–mark"


def _marked_value(word: str, spec: FieldSpec) -> object:
    told: list[object] = [word, (word,), Meaning("en", word, ""), True, 7]
    told += [{"crm": word}, [{"who": word}], [[[1, 2, 3]]], [["welcome", 5]], *spec.choices]
    for value in told:
        try:
            if spec.read(spec.write(value)) == value:
                return value
        except BadInput:
            continue
    raise AssertionError(f"no value fits {word}")


def _marks(entry: Entry) -> Iterator[Mark]:
    for name, spec in entry.specs().items():
        word = _word(entry.KIND, name)
        if word in "\n".join(texts_in(getattr(entry, name))):
            yield Mark(word, entry.KIND, name, max(entry.audience(), spec.audience))


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(key)
            yield from texts_in(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from texts_in(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Entries):
        for entry in value:
            yield from texts_in(entry)
