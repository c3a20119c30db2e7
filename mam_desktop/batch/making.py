"""Makes the files of one meeting from what is on disk; touches no open session, on any thread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from mam_desktop.batch.folder import FolderTrouble, write
from mam_desktop.batch.manifest import Done, Skipped, Written, done_before, is_there
from mam_desktop.batch.orders import EACH, BatchOrder, Chosen, FileOrder, file_orders, seal_wanted
from mam_desktop.changes.canonical import json_hash
from mam_desktop.changes.change import Change
from mam_desktop.documents.checking import STAMP_ENDING
from mam_desktop.errors import RecordTrouble, Refused, WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.as_of import WRITTEN_BY_PAPERS
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.sending import without_copies
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import SealedCopy, TimeStamp
from mam_desktop.meeting.signing import WHOLE, holds_copies_of, seal_holding
from mam_desktop.meeting.versions import PLAN
from mam_desktop.papers import MadePaper, PaperOrder
from mam_desktop.stamping import stamp_of
from mam_desktop.texts import _


class _Nowhere:
    """Takes what a session writes that only reads; what was sealed is handed over elsewhere."""

    def append(self, changes: tuple[Change, ...]) -> None:
        """Keep nothing."""


class TemplateChanged(WorldError):
    """Some files have the old template, some the new one."""

    retryable = True
    exit_code = 8


class Makes(Protocol):
    """What makes papers, whichever processes are at work for it."""

    def count_left_out(self, session: MeetingSession, order: PaperOrder) -> int:
        """Return how many things a copy would leave out."""

    def make(self, session: MeetingSession, order: PaperOrder) -> MadePaper:
        """Make a copy that was read back and may be let go."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one meeting, and sealed copies that were signed just now."""

    chosen: Chosen
    done: Done
    signed: tuple[SealedCopy, ...] = ()
    is_from_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Everything that making one meeting's files needs."""

    laptop: Laptop
    papers: Makes
    order: BatchOrder
    fingerprint: str
    folder: Path
    resumes: bool = False
    _before: dict[str, Done] = field(default_factory=dict)

    def look_back(self) -> None:
        """Read what earlier runs left in the folder."""
        if self.resumes:
            self._before.update(done_before(self.folder))

    def check_template(self) -> None:
        """Look whether all files were made with one and the same template.

        Raises:
            TemplateChanged: somebody put another in its place meanwhile.

        """
        if self.order.template is None:
            return
        try:
            is_same = self.order.fingerprint() == self.fingerprint
        except WorldError:
            is_same = False
        if not is_same:
            raise TemplateChanged(
                _(
                    "The template was changed while copies were written. Go on: what was made "
                    "with the old one is made again."
                )
            )

    def make(self, chosen: Chosen) -> Made:
        """Write the files of one meeting, unless an earlier run did so from the same words.

        Raises:
            FolderTrouble: the folder takes no more.
            RecordTrouble: the record cannot be read.

        """
        session = self.laptop.read_family(chosen.family_id, _Nowhere())
        session.meeting_id = chosen.meeting_id
        source = _source(session, self.fingerprint)
        before = self._before.get(chosen.meeting_id)
        is_same = before is not None and before.source == source and before.is_complete
        if before is not None and is_same and is_there(self.folder, before):
            return Made(chosen, before, is_from_before=True)
        known = {one.id for one in session.entries.all(SealedCopy)}
        made = tuple(self._made(session))
        done = Done(
            meeting=chosen.meeting_id,
            source=source,
            written=tuple(one for one in made if isinstance(one, Written)),
            skipped=tuple(one for one in made if isinstance(one, Skipped)),
            older=self._older(before, made),
        )
        signed = [one for one in session.entries.all(SealedCopy) if one.id not in known]
        return Made(chosen, done, tuple(signed))

    def _older(self, before: Done | None, made: Sequence[Written | Skipped]) -> tuple[str, ...]:
        """Return files of an earlier run that still lie there and stand for nothing any more."""
        if before is None:
            return ()
        now = {one.file for one in made if isinstance(one, Written)}
        told = (*before.older, *(one.file for one in before.written))
        return tuple(one for one in told if one not in now and (self.folder / one).exists())

    def _made(self, session: MeetingSession) -> Iterator[Written | Skipped]:
        meeting = session.meeting
        for one in file_orders(self.order, session.entries, meeting):
            yield self._file(session, meeting, one)
        if self.order.copy == EACH:
            for who in without_copies(session.entries, meeting):
                yield Skipped(
                    meeting=meeting.id,
                    on=_day(meeting),
                    copy="none",
                    why=who.why,
                    to=(who.person_id,),
                    roles=(who.role,) if who.role else (),
                    kind="none",
                )

    def _file(
        self, session: MeetingSession, meeting: Meeting, wanted: FileOrder
    ) -> Written | Skipped:
        try:
            return self._write(session, meeting, wanted)
        except (FolderTrouble, RecordTrouble):
            raise
        except WorldError as trouble:
            waits = (
                isinstance(trouble, Refused)
                and not self.order.looked_by
                and holds_copies_of(session.entries, meeting.id)
            )
            return Skipped(
                meeting=meeting.id,
                on=_day(meeting),
                copy=wanted.paper.copy.value,
                why=str(trouble),
                to=wanted.person_ids,
                roles=wanted.roles,
                kind="look" if waits else "trouble",
            )

    def _write(self, session: MeetingSession, meeting: Meeting, wanted: FileOrder) -> Written:
        part = WHOLE if self.order.paper is Paper.MINUTES else PLAN
        can_be_sealed = not self.order.is_never_sealed
        is_draft = can_be_sealed and seal_holding(session.entries, meeting.id, part) is None
        if is_draft and not self.order.with_drafts:
            raise Refused(_("Nobody has signed these minutes yet."))
        seal_id = seal_wanted(self.order, session.entries, meeting)
        paper = replace(wanted.paper, seal_id=seal_id)
        left_out = self.papers.count_left_out(session, paper)
        made = self.papers.make(session, paper)
        version = f"-v{made.version}" if made.version > 1 else ""
        draft = "-draft" if can_be_sealed and not made.is_sealed else ""
        name = f"{wanted.name}{version}{draft}.{wanted.paper.as_format}"
        write(self.folder, name, made.data)
        stamp = stamp_of(self.laptop, session, made.data) if made.is_sealed else None
        if stamp is not None:
            write(self.folder, name + STAMP_ENDING, stamp)
        return Written(
            file=name,
            sha256=sha256(made.data).hexdigest(),
            stamp=sha256(stamp).hexdigest() if stamp is not None else "",
            meeting=meeting.id,
            on=_day(meeting),
            copy=wanted.paper.copy.value,
            as_format=wanted.paper.as_format,
            language=wanted.paper.language,
            version=made.version if made.is_sealed else 0,
            left_out=left_out,
            to=wanted.person_ids,
            roles=wanted.roles,
            notes=wanted.notes,
        )


def _day(meeting: Meeting) -> str:
    return meeting.on.isoformat() if meeting.on else ""


def _source(session: MeetingSession, fingerprint: str) -> str:
    """Return what differs as soon as the papers of a family's meetings could."""
    counted = [one for one in session.everything.changes() if one.kind not in WRITTEN_BY_PAPERS]
    newest = max((one.at for one in counted), default="")
    stamps = len(session.entries.all(TimeStamp, session.meeting.id))
    told = [fingerprint, session.meeting.id, newest, str(len(counted)), str(stamps)]
    return json_hash(list(told))
