"""What a batch wrote and what it passed over: kept while it works, told in full at the end.

Neither names a person: meetings and people stand in it by their ids, people by their roles too.
It says nothing of when it was made, so that the same input gives the same bytes again.
"""

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path

from mam_desktop.batch.folder import in_words, write
from mam_desktop.documents.checking import STAMP_ENDING
from mam_desktop.texts import _

MANIFEST, TABLE, JOURNAL = "manifest.json", "manifest.csv", ".export-goes-on.jsonl"
_FORMAT = 1
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file that lies in the folder."""

    file: str
    sha256: str
    meeting: str
    on: str
    copy: str
    as_format: str
    language: str
    version: int
    """0 for a draft that nobody has signed."""
    stamp: str = ""
    """The hash of the time-stamp beside it (`.tsr`); nothing where there is none."""
    left_out: int
    """How many things are not in this copy."""
    to: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """One copy that was not written, or somebody who gets none, and why."""

    meeting: str
    on: str
    copy: str
    why: str
    to: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: str = "trouble"
    """`trouble`, `look` where somebody has to look first, `none` where none is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one meeting; `source` differs as soon as its papers would."""

    meeting: str
    source: str
    written: tuple[Written, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    older: tuple[str, ...] = ()
    """Files of an earlier run that still lie there, made before something changed."""

    @property
    def is_complete(self) -> bool:
        """Say whether nothing of it needs to be tried again."""
        return all(one.kind == "none" for one in self.skipped)


def write_manifest(folder: Path, done: Iterable[Done]) -> None:
    """Write the manifest as JSON and as a table, and let go of what was kept on the way.

    Raises:
        FolderTrouble: the folder takes no more.

    """
    meetings = sorted(done, key=lambda one: (_day(one), one.meeting))
    told = {"format": _FORMAT, "meetings": [asdict(one) for one in meetings]}
    with in_words(folder):
        text = json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True)
        write(folder, MANIFEST, f"{text}\n".encode())
        write(folder, TABLE, _table(meetings).encode("utf-8-sig"))
        (folder / JOURNAL).unlink(missing_ok=True)


def _day(done: Done) -> str:
    days = [one.on for one in done.written] + [one.on for one in done.skipped]
    return min(days, default="")


_HEAD = (
    *("meeting", "date", "copy", "file", "SHA-256", "version", "format", "language"),
    *(
        "time-stamp (SHA-256)",
        "things left out",
        "for (role)",
        "for (id)",
        "notes",
        "why it was not written",
    ),
)


def _table(meetings: Sequence[Done]) -> str:
    """Return the table for people; a cell never begins a formula."""
    buffer = StringIO()
    rows = csv.writer(buffer)
    rows.writerow(_HEAD)
    for done in meetings:
        for one in done.written:
            version = str(one.version) if one.version else "draft"
            rows.writerow(
                map(
                    _plain,
                    (
                        *(one.meeting, one.on, one.copy, one.file, one.sha256, version),
                        *(one.as_format, one.language, one.stamp, str(one.left_out)),
                        *("; ".join(it) for it in (one.roles, one.to, one.notes)),
                        "",
                    ),
                )
            )
        for name in done.older:
            told = _("An earlier file: something changed since. Do not send it.")
            rows.writerow(map(_plain, (done.meeting, _day(done), "", name, *("",) * 9, told)))
        for it in done.skipped:
            blank = ("",) * 7
            who = ("; ".join(it.roles), "; ".join(it.to), "")
            rows.writerow(map(_plain, (it.meeting, it.on, it.copy, *blank, *who, it.why)))
    return buffer.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


# --- on the way ---------------------------------------------------------------------------------


def note_done(folder: Path, done: Done) -> None:
    """Keep that a meeting is done, before the next one is begun.

    Raises:
        FolderTrouble: the folder takes no more.

    """
    line = json.dumps(asdict(done), ensure_ascii=False, sort_keys=True)
    with in_words(folder), (folder / JOURNAL).open("ab") as file:
        # A crash may have torn the line before: what comes begins on one of its own.
        file.write(f"\n{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def done_before(folder: Path) -> Mapping[str, Done]:
    """Return what earlier runs finished in a folder, by meeting; later ones count."""
    found = [*_lines_of_manifest(folder / MANIFEST), *_lines_of_journal(folder / JOURNAL)]
    return {one.meeting: one for one in map(_done, found) if one is not None}


def is_there(folder: Path, done: Done) -> bool:
    """Say whether every file of a meeting lies in the folder as it was written."""
    return all(
        _hash(folder / one.file) == one.sha256
        and (not one.stamp or _hash(folder / (one.file + STAMP_ENDING)) == one.stamp)
        for one in done.written
    )


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _lines_of_manifest(path: Path) -> list[object]:
    try:
        told: object = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    meetings = told.get("meetings") if isinstance(told, dict) else None
    return meetings if isinstance(meetings, list) else []


def _lines_of_journal(path: Path) -> list[object]:
    """Return whole lines; the last one may be torn where the power went."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found: list[object] = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def _done(told: object) -> Done | None:
    """Return a line as it was meant; what somebody altered by hand counts as not done."""
    if not isinstance(told, dict):
        return None
    lines = [told.get("written"), told.get("skipped")]
    if not all(isinstance(one, list) and all(isinstance(it, dict) for it in one) for one in lines):
        return None
    return Done(
        meeting=_text(told, "meeting"),
        source=_text(told, "source"),
        written=tuple(map(_written, told["written"])),
        skipped=tuple(map(_skipped, told["skipped"])),
        older=_texts(told, "older"),
    )


def _written(told: Mapping[str, object]) -> Written:
    return Written(
        file=_text(told, "file"),
        sha256=_text(told, "sha256"),
        meeting=_text(told, "meeting"),
        on=_text(told, "on"),
        copy=_text(told, "copy"),
        as_format=_text(told, "as_format"),
        language=_text(told, "language"),
        version=_number(told, "version"),
        stamp=_text(told, "stamp"),
        left_out=_number(told, "left_out"),
        to=_texts(told, "to"),
        roles=_texts(told, "roles"),
        notes=_texts(told, "notes"),
    )


def _skipped(told: Mapping[str, object]) -> Skipped:
    return Skipped(
        meeting=_text(told, "meeting"),
        on=_text(told, "on"),
        copy=_text(told, "copy"),
        why=_text(told, "why"),
        to=_texts(told, "to"),
        roles=_texts(told, "roles"),
        kind=_text(told, "kind"),
    )


def _text(told: Mapping[str, object], key: str) -> str:
    return str(told.get(key, ""))


def _number(told: Mapping[str, object], key: str) -> int:
    value = told.get(key)
    return value if isinstance(value, int) else 0


def _texts(told: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = told.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()
