"""Publishes what a meeting looks like as JSON: `python -m mam_desktop.documents.meeting_schema`.

The schema (JSON Schema 2020-12) is made from the kinds and fields; a test keeps
`docs/meeting.schema.json` in step and holds written files against it.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import fields

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting import values
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import SealStatement
from mam_desktop.meeting.fields import Entry, FieldSpec, Meaning
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Person

Schema = dict[str, JsonValue]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_NEWER = "a word only a newer version offers"
_STROKES: Schema = {
    "type": "array",
    "description": "strokes of [x, y, ms] points, or [x, y, ms, pressure]",
    "items": {
        "type": "array",
        "items": {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 4},
    },
}
_AGENDA: Schema = {
    "type": "array",
    "items": {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"type": "integer", "minimum": 0}],
        "items": False,
    },
}
_TEXTS_BY_NAME: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
_SHAPES: dict[tuple[str, str], Schema] = {
    ("meeting", "agenda"): _AGENDA,
    ("child", "references"): _TEXTS_BY_NAME,
    ("signature", "strokes"): _STROKES,
    ("seal", "copies"): _TEXTS_BY_NAME,
}
"""Fields with a shape of their own."""


def meeting_schema() -> Schema:
    """Return the schema of a meeting's JSON, bare or with the seal that stands for it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mam-desktop:meeting:1",
        "title": "A meeting, as MAM Desktop writes it",
        "description": (
            "One copy of one meeting: what its reader may see, and nothing else. A draft is a"
            " `meeting`; a sealed copy has it as `content`, with the `seal` that stands for the"
            " canonical bytes (RFC 8785) of it. `mam-desktop verify` checks the seal."
        ),
        "anyOf": [{"$ref": "#/$defs/meeting"}, {"$ref": "#/$defs/sealed"}],
        "$defs": {
            "meeting": _whole(),
            "sealed": _object({"content": _ref("meeting"), "seal": _ref("seal")}),
            "seal": _object({"statement": _ref("statement"), "signature": _TEXT}),
            "statement": _statement(),
            "content": _content(),
            **{f"kind_{kind}": _entry(cls) for kind, cls in sorted(KINDS.items())},
        },
    }


def _whole() -> Schema:
    copies: list[JsonValue] = [one.value for one in Copy]
    return _object(
        {
            "format": {"const": 1},
            "copy": {"enum": copies, "description": "whose copy it is"},
            "content": _ref("content"),
            "content_hash": _HASH | {"description": "SHA-256 of the canonical content"},
        },
        version={"type": "integer", "minimum": 1},
        sealed_at=_TEXT | {"description": "ISO 8601, UTC"},
        signed_content_hash=_TEXT | {"description": "the hash that people signed"},
        copies=_TEXTS_BY_NAME | {"description": "the hash of each copy of this version"},
    )


def _content() -> Schema:
    entries: list[JsonValue] = [
        _ref(f"kind_{kind}") for kind, cls in sorted(KINDS.items()) if cls not in (Meeting, Person)
    ]
    return _object(
        {
            "format": {"const": 1},
            "part": {"enum": ["both", "plan"], "description": "the minutes, or the plan alone"},
            "meeting": _ref(f"kind_{Meeting.KIND}"),
            "people": {"type": "array", "items": _ref(f"kind_{Person.KIND}")},
            "entries": {"type": "array", "items": {"anyOf": entries}},
        }
    )


def _entry(cls: type[Entry]) -> Schema:
    said: Schema = {
        name: _field(cls, name, spec) for name, spec in cls.specs().items() if not spec.lives_on
    }
    return _object({"kind": {"const": cls.KIND}, "id": _TEXT, "said": _object({}, **said)}) | {
        "title": cls.LABEL or cls.KIND
    }


def _field(cls: type[Entry], name: str, spec: FieldSpec) -> Schema:
    return {"description": spec.label, **_SHAPES.get((cls.KIND, name), _type(spec))}


def _type(spec: FieldSpec) -> Schema:
    if spec.choices:
        return _choice(spec)
    simple = _SIMPLE.get(spec.read)
    if simple is not None:
        return simple
    if spec.read({"words": "x"}) == Meaning("", "x", ""):
        return _object({"language": _TEXT, "words": _TEXT, "by": _TEXT})
    return {}


def _choice(spec: FieldSpec) -> Schema:
    words: list[JsonValue] = list(spec.choices)
    if spec.read(_NEWER) == _NEWER:
        return {"anyOf": [{"enum": words}, {"type": "string", "description": _NEWER}]}
    return {"enum": words}


_SIMPLE: dict[object, Schema] = {
    values.text_in: _TEXT,
    values.texts_in: _TEXTS,
    values.id_in: _TEXT,
    values.date_in: {"type": "string", "format": "date"},
    values.hour_in: {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"},
    values.number_in: {"type": "integer"},
    values.flag_in: {"type": "boolean"},
}


def _statement() -> Schema:
    told = {one.name: _of_statement(one.type) for one in fields(SealStatement)}
    needed: Schema = {name: kind for name, kind in told.items() if kind is not _ROWS}
    needed |= {"purpose": {"const": "mam-desktop seal"}}
    return _object(needed, **{name: kind for name, kind in told.items() if kind is _ROWS})


_ROWS: Schema = {"type": "array", "items": {"type": "object"}}
"""What a statement says only where there is something to say, row by row."""


def _of_statement(kind: object) -> Schema:
    simple: dict[object, Schema] = {int: {"type": "integer"}, str: _TEXT, tuple[str, ...]: _TEXTS}
    return simple.get(kind, _ROWS)


def _object(needed: Schema, /, **may: JsonValue) -> Schema:
    required: list[JsonValue] = list(needed)
    return {
        "type": "object",
        "properties": {**needed, **may},
        "required": required,
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def lines() -> Iterator[str]:
    """Yield the schema as it is published."""
    yield json.dumps(meeting_schema(), indent=1, ensure_ascii=False)


if __name__ == "__main__":
    for line in lines():
        sys.stdout.write(f"{line}\n")
