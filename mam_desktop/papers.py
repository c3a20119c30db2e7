"""Makes the copies of a meeting: sealed PDFs once, signed and handed out again; the rest anew."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mam_desktop.changes.canonical import sha256_hex
from mam_desktop.errors import BadInput, RecordTrouble
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.consents import check_may_have_a_copy
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import NOTHING_SET, CouncilPapers
from mam_desktop.meeting.family_file import family_file_content
from mam_desktop.meeting.kept_back import CopyWords, copy_words, left_out
from mam_desktop.meeting.looking import check_looked
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.plan_rows import calendar_entries
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import SealedCopy
from mam_desktop.meeting.signing import (
    holds_exports,
)
from mam_desktop.meeting.stamped import stamp_about
from mam_desktop.paper_ground import (
    Ground,
    copy_key,
    ground_of,
    made_of,
    recipient_of,
    rows_of,
    seal_facts,
    seen_by,
    whole_meeting,
)
from mam_desktop.paper_orders import (
    FORMATS,
    MadePaper,
    PaperOrder,
    Preview,
    Sealer,
    SealFacts,
    Shelf,
    safe_name,
)
from mam_desktop.texts import _, speaking

_LOG = logging.getLogger(__name__)
if TYPE_CHECKING:
    from mam_desktop.documents.release import HeldBack
    from mam_desktop.documents.template import TemplateWorker
    from mam_desktop.documents.word_hands import WordHands

__all__ = [
    "FORMATS",
    "MadePaper",
    "PaperOrder",
    "Papers",
    "Preview",
    "SealFacts",
    "Sealer",
    "Shelf",
    "safe_name",
    "whole_meeting",
]


class Papers:
    """Makes copies from an open session."""

    def __init__(
        self,
        shelf: Shelf,
        sealer: Sealer,
        council: Callable[[], CouncilPapers] = lambda: NOTHING_SET,
        *,
        templates: "TemplateWorker | None" = None,
        hands: "WordHands | None" = None,
    ) -> None:
        self._shelf = shelf
        self._sealer = sealer
        self._council = council
        self.templates = templates
        """Fills templates for many copies in one go; None: each gets a process of its own."""
        self._hands = hands
        """Write Word files beside this process; None: they are written here."""

    def make(self, session: MeetingSession, order: PaperOrder) -> MadePaper:
        """Make a copy, or hand out the sealed one that was made before.

        Raises:
            Refused: a concern holds exports until somebody has looked, or the family said no.
            BadInput: nobody has the name the copy is for, or there is no such format.

        """
        if order.as_format not in FORMATS:
            raise BadInput(
                _("“{format}” is not one of: {known}").format(
                    format=order.as_format, known=", ".join(FORMATS)
                )
            )
        check_looked(session, order.looked_by)
        _check_reader(session, order)
        ground = self._ground(session, order)
        data = self._released(ground)
        self.note(session, _noted(order))
        version = ground.seal.version if ground.seal else 1
        name = order.file_name(version, name_of(ground.entries, ground.recipient.reader_id))
        return MadePaper(name, data, version, ground.seal is not None)

    def preview(self, session: MeetingSession, order: PaperOrder) -> Preview:
        """Return what a reader would get, and how much is not in it; nothing is written.

        Raises:
            Refused: the family said no to this reader.
            BadInput: nobody has the name the copy is for.

        """
        from mam_desktop.documents.one_page import note_of_sides

        _check_reader(session, order)
        ground = self._ground(session, order)
        content = ground.content()
        kept_back = left_out(session.entries, ground.recipient, ground.meeting.id)
        return Preview(content, kept_back, holds_exports(session), note_of_sides(content))

    def count_left_out(self, session: MeetingSession, order: PaperOrder) -> int:
        """Return how many things a copy would leave out.

        Raises:
            BadInput: nobody has the name the copy is for.

        """
        recipient = recipient_of(session.entries, order)
        return left_out(session.entries, recipient, session.meeting.id).count

    def preview_pdf(self, session: MeetingSession, order: PaperOrder) -> bytes:
        """Return a preview as pages; they are drawn anew, sealed or not, and kept nowhere."""
        from mam_desktop.documents.pdf import write_pdf

        return write_pdf(self.preview(session, order).content)

    def everything(self, session: MeetingSession, order: PaperOrder, password: str) -> MadePaper:
        """Make all papers of one family as one PDF that opens with a password.

        The sealed minutes and the calendar lie inside it, whole, so that they can be verified.

        Raises:
            BadInput: the password is too short or too long.
            Refused: nobody has looked where somebody must, or a file was held back.

        """
        from mam_desktop.documents.locked import check_password, locked, with_files
        from mam_desktop.documents.pdf import write_pdf

        check_password(password)
        check_looked(session, order.looked_by)
        order = replace(order, copy=Copy.FAMILY, paper=Paper.MINUTES, as_format="pdf")
        ground = self._ground(session, order)
        inside: dict[str, bytes] = {}
        for one in (order, replace(order, as_format="ics")):
            inside |= self._with_stamp(session, one.file_name(1), self._ground(session, one))
        content = family_file_content(ground.entries, ground.meeting, ground.copy_order)
        data = with_files(write_pdf(content), inside)
        _check(ground, data)
        self.note(session, f"{_noted(order)}, everything, with a password")
        name = safe_name(_("papers-of-our-meeting")) + ".pdf"
        return MadePaper(name, locked(data, password), 1, ground.seal is not None)

    def _with_stamp(
        self, session: MeetingSession, name: str, ground: Ground
    ) -> Mapping[str, bytes]:
        """Return a file by its name, and beside it what a time-stamp authority said about it."""
        from mam_desktop.documents.checking import STAMP_ENDING

        data = self._released(ground)
        stamp = stamp_about(session.entries, sha256_hex(data))
        answer = self._shelf.get_blob(stamp) if stamp else None
        return {name: data} if answer is None else {name: data, name + STAMP_ENDING: answer}

    def _ground(self, session: MeetingSession, order: PaperOrder) -> Ground:
        return ground_of(session, order, self._council(), self._shelf.get_blob)

    def note(self, session: MeetingSession, what: str) -> None:
        """Note in the access log what became of a paper, such as that it was printed."""
        self._shelf.note_access(
            who=session.author.author_id,
            what=what,
            family_id=session.family_id,
            ids=[session.meeting.id],
        )

    def _released(self, ground: Ground) -> bytes:
        """Return a finished file that was read back; what was sealed just now is kept then.

        Raises:
            HeldBack: it holds what this reader must not get; nothing is kept or handed out.

        """
        if self._hands is not None and ground.is_plain_word:
            return _written_beside(ground, self._hands)
        kept = self._kept(ground) if ground.is_sealed_pdf else None
        data = self._bytes(ground) if kept is None else kept
        _check(ground, data, made_of(ground))
        if ground.is_sealed_pdf and kept is None:
            self._keep(ground, data)
        return data

    def _bytes(self, ground: Ground) -> bytes:
        if ground.order.as_format == "pdf":
            return self._pdf(ground)
        if ground.order.as_format == "json":
            return self._json(ground)
        if ground.order.as_format == "docx":
            return self._word(ground)
        return _TABLES[ground.order.as_format](ground)

    def _pdf(self, ground: Ground) -> bytes:
        from mam_desktop.documents.pdf import write_pdf

        content = ground.content()
        if ground.seal is None:
            return write_pdf(content)
        return self._sealer.seal_pdf(write_pdf(content), seal_facts(ground, ground.seal, content))

    def _json(self, ground: Ground) -> bytes:
        from mam_desktop.documents.json_out import write_json

        value = whole_meeting(ground)
        if ground.seal is None:
            return write_json(value)
        return self._sealer.seal_json(value, seal_facts(ground, ground.seal, ground.content()))

    def _word(self, ground: Ground) -> bytes:
        order, content = ground.order, ground.content()
        if order.template is None:
            from mam_desktop.documents.word import write_word

            return write_word(content)
        from mam_desktop.documents.template import read_template, write_from_template
        from mam_desktop.meeting.merge_values import merge_values

        council = order.council or ground.council.council
        values = merge_values(
            content, ground.entries, ground.meeting, ground.copy_order, council=council
        )
        template = read_template(order.template)
        return write_from_template(content, values, template, worker=self.templates)

    def _kept(self, ground: Ground) -> bytes | None:
        key = copy_key(ground)
        for one in ground.session.entries.all(SealedCopy):
            if ground.seal and one.seal_id == ground.seal.id and one.name == key:
                kept = self._shelf.get_blob(one.sha256)
                if kept is not None and sha256_hex(kept) != one.sha256:
                    raise RecordTrouble(
                        _("The sealed copy that is kept here was altered; it is not handed out.")
                    )
                return kept
        return None

    def _keep(self, ground: Ground, pdf: bytes) -> None:
        assert ground.seal is not None  # noqa: S101 - only sealed copies are kept
        sha256 = self._shelf.put_blob(pdf)
        writer = ground.session.begin()
        writer.create(SealedCopy, seal_id=ground.seal.id, name=copy_key(ground), sha256=sha256)
        writer.commit()


def _check(ground: Ground, data: bytes, made_of: Callable[[], object] | None = None) -> None:
    """Read a finished file back before anybody gets it; only its place goes to the log."""
    from mam_desktop.documents.release import HeldBack, check_release

    order = ground.order
    try:
        words, also = _words_to_check(ground)
        check_release(
            data,
            order.as_format,
            words,
            language=order.language,
            also=also,
            made_of=made_of,
        )
    except HeldBack as held:
        _log_places(ground, held)
        raise


def _written_beside(ground: Ground, hands: "WordHands") -> bytes:
    """Have a Word file written and read back in another process, by the same rules."""
    from mam_desktop.documents.release import HeldBack
    from mam_desktop.documents.word_hands import WordJob

    words, also = _words_to_check(ground)
    language = ground.order.language
    try:
        return hands.write(
            WordJob(content=ground.content(), words=words, language=language, also=also)
        )
    except HeldBack as held:
        _log_places(ground, held)
        raise


def _words_to_check(ground: Ground) -> tuple[CopyWords, tuple[str, ...]]:
    """Return what a copy may and must not say, and the council's own words beside it."""
    now = ground.session.entries
    words = copy_words(ground.entries, ground.recipient, ground.meeting.id, now)
    also = (ground.order.for_whom, *ground.council.texts, *_words_of_template(ground.order))
    return words, also


def _log_places(ground: Ground, held: "HeldBack") -> None:
    for place in held.places:
        copy, as_format = ground.order.copy, ground.order.as_format
        _LOG.error("held back: %s %s: %s %s %s", copy, as_format, *place)


def _words_of_template(order: PaperOrder) -> Iterator[str]:
    """Yield what a council's own template says before anything is filled in."""
    if order.template is not None and order.as_format == "docx":
        from mam_desktop.documents.reading import read_everything

        yield read_everything(order.template)


def _noted(order: PaperOrder) -> str:
    """Return what the access log keeps: which copy left, and who had looked at it."""
    paper = "" if order.paper is Paper.MINUTES else f"{order.paper.value} "
    left = f"export {paper}{order.copy.value} {order.as_format}"
    return f"{left}, looked at by {order.looked_by.strip()[:80]}" if order.looked_by else left


def _check_reader(session: MeetingSession, order: PaperOrder) -> None:
    if order.copy is Copy.AGENCY:
        check_may_have_a_copy(session.entries, order.for_whom)


def _csv(ground: Ground) -> bytes:
    from mam_desktop.documents.tables_out import write_csv

    with speaking(ground.order.language):
        return write_csv(rows_of(ground))


def _xlsx(ground: Ground) -> bytes:
    from mam_desktop.documents.tables_out import write_xlsx

    with speaking(ground.order.language):
        return write_xlsx(rows_of(ground), title=ground.meeting.title, made_at=ground.made_at)


def _ics(ground: Ground) -> bytes:
    from mam_desktop.documents.ical import write_calendar

    return write_calendar(
        calendar_entries(seen_by(ground), ground.meeting),
        name=ground.meeting.title,
        made_at=ground.made_at,
    )


_TABLES: Mapping[str, Callable[[Ground], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "ics": _ics,
}
"""Formats that hold tables alone -> what writes them."""
