"""Checks what an `expect` line says must hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import WorldError
from mam_desktop.meeting.family_view import FamilyView
from mam_desktop.papers import Preview
from mam_desktop.play.script import Line
from mam_desktop.texts import _, day_month, speaking


class NotAsExpected(WorldError):
    """Something an `expect` line names does not hold."""

    exit_code = 1


class Observed(Protocol):
    """What can be looked at while a script plays."""

    def family_view(self) -> FamilyView | None:
        """Return what the family sees, or None when no meeting is open."""

    def family_window_texts(self) -> tuple[str, ...]:
        """Return every text of the family screen's window; nothing without windows."""

    def count(self, what: str) -> int:
        """Return `pending_changes`, `actions` or `conflicts`."""

    def preview(self, told: Mapping[str, JsonValue]) -> tuple[Preview, str]:
        """Return a copy as its reader would get it, and its words."""

    def is_saved(self) -> bool:
        """Say whether everything is on disk."""

    def document(self, name: str) -> Path:
        """Return where a written document lies."""

    def verdict(self, name: str) -> str:
        """Return what is found of a written document, such as `intact`."""


def check(line: Line, seen: Observed) -> None:
    """Check one `expect` line.

    Raises:
        NotAsExpected: says what does not hold.

    """
    _check_screen(line, seen)
    _check_counts(line, seen)
    _check_documents(line, seen)
    _check_verdicts(line, seen)
    if "preview" in line.keys:
        _check_preview(line, seen)


def folded(text: str) -> str:
    """Return a text with its white space folded, for `has`."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return a text without white space and case, for `lacks`."""
    return "".join(text.split()).casefold()


def _check_screen(line: Line, seen: Observed) -> None:
    view = seen.family_view()
    shown = view.texts() if view is not None and view.body is not None else ()
    composed = seen.family_window_texts()
    days = tuple(_days(view)) if view is not None and shown else ()
    has = folded(" ".join([*shown, *days, *composed]))
    for wanted in line.texts("family_screen_has"):
        if folded(wanted) not in has:
            words = _("the family screen does not show “{words}”")
            unseen = _("“{words}” is no words of the meeting; fixed words show in windows only")
            raise _wrong(line, words if composed else unseen, wanted)
    lacks = bare(" ".join([*shown, *composed]))
    for unwanted in line.texts("family_screen_lacks"):
        if bare(unwanted) in lacks:
            raise _wrong(line, _("the family screen shows “{words}”"), unwanted)


def _days(view: FamilyView) -> Iterator[str]:
    """Yield the days that a view names, as they are written on the screen."""

    def dates(value: object) -> Iterator[date]:
        if isinstance(value, date):
            yield value
        elif isinstance(value, tuple):
            for one in value:
                yield from dates(one)
        elif is_dataclass(value):
            for field in fields(value):
                yield from dates(getattr(value, field.name))

    with speaking(view.language):
        for one in dates(view.body):
            yield day_month(one)


def _check_counts(line: Line, seen: Observed) -> None:
    for what in ("pending_changes", "actions", "conflicts"):
        if what in line.keys and seen.count(what) != line.number(what):
            found = _("{what} is {found}, not {wanted}").format(
                what=what, found=seen.count(what), wanted=line.number(what)
            )
            raise _wrong(line, "{words}", found)
    saved = line.flag("saved")
    if saved is not None and seen.is_saved() is not saved:
        problem = _("not everything is saved") if saved else _("everything is saved")
        raise _wrong(line, "{words}", problem)


def _check_documents(line: Line, seen: Observed) -> None:
    for name, wanted in _by_file(line.object("document_has")):
        text = folded(_read(seen.document(name)))
        for words in wanted:
            if folded(words) not in text:
                raise _wrong(line, _("{name} does not say “{words}”"), words, name)
    for name, unwanted in _by_file(line.object("document_lacks")):
        text = bare(_read(seen.document(name)))
        for words in unwanted:
            if bare(words) in text:
                raise _wrong(line, _("{name} says “{words}”"), words, name)


def _check_verdicts(line: Line, seen: Observed) -> None:
    for name, wanted in line.object("verdicts").items():
        found = seen.verdict(name)
        if found != wanted:
            raise _wrong(line, _("{name} is found “{words}”"), found, name)


def _check_preview(line: Line, seen: Observed) -> None:
    told = line.object("preview")
    preview, words = seen.preview(told)
    for wanted in _texts(told.get("has")):
        if folded(wanted) not in folded(words):
            raise _wrong(line, _("the copy does not say “{words}”"), wanted)
    for unwanted in _texts(told.get("lacks")):
        if bare(unwanted) in bare(words):
            raise _wrong(line, _("the copy says “{words}”"), unwanted)
    left_out = str(told.get("left_out") or "")
    if folded(left_out) not in folded(preview.left_out.words):
        found = _("what is left out is said as “{found}”").format(found=preview.left_out.words)
        raise _wrong(line, "{words}", found)


def _texts(value: JsonValue) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _by_file(told: Mapping[str, JsonValue]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, words in told.items():
        yield name, tuple(str(one) for one in words) if isinstance(words, list) else (str(words),)


def _read(path: Path) -> str:
    from mam_desktop.documents.reading import read_text

    return read_text(path)


def _wrong(line: Line, pattern: str, words: str, name: str = "") -> NotAsExpected:
    problem = pattern.format(words=words, name=name)
    return NotAsExpected(_("Line {no}: {problem}.").format(no=line.no, problem=problem))
