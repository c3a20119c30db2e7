"""What a script says about papers: which copy, as what; and what a preview of one must show."""

from collections.abc import Mapping
from pathlib import Path

from mam_desktop.batch.orders import EACH
from mam_desktop.batch.run import Progress
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.exporting import ExportWish, LaptopAtHand, export_many, find_template
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.sending import mark_sent, unmark_sent
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.papers import MadePaper, PaperOrder, Papers, Preview
from mam_desktop.play.script import Line
from mam_desktop.resources import resource_path
from mam_desktop.settings import Settings
from mam_desktop.texts import _


def paper_told(line: Line, session: MeetingSession) -> PaperOrder:
    """Return what an `export` line asks for."""
    return PaperOrder(
        copy=Copy(line.text("copy")),
        as_format=line.text("as"),
        for_whom=line.text("for"),
        paper=Paper(line.text("paper") or Paper.MINUTES.value),
        with_household=bool(line.flag("household")),
        large_print=bool(line.flag("large_print")),
        language=line.text("language") or session.meeting.language or "en",
        looked_by=line.text("looked_by"),
        template=find_template(line.text("template"), str(resource_path("templates"))),
    )


def made_paper(papers: Papers, session: MeetingSession, line: Line) -> MadePaper:
    """Make the copy of an `export` line; with a password, everything for the family in one file.

    Raises:
        BadInput: the name it should have is no file's name.

    """
    order, password = paper_told(line, session), line.text("password")
    locked = papers.everything(session, order, password) if password else None
    made = locked or papers.make(session, order)
    name = line.text("file") or made.name
    if name != Path(name).name:
        raise BadInput(_("“{name}” is not a file’s name.").format(name=name))
    return made.named(name)


def export_many_told(laptop: Laptop, line: Line, out: Path) -> Progress:
    """Write what an `export_many` line asks for.

    Raises:
        WorldError: nothing asked for is there, or the folder takes no more.

    """
    name = line.text("folder") or "minutes"
    if name != Path(name).name:
        raise BadInput(_("“{name}” is not a folder’s name.").format(name=name))
    copy = line.text("copy") or Copy.EVERYONE.value
    wish = ExportWish(
        copy=Copy.EVERYONE.value if copy == EACH else copy,
        to_each=copy == EACH,
        as_format=line.text("as") or "pdf",
        for_whom=line.text("for"),
        language=line.text("language"),
        since=line.day("from"),
        until=line.day("to"),
        looked_by=line.text("looked_by"),
        template=line.text("template"),
        with_drafts=bool(line.flag("drafts")),
        resumes=bool(line.flag("resume")),
        paper=line.text("paper") or Paper.MINUTES.value,
        large_print=bool(line.flag("large_print")),
        household=bool(line.flag("household")),
        version=line.number("version") if "version" in line.keys else 0,
    )
    return export_many(LaptopAtHand(laptop, Settings()), wish, out / name, lambda _told: None)


def perform_sent(session: MeetingSession, line: Line) -> Gesture:
    """Mark copies of the open meeting as sent, or take the marks away again."""
    if line.flag("take_back"):
        return unmark_sent(session)
    names = line.texts("who")
    people = [get_person(session.entries, one).id for one in names] if names else None
    return mark_sent(session, on=line.day("on") or today(session), person_ids=people)


def previewed(
    papers: Papers, session: MeetingSession, told: Mapping[str, JsonValue]
) -> tuple[Preview, str]:
    """Return the preview that an `expect` line looks at, and all its words."""
    order = PaperOrder(
        copy=Copy(str(told.get("copy") or Copy.EVERYONE.value)),
        for_whom=str(told.get("for") or ""),
        paper=Paper(str(told.get("paper") or Paper.MINUTES.value)),
        with_household=bool(told.get("household")),
        language=session.meeting.language or "en",
    )
    seen = papers.preview(session, order)
    lines = (seen.content.title, *seen.content.subtitle_lines, *every_text(seen.content.blocks))
    return seen, "\n".join(lines)
