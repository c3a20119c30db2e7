"""`mam-desktop template`: what an administrator sees who makes the council's own template."""

from pathlib import Path

import pytest

from mam_desktop.cli import main
from mam_desktop.documents.template_example import example_template
from mam_desktop.documents.template_page import page
from mam_desktop.meeting.merge_fields import MERGE_FIELDS
from tests.documents.template_making import WHOLE, template

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "word-templates.md"


def test_the_page_of_fields_is_in_step() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert all(f"{one.name}" in page() for one in MERGE_FIELDS)


def test_a_template_that_can_be_used_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "example", str(tmp_path / "ours.docx")]) == 0
    assert (tmp_path / "ours.docx").read_bytes() == example_template()
    assert main(["template", "check", str(tmp_path / "ours.docx")]) == 0
    assert "ours.docx: the template can be used" in capsys.readouterr().out
    assert main(["template", "example", str(tmp_path / "ours.docx")]) != 0
    assert "is there already" in capsys.readouterr().err


def test_a_template_that_cannot_be_used_says_each_problem_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(template(*WHOLE, "Led by {{ laed }}", "{%p if lead %}"))
    assert main(["template", "check", str(bad)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "bad.docx: text, paragraph 4, near “Led by”: {{ laed }}: there is no field “laed”;"
        " is “lead” meant?",
        "bad.docx: text, paragraph 5, near “Led by”: {%p if lead %} has no {% endif %} after it",
        "bad.docx: 2 problems",
    ]


def test_a_file_that_is_no_template_is_one_clear_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"hello")
    assert main(["template", "check", str(tmp_path / "a.docx")]) == 1
    assert "a.docx: This is not a Word document" in capsys.readouterr().out
    assert main(["template", "check", str(tmp_path / "none.docx")]) == 7
    assert "none.docx cannot be read" in capsys.readouterr().err


def test_every_field_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "fields"]) == 0
    listed = capsys.readouterr().out
    for one in MERGE_FIELDS:
        assert one.name in listed
        assert all(f".{of.name}" in listed for of in one.row)
