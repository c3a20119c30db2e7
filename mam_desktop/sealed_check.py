"""Checks what is sealed in a record: the log, each sealed version, and each copy that is kept.

Triggers keep the record's tables as they are; somebody with the key and a tool of their own can
take those away. Whatever they change afterwards is found here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mam_desktop.changes.canonical import canonical_json, json_hash, sha256_hex
from mam_desktop.documents.checking import FileChecker
from mam_desktop.documents.visible import visible
from mam_desktop.errors import DocumentTrouble, RecordTrouble
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal, SealedCopy
from mam_desktop.meeting.signing import (
    copies_of,
    copy_content,
    seal_statement,
    sealed_version,
    signed_hash,
)
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.verifying import checker, exit_code_of

_TEXT = N_("Broken: the text in the record is not what was sealed.")
_SIGNATURE = N_("Broken: the seal was changed, or was not made by the laptop that it names.")
_COPY = N_("Broken: a copy that is kept here is not the one that was sealed.")
_GONE = N_("Broken: a copy that was made on this laptop is not here any more.")
_UNCHECKED = N_(
    "A copy that is kept here could not be checked. That does not say that it was changed. Try "
    "again, or check it on another computer."
)
_NOT_ALL_HERE = N_("Not all of it is on this laptop, so its text cannot be checked here.")

ALTERED = 1
_CODES = {"": 0, _NOT_ALL_HERE: 0, _UNCHECKED: DocumentTrouble.exit_code}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one sealed version, or about the log; `code` is its exit code."""

    words: str
    code: int = 0


def verify_record(laptop: Laptop, say: Callable[[str], None]) -> int:
    """Say how everything sealed in a record stands; return 0 when nothing was altered.

    1 is returned when something was, 7 when a copy could not be checked.
    """
    findings = [_log(laptop)]
    say(findings[0].words)
    for one in check_sealed(laptop):
        say(one.words)
        findings.append(one)
    if len(findings) == 1:
        say(_("Nothing is sealed in this record."))
    return max(one.code for one in findings)


def _log(laptop: Laptop) -> Finding:
    try:
        count = laptop.record.check_chains()
    except RecordTrouble as trouble:
        return Finding(str(trouble), ALTERED)
    words = ngettext(
        "The log is whole: {count} change.", "The log is whole: {count} changes.", count
    )
    return Finding(words.format(count=count))


def check_sealed(laptop: Laptop) -> Iterator[Finding]:
    """Yield what is found about each sealed version, family by family."""
    with checker(laptop) as files:
        for family_id in laptop.record.family_ids():
            session = laptop.open_family(family_id)
            for meeting in session.entries.all(Meeting):
                for seal in session.entries.all(Seal, meeting.id):
                    yield _finding(laptop, session, seal, files)


def _finding(laptop: Laptop, session: MeetingSession, seal: Seal, files: FileChecker) -> Finding:
    copies = [one for one in session.entries.all(SealedCopy) if one.seal_id == seal.id]
    trouble = _trouble_with(session, seal) or _trouble_with_copies(laptop, copies, files)
    meeting = session.entries.find(Meeting, seal.meeting_id)
    name = visible(meeting.title) if meeting else ""
    told = _(trouble) if trouble else _("As it was sealed.")
    words = _("{title}, version {version}: {told}").format(
        title=name, version=seal.version, told=told
    )
    if copies and not trouble:
        kept = ngettext("{count} copy is kept.", "{count} copies are kept.", len(copies))
        words = _("{seal} {copies}").format(seal=words, copies=kept.format(count=len(copies)))
    return Finding(words, _CODES.get(trouble, ALTERED))


def _trouble_with(session: MeetingSession, seal: Seal) -> str:
    """Return what is wrong with the text or the seal itself; nothing when it is as it was."""
    if not _is_signed(seal):
        return _SIGNATURE
    if any(session.everything.change(one) is None for one in seal.heads):
        return _NOT_ALL_HERE
    entries = sealed_version(session, seal).entries
    meeting = entries.find(Meeting, seal.meeting_id)
    if meeting is None or signed_hash(entries, meeting, seal.part) != seal.content_hash:
        return _TEXT
    now = {
        name: json_hash(copy_content(entries, meeting, Recipient(Copy(name)), seal.part))
        for name in copies_of(seal)
        if name in list(Copy)
    }
    return "" if now == copies_of(seal) else _TEXT


def _is_signed(seal: Seal) -> bool:
    """Say whether the seal is signed with the key it names."""
    assert seal.meeting_id is not None  # noqa: S101 - a seal is always a meeting's
    statement = seal_statement(
        seal.meeting_id, version=seal.version, part=seal.part, content_hash=seal.content_hash
    )
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.device_key))
        told = canonical_json({**statement, "copies": dict(copies_of(seal))})
        key.verify(bytes.fromhex(seal.signature), told)
    except (InvalidSignature, ValueError):
        return False
    return True


def _trouble_with_copies(laptop: Laptop, copies: list[SealedCopy], files: FileChecker) -> str:
    unchecked = False
    for one in copies:
        data = laptop.record.get_blob(one.sha256)
        if data is None:
            if one.device_id == laptop.record.device_id:
                return _GONE
            continue  # It comes with the next sync.
        code = exit_code_of(files.check(data)) if sha256_hex(data) == one.sha256 else ALTERED
        if code == ALTERED:
            return _COPY
        unchecked = unchecked or code != 0
    return _UNCHECKED if unchecked else ""
