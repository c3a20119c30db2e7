"""Reads a meeting script: JSON Lines, one gesture a line; every verb and key is declared here."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mam_desktop.changes.canonical import sha256_hex
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.values import FIRST_DAY, LAST_DAY
from mam_desktop.play.verb import Key, Verb, listed
from mam_desktop.play.verbs import VERBS
from mam_desktop.texts import N_, _

_CLOCK = re.compile(r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\Z")
_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script; `no` counts from 1."""

    no: int
    do: str
    keys: Mapping[str, JsonValue]

    def text(self, key: str) -> str:
        """Return a text, or nothing when the key is not there."""
        value = self.keys.get(key)
        return value if isinstance(value, str) else ""

    def maybe(self, key: str) -> str | None:
        """Return a text, or None when the key is not there."""
        return self.text(key) or None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.keys.get(key)
        return tuple(str(one) for one in value) if isinstance(value, list) else ()

    def flag(self, key: str) -> bool | None:
        """Return yes, no, or None when the key is not there."""
        value = self.keys.get(key)
        return value if isinstance(value, bool) else None

    def number(self, key: str) -> int:
        """Return a whole number; the key was checked."""
        value = self.keys[key]
        assert isinstance(value, int)  # noqa: S101 - checked when the line was read
        return value

    def day(self, key: str) -> date | None:
        """Return a date, or None when the key is not there."""
        value = self.maybe(key)
        return date.fromisoformat(value) if value else None

    def objects(self, key: str) -> tuple[Mapping[str, JsonValue], ...]:
        """Return a list of objects."""
        value = self.keys.get(key)
        return (
            tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
        )

    def object(self, key: str) -> Mapping[str, JsonValue]:
        """Return an object, empty when the key is not there."""
        value = self.keys.get(key)
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script; `digest` stands for its bytes, `folder` is where its files lie."""

    lines: tuple[Line, ...]
    digest: str
    folder: Path


def read_script(path: Path) -> Script:
    """Read and check a script, before anything is played.

    Raises:
        BadInput: the file cannot be read, or a line cannot be played; says which and why.

    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BadInput(_("There is no script {path}.").format(path=path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            _("The script {path} cannot be read: {why}").format(path=path, why=error)
        ) from error
    lines = tuple(_lines(text))
    if not lines:
        raise BadInput(_("The script {path} is empty.").format(path=path))
    return Script(lines, sha256_hex(raw), path.resolve().parent)


def _lines(text: str) -> Iterator[Line]:
    for no, one in enumerate(text.split("\n"), start=1):
        if one.strip():
            yield parse_line(no, one)


def parse_line(no: int, text: str) -> Line:
    """Read one line.

    Raises:
        BadInput: with the line's number, what was wrong, and what is accepted there.

    """
    try:
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadInput(_("Line {no} is not JSON: {why}").format(no=no, why=error)) from error
    if not isinstance(data, dict):
        raise BadInput(_("Line {no} is not a JSON object.").format(no=no))
    return check_line(no, data)


def _no_number(name: str) -> float:
    raise ValueError(_("{name} is not a number").format(name=name))


def check_line(no: int, data: Mapping[str, JsonValue]) -> Line:
    """Check a line's verb and keys, and return it."""
    do = data.get("do")
    if not isinstance(do, str) or do not in VERBS:
        raise BadInput(
            _("Line {no}: there is no verb “{verb}”. There are: {known}").format(
                no=no, verb=str(do)[:60], known=", ".join(VERBS)
            )
        )
    keys = {name: value for name, value in data.items() if name != "do"}
    _check_keys(no, VERBS[do], keys)
    return Line(no, do, keys)


def _check_keys(no: int, verb: Verb, keys: Mapping[str, JsonValue]) -> None:
    unknown = [name for name in keys if name not in verb.keys]
    if unknown:
        raise _wrong(no, verb, _("“{key}” is not known here").format(key=unknown[0][:60]))
    missing = [name for name, key in verb.keys.items() if key.needed and name not in keys]
    if verb.either and not any(name in keys for name in verb.either):
        missing.append(" / ".join(verb.either))
    if missing and not (verb.instead and verb.instead in keys):
        raise _wrong(no, verb, _("“{key}” is missing").format(key=missing[0]))
    for name, value in keys.items():
        problem = _problem(verb.keys[name], value)
        if problem:
            raise _wrong(no, verb, _("“{key}” {problem}").format(key=name, problem=problem))


def _wrong(no: int, verb: Verb, problem: str) -> BadInput:
    return BadInput(
        _("Line {no} ({verb}): {problem}. Accepted here: {known}").format(
            no=no, verb=verb.name, problem=problem, known=verb.accepted()
        )
    )


def _problem(key: Key, value: JsonValue) -> str:
    if key.choices and value not in key.choices:
        return _("should be one of: {choices}").format(choices=", ".join(key.choices))
    fits, problem = _TYPES[key.type]
    return _problem_inside(key, value) if fits(value) else _(problem)


def _problem_inside(key: Key, value: JsonValue) -> str:
    """Say what is wrong inside an object, or in the objects of a list; nothing when all fits."""
    if key.inside is None:
        return ""
    for one in value if isinstance(value, list) else [value]:
        assert isinstance(one, dict)  # noqa: S101 - its type was just checked
        problem = _problem_of_object(key.inside, one)
        if problem:
            return problem
    return ""


def _problem_of_object(inside: Mapping[str, Key], told: Mapping[str, JsonValue]) -> str:
    unknown = [name for name in told if name not in inside]
    if unknown:
        return _("has “{key}”, which is not known there; known are {known}").format(
            key=unknown[0][:60], known=listed(inside)
        )
    missing = [name for name, key in inside.items() if key.needed and name not in told]
    if missing:
        return _("lacks “{key}”").format(key=missing[0])
    problems = ((name, _problem(inside[name], value)) for name, value in told.items())
    return next((f"“{name}” {problem}" for name, problem in problems if problem), "")


def _is_list_of(value: JsonValue, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _is_time(value: JsonValue) -> bool:
    return isinstance(value, str) and _CLOCK.match(value) is not None


def _is_date(value: JsonValue) -> bool:
    if not isinstance(value, str) or _DATE.match(value) is None:
        return False
    try:
        return FIRST_DAY <= date.fromisoformat(value) <= LAST_DAY
    except ValueError:
        return False


def _is_strokes(value: JsonValue) -> bool:
    if not isinstance(value, list) or not all(isinstance(one, list) for one in value):
        return False
    return all(_is_point(point) for stroke in value for point in stroke)


def _is_point(value: object) -> bool:
    if not isinstance(value, list) or len(value) not in (3, 4):
        return False
    return all(type(one) in (int, float) and math.isfinite(one) for one in value)


_TYPES: Mapping[str, tuple[Callable[[JsonValue], bool], str]] = {
    "text": (lambda value: isinstance(value, str), N_("should be text")),
    "time": (_is_time, N_("should be a time such as 14:05")),
    "date": (_is_date, N_("should be a date such as 2026-11-24")),
    "number": (lambda value: type(value) is int, N_("should be a whole number")),
    "flag": (lambda value: isinstance(value, bool), N_("should be true or false")),
    "texts": (lambda value: _is_list_of(value, str), N_("should be a list of texts")),
    "objects": (lambda value: _is_list_of(value, dict), N_("should be a list of objects")),
    "object": (lambda value: isinstance(value, dict), N_("should be an object")),
    "strokes": (_is_strokes, N_("should be strokes: [[[x, y, ms], ...], ...]")),
}
