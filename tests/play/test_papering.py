"""A script makes every paper, and says what a preview must show."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from mam_desktop.documents.reading import read_text
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.play.player import LineFailed
from mam_desktop.play.script import check_line
from tests.play.on_a_laptop import played_on_a_laptop, written
from tests.play.playing import Told

NOTE: Told = {"do": "note", "words": "Ring her on Thursday, alone", "audience": "lead"}
SAID: Told = {"do": "voice", "who": "Mum", "heading": "hard", "how": "said", "words": "He slept"}


def played(folder: Path, *lines: Told) -> Path:
    """Play some lines of a meeting without windows; return where its papers are."""
    with played_on_a_laptop(folder, written(folder, *lines)):
        pass
    return folder / "out"


def preview(**told: object) -> Told:
    return {"do": "expect", "preview": {"copy": "family", **told}}  # type: ignore[dict-item]


def test_a_script_makes_every_paper_of_the_family(tmp_path: Path) -> None:
    export: Told = {"do": "export", "copy": "family", "as": "pdf"}
    out = played(
        tmp_path,
        SAID,
        {**export, "paper": "family_sheet"},
        {**export, "paper": "profile", "large_print": True},
        {**export, "password": "correct horse", "file": "all.pdf"},
    )
    assert "Who can help" in read_text(out / "family_sheet.pdf")
    assert "Nothing is written" in read_text(out / "profile-family-large-print.pdf")
    opened: Any = pypdfium2.PdfDocument
    with opened((out / "all.pdf").read_bytes(), password="correct horse") as document:
        assert len(document) >= 3


def test_a_preview_is_what_a_script_says_it_is(tmp_path: Path) -> None:
    private = ["Thursday"]
    played(
        tmp_path,
        SAID,
        NOTE,
        preview(has=["He slept"], lacks=private, left_out="1 private note"),
        preview(paper="family_sheet", has=["Who can help"], lacks=private),
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (preview(has=["Ring her"]), "does not say"),
        (preview(lacks=["he SLEPT"]), "the copy says"),
        (preview(left_out="5 private notes"), "what is left out is said as"),
    ],
)
def test_a_preview_that_is_otherwise_stops_the_script(
    tmp_path: Path, told: Told, said: str
) -> None:
    with pytest.raises(LineFailed, match=said):
        played(tmp_path, SAID, NOTE, told)


MUM: Told = {
    "do": "attend",
    "name": "Mum",
    "state": "present",
    "role": "Parent",
    "service": "Child and family",
}
SEAL: Told = {"do": "seal", "at": "15:00"}


def test_a_script_exports_a_month_into_a_folder_of_its_own(tmp_path: Path) -> None:
    month: Told = {"do": "export_many", "from": "2026-11-01", "to": "2026-11-30", "as": "docx"}
    home: Told = {"copy": "family", "household": True, "folder": "homes"}
    out = played(tmp_path, MUM, SAID, SEAL, month, {**month, **home})
    assert [len(list((out / one).glob("*.docx"))) for one in ("minutes", "homes")] == [1, 1]
    assert (out / "minutes" / "manifest.csv").exists()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"from": "2027-01-01"}, "There are no sealed minutes to write."),
        ({"folder": "../up"}, "is not a folder’s name"),
        ({"copy": "each", "paper": "plan"}, "ask for no other paper"),
        ({"template": "gone", "as": "docx"}, "There is no template gone."),
    ],
)
def test_an_export_that_cannot_be_stops_the_script(tmp_path: Path, told: Told, said: str) -> None:
    with pytest.raises(LineFailed, match=said):
        played(tmp_path, MUM, SEAL, {"do": "export_many", **told})


def test_a_script_marks_copies_as_sent_and_takes_the_mark_back(tmp_path: Path) -> None:
    script = written(
        tmp_path,
        MUM,
        SEAL,
        {"do": "sent", "who": ["Mum"], "on": "2026-11-25"},
        {"do": "sent"},
    )
    with played_on_a_laptop(tmp_path, script) as stage:
        marks = stage.session.entries.all(CopySent)
        days = {str(one.sent_on) for one in marks}
        assert (len(marks), days) == (2, {"2026-11-24", "2026-11-25"})
        stage.perform(check_line(8, {"do": "sent", "take_back": True}))
        assert stage.session.entries.all(CopySent) == ()


def test_what_a_script_lets_out_is_in_the_access_log(tmp_path: Path) -> None:
    plan: Told = {"do": "export", "copy": "everyone", "as": "csv", "paper": "plan"}
    many: Told = {"do": "export_many", "as": "csv", "drafts": True, "copy": "case_file"}
    locked: Told = {"do": "export", "copy": "family", "as": "pdf", "password": "correct horse"}
    with played_on_a_laptop(tmp_path, written(tmp_path, MUM, plan, many, locked)) as stage:
        assert [one.what for one in stage.laptop.record.accesses()] == [
            "export plan everyone csv",
            "export case_file csv",
            "export family pdf, everything, with a password",
        ]


def test_a_draft_is_not_marked_as_sent(tmp_path: Path) -> None:
    with pytest.raises(LineFailed, match="These minutes are a draft"):
        played(tmp_path, MUM, {"do": "sent"})
