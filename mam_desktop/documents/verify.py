"""Says offline, in plain words, whether a file is what a laptop sealed.

`look_into` opens the file, `judged` says what that is worth here. Files from anywhere are looked
into by `documents.checking`, in a process of its own.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.json_out import SEALED_KEYS, write_sealed_json
from mam_desktop.documents.statement import SignedStatement, signed_statement_from_json
from mam_desktop.documents.visible import visible
from mam_desktop.documents.wording import PROGRAM, SEALED_KEYWORD
from mam_desktop.errors import BadInput, DocumentTrouble
from mam_desktop.meeting.content import SealStatement, WhoSigned
from mam_desktop.meeting.labels import ANSWERS, METHODS, label
from mam_desktop.texts import N_, _, clock_time, long_date

LARGEST_BYTES = 200_000_000
_LONGEST_WORDS = 160
_MOST_SIGNATURES = 100
"""What is told of what a file says of itself; anybody may have written it."""
_PDF_STARTS_WITHIN = 1024


class KnownLaptops(Protocol):
    """The laptops that the record knows."""

    def name_of(self, device_public_key: str) -> str | None:
        """Return the name of the laptop with an Ed25519 key (64 hex digits), or None."""


class Versions(Protocol):
    """The sealed versions that the record knows."""

    def newest_version(self, meeting_id: str, copy: str) -> int | None:
        """Return the newest sealed version of a meeting's paper, or None."""


class VerdictKind(StrEnum):
    """What can be said of a file."""

    INTACT = "intact"
    UNKNOWN_LAPTOP = "unknown_laptop"
    CORRECTED_LATER = "corrected_later"
    BROKEN = "broken"
    NOT_OURS = "not_ours"
    UNCHECKED = "unchecked"


SENTENCES = {
    VerdictKind.INTACT: N_("Intact, made on a laptop known here ({laptop})."),
    VerdictKind.UNKNOWN_LAPTOP: N_("Unchanged, but the laptop is not known here."),
    VerdictKind.CORRECTED_LATER: N_("Corrected later: see version {version}."),
    VerdictKind.BROKEN: N_("Broken: this is not what was sealed."),
    VerdictKind.NOT_OURS: N_("Not one of ours."),
    VerdictKind.UNCHECKED: N_("This file could not be checked here."),
}

_UNCHANGED = frozenset(
    {VerdictKind.INTACT, VerdictKind.UNKNOWN_LAPTOP, VerdictKind.CORRECTED_LATER}
)
_BROKEN_FILE = N_("The file is damaged: it cannot be read to its end.")
_NO_SEAL = N_("It says that it was sealed, but the seal is gone.")
_CHANGED = N_("Something was changed, added or taken away after it was sealed.")
_NEVER_SEALED = N_("It carries no seal.")
_SIGNED_WHAT = {
    "whole": N_("the whole text"),
    "plan": N_("the action plan"),
    "other": N_("another version of the text"),
}
_WORD = N_("Word copies carry no seal, for they are made to be edited. Check the PDF instead.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found, as a sentence, why, and what the seal says (only where it holds).

    `signed` says in a line each who signed what, and when; `stamp` what a time-stamp beside the
    file says.
    """

    kind: VerdictKind
    sentence: str
    detail: str = ""
    signed: tuple[str, ...] = ()
    stamp: str = ""
    statement: SealStatement | None = None
    laptop: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Say whether the file is as it was sealed, whoever sealed it and whatever came later."""
        return self.kind in _UNCHANGED

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all there is to say after the sentence, a line each."""
        return tuple(one for one in (self.detail, *self.signed, self.stamp) if one)


def look_into(data: bytes) -> SignedStatement | Verdict:
    """Return what a file's seal swears to, or the verdict on a file whose seal does not hold."""
    if b"%PDF-" in data[:_PDF_STARTS_WITHIN]:
        return _sworn_of_pdf(data)
    if data.startswith(b"PK"):
        return _verdict(VerdictKind.NOT_OURS, _(_WORD))
    return _sworn_of_json(data)


def judged(
    statement: SealStatement, laptops: KnownLaptops, versions: Versions | None = None
) -> Verdict:
    """Return what a seal that holds is worth here; `versions` only where the record is at hand."""
    laptop = laptops.name_of(statement.device_public_key)
    newest = versions.newest_version(statement.meeting_id, statement.copy) if versions else None
    is_old = newest is not None and newest > statement.version
    kind = VerdictKind.CORRECTED_LATER if is_old else VerdictKind.INTACT
    if laptop is None:
        kind = VerdictKind.UNKNOWN_LAPTOP
    return Verdict(
        kind=kind,
        sentence=_(SENTENCES[kind]).format(laptop=laptop, version=newest),
        detail=_told(statement),
        signed=tuple(map(_signed_line, statement.signatures[:_MOST_SIGNATURES])),
        statement=statement,
        laptop=laptop,
    )


def _told(statement: SealStatement) -> str:
    at = _moment(statement.sealed_at)
    when = (
        _("{date}, {time} UTC").format(date=long_date(at), time=clock_time(at))
        if at
        else statement.sealed_at
    )
    told = _("“{title}”: version {version}, sealed {when}.").format(
        title=_plain(statement.title), version=statement.version, when=_plain(when)
    )
    if statement.signed_by:
        names = map(_plain, statement.signed_by[:_MOST_SIGNATURES])
        people = _("Signed by {people}.").format(people=", ".join(names))
        return _("{seal} {people}").format(seal=told, people=people)
    if statement.signatures:
        return _("{seal} {people}").format(
            seal=told, people=_("Nobody has signed this version yet.")
        )
    return told


def _signed_line(one: WhoSigned) -> str:
    """Say who signed what, and when."""
    told = [label(METHODS, one.how), label(ANSWERS, one.answer)]
    if one.how not in {"declined", "not_here"}:
        told.append(_(_SIGNED_WHAT[one.what]) if one.what in _SIGNED_WHAT else one.what)
    parts = (_plain(one.who), *_day(one.on), _plain(one.at))
    return _("{who_and_when}: {what}").format(
        who_and_when=", ".join(text for text in parts if text),
        what=", ".join(_plain(text) for text in told if text),
    )


def _day(text: str) -> Iterator[str]:
    try:
        yield long_date(date.fromisoformat(text))
    except ValueError:
        yield _plain(text)


def _plain(text: str) -> str:
    """Return what a file says of itself as it can be shown: no control, no end of it, no wall."""
    shown = visible(text).replace("\n", " ")
    return shown if len(shown) <= _LONGEST_WORDS else f"{shown[:_LONGEST_WORDS]}…"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _sworn_of_pdf(data: bytes) -> SignedStatement | Verdict:
    from mam_desktop.documents import pades  # half a second that only checking pays

    try:
        signed = pades.read_signed(data)
    except pades.DamagedPdf:
        return _verdict(VerdictKind.BROKEN, _(_BROKEN_FILE))
    if signed.piece is None:
        claims = f"({PROGRAM})".encode() in data and f"({SEALED_KEYWORD})".encode() in data
        if claims:
            return _verdict(VerdictKind.BROKEN, _(_NO_SEAL))
        return _verdict(VerdictKind.NOT_OURS, _(_NEVER_SEALED))
    sworn = _parsed(signed.piece)
    if sworn is None or not signed.holds:
        return _verdict(VerdictKind.BROKEN, _(_CHANGED))
    statement = sworn.statement
    facts = (
        signed.certificate_sha256 == statement.certificate_sha256,
        0 < statement.file_length < len(data),
        sha256_hex(data[: statement.file_length]) == statement.file_sha256,
        sworn.is_signed(),
    )
    return sworn if all(facts) else _verdict(VerdictKind.BROKEN, _(_CHANGED))


def _sworn_of_json(data: bytes) -> SignedStatement | Verdict:
    try:
        found: JsonValue = json.loads(data)
    except (ValueError, RecursionError):
        return _verdict(VerdictKind.NOT_OURS, _(_NEVER_SEALED))
    if not isinstance(found, Mapping) or set(found) != SEALED_KEYS:
        return _verdict(VerdictKind.NOT_OURS, _(_NEVER_SEALED))
    try:
        sworn = signed_statement_from_json(found["seal"])
        content = canonical_json(found["content"])
    except BadInput:
        return _verdict(VerdictKind.BROKEN, _(_CHANGED))
    statement = sworn.statement
    same = sha256_hex(content) == statement.file_sha256 and len(content) == statement.file_length
    no_certificate = not statement.certificate_sha256
    # Written in any other way, two programs could read two things in it.
    is_exact = data == write_sealed_json(found["content"], sworn)
    if same and no_certificate and is_exact and sworn.is_signed():
        return sworn
    return _verdict(VerdictKind.BROKEN, _(_CHANGED))


def _parsed(piece: bytes) -> SignedStatement | None:
    try:
        return signed_statement_from_json(json.loads(piece))
    except (BadInput, ValueError, RecursionError):
        return None


def _verdict(kind: VerdictKind, detail: str) -> Verdict:
    return Verdict(kind=kind, sentence=_(SENTENCES[kind]), detail=detail)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentTrouble: it cannot be read, is no file, or is far too large.

    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise DocumentTrouble(_("{name} is not a file.").format(name=path.name))
        size = path.stat().st_size
        if size <= LARGEST_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise DocumentTrouble(
            _("The file {name} cannot be read: {why}.").format(
                name=path.name, why=error.strerror or error
            )
        ) from error
    raise DocumentTrouble(_("The file {name} is too large to check.").format(name=path.name))
