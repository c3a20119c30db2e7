"""What a batch writes for one meeting: which copies, under names that name nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from mam_desktop.changes.canonical import json_hash
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.sending import DueCopy, due_copies
from mam_desktop.papers import FORMATS, PaperOrder
from mam_desktop.texts import _

EACH = "each"
"""Not one copy for all, but to everybody on the list the one they are due."""
COPIES = tuple(one.value for one in Copy if one not in (Copy.FAMILY_SCREEN, Copy.SIGNED))
_NAMED = 8
"""So many letters of an id tell files apart; a name never stands in a file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One meeting of a batch."""

    family_id: str
    meeting_id: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOrder:
    """Which copies are wanted, as what, of every meeting alike."""

    copy: str = "everyone"
    """A copy of `meeting.audience.Copy`, or `each`."""
    as_format: str = "docx"
    for_whom: str = ""
    language: str = ""
    template: Path | None = None
    council: str = ""
    looked_by: str = ""
    with_drafts: bool = True

    def check(self) -> None:
        """Look for what no meeting could be written with.

        Raises:
            BadInput: there is no such copy, or no such format.

        """
        if self.template is not None and self.as_format != "docx" and self.copy != EACH:
            raise BadInput(_("A template is for Word: say “--as docx” with it."))
        for asked, known in ((self.copy, (*COPIES, EACH)), (self.as_format, FORMATS)):
            if asked not in known:
                raise BadInput(
                    _("“{asked}” is not one of: {known}").format(
                        asked=asked, known=", ".join(known)
                    )
                )
        if self.copy == Copy.AGENCY and not self.for_whom.strip():
            raise BadInput(_("Which agency is this copy for?"))

    def fingerprint(self) -> str:
        """Return what differs when the same meetings would make other files."""
        template = ""
        if self.template is not None:
            from mam_desktop.documents.template import read_template

            template = sha256(read_template(self.template)).hexdigest()
        told: JsonValue = {
            "copy": self.copy,
            "as": self.as_format,
            "for": self.for_whom,
            "language": self.language,
            "template": template,
            "council": self.council,
        }
        return json_hash(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrder:
    """One file of one meeting."""

    paper: PaperOrder
    name: str
    """Without the version and the ending, which the finished paper tells."""
    person_ids: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def file_orders(order: BatchOrder, entries: Entries, meeting: Meeting) -> Iterator[FileOrder]:
    """Yield what is to be written for one meeting."""
    if order.copy == EACH:
        for due in due_copies(entries, meeting):
            yield _due(order, meeting, due)
        return
    paper = PaperOrder(
        copy=Copy(order.copy),
        as_format=order.as_format,
        for_whom=order.for_whom,
        language=order.language or meeting.language or "en",
        looked_by=order.looked_by,
        template=order.template if order.as_format == "docx" else None,
        council=order.council,
    )
    yield FileOrder(paper=paper, name=_name(meeting, order.copy))


def _due(order: BatchOrder, meeting: Meeting, due: DueCopy) -> FileOrder:
    paper = PaperOrder(
        copy=due.copy,
        as_format=due.as_format,
        for_whom=due.for_whom,
        language=due.language,
        looked_by=order.looked_by,
        large_print=due.large_print,
        template=order.template if due.as_format == "docx" else None,
        council=order.council,
    )
    reader = due.person_ids[0][-_NAMED:] if due.for_whom else ""
    large = "large-print" if due.large_print else ""
    return FileOrder(
        paper=paper,
        name=_name(meeting, due.copy.value, reader, large),
        person_ids=due.person_ids,
        roles=due.roles,
        notes=due.notes,
    )


def _name(meeting: Meeting, *parts: str) -> str:
    day = meeting.on.isoformat() if meeting.on else "undated"
    told = (day, meeting.id[-_NAMED:], *(one.replace("_", "-") for one in parts))
    return "-".join(one for one in told if one)
