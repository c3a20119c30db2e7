"""Which words go into which copy: from what a recipient may see to the content of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.case_file import case_file_parts
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.consents import check_may_have_a_copy
from mam_desktop.meeting.content import Block, Content, Notice, NoticeTone
from mam_desktop.meeting.copy_parts import (
    agreed,
    board,
    decided,
    disagreed,
    matters,
    next_meeting,
    professional_tasks,
    reviewed,
    talked_about,
    there,
)
from mam_desktop.meeting.copy_signed import signed
from mam_desktop.meeting.copy_voices import observed, voice
from mam_desktop.meeting.council_papers import NOTHING_SET, CouncilPapers
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_sheet import (
    LONGEST_REASON,
    MOST_PROMISES,
    family_sheet,
    shortened,
)
from mam_desktop.meeting.hard_words_list import hard_words_list
from mam_desktop.meeting.hearts import family_of
from mam_desktop.meeting.kept_files import FileBytes, kept_files, no_files
from mam_desktop.meeting.labels import COPIES
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.presence import Spell
from mam_desktop.meeting.profile_page import profile_page, profile_title
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.running_sheet import running_sheet_parts
from mam_desktop.meeting.signed import Amendment, Seal
from mam_desktop.meeting.your_information import your_information
from mam_desktop.texts import N_, _, clock_time, long_date, ngettext, short_date, speaking


class Paper(StrEnum):
    """What kind of document a copy is."""

    MINUTES = "minutes"
    PLAN = "plan"
    FAMILY_SHEET = "family_sheet"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """What to write: whose copy, which paper, in which language, of which version."""

    recipient: Recipient
    paper: Paper = Paper.MINUTES
    language: str = "en"
    seal: Seal | None = None
    is_large_print: bool = False
    file_bytes: FileBytes = no_files
    """Where drawings and photos are."""
    made_at: datetime
    spells: tuple[Spell, ...] = ()
    """In which step the meeting was when; only the case file tells who was there then."""
    ledger: Entries | None = None
    """Today's entries, whose consent ledger holds for sealed versions too; None: those written."""
    council: CouncilPapers = NOTHING_SET
    """What the council's own words are."""
    most_promises: int = MOST_PROMISES
    """As many stand on the family sheet; the others are counted."""

    @property
    def is_signed_paper(self) -> bool:
        """Say whether this paper is one that people sign and that is sealed."""
        return self.paper is not Paper.PROFILE and self.recipient.copy is not Copy.RUNNING_SHEET


def copy_content_for(entries: Entries, meeting: Meeting, order: CopyOrder) -> Content:
    """Return a copy's content.

    Raises:
        Refused: the family said no to this recipient.

    """
    if order.recipient.agency is not None:
        check_may_have_a_copy(order.ledger or entries, order.recipient.agency)
    with speaking(order.language):
        return _content(entries, meeting, order)


def _content(entries: Entries, meeting: Meeting, order: CopyOrder) -> Content:
    visible = visible_to(entries, order.recipient, meeting.id)
    seen = visible.entries
    seal = order.seal
    body = list(_body(entries, seen, meeting, order))
    if order.recipient.copy is Copy.FAMILY and order.paper in (Paper.MINUTES, Paper.PLAN):
        body += hard_words_list(body)
    if order.recipient.copy is Copy.FAMILY and order.paper is Paper.MINUTES:
        body += your_information(order.council)
    blocks = [*_notices(seen, meeting, order), *body]
    return Content(
        title=profile_title(seen) if order.paper is Paper.PROFILE else meeting.title,
        copy_name=_reader_line(entries, order),
        language=order.language,
        made_at=order.made_at,
        blocks=tuple(blocks),
        subtitle_lines=_subtitle(meeting, order),
        version=seal.version if seal else 1,
        sealed_line=_sealed_line(seal, meeting) if seal else "",
        content_hash=seal.content_hash if seal else "",
        subject=_(TYPE_NAMES[meeting.type]),
        marking=order.council.marking,
        logo=order.council.logo,
        logo_name=order.council.name,
        as_of="" if order.is_signed_paper else _as_of(order, meeting),
        is_large_print=order.paper is Paper.FAMILY_SHEET or order.is_large_print,
        wants_one_page=order.paper is Paper.FAMILY_SHEET,
    )


def _subtitle(meeting: Meeting, order: CopyOrder) -> tuple[str, ...]:
    if order.paper is not Paper.FAMILY_SHEET:
        return (_paper_line(meeting, order), when_and_where(meeting, order.spells))
    day = long_date(meeting.on) if meeting.on else ""
    return (" · ".join(text for text in (_(PAPERS[order.paper]), day) if text),)


def _as_of(order: CopyOrder, meeting: Meeting) -> str:
    at = order.made_at.astimezone(zone_of(meeting.zone))
    return _("as it stands {date} {year}").format(date=short_date(at.date()), year=at.year)


def _reader_line(entries: Entries, order: CopyOrder) -> str:
    """Return what the copy is called, and who of the family reads it; room is short on a sheet."""
    to = order.recipient
    readers = [entries.find(Person, one) for one in (to.reader_id, *to.household)]
    names = [one.name for one in readers if one is not None]
    if order.paper is Paper.FAMILY_SHEET:
        return _("for {names}").format(names=", ".join(names)) if names else ""
    if not names:
        return copy_name(to)
    return _("{copy}: {names}").format(copy=copy_name(to), names=", ".join(names))


def copy_name(to: Recipient) -> str:
    """Return what the paper calls itself."""
    return _(COPIES[to.copy.value]).format(agency=to.agency or "")


def paper_name(paper: Paper, copy: Copy) -> str:
    """Return what kind of paper it is, in words."""
    if copy is Copy.RUNNING_SHEET:
        return _("Running sheet")
    return _(PAPERS[paper])


PAPERS = {
    Paper.MINUTES: N_("Minutes and action plan"),
    Paper.PLAN: N_("Action plan"),
    Paper.FAMILY_SHEET: N_("What happens now"),
    Paper.PROFILE: N_("One-page profile"),
}


def _paper_line(meeting: Meeting, order: CopyOrder) -> str:
    name = paper_name(order.paper, order.recipient.copy)
    return _("{paper} · {kind}").format(paper=name, kind=_(TYPE_NAMES[meeting.type]))


def when_and_where(meeting: Meeting, spells: Sequence[Spell] = ()) -> str:
    """Return `Tuesday 24 November 2026, 14:00 to 15:30, at home`.

    Where it began at another time, that is said too.
    """
    began = spells[0].began_at.astimezone(zone_of(meeting.zone)) if spells else None
    if began and (began.date(), clock_time(began)) != (meeting.on, meeting.starts_at):
        return _when_it_was(meeting, began)
    when = long_date(meeting.on) if meeting.on else ""
    parts = {
        "date": when,
        "start": meeting.starts_at,
        "end": meeting.ends_at,
        "place": meeting.place,
    }
    if meeting.place:
        return _("{date}, {start} to {end}, {place}").format(**parts)
    return _("{date}, {start} to {end}").format(**parts)


def _when_it_was(meeting: Meeting, began: datetime) -> str:
    parts = {
        "date": long_date(began.date()),
        "time": clock_time(began),
        "start": meeting.starts_at,
        "end": meeting.ends_at,
    }
    words = _("{date}, began {time}").format(**parts)
    if meeting.on is not None and meeting.on != began.date():
        planned = _("planned for {date}, {start} to {end}")
        words = _("{when} ({planned})").format(
            when=words, planned=planned.format(**{**parts, "date": long_date(meeting.on)})
        )
    elif meeting.starts_at and meeting.ends_at:
        planned = _("planned {start} to {end}").format(**parts)
        words = _("{when} ({planned})").format(when=words, planned=planned)
    return ", ".join(one for one in (words, meeting.place) if one)


def _sealed_line(seal: Seal, meeting: Meeting) -> str:
    if seal.moment is None:
        return _("sealed; the time is not known")
    at = seal.moment.astimezone(zone_of(meeting.zone))
    return _("sealed {date} {year} {time}").format(
        date=short_date(at.date()), year=at.year, time=clock_time(at)
    )


def _notices(seen: Entries, meeting: Meeting, order: CopyOrder) -> Iterator[Block]:
    if not order.is_signed_paper:
        return
    is_sheet = order.paper is Paper.FAMILY_SHEET
    if order.seal is None:
        if is_sheet:
            # Its writers warn in fewer words: room is short.
            return
        yield Notice(
            _("Nobody has signed this yet. The words can still change."),
            _("Draft"),
            NoticeTone.ATTENTION,
        )
        return
    amendments = [
        one for one in seen.all(Amendment, meeting.id) if one.version == order.seal.version
    ]
    for one in amendments:
        by = seen.find(Person, one.by_id)
        text = _("Corrected on {date} by {name}: {reason}").format(
            date=long_date(one.amended_on) if one.amended_on else "",
            name=by.name if by else "",
            reason=shortened(one.reason, LONGEST_REASON) if is_sheet else one.reason,
        )
        heading = _("Version {version}, a correction").format(version=one.version)
        yield Notice(text, heading, NoticeTone.ATTENTION)


def _body(entries: Entries, seen: Entries, meeting: Meeting, order: CopyOrder) -> Iterator[Block]:
    """Yield what the family keeps first: their words, who does what by when; then the rest."""
    if order.paper is Paper.FAMILY_SHEET:
        lead = lead_name(seen, meeting)
        yield from family_sheet(
            seen, meeting, lead=lead, council=order.council, most=order.most_promises
        )
        return
    if order.paper is Paper.PROFILE:
        yield from profile_page(seen)
        return
    if order.recipient.copy is Copy.RUNNING_SHEET:
        yield from running_sheet_parts(seen, meeting)
    whole = order.paper is Paper.MINUTES
    if whole:
        yield from voice(seen, meeting)
    yield from agreed(seen, meeting)
    if whole:
        yield from disagreed(seen, meeting)
    if order.recipient.copy is Copy.FAMILY:
        yield from _kept_by_services(entries, seen, meeting)
    yield from next_meeting(seen, meeting)
    yield from signed(seen, meeting, order.seal)
    if whole:
        yield from _the_rest(seen, meeting, family_of(entries))
        yield from kept_files(seen, meeting, order.file_bytes)
    if order.recipient.copy is not Copy.FAMILY:
        yield from professional_tasks(seen, meeting)
    if whole and order.recipient.copy is Copy.CASE_FILE:
        yield from case_file_parts(seen, meeting, order.spells)


def _the_rest(seen: Entries, meeting: Meeting, family: frozenset[str]) -> Iterator[Block]:
    yield from there(seen, meeting)
    yield from observed(seen, meeting)
    yield from reviewed(seen, meeting)
    yield from matters(seen, meeting)
    yield from board(seen, meeting, family)
    yield from decided(seen, meeting)
    yield from talked_about(seen, meeting)


def _kept_by_services(entries: Entries, seen: Entries, meeting: Meeting) -> Iterator[Block]:
    shown = {one.id for one in actions_of(seen, meeting)}
    kept = [
        one
        for one in actions_of(entries, meeting)
        if one.id not in shown and one.kind == "professional" and not one.is_narrowed
    ]
    if kept:
        text = ngettext(
            "{count} more task is kept by the services; {name} can show you.",
            "{count} more tasks are kept by the services; {name} can show you.",
            len(kept),
        )
        yield Notice(text.format(count=len(kept), name=lead_name(seen, meeting)))


def lead_name(entries: Entries, meeting: Meeting) -> str:
    """Return what the room calls the family's lead."""
    people = [entries.find(Person, one.person_id) for one in entries.all(Attendance, meeting.id)]
    leads = [one.name for one in people if one is not None and one.is_lead]
    return leads[0] if leads else _("the lead")
