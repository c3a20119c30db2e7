"""What others did meanwhile, made up for a picture: a late change, a seal that competes."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.errors import OurError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.paper_files import write_paper
from mam_desktop.ui.home.check_page import CheckPage

if TYPE_CHECKING:
    from mam_desktop.changes.change import Change
    from mam_desktop.joining import Seat

WAIT_MS = 60_000


class _Nowhere:
    """A recorder of a laptop that is not here."""

    def append(self, changes: "tuple[Change, ...]") -> None:
        """Keep nothing: the picture's own session takes it in."""


def write_elsewhere(laptop: Laptop, session: MeetingSession, *, seals: bool) -> None:
    """Let somebody who does not know of the seal write, or seal, on another laptop."""
    other = MeetingSession(
        family_id=session.family_id,
        changes=[one for one in session.everything.changes() if one.kind != Seal.KIND],
        clock=session.clock,
        ids=session.ids,
        author=Author(
            authority_id=session.author.authority_id, author_id="Dana", device_id="another-laptop"
        ),
        recorder=_Nowhere(),
        meeting_id=session.meeting_id,
    )
    other.follow_clock_of(session)
    if seals:
        write_discussion(other, words="The clinic rang: the wait is ten weeks.")
        seal_meeting(other, laptop.record.signer)
    else:
        action = other.entries.all(Action, session.meeting_id)[0]
        change_entry(other, action, {"what": f"{action.what}, from January on"})
    known = session.everything
    session.take_in(one for one in other.everything.changes() if one.id not in known)


def check_papers(seat: "Seat") -> None:
    """Check the sealed papers of the meeting on Home, and one that somebody changed."""
    row = seat.laptop.record.families()[0]
    session = seat.laptop.open_family(row.family_id)
    with tempfile.TemporaryDirectory(prefix="mam-papers-") as folder:
        made = seat.laptop.papers_for_everyone(session)
        pdfs = [one for one in made if one.name.endswith(".pdf")]
        for one in pdfs:
            write_paper(Path(folder), one)
        changed = pdfs[0].data.replace(b"/Kids [ ", b"/Kids [\t", 1)
        (Path(folder) / "minutes-from-an-email.pdf").write_bytes(changed)
        seat.home_desk.set_on_visit(False)
        seat.window.home.check_files([Path(folder)])
        page = seat.window.home.page
        if not isinstance(page, CheckPage):
            raise OurError("Home checks nothing")
        _wait_for(page)


def _wait_for(page: CheckPage) -> None:
    from PySide6.QtTest import QTest

    waited = 0
    while page.stop.isVisible():
        QTest.qWait(50)
        waited += 50
        if waited > WAIT_MS:
            raise OurError("checking does not end")
