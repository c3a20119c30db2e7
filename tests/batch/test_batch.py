"""Hundreds of copies in one go: whole files, the same again, and on where it stopped."""

import csv
import errno
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest

from mam_desktop.batch.folder import in_words
from mam_desktop.batch.hands import Kit, Threads
from mam_desktop.batch.making import Made, Maker, Makes
from mam_desktop.batch.manifest import JOURNAL, MANIFEST, TABLE
from mam_desktop.batch.orders import EACH, BatchOrder, Chosen
from mam_desktop.batch.run import BatchRun, Progress
from mam_desktop.documents.reading import read_everything
from mam_desktop.documents.release import HeldBack
from mam_desktop.errors import BadInput, WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.as_of import newest_moment
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.copy_list import set_copy
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import SealedCopy
from mam_desktop.papers import MadePaper, PaperOrder
from mam_desktop.stamping import stamp_papers
from tests.documents.authority import Authority
from tests.example_families import BEFORE_THE_MEETING, new_profile, open_example
from tests.many_minutes import SECRET, hold
from tests.ui.drawn_meeting import StillClock

T = TypeVar("T")
NAMES = ("Ash", "Bo", "Kit")
WORD = BatchOrder(as_format="docx")


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop with three families, the minutes of two of them sealed."""
    profile = new_profile(tmp_path_factory.mktemp("many") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    for no, name in enumerate(NAMES):
        hold(laptop, name, date(2026, 11, 16 + no), seals=name != "Kit")
    yield laptop
    laptop.close()


def chosen(laptop: Laptop) -> tuple[Chosen, ...]:
    """Return every meeting, oldest first."""
    rows = sorted(laptop.record.minutes(), key=lambda one: str(one.on))
    return tuple(
        Chosen(family_id=one.family_id, meeting_id=one.meeting_id, on=one.on) for one in rows
    )


def export(
    laptop: Laptop,
    folder: Path,
    order: BatchOrder = WORD,
    *,
    resumes: bool = False,
    papers: Makes | None = None,
    stops_after: int | None = None,
    only: tuple[Chosen, ...] | None = None,
) -> Progress:
    """Run a batch to its end, or to where it is stopped."""
    wanted = chosen(laptop) if only is None else only
    kit = Kit(laptop, order, len(wanted), 1)
    maker = Maker(
        laptop=laptop,
        papers=papers or kit.papers,
        order=order,
        fingerprint=order.fingerprint(),
        folder=folder,
        resumes=resumes,
    )
    runs: list[BatchRun] = []

    def told(progress: Progress) -> None:
        if stops_after is not None and progress.done >= stops_after:
            runs[0].stop()

    try:
        with Threads(1) as beside:
            runs.append(BatchRun(maker, wanted, beside=beside, at_once=1, told=told))
            runs[0].begin()
            beside.work()
    finally:
        kit.close()
    return runs[0].progress


def files(folder: Path) -> dict[str, str]:
    """Return what lies in a folder, name -> hash."""
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}


def manifest(folder: Path) -> list[dict[str, list[dict[str, object]]]]:
    """Return the meetings of the manifest."""
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    found: list[dict[str, list[dict[str, object]]]] = told["meetings"]
    return found


class CountingPapers:
    """Papers that count what they make, and fail as a disk or a rule would."""

    def __init__(self, laptop: Laptop, fails: Callable[[int], None] = lambda _no: None) -> None:
        self._inner = Kit(laptop, WORD, 1, 1).papers
        self._fails = fails
        self.count = 0

    def count_left_out(self, session: MeetingSession, order: PaperOrder) -> int:
        return self._inner.count_left_out(session, order)

    def make(self, session: MeetingSession, order: PaperOrder) -> MadePaper:
        self.count += 1
        self._fails(self.count)
        return self._inner.make(session, order)


def test_each_meeting_gets_a_file_whose_name_names_nobody(laptop: Laptop, tmp_path: Path) -> None:
    progress = export(laptop, tmp_path)
    assert progress.is_whole
    assert progress.files == 3
    names = sorted(one.name for one in tmp_path.glob("*.docx"))
    assert [one[:10] for one in names] == ["2026-11-16", "2026-11-17", "2026-11-18"]
    assert all(one.endswith(("-everyone.docx", "-everyone-draft.docx")) for one in names)
    told = (tmp_path / MANIFEST).read_text("utf-8") + (tmp_path / TABLE).read_text("utf-8-sig")
    assert not any(name in told + " ".join(names) for name in (*NAMES, "Mum", "Dana", SECRET))


def test_a_draft_says_so_in_its_name_and_on_every_page(laptop: Laptop, tmp_path: Path) -> None:
    export(laptop, tmp_path)
    draft, sealed = (
        next(tmp_path.glob(name)) for name in ("2026-11-18-*-draft.docx", "2026-11-16-*.docx")
    )
    words = "draft, not sealed"
    assert words in read_everything(draft)
    assert words not in read_everything(sealed)


def test_the_manifest_has_every_files_hash_and_how_much_was_left_out(
    laptop: Laptop, tmp_path: Path
) -> None:
    export(laptop, tmp_path)
    lines = [one for meeting in manifest(tmp_path) for one in meeting["written"]]
    found = files(tmp_path)
    assert {str(one["file"]): one["sha256"] for one in lines} == {
        name: digest for name, digest in found.items() if name.endswith(".docx")
    }
    assert [one["version"] for one in lines] == [1, 1, 0]
    assert all(int(str(one["left_out"])) >= 1 for one in lines)
    rows = list(csv.DictReader((tmp_path / TABLE).read_text("utf-8-sig").splitlines()))
    assert [row["file"] for row in rows] == [one["file"] for one in lines]
    assert [row["version"] for row in rows] == ["1", "1", "draft"]


@pytest.mark.parametrize("order", [WORD, BatchOrder(as_format="pdf"), BatchOrder(copy=EACH)])
def test_the_same_again_gives_the_same_bytes(
    laptop: Laptop, tmp_path: Path, order: BatchOrder
) -> None:
    export(laptop, tmp_path / "one", order)
    export(laptop, tmp_path / "two", order)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_sealed_pdf_is_signed_once_and_kept(laptop: Laptop, tmp_path: Path) -> None:
    order = BatchOrder(as_format="pdf", copy="family", with_drafts=False)
    export(laptop, tmp_path, order)
    export(laptop, tmp_path, order)
    for one in chosen(laptop)[:2]:
        copies = laptop.open_family(one.family_id).entries.all(SealedCopy, one.meeting_id)
        name = f"{one.on}-{one.meeting_id[-8:]}-family.pdf"
        kept = [it.sha256 for it in copies if it.sha256 == files(tmp_path)[name]]
        assert len(kept) == 1


def test_everybody_on_the_list_gets_the_copy_they_are_due(laptop: Laptop, tmp_path: Path) -> None:
    only = chosen(laptop)[:1]
    session = laptop.open_family(only[0].family_id)
    set_copy(session, "Mum", gets="family", form="large_print")
    set_copy(session, "Lee", gets="case_file", form="word")
    set_copy(session, "Ash", gets="family", form="audio")
    export(laptop, tmp_path, BatchOrder(copy=EACH), only=only)
    lines = manifest(tmp_path)[0]["written"]
    told = {
        (one["copy"], one["as_format"], "/".join(map(str, one["roles"])))  # type: ignore[call-overload]
        for one in lines
    }
    assert told == {
        ("family", "pdf", "Child"),
        ("family", "pdf", "Parent"),
        ("case_file", "docx", "Engagement Lead"),
        ("agency", "pdf", "Nurse"),
    }
    nurses = next(one for one in lines if one["copy"] == "agency")
    assert len(list(nurses["to"])) == 2, "who works together shares one"  # type: ignore[call-overload]
    assert any("large-print" in str(one["file"]) for one in lines)
    assert any("recorded" in str(one["notes"]) for one in lines)
    none = manifest(tmp_path)[0]["skipped"]
    assert [(one["roles"], one["why"]) for one in none] == [
        (["GP"], "Was not here, and sent no word.")
    ]


def test_stopped_it_goes_on_where_it_stopped(laptop: Laptop, tmp_path: Path) -> None:
    first = export(laptop, tmp_path, stops_after=2)
    assert (first.done, first.is_whole) == (2, False)
    assert not (tmp_path / MANIFEST).exists()
    papers = CountingPapers(laptop)
    second = export(laptop, tmp_path, resumes=True, papers=papers)
    assert second.is_whole
    assert papers.count == 1, "only what was missing"
    assert not (tmp_path / JOURNAL).exists()
    whole = tmp_path.with_name("whole")
    export(laptop, whole)
    assert files(tmp_path) == files(whole), "as if it had never stopped"


def test_killed_in_the_middle_nothing_half_written_stays(laptop: Laptop, tmp_path: Path) -> None:
    export(laptop, tmp_path, stops_after=2)
    done = sorted(tmp_path.glob("*.docx"))
    (tmp_path / f".{done[0].name}.ab12cd_x").write_bytes(b"half")
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(b'{"meeting": "torn')
    done[1].write_bytes(b"half")
    papers = CountingPapers(laptop)
    assert export(laptop, tmp_path, resumes=True, papers=papers).is_whole
    assert papers.count == 2, "the one that was missing, and the one that was not whole"
    assert not list(tmp_path.glob(".*"))


def test_a_meeting_changed_since_is_written_again(laptop: Laptop, tmp_path: Path) -> None:
    session = hold(laptop, "Eve", date(2026, 11, 20), seals=False)
    only = (Chosen(family_id=session.family_id, meeting_id=session.meeting.id, on=None),)
    export(laptop, tmp_path, only=only)
    before = files(tmp_path)
    write_and_read = CountingPapers(laptop)
    export(laptop, tmp_path, resumes=True, papers=write_and_read, only=only)
    assert write_and_read.count == 0
    set_copy(session, "Mum", gets="family", form="word")
    export(laptop, tmp_path, resumes=True, papers=write_and_read, only=only)
    assert write_and_read.count == 1
    assert files(tmp_path) != before


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "There is no room left"),
        (errno.EIO, "Was a stick pulled out?"),
        (errno.EACCES, "cannot be written"),
    ],
)
def test_a_folder_that_takes_no_more_stops_it_in_words_and_it_goes_on_later(
    laptop: Laptop, tmp_path: Path, number: int, words: str
) -> None:
    def full(no: int) -> None:
        if no == 2:
            with in_words(tmp_path):
                raise OSError(number, "")

    progress = export(laptop, tmp_path, papers=CountingPapers(laptop, full))
    assert words in progress.trouble
    assert (progress.done, progress.is_running, progress.is_whole) == (1, False, False)
    assert export(laptop, tmp_path, resumes=True).is_whole


def test_a_folder_that_cannot_be_made_is_said_before_anything(
    laptop: Laptop, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    progress = export(laptop, tmp_path / "file" / "out")
    assert "cannot be written" in progress.trouble
    assert progress.done == 0


def test_a_copy_that_is_held_back_is_passed_over_with_its_reason(
    laptop: Laptop, tmp_path: Path
) -> None:
    def hold_back(no: int) -> None:
        if no == 1:
            raise HeldBack(())

    papers = CountingPapers(laptop, hold_back)
    progress = export(laptop, tmp_path, papers=papers, only=chosen(laptop)[:2])
    assert (progress.is_whole, progress.files) == (True, 1)
    skipped = [one for meeting in manifest(tmp_path) for one in meeting["skipped"]]
    assert ["held back" in str(one["why"]) for one in skipped] == [True]


def test_nothing_leaves_before_somebody_looked_where_somebody_must(
    laptop: Laptop, tmp_path: Path
) -> None:
    session = hold(laptop, "Zed", date(2026, 11, 22), seals=False)
    write_concern(
        session,
        words="A bruise on the arm.",
        by="Zed",
    )
    only = (Chosen(family_id=session.family_id, meeting_id=session.meeting.id, on=None),)
    progress = export(laptop, tmp_path, only=only)
    assert [one.kind for one in progress.skipped] == ["look"]
    assert "bruise" not in (tmp_path / MANIFEST).read_text("utf-8")
    again = export(laptop, tmp_path, replace(WORD, looked_by="Lee"), resumes=True, only=only)
    assert (again.files, again.skipped) == (1, ())


def test_every_copy_is_noted_in_the_access_log(laptop: Laptop, tmp_path: Path) -> None:
    only = chosen(laptop)[:1]
    before = len(laptop.record.accesses(only[0].family_id))
    export(laptop, tmp_path, only=only)
    noted = laptop.record.accesses(only[0].family_id)[before:]
    assert [(one.who, one.what) for one in noted] == [("Lee", "export everyone docx")]


def test_a_time_stamp_lies_beside_its_pdf_and_one_that_came_later_is_fetched(
    laptop: Laptop, tmp_path: Path
) -> None:
    session = hold(laptop, "Tom", date(2026, 11, 23))
    only = (Chosen(family_id=session.family_id, meeting_id=session.meeting.id, on=None),)
    order = BatchOrder(as_format="pdf")
    export(laptop, tmp_path, order, only=only)
    assert not list(tmp_path.glob("*.tsr"))
    stamp_papers(laptop, Authority().answer)
    export(laptop, tmp_path, order, only=only, resumes=True)
    (stamp,) = tmp_path.glob("*.pdf.tsr")
    (line,) = manifest(tmp_path)[0]["written"]
    assert stamp.name == f"{line['file']}.tsr"
    assert line["stamp"] == sha256(stamp.read_bytes()).hexdigest()
    stamp.write_bytes(b"half")
    export(laptop, tmp_path, order, only=only, resumes=True)
    assert line["stamp"] == sha256(stamp.read_bytes()).hexdigest(), "a half one is made whole"


def test_a_broken_template_is_said_for_each_meeting(laptop: Laptop, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no zip at all")
    order = BatchOrder(as_format="docx", template=broken)
    progress = export(laptop, tmp_path / "out", order, only=chosen(laptop)[:1])
    assert progress.files == 0
    assert [one.kind for one in progress.skipped] == ["trouble"]
    with pytest.raises(WorldError):
        BatchOrder(as_format="docx", template=tmp_path / "gone.docx").fingerprint()


def test_no_family_stays_open_that_only_the_batch_opened(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    hold(laptop, "Ada", date(2026, 11, 20))
    laptop.close()
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    export(laptop, tmp_path / "out", BatchOrder(as_format="pdf"))
    assert laptop.sessions == ()
    family_id = laptop.record.families()[0].family_id
    session = laptop.open_family(family_id)
    assert len(session.entries.all(SealedCopy)) == 1
    assert newest_moment(laptop.record.changes_of(family_id)) == BEFORE_THE_MEETING
    laptop.close()


def test_how_long_is_left_comes_from_what_was_done(laptop: Laptop, tmp_path: Path) -> None:
    wanted = chosen(laptop)[:1] * 5
    now = [0.0]
    told: list[float | None] = []
    kit = Kit(laptop, WORD, 1, 1)
    maker = Maker(laptop=laptop, papers=kit.papers, order=WORD, fingerprint="", folder=tmp_path)

    def at_once(
        work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        result = work()
        now[0] += 2.0 if isinstance(result, Made) else 0.0
        del failed
        done(result)

    BatchRun(
        maker,
        wanted,
        beside=at_once,
        at_once=1,
        told=lambda one: told.append(one.seconds_left),
        ticks=lambda: now[0],
    ).begin()
    assert told == [None, None, 4.0, 2.0, 0.0, None]


def test_what_cannot_be_asked_for_is_said() -> None:
    for order in (
        BatchOrder(copy="nobody"),
        BatchOrder(as_format="doc"),
        BatchOrder(copy="agency"),
        BatchOrder(as_format="pdf", template=Path("ours.docx")),
    ):
        with pytest.raises(BadInput):
            order.check()
