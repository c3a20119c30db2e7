"""A batch in bad luck: words that help, a manifest that is honest, and nothing lost."""

import csv
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mam_desktop.batch.folder import FileInUse, FolderHold, FolderTrouble, write
from mam_desktop.batch.manifest import JOURNAL, MANIFEST, TABLE
from mam_desktop.batch.orders import BatchOrder, Chosen
from mam_desktop.documents.reading import read_text
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.profile import write_whole
from mam_desktop.resources import resource_path
from tests.batch.test_batch import CountingPapers, chosen, export, files, manifest
from tests.example_families import BEFORE_THE_MEETING, new_profile, open_example
from tests.many_minutes import hold
from tests.ui.drawn_meeting import StillClock

CSV = BatchOrder(as_format="csv")


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop with three families, all their minutes sealed."""
    profile = new_profile(tmp_path_factory.mktemp("luck") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    for no, name in enumerate(("Ash", "Bo", "Kit")):
        hold(laptop, name, date(2026, 11, 16 + no))
    yield laptop
    laptop.close()


def of(laptop: Laptop, name: str, *, seals: bool) -> tuple[Chosen, ...]:
    """Return a new meeting alone, as what is to be exported."""
    session = hold(laptop, name, date(2026, 11, 20), seals=seals)
    return (Chosen(family_id=session.family_id, meeting_id=session.meeting.id, on=None),)


def refusing(name: str, number: int) -> Callable[[Path, bytes], None]:
    """Return what writes files as a system does that refuses one of them."""

    def write_or_refuse(path: Path, data: bytes) -> None:
        if name in path.name:
            raise OSError(number, os.strerror(number))
        write_whole(path, data)

    return write_or_refuse


def test_a_folder_that_vanishes_in_the_middle_is_said_and_all_comes_back(
    laptop: Laptop, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def vanish(no: int) -> None:
        if no == 2:
            shutil.rmtree(out)

    progress = export(laptop, out, CSV, papers=CountingPapers(laptop, vanish))
    assert "is not there any more. Was a stick pulled out?" in progress.trouble
    assert not progress.is_whole
    assert export(laptop, out, CSV, resumes=True).files == 3
    export(laptop, tmp_path / "whole", CSV)
    assert files(out) == files(tmp_path / "whole")


@pytest.mark.parametrize("name", ["2026-11-17", JOURNAL, MANIFEST, TABLE])
def test_a_disk_that_is_full_at_any_moment_loses_nothing(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if name == JOURNAL:
        (out / JOURNAL).mkdir()  # what cannot be written to, whoever asks
    else:
        monkeypatch.setattr("mam_desktop.batch.folder.write_whole", refusing(name, errno.ENOSPC))
    progress = export(laptop, out, CSV)
    assert progress.trouble
    assert not progress.is_whole
    assert name == TABLE or not (out / MANIFEST).exists()
    monkeypatch.undo()
    if name == JOURNAL:
        (out / JOURNAL).rmdir()
    else:
        assert "There is no room left" in progress.trouble
    assert export(laptop, out, CSV, resumes=True).is_whole
    export(laptop, tmp_path / "whole", CSV)
    assert files(out) == files(tmp_path / "whole")


def test_one_file_that_is_open_elsewhere_holds_up_no_other(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = export(laptop, tmp_path, CSV)
    refuse = refusing("2026-11-17", errno.EACCES)
    monkeypatch.setattr("mam_desktop.batch.folder.write_whole", refuse)
    progress = export(laptop, tmp_path, CSV)
    assert (progress.is_whole, progress.files) == (True, first.files - 1)
    (why,) = [one.why for one in progress.skipped]
    assert "Close it if it is open in another program" in why
    assert "2026-11-17" in why
    told = [one["file"] for meeting in manifest(tmp_path) for one in meeting["written"]]
    assert not any("2026-11-17" in str(one) for one in told), "it does not say what it did not do"
    monkeypatch.undo()
    assert export(laptop, tmp_path, CSV, resumes=True).skipped == ()


def test_the_table_that_is_open_elsewhere_is_named(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(laptop, tmp_path, CSV)
    monkeypatch.setattr("mam_desktop.batch.folder.write_whole", refusing(TABLE, errno.EACCES))
    progress = export(laptop, tmp_path, CSV)
    assert progress.trouble.startswith("manifest.csv cannot be replaced.")
    monkeypatch.undo()
    assert export(laptop, tmp_path, CSV, resumes=True).is_whole


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nobody forbids the system’s own user"
)
def test_a_folder_that_only_reads_is_no_file_that_is_open(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    tmp_path.chmod(0o500)
    with pytest.raises(FolderTrouble, match="cannot be written"):
        write(tmp_path, "a.csv", b"new")


def test_a_file_that_is_new_and_refused_is_the_folders_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mam_desktop.batch.folder.write_whole", refusing("a", errno.EACCES))
    with pytest.raises(FolderTrouble):
        write(tmp_path, "a.csv", b"new")
    (tmp_path / "a.csv").touch()
    with pytest.raises(FileInUse):
        write(tmp_path, "a.csv", b"new")


def test_a_template_replaced_in_the_middle_is_said_and_no_file_keeps_the_old_one(
    laptop: Laptop, tmp_path: Path
) -> None:
    template = tmp_path / "ours.docx"
    shutil.copy(resource_path("templates/council-minutes.docx"), template)
    order = BatchOrder(as_format="docx", template=template)
    papers = CountingPapers(laptop, lambda no: replaced(template) if no == 2 else None)
    out, only = tmp_path / "out", chosen(laptop)[:2]
    progress = export(laptop, out, order, papers=papers, only=only)
    assert progress.trouble.startswith("The template was changed while copies were written.")
    assert not (out / MANIFEST).exists()
    assert export(laptop, out, order, resumes=True, only=only).is_whole
    texts = [read_text(one) for one in out.glob("*.docx")]
    assert ["Made of another template." in one for one in texts] == [True, True]


def replaced(template: Path) -> None:
    """Put another template in its place."""
    from docx import Document

    document = Document(str(template))
    document.add_paragraph("Made of another template.")
    document.save(str(template))


def test_what_a_correction_made_old_is_named_and_not_sent_by_mistake(
    laptop: Laptop, tmp_path: Path
) -> None:
    only = of(laptop, "Mo", seals=False)
    session = laptop.open_family(only[0].family_id)
    export(laptop, tmp_path, CSV, only=only)
    seal_meeting(session, laptop.record.signer)
    export(laptop, tmp_path, CSV, resumes=True, only=only)
    amend(
        session,
        laptop.record.signer,
        by="Lee",
        reason="A word was missing.",
        correct=lambda it: write_voice(it, who="Mo", words="I like swings too."),
    )
    export(laptop, tmp_path, CSV, resumes=True, only=only)
    names = sorted(one.name.partition("everyone")[2] for one in tmp_path.glob("2026*"))
    assert names == ["-draft.csv", "-v2.csv", ".csv"], "nothing is thrown away"
    (meeting,) = manifest(tmp_path)
    assert [str(one["file"]).partition("everyone")[2] for one in meeting["written"]] == ["-v2.csv"]
    assert sorted(str(one).partition("everyone")[2] for one in meeting["older"]) == [
        "-draft.csv",
        ".csv",
    ]
    rows = list(csv.reader((tmp_path / TABLE).read_text("utf-8-sig").splitlines()))
    assert {len(one) for one in rows} == {len(rows[0])}
    assert sum("Do not send it." in one[-1] for one in rows) == 2


def test_two_exports_do_not_write_into_one_folder(laptop: Laptop, tmp_path: Path) -> None:
    hold_on = FolderHold(tmp_path)
    hold_on.take()
    half = tmp_path / ".2026-11-16-abc.csv.ab12cd_x"
    half.write_bytes(b"what the other one is writing just now")
    progress = export(laptop, tmp_path, CSV)
    assert "Another export is writing into" in progress.trouble
    assert (progress.done, half.exists()) == (0, True)
    hold_on.free()
    assert export(laptop, tmp_path, CSV).is_whole
    assert not list(tmp_path.glob(".*"))


def test_a_line_that_a_crash_tore_spoils_none_that_comes_after(
    laptop: Laptop, tmp_path: Path
) -> None:
    (tmp_path / JOURNAL).write_bytes(b'{"meeting": "torn')
    export(laptop, tmp_path, CSV, stops_after=2)
    papers = CountingPapers(laptop)
    assert export(laptop, tmp_path, CSV, resumes=True, papers=papers).is_whole
    assert papers.count == len(chosen(laptop)) - 2


def test_who_looked_is_asked_again_by_nobody_who_goes_on(laptop: Laptop, tmp_path: Path) -> None:
    order = replace(CSV, looked_by="Lee")
    assert export(laptop, tmp_path, order).is_whole
    papers = CountingPapers(laptop)
    assert export(laptop, tmp_path, order, resumes=True, papers=papers).is_whole
    assert papers.count == 0
