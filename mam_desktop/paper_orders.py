"""What is asked of the papers of a laptop and what comes back: orders, files, previews, ports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.kept_back import LeftOut
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.signed import Seal

_MOST_BYTES = 180
"""Systems take 255 for a file's name; letters outside ASCII take up to four each."""
FORMATS = ("pdf", "docx", "csv", "xlsx", "ics", "json")


class Shelf(Protocol):
    """Where the bytes of sealed copies lie, and the laptop's own keys."""

    def put_blob(self, content: bytes) -> str:
        """Keep some bytes; return their SHA-256."""

    def get_blob(self, sha256: str) -> bytes | None:
        """Return kept bytes."""

    def note_access(
        self, *, who: str, what: str, family_id: str | None = None, ids: Sequence[str] = ()
    ) -> None:
        """Note in the access log that somebody took something out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """What a laptop swears to when it seals one copy."""

    copy_name: str
    seal: Seal
    entries: Entries
    meeting: Meeting


class Sealer(Protocol):
    """The laptop's keys, at work on finished papers."""

    def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
        """Return the PDF with the laptop's statement inside, signed against any change."""

    def seal_json(self, value: JsonValue, facts: SealFacts) -> bytes:
        """Return a value as JSON with the laptop's statement beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """Which copy, as what, for whom, in which language."""

    copy: Copy = Copy.EVERYONE
    as_format: str = "pdf"
    for_whom: str = ""
    """A person's name or id for a family copy, an agency's name for an agency's."""
    language: str = "en"
    paper: Paper = Paper.MINUTES
    looked_by: str = ""
    seal_id: str | None = None
    """A version to hand out again; the newest when None."""
    template: Path | None = None
    """The council's own Word template; ours when None."""
    council: str = ""
    """The council's name, for its template."""
    with_household: bool = False
    """A family copy is read by everybody grown up who lives with the one it is for."""
    large_print: bool = False

    def file_name(self, version: int, reader: str = "") -> str:
        """Return `[{paper}-]{copy}[-{for}[-home]][-v{version}].{as}`, safe as a file's name."""
        paper = "" if self.paper is Paper.MINUTES else self.paper.value
        copy = "" if self.paper is Paper.FAMILY_SHEET else self.copy.value
        large = "large-print" if self.large_print else ""
        # A home's copy must not take the place of the one for somebody who lives there.
        home = "home" if self.with_household else ""
        whose = (reader or self.for_whom, home)
        parts = [paper, copy, *whose, large, f"v{version}" if version > 1 else ""]
        return safe_name("-".join(one for one in parts if one)) + f".{self.as_format}"


def safe_name(name: str) -> str:
    """Return a name that every system takes as a file's name."""
    kept = "".join("_" if one in '<>:"/\\|?*' or not one.isprintable() else one for one in name)
    short = kept.strip(". ")[:120].encode()[:_MOST_BYTES].decode(errors="ignore")
    return short.strip(". ") or "_"


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A finished file."""

    name: str
    data: bytes
    version: int
    is_sealed: bool

    def named(self, name: str) -> "MadePaper":
        """Return the same file under another name."""
        return replace(self, name=name)


@dataclass(frozen=True, slots=True)
class Preview:
    """A copy as its reader would get it, before it is made."""

    content: Content
    left_out: LeftOut
    must_be_looked_at: bool
    note: str = ""
    """What the lead should know of the paper itself; mostly nothing."""
