"""How a field of an entry is declared, once: label, type and audience.

The ladder: EVERYONE (the whole room) < MEMBERS (the people of this meeting, on paper) <
PROFESSIONALS < RESTRICTED (named people with a reason). LEAD stands beside it: the lead's own.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from typing import Any, ClassVar, Self, cast

from mam_desktop.changes.change import JsonValue
from mam_desktop.changes.fold import Value
from mam_desktop.errors import BadInput
from mam_desktop.texts import N_, _

MAX_WORDS = 200_000
"""The longest text one field takes, in characters; longer pastes are refused in plain words."""


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
    """What is declared about one field."""

    label: str
    audience: Audience
    read: Callable[[JsonValue], object]
    write: Callable[[Any], JsonValue]
    choices: tuple[str, ...] = ()
    lives_on: bool = False
    in_state_hash: bool = True
    names_people: bool = False


def _as_is(value: JsonValue) -> object:
    return value


def _text_out(value: object) -> JsonValue:
    if not isinstance(value, str):
        raise BadInput(_("This should be words: {value}").format(value=repr(value)[:60]))
    if len(value) > MAX_WORDS:
        raise BadInput(
            _(
                "This text is too long ({count} letters). Please split it: {most} is the most."
            ).format(count=len(value), most=MAX_WORDS)
        )
    return value.encode("utf-8", "replace").decode("utf-8")


def _maybe(write: Callable[[Any], JsonValue]) -> Callable[[Any], JsonValue]:
    return lambda value: None if value is None else write(value)


def _tuple_in(value: JsonValue) -> object:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _date_in(value: JsonValue) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _date_out(value: object) -> JsonValue:
    if not isinstance(value, date):
        raise BadInput(_("This is not a date: {value}").format(value=repr(value)[:60]))
    return value.isoformat()


def _number_out(value: object) -> JsonValue:
    if type(value) is not int:
        raise BadInput(_("This should be a whole number: {value}").format(value=repr(value)[:60]))
    return value


def _flag_out(value: object) -> JsonValue:
    if not isinstance(value, bool):
        raise BadInput(_("This should be yes or no: {value}").format(value=repr(value)[:60]))
    return value


def _meaning_in(value: JsonValue) -> object:
    if not isinstance(value, Mapping):
        return None
    return Meaning(str(value["language"]), str(value["words"]), str(value.get("by", "")))


def _meaning_out(value: Meaning) -> JsonValue:
    return {"language": value.language, "words": _text_out(value.words), "by": value.by}


def _declare(default: object, spec: FieldSpec) -> Any:  # noqa: ANN401 - dataclasses.field is so
    return dataclasses.field(default=default, metadata={"spec": spec})


def wording(label: str, audience: Audience, *, lives_on: bool = False) -> Any:  # noqa: ANN401
    """Declare a text that is never missing, only empty."""
    spec = FieldSpec(
        label=label, audience=audience, read=_as_is, write=_text_out, lives_on=lives_on
    )
    return _declare("", spec)


def choice(
    label: str,
    audience: Audience,
    choices: Sequence[str],
    default: str = "",
    *,
    lives_on: bool = False,
) -> Any:  # noqa: ANN401
    """Declare a word out of a fixed list."""

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
        read=_as_is,
        write=write,
        choices=tuple(choices),
        lives_on=lives_on,
    )
    return _declare(default, spec)


def person(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare the id of a person of this family's circle, or None."""
    spec = FieldSpec(
        label=label, audience=audience, read=_as_is, write=_maybe(_text_out), names_people=True
    )
    return _declare(None, spec)


def link(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare the id of another entry, or None."""
    return _declare(
        None, FieldSpec(label=label, audience=audience, read=_as_is, write=_maybe(_text_out))
    )


def day(label: str, audience: Audience, *, lives_on: bool = False) -> Any:  # noqa: ANN401
    """Declare a date, or None."""
    spec = FieldSpec(
        label=label, audience=audience, read=_date_in, write=_maybe(_date_out), lives_on=lives_on
    )
    return _declare(None, spec)


def number(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare a whole number, or None."""
    spec = FieldSpec(label=label, audience=audience, read=_as_is, write=_maybe(_number_out))
    return _declare(None, spec)


def flag(label: str, audience: Audience) -> Any:  # noqa: ANN401
    """Declare yes, no, or None for not asked."""
    spec = FieldSpec(label=label, audience=audience, read=_as_is, write=_maybe(_flag_out))
    return _declare(None, spec)


def several(label: str, audience: Audience, *, names_people: bool = False) -> Any:  # noqa: ANN401
    """Declare a list of words or ids, in order."""
    spec = FieldSpec(
        label=label,
        audience=audience,
        read=_tuple_in,
        write=lambda value: [_text_out(one) for one in value],
        names_people=names_people,
    )
    return _declare((), spec)


def in_other_words() -> Any:  # noqa: ANN401
    """Declare the same words in another language, or None."""
    spec = FieldSpec(
        label=N_("In another language"),
        audience=Audience.EVERYONE,
        read=_meaning_in,
        write=_maybe(_meaning_out),
    )
    return _declare(None, spec)


def data(
    label: str, audience: Audience, *, default: object = None, in_state_hash: bool = True
) -> Any:  # noqa: ANN401
    """Declare a JSON value of its own shape (strokes, scores, agenda)."""
    spec = FieldSpec(
        label=label, audience=audience, read=_as_is, write=_as_is_out, in_state_hash=in_state_hash
    )
    return _declare(default, spec)


def _as_is_out(value: Any) -> JsonValue:  # noqa: ANN401
    return value  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a family's record, as it stands now; built from its cells, never edited."""

    id: str
    meeting_id: str | None
    at: str
    author_id: str
    torn: frozenset[str] = frozenset()
    """Fields that two people changed at the same time."""

    KIND: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    AUDIENCE: ClassVar[Audience] = Audience.EVERYONE
    """The lowest audience of the entry as a whole."""
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
    ) -> Self:
        """Build the entry from its cells; a field this version does not know is passed over."""
        specs = cls.specs()
        known = {name: value for name, value in cells.items() if name in specs}
        said = {name: specs[name].read(value.newest.value) for name, value in known.items()}
        torn = frozenset(name for name, value in known.items() if value.in_conflict)
        return cls(
            id=entity_id, meeting_id=meeting_id, at=at, author_id=author_id, torn=torn, **said
        )


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
    """An entry that one can narrow: some people, nobody, or not for somebody."""

    share: str = choice(
        N_("Who may see it"), Audience.EVERYONE, ("everyone", "some", "nobody"), "everyone"
    )
    shared_with: tuple[str, ...] = several(
        N_("Shared with"), Audience.PROFESSIONALS, names_people=True
    )
    not_for: tuple[str, ...] = several(N_("Not for"), Audience.PROFESSIONALS, names_people=True)
    """Ids of people, or names of services."""

    @property
    def is_narrowed(self) -> bool:
        """Say whether somebody in the room may not see it."""
        return self.share != "everyone" or bool(self.not_for)
