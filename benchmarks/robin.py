"""Robin's meeting in a record of its own, as ground for the other benchmarks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.keys import KEY
from mam_desktop.changes.ids import RandomIds
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import read_script
from mam_desktop.play.timing import ScriptClock, ScriptIds
from mam_desktop.record.record import Record
from mam_desktop.resources import resource_path
from mam_desktop.writing import Lane


@dataclass(frozen=True, slots=True)
class Ground:
    """A laptop with Robin's meeting in its record."""

    laptop: Laptop
    session: MeetingSession
    folder: Path


@contextmanager
def robin(*, until: str = "seal", lane: Lane | None = None) -> Iterator[Ground]:
    """Play Robin's meeting up to a verb into a fresh record."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ground = played(folder, until=until, lane=lane)
        try:
            yield ground
        finally:
            ground.laptop.close()


def played(folder: Path, *, until: str, lane: Lane | None = None) -> Ground:
    """Play Robin's meeting up to a verb into the record of a folder."""
    script = read_script(resource_path("examples/robin.jsonl"))
    clock = ScriptClock(script.lines)
    ids = ScriptIds(script.digest, clock)
    record = Record.create(folder, KEY, clock=clock, ids=RandomIds(clock))
    laptop = Laptop(
        record=record, clock=clock, ids=ids, author_id="Lee", authority_id="example", lane=lane
    )
    ids.begin_line(0)
    session = laptop.new_family()
    for line in script.lines:
        clock.follow(line)
        ids.begin_line(line.no)
        if line.do == until:
            break
        if line.do in PERFORM:
            PERFORM[line.do](session, line)
    return Ground(laptop, session, folder)
