"""How a field of an entry is declared, once: label, type and audience.

The ladder: EVERYONE (the whole room) < MEMBERS (the people of this meeting, on paper) <
PROFESSIONALS < RESTRICTED (named people with a reason). LEAD stands beside it: the lead's own.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, ClassVar, Self, cast

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.changes.fold import Value
from mam_desktop.errors import BadInput
from mam_desktop.meeting.values import (
    SHARES,
    check_length,
    date_in,
    date_out,
    flag_in,
    flag_out,
    hour_in,
    hour_out,
    id_in,
    in_all,
    maybe,
    narrowest,
    number_in,
    number_out,
    text_in,
    text_out,
    texts_in,
    texts_out,
    union_of,
)
from mam_desktop.texts import N_, _


class Audience(IntEnum):
    """Who may see; higher is fewer."""

    EVERYONE = 0
    MEMBERS = 1
    PROFESSIONALS = 2
    RESTRICTED = 3
    LEAD = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """The same in another language, as an interpreter or a person gave it; never instead of it."""

    language: str
    words: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """What is declared about one field.

    `read` takes whatever another laptop wrote and never fails; `write` refuses what does not fit.
    What somebody writes anew goes through `write_new`.
    """

    label: str
    audience: Audience
    read: Callable[[JsonValue], object]
    write: Callable[[Any], JsonValue]
    choices: tuple[str, ...] = ()
    lives_on: bool = False
    in_state_hash: bool = True
    names_people: bool = False
    is_link: bool = False
    hangs_on: bool = False
    """The entry says nothing to somebody who may not see what this points to."""
    safest: "Safest | None" = None
    """What holds while newest values differ, where showing the newest could show too much."""

    def write_new(self, value: object) -> JsonValue:
        """Write what somebody just said: as `write` does, but no longer than a field takes.

        Raises:
            BadInput: it does not fit, or is too long.

        """
        written = self.write(value)
        check_length(written)
        return written

    @property
    def is_wording(self) -> bool:
        """Say whether people's words stand here, in whichever language."""
        return self.read is _meaning_in or self.is_free_text

    @property
    def is_free_text(self) -> bool:
        """Say whether a person's own words can stand here."""
        is_text = self.read("x") == "x" and not self.choices
        return is_text and not self.is_link and not self.names_people


Safest = Callable[[Sequence[Any]], object]
"""Newest values, newest first -> the one that shows least."""


def declare(default: object, spec: FieldSpec) -> Any:  # noqa: ANN401 - dataclasses.field is so
    """Declare a field of an entry by its spec."""
    return dataclasses.field(default=default, metadata={"spec": spec})


def wording(label: str, audience: Audience, *, lives_on: bool = False) -> Any:  # noqa: ANN401
    """Declare a text that is never missing, only empty."""
    spec = FieldSpec(
        label=label, audience=audience, read=text_in, write=text_out, lives_on=lives_on
    )
    return declare("", spec)


def choice(
    label: str,
    audience: Audience,
    choices: Sequence[str],
    default: str = "",
    *,
    lives_on: bool = False,
    unknown: str | None = None,
    safest: Safest | None = None,
) -> Any:  # noqa: ANN401
    """Declare a word out of a fixed list; a newer version's word stays unless `unknown` is told."""

    def read(value: JsonValue) -> object:
        if value in choices or (isinstance(value, str) and unknown is None):
            return value
        return default if unknown is None else unknown

    def write(value: object) -> JsonValue:
        if value not in choices:
            raise BadInput(
                _("“{value}” is not one of: {choices}").format(
                    value=str(value)[:60], choices=", ".join(choices)
                )
            )
        return str(value)

    spec = FieldSpec(
        label=label,
        audience=audience,
        read=read,
        write=write,
        choices=tuple(choices),
        lives_on=lives_on,
        safest=safest,
    )
    return declare(default, spec)


def person(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare the id of a person of this family's circle, or None."""
    spec = FieldSpec(
        label=label, audience=audience, read=id_in, write=maybe(text_out), names_people=True
    )
    return declare(None, spec)


def link(
    label: str, audience: Audience, *, hangs_on: bool = False, safest: Safest | None = None
) -> Any:  # noqa: ANN401
    """Declare the id of another entry, or None."""
    spec = FieldSpec(
        label=label,
        audience=audience,
        read=id_in,
        write=maybe(text_out),
        is_link=True,
        hangs_on=hangs_on,
        safest=safest,
    )
    return declare(None, spec)


def day(label: str, audience: Audience, *, lives_on: bool = False) -> Any:  # noqa: ANN401
    """Declare a date, or None."""
    spec = FieldSpec(
        label=label, audience=audience, read=date_in, write=maybe(date_out), lives_on=lives_on
    )
    return declare(None, spec)


def hour(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare a time of day as `HH:MM`, or nothing."""
    return declare("", FieldSpec(label=label, audience=audience, read=hour_in, write=hour_out))


def number(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare a whole number, or None."""
    spec = FieldSpec(label=label, audience=audience, read=number_in, write=maybe(number_out))
    return declare(None, spec)


def flag(
    label: str, audience: Audience, *, safest: Safest | None = None, lives_on: bool = False
) -> Any:  # noqa: ANN401
    """Declare yes, no, or None for not asked."""
    spec = FieldSpec(
        label=label,
        audience=audience,
        read=flag_in,
        write=maybe(flag_out),
        safest=safest,
        lives_on=lives_on,
    )
    return declare(None, spec)


def several(
    label: str, audience: Audience, *, names_people: bool = False, safest: Safest | None = None
) -> Any:  # noqa: ANN401
    """Declare a list of words or ids, in order."""
    spec = FieldSpec(
        label=label,
        audience=audience,
        read=texts_in,
        write=texts_out,
        names_people=names_people,
        safest=safest,
    )
    return declare((), spec)


def _meaning_in(value: JsonValue) -> object:
    if not isinstance(value, Mapping) or not isinstance(value.get("words"), str):
        return None
    return Meaning(str(value.get("language", "")), str(value["words"]), str(value.get("by", "")))


def _meaning_out(value: object) -> JsonValue:
    if not isinstance(value, Meaning):
        raise BadInput(_("This should be words: {value}").format(value=repr(value)[:60]))
    return {
        "language": text_out(value.language),
        "words": text_out(value.words),
        "by": text_out(value.by),
    }


def in_other_words() -> Any:  # noqa: ANN401
    """Declare the same words in another language, or None."""
    spec = FieldSpec(
        label=N_("In another language"),
        audience=Audience.EVERYONE,
        read=_meaning_in,
        write=maybe(_meaning_out),
    )
    return declare(None, spec)


def data(
    label: str,
    audience: Audience,
    *,
    default: object = None,
    in_state_hash: bool = True,
    fits: Callable[[object], bool] = lambda _value: True,
) -> Any:  # noqa: ANN401
    """Declare a JSON value of its own shape (strokes, agenda), which `fits` tells."""

    def read(value: JsonValue) -> object:
        return value if fits(value) else default

    def write(value: object) -> JsonValue:
        told = cast("JsonValue", value)
        if value != default and not fits(value):
            raise BadInput(_("This does not fit here: {value}").format(value=repr(value)[:60]))
        canonical_json(told)
        return told

    spec = FieldSpec(
        label=label, audience=audience, read=read, write=write, in_state_hash=in_state_hash
    )
    return declare(default, spec)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a family's record, as it stands now; built from its cells, never edited."""

    id: str
    meeting_id: str | None
    at: str
    author_id: str
    device_id: str = ""
    """Which laptop wrote it first."""
    torn: frozenset[str] = frozenset()
    """Fields that two people changed at the same time."""
    read_from: Mapping[str, tuple[str, ...]] = dataclasses.field(
        default_factory=dict, compare=False, repr=False
    )
    """field -> the heads this was built from: what somebody who edits it has seen."""
    worded: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    """Laptop -> when it wrote the newest of the words that stand here."""

    KIND: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    """The lowest audience of the entry as a whole; each kind says its own, or nobody sees it."""
    IN_MINUTES: ClassVar[bool] = True
    """Whether sealing a meeting freezes it."""
    UNDOABLE: ClassVar[bool] = True

    def audience(self) -> Audience:
        """Return who may see this entry at all."""
        return self.AUDIENCE

    @classmethod
    def specs(cls) -> Mapping[str, FieldSpec]:
        """Return what is declared, field -> spec, in order of declaration."""
        return _specs(cast("Hashable", cls))

    @classmethod
    def defaults(cls) -> Mapping[str, object]:
        """Return what an unsaid field is taken to be, field -> default."""
        return _defaults(cast("Hashable", cls))

    @classmethod
    def build(
        cls,
        *,
        entity_id: str,
        meeting_id: str | None,
        at: str,
        author_id: str,
        cells: Mapping[str, Value],
        device_id: str = "",
    ) -> Self:
        """Build the entry from its cells; a field this version does not know is passed over."""
        specs = cls.specs()
        known = {name: value for name, value in cells.items() if name in specs}
        torn = frozenset(name for name, value in known.items() if value.in_conflict)
        said = {name: _held(specs[name], value, name in torn) for name, value in known.items()}
        return cls(
            id=entity_id,
            meeting_id=meeting_id,
            at=at,
            author_id=author_id,
            device_id=device_id,
            torn=torn,
            read_from={name: tuple(one.id for one in held.heads) for name, held in cells.items()},
            worded=_worded(_wordings(cast("Hashable", cls)), known),
            **said,
        )


def _worded(wordings: tuple[str, ...], cells: Mapping[str, Value]) -> Mapping[str, str]:
    """Return laptop -> its newest among the words that stand in some cells."""
    found: dict[str, str] = {}
    for name in wordings:
        for head in cells[name].heads if name in cells else ():
            found[head.device_id] = max(head.at, found.get(head.device_id, ""))
    return found


@cache
def _wordings(cls: Hashable) -> tuple[str, ...]:
    return tuple(name for name, spec in _specs(cls).items() if spec.is_wording)


def _held(spec: FieldSpec, value: Value, is_torn: bool) -> object:
    if is_torn and spec.safest is not None:
        return spec.safest([spec.read(head.value) for head in value.heads])
    return spec.read(value.newest.value)


@cache
def _specs(cls: Hashable) -> Mapping[str, FieldSpec]:
    declared = dataclasses.fields(cast("type[Entry]", cls))
    return {one.name: one.metadata["spec"] for one in declared if "spec" in one.metadata}


@cache
def _defaults(cls: Hashable) -> Mapping[str, object]:
    declared = dataclasses.fields(cast("type[Entry]", cls))
    return {one.name: one.default for one in declared if "spec" in one.metadata}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Entry):
    """An entry that one can narrow: some people, nobody, or not for somebody.

    While two people's choices differ, what shows least holds.
    """

    share: str = choice(
        N_("Who may see it"),
        Audience.EVERYONE,
        SHARES,
        "everyone",
        unknown="nobody",
        safest=narrowest,
    )
    shared_with: tuple[str, ...] = several(
        N_("Shared with"), Audience.PROFESSIONALS, names_people=True, safest=in_all
    )
    not_for: tuple[str, ...] = several(
        N_("Not for"), Audience.PROFESSIONALS, names_people=True, safest=union_of
    )
    """Ids of people, names of services, or names of people nobody knows yet."""

    @property
    def is_narrowed(self) -> bool:
        """Say whether somebody in the room may not see it."""
        return self.share != "everyone" or bool(self.not_for)
