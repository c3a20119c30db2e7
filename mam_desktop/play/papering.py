"""What a script says about papers: which copy, as what; and what a preview of one must show."""

from collections.abc import Mapping
from pathlib import Path

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.exporting import find_template
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.papers import MadePaper, PaperOrder, Papers, Preview
from mam_desktop.play.script import Line
from mam_desktop.resources import resource_path
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
