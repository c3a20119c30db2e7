"""Sealed copies are time-stamped when somebody can be asked; the stamp lies beside the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mam_desktop.documents.verify import VerdictKind
from mam_desktop.errors import BadInput, SyncTrouble
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.signed import SealedCopy, TimeStamp
from mam_desktop.paper_files import write_paper
from mam_desktop.papers import MadePaper
from mam_desktop.profile import Profile
from mam_desktop.settings import Settings
from mam_desktop.stamping import asks, stamp_papers, write_stamp_beside
from mam_desktop.sync.time_authority import ask_authority
from mam_desktop.verifying import checker, verdict_on, verify_files
from tests.documents.authority import Authority
from tests.example_families import BEFORE_THE_MEETING, copy_profile, open_example, robin
from tests.ui.drawn_meeting import StillClock

AUTHORITY = Authority()
URL = "http://time.example.org/tsr"


def ask(question: bytes) -> bytes:
    return ask_authority(URL, question, transport=AUTHORITY.transport)


@pytest.fixture(scope="module")
def laptop(made_profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    profile = copy_profile(made_profile, tmp_path_factory.mktemp("stamped") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    yield laptop
    laptop.close()


@pytest.fixture(scope="module")
def papers(laptop: Laptop) -> list[MadePaper]:
    made = laptop.seal(robin(laptop), without="Made for a test.")
    return [one for one in made if one.name.endswith(".pdf")]


@pytest.fixture(scope="module")
def stamped(laptop: Laptop, papers: list[MadePaper]) -> list[MadePaper]:
    stamp_papers(laptop, ask)
    return papers


def test_what_cannot_be_stamped_now_is_stamped_later_and_once(
    laptop: Laptop, papers: list[MadePaper]
) -> None:
    AUTHORITY.is_up = False
    with pytest.raises(SyncTrouble, match="The time-stamp authority cannot be reached"):
        stamp_papers(laptop, ask)
    AUTHORITY.is_up = True
    assert stamp_papers(laptop, ask) == len(papers)
    assert stamp_papers(laptop, ask) == 0
    entries = robin(laptop).entries
    copies = {one.id for one in entries.all(SealedCopy)}
    assert {one.copy_id for one in entries.all(TimeStamp)} == copies


def test_the_stamp_lies_beside_the_file_and_the_file_stays_as_it_was(
    laptop: Laptop, stamped: list[MadePaper], tmp_path: Path
) -> None:
    paper = stamped[0]
    path = write_paper(tmp_path, paper)
    write_stamp_beside(laptop, robin(laptop), path, paper.data)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["minutes.pdf", "minutes.pdf.tsr"]
    assert path.read_bytes() == paper.data
    assert verdict_on(path, laptop).kind is VerdictKind.INTACT
    said: list[str] = []
    assert verify_files([path], None, said.append) == 0
    assert "it was there on Wednesday 25 November 2026, 09:30 UTC" in said[-1]
    assert "Example Time Authority" in said[-1]


def test_a_stamp_of_another_file_is_told_apart(
    laptop: Laptop, stamped: list[MadePaper], tmp_path: Path
) -> None:
    first, second = (write_paper(tmp_path, one) for one in stamped)
    write_stamp_beside(laptop, robin(laptop), first, stamped[0].data)
    first.with_name("minutes.pdf.tsr").rename(second.with_name(second.name + ".tsr"))
    with checker(laptop) as one:
        changed = "The time-stamp is not about this file, or was changed."
        assert one.check(second).stamp == changed
        assert one.check(first).stamp == ""


def test_a_file_without_a_stamp_gets_nothing_beside_it(laptop: Laptop, tmp_path: Path) -> None:
    write_stamp_beside(laptop, robin(laptop), tmp_path / "draft.pdf", b"another file")
    assert list(tmp_path.iterdir()) == []


def test_a_stamp_that_cannot_be_written_is_told(
    laptop: Laptop, stamped: list[MadePaper], tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        write_stamp_beside(laptop, robin(laptop), tmp_path / "gone" / "x.pdf", stamped[0].data)


def test_nobody_is_asked_unless_the_council_says_whom() -> None:
    assert asks(Settings()) is None
    assert asks(Settings(time_stamp_url=URL)) is not None
