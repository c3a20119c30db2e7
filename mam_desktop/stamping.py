"""Has sealed copies time-stamped, where the council says by whom; nothing sealed is touched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mam_desktop.changes.canonical import sha256_hex
from mam_desktop.documents.checking import STAMP_ENDING
from mam_desktop.errors import BadInput
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import SealedCopy, TimeStamp
from mam_desktop.meeting.stamped import stamp_about
from mam_desktop.paper_files import not_written
from mam_desktop.profile import write_whole
from mam_desktop.settings import Settings

_LARGEST_ANSWER = 100_000


def asks(settings: Settings) -> Callable[[bytes], bytes] | None:
    """Return what asks the council's authority, or None where it has none."""
    if not settings.time_stamp_url:
        return None

    def ask(question: bytes) -> bytes:
        from mam_desktop.sync.time_authority import ask_authority

        return ask_authority(settings.time_stamp_url, question, proxy=settings.proxy)

    return ask


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sealed copy without a time-stamp."""

    session: MeetingSession
    copy: SealedCopy
    meeting_id: str
    file: bytes

    def answer(self, ask: Callable[[bytes], bytes]) -> "Answered":
        """Ask about it; this touches no session, so it may be done beside everything else.

        Raises:
            WorldError: the authority cannot be reached, or its answer is wrong.

        """
        from mam_desktop.documents.time_stamps import question, read_answer

        asked = question(self.file)
        answer = ask(asked)
        stamped = read_answer(answer, self.file, asked)
        return Answered(self, answer, stamped.at.isoformat(), stamped.by)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an authority said about a sealed copy: its answer, when, and who."""

    waiting: Waiting
    answer: bytes
    at: str
    by: str

    def keep(self, laptop: Laptop) -> None:
        """Keep it in the record, with the family, unless another answer came first."""
        session = self.waiting.session
        if any(one.copy_id == self.waiting.copy.id for one in session.entries.all(TimeStamp)):
            return
        before = session.meeting_id
        session.meeting_id = self.waiting.meeting_id
        writer = session.begin()
        writer.create(
            TimeStamp,
            copy_id=self.waiting.copy.id,
            stamped_at=self.at,
            authority=self.by,
            sha256=laptop.record.put_blob(self.answer),
        )
        writer.commit()
        session.meeting_id = before


def stamp_papers(laptop: Laptop, ask: Callable[[bytes], bytes]) -> int:
    """Ask about each sealed copy that has no time-stamp yet; return how many got one.

    Raises:
        WorldError: the authority cannot be reached, or its answer is wrong; what it said before
            stays, and the rest is asked about next time.

    """
    count = 0
    for row in laptop.record.families():
        for one in waiting_in(laptop, laptop.open_family(row.family_id)):
            one.answer(ask).keep(laptop)
            count += 1
    return count


def waiting_in(laptop: Laptop, session: MeetingSession) -> Iterator[Waiting]:
    """Yield a family's sealed copies that have no time-stamp yet."""
    stamped = {one.copy_id for one in session.entries.all(TimeStamp)}
    for meeting in session.entries.all(Meeting):
        for copy in session.entries.all(SealedCopy, meeting.id):
            file = None if copy.id in stamped else laptop.record.get_blob(copy.sha256)
            if file is not None:
                yield Waiting(session, copy, meeting.id, file)


def write_stamp_beside(laptop: Laptop, session: MeetingSession, file: Path, data: bytes) -> None:
    """Write what an authority said about a file that was just written, if anything.

    Raises:
        BadInput: it cannot be written there.

    """
    answer = stamp_of(laptop, session, data)
    if answer is None:
        return
    path = file.with_name(file.name + STAMP_ENDING)
    try:
        write_whole(path, answer)
    except OSError as error:
        raise BadInput(not_written(path, error)) from error


def stamp_of(laptop: Laptop, session: MeetingSession, data: bytes) -> bytes | None:
    """Return what an authority said about a file, if anything."""
    kept = stamp_about(session.entries, sha256_hex(data))
    return laptop.record.get_blob(kept) if kept else None
