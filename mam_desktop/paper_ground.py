"""What a paper is made from: the state as it was sealed or stands, its reader, its tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from mam_desktop.changes.canonical import json_hash
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.content import ActionRow, Content
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.households import grown_ups_beside
from mam_desktop.meeting.kept_files import FileBytes
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan_rows import action_rows, calendar_entries
from mam_desktop.meeting.presence import spells_until
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import (
    WHOLE,
    copies_of,
    copy_content,
    seal_holding,
    sealed_version,
)
from mam_desktop.meeting.versions import PLAN
from mam_desktop.paper_orders import (
    PaperOrder,
    SealFacts,
)
from mam_desktop.texts import _, speaking


@dataclass(frozen=True, slots=True)
class Ground:
    """The state that a paper is made from, sealed or not."""

    session: MeetingSession
    meeting: Meeting
    entries: Entries
    seal: Seal | None
    recipient: Recipient
    order: PaperOrder
    council: CouncilPapers
    file_bytes: FileBytes

    @property
    def made_at(self) -> datetime:
        """Return the moment a paper is of."""
        if self.seal is not None:
            return self.seal.dated
        return self.session.clock.now().astimezone(UTC)

    @property
    def is_sealed_pdf(self) -> bool:
        """Say whether it is signed once and kept."""
        return self.seal is not None and self.order.as_format == "pdf"

    @property
    def is_plain_word(self) -> bool:
        """Say whether it is Word as this program lays it out."""
        return self.order.as_format == "docx" and self.order.template is None

    @property
    def copy_order(self) -> CopyOrder:
        """Return the order as `meeting` takes it."""
        return CopyOrder(
            recipient=self.recipient,
            paper=self.order.paper,
            language=self.order.language,
            seal=self.seal,
            made_at=self.made_at,
            spells=spells_until(self.session.everything.changes(), self.meeting.id, self.made_at),
            ledger=self.session.entries,
            council=self.council,
            is_large_print=self.order.large_print,
            file_bytes=self.file_bytes,
        )

    def content(self) -> Content:
        """Return what the paper says."""
        from mam_desktop.documents.one_page import sheet_on_one_page

        make = sheet_on_one_page if self.order.paper is Paper.FAMILY_SHEET else copy_content_for
        return make(self.entries, self.meeting, self.copy_order)


def ground_of(
    session: MeetingSession, order: PaperOrder, council: CouncilPapers, file_bytes: FileBytes
) -> Ground:
    """Return what an order is made from: what was sealed where it was, what stands now else."""
    entries = session.entries
    meeting = session.meeting
    seal = _seal(session, order)
    if seal is not None:
        entries = sealed_version(session, seal).entries
        meeting = entries.get(Meeting, meeting.id)
    recipient = recipient_of(session.entries, order)
    return Ground(session, meeting, entries, seal, recipient, order, council, file_bytes)


def made_of(ground: Ground) -> Callable[[], object] | None:
    """Return what makes a paper's content once more, where it says all that stands in the file."""
    as_format = ground.order.as_format
    if as_format == "pdf" or ground.is_plain_word:
        return ground.content
    if as_format in ("csv", "xlsx"):
        return lambda: (rows_of(ground), ground.meeting.title)
    if as_format == "ics":
        return lambda: (calendar_entries(seen_by(ground), ground.meeting), ground.meeting.title)
    return None


def copy_key(ground: Ground) -> str:
    """Return what tells one sealed copy from another; a late signature makes a new one."""
    to = ground.recipient
    signed_by = [one.id for one in ground.entries.all(Signature, ground.meeting.id)]
    readers = " ".join(to.readers)
    parts = (to.copy.value, readers or to.agency or "", ground.order.language)
    large = ("large",) if ground.order.large_print else ()
    return " ".join((*parts, ground.order.paper.value, *large, json_hash(signed_by)[:16]))


def _seal(session: MeetingSession, order: PaperOrder) -> Seal | None:
    if order.copy is Copy.RUNNING_SHEET or order.paper is Paper.PROFILE:
        return None
    if order.seal_id is not None:
        return session.entries.get(Seal, order.seal_id)
    part = WHOLE if order.paper is Paper.MINUTES else PLAN
    return seal_holding(session.entries, session.meeting.id, part)


def recipient_of(entries: Entries, order: PaperOrder) -> Recipient:
    """Return who an order is for.

    Raises:
        BadInput: it is for an agency, and no agency is named.

    """
    if order.copy is Copy.AGENCY:
        if not order.for_whom.strip():
            raise BadInput(_("Which agency is this copy for?"))
        return Recipient(order.copy, agency=order.for_whom)
    if order.copy is Copy.FAMILY and order.for_whom:
        reader = get_person(entries, order.for_whom)
        household = grown_ups_beside(entries, reader) if order.with_household else ()
        return Recipient(order.copy, reader_id=reader.id, household=household)
    return Recipient(order.copy)


def seen_by(ground: Ground) -> Entries:
    """Return what the reader may see."""
    return visible_to(ground.entries, ground.recipient, ground.meeting.id).entries


def rows_of(ground: Ground) -> tuple[ActionRow, ...]:
    """Return the actions that a reader gets, in the paper's language."""
    with speaking(ground.order.language):
        return action_rows(seen_by(ground), ground.meeting)


def whole_meeting(ground: Ground) -> dict[str, JsonValue]:
    """Return a copy of the whole meeting as JSON, with what was sealed of it."""
    seal = ground.seal
    part = seal.part if seal else "both"
    content = copy_content(ground.entries, ground.meeting, ground.recipient, part)
    whole: dict[str, JsonValue] = {
        "format": 1,
        "copy": ground.recipient.copy.value,
        "content": content,
        "content_hash": json_hash(content),
    }
    if seal is not None:
        whole |= {"version": seal.version, "sealed_at": seal.sealed_at}
        whole |= {"signed_content_hash": seal.content_hash, "copies": dict(copies_of(seal))}
    return whole


def seal_facts(ground: Ground, seal: Seal, content: Content) -> SealFacts:
    """Return what a seal says of a file, and to whom."""
    # The seal travels with the file: it tells its reader of nobody whom the paper does not name.
    return SealFacts(
        copy_name=content.copy_name, seal=seal, entries=seen_by(ground), meeting=ground.meeting
    )
