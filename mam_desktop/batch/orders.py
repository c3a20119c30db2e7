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
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.households import homes
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.sending import DueCopy, due_copies
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.papers import FORMATS, PaperOrder
from mam_desktop.texts import _, has_papers_in

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
    paper: Paper = Paper.MINUTES
    large_print: bool = False
    with_household: bool = False
    """One copy a home: of whom it is for, or of each home where nobody is named."""
    version: int = 0
    """An earlier sealed version; 0: the one that stands."""

    @property
    def is_never_sealed(self) -> bool:
        """Say whether what is wanted is no part of sealed minutes."""
        return self.paper is Paper.PROFILE or self.copy == Copy.RUNNING_SHEET

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
        if self.language and not has_papers_in(self.language):
            raise BadInput(_("There are no papers in “{code}” yet.").format(code=self.language))
        self._check_paper()

    def _check_paper(self) -> None:
        if self.copy == EACH and (self.paper is not Paper.MINUTES or self.with_household):
            raise BadInput(_("Each person’s own copy is of the minutes: ask for no other paper."))
        if self.copy == Copy.RUNNING_SHEET and self.paper is not Paper.MINUTES:
            raise BadInput(_("The running sheet is a paper of its own: ask for no other with it."))
        if self.with_household and self.copy != Copy.FAMILY:
            raise BadInput(_("A home gets a family copy: say “--copy family” with it."))
        if self.template is not None and self.paper is not Paper.MINUTES:
            raise BadInput(_("A template is for minutes, and for no other paper."))

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
            "paper": self.paper.value,
            "large_print": self.large_print,
            "household": self.with_household,
            "version": self.version,
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
    if order.with_household and not order.for_whom:
        for home in homes(entries):
            ids = tuple(one.id for one in home.people)
            yield _wanted(order, meeting, for_whom=home.reader.id, person_ids=ids)
        return
    yield _wanted(order, meeting, for_whom=order.for_whom)


def paper_wanted(order: BatchOrder, meeting: Meeting, *, for_whom: str = "") -> PaperOrder:
    """Return what is wanted of one meeting, of the version that stands."""
    return PaperOrder(
        copy=Copy(order.copy),
        as_format=order.as_format,
        for_whom=for_whom or order.for_whom,
        language=order.language or meeting.language or "en",
        paper=order.paper,
        looked_by=order.looked_by,
        template=order.template if order.as_format == "docx" else None,
        council=order.council,
        with_household=order.with_household,
        large_print=order.large_print,
    )


def seal_wanted(order: BatchOrder, entries: Entries, meeting: Meeting) -> str | None:
    """Return the seal of an earlier version; of two that compete, the one that stands.

    Raises:
        BadInput: there is no such version.

    """
    if not order.version or order.is_never_sealed:
        return None
    stands = latest_seal(entries, meeting.id)
    seals = [one for one in entries.all(Seal, meeting.id) if one.version == order.version]
    if not seals:
        raise BadInput(_("There is no sealed version {no}.").format(no=order.version))
    return stands.id if stands in seals and stands is not None else seals[0].id


def _wanted(
    order: BatchOrder,
    meeting: Meeting,
    *,
    for_whom: str,
    person_ids: tuple[str, ...] = (),
) -> FileOrder:
    paper = paper_wanted(order, meeting, for_whom=for_whom)
    copy = "" if paper.paper is Paper.FAMILY_SHEET else order.copy
    parts = (
        "" if paper.paper is Paper.MINUTES else paper.paper.value,
        copy,
        # Whose it is must not stand there, and one must not take the place of another.
        sha256(for_whom.casefold().encode()).hexdigest()[:_NAMED] if for_whom else "",
        "home" if paper.with_household else "",
        "large-print" if paper.large_print else "",
    )
    return FileOrder(paper=paper, name=_name(meeting, *parts), person_ids=person_ids)


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
