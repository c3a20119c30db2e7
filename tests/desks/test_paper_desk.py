"""The desk of a meeting's papers on a real laptop: every way out is allowed, noted and no other."""

import errno
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from mam_desktop.desks.office import Office
from mam_desktop.desks.paper_desk import LivePaperDesk
from mam_desktop.desks.setting_rows import change_setting, setting_rows
from mam_desktop.errors import Refused
from mam_desktop.settings import Scope
from mam_desktop.stamping import stamp_papers
from mam_desktop.ui.ports import ExportOrder, PaperPreview
from mam_desktop.verifying import checker
from tests.desks.desks_on_disk import Desks, fail
from tests.documents.authority import Authority
from tests.many_minutes import hold


def an_order(
    desks: Desks, *, copy: str = "family", paper: str = "minutes", for_whom: str = ""
) -> ExportOrder:
    session = desks.live().session
    return ExportOrder(
        family_id=session.family_id,
        meeting_id=session.meeting.id,
        copy=copy,
        as_format="pdf",
        paper=paper,
        for_whom=for_whom,
    )


def noted(office: Office) -> list[str]:
    return [one.what for one in office.laptop.record.accesses()]


def test_a_preview_is_no_export(desks: Desks) -> None:
    seen: list[PaperPreview] = []
    before = noted(desks.office)
    desks.live().papers.preview(an_order(desks), seen.append, fail)
    assert seen[0].content.is_draft
    assert "not in this copy" in seen[0].left_out
    pages: list[Sequence[bytes]] = []
    desks.live().papers.preview_pages(an_order(desks), pages.append, fail)
    assert pages[0]
    assert noted(desks.office) == before


def test_the_access_log_knows_what_was_saved_printed_and_locked(
    desks: Desks, tmp_path: Path
) -> None:
    papers, done = desks.live().papers, list[object]()
    (tmp_path / "stick").mkdir()
    before = len(noted(desks.office))
    papers.export(an_order(desks, paper="family_sheet"), done.append, fail)
    papers.print_pages(an_order(desks), done.append, fail)
    papers.save_to_stick(an_order(desks), tmp_path / "stick", done.append, fail)
    papers.everything(an_order(desks), "correct horse", done.append, fail)
    assert noted(desks.office)[before:] == [
        "export family_sheet family pdf",
        "export family pdf",
        "print minutes family",
        "export family pdf",
        "save to a stick minutes family",
        "export family pdf, everything, with a password",
    ]
    assert all(one.exists() for one in done if isinstance(one, Path))


def test_the_locked_file_goes_to_a_stick_like_every_paper(desks: Desks, tmp_path: Path) -> None:
    stick, told, done = tmp_path / "stick", list[str](), list[Path]()
    order, papers = replace(an_order(desks), folder=stick), desks.live().papers
    before = len(noted(desks.office))
    papers.everything(order, "correct horse", fail, told.append)
    assert told == ["The stick is not there any more. Put it in, then press again."]
    assert not stick.exists()
    stick.mkdir()
    papers.everything(order, "correct horse", done.append, fail)
    meeting = desks.live().session.meeting
    assert [one.name for one in stick.iterdir()] == [done[0].name]
    assert done[0].name == f"{meeting.on}-{meeting.id[-6:]}-papers-of-our-meeting.pdf"
    assert noted(desks.office)[before:] == [
        "export family pdf, everything, with a password",
        "save to a stick everything",
    ]
    desks.office.change_setting(Scope.COUNCIL, "usb_allowed", False)
    papers.everything(order, "correct horse", fail, told.append)
    assert told[1] == "Your council has switched saving to sticks off."
    assert len(noted(desks.office)) == before + 2


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "there is no room left"), (errno.EACCES, "Close it if it is open")],
)
def test_a_full_stick_and_a_file_open_elsewhere_are_said_alike_for_every_paper(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("mam_desktop.paper_files.write_whole", refuse)
    papers, told = desks.live().papers, list[str]()
    order = replace(an_order(desks), folder=tmp_path)
    papers.save_to_stick(an_order(desks), tmp_path, fail, told.append)
    papers.everything(order, "correct horse", fail, told.append)
    assert [words in one for one in told] == [True, True]


def test_papers_of_two_meetings_lie_side_by_side_on_a_stick(desks: Desks, tmp_path: Path) -> None:
    done: list[Path] = []
    for name in ("Ash", "Bo"):
        session = hold(desks.laptop, name, date(2026, 11, 20), seals=False)
        papers = LivePaperDesk(desks.office, session)
        order = ExportOrder(
            family_id=session.family_id,
            meeting_id=session.meeting.id,
            copy="family",
            as_format="csv",
        )
        papers.save_to_stick(order, tmp_path, done.append, fail)
    assert len(list(tmp_path.glob("2026-11-20-*-family.csv"))) == 2


def test_a_time_stamp_goes_wherever_its_pdf_goes(desks: Desks, tmp_path: Path) -> None:
    session = hold(desks.laptop, "Ash", date(2026, 11, 20))
    papers = LivePaperDesk(desks.office, session)
    order = ExportOrder(
        family_id=session.family_id, meeting_id=session.meeting.id, copy="family", as_format="pdf"
    )
    stick, done = tmp_path / "stick", list[Path]()
    stick.mkdir()
    papers.export(order, done.append, fail)
    done.clear()
    stamp_papers(desks.laptop, Authority().answer)
    papers.save_to_stick(order, stick, done.append, fail)
    papers.everything(replace(order, folder=stick), "correct horse", done.append, fail)
    stamp = done[0].with_name(done[0].name + ".tsr")
    assert sorted(stick.iterdir()) == sorted([*done, stamp])
    with checker(desks.laptop) as one:
        assert "it was there on" in one.check(done[0]).stamp
    locked: Any = pikepdf.open(done[1], password="correct horse")
    with locked as opened:
        found = opened.attachments
        inside = {name: found[name].get_file().read_bytes() for name in found}
    assert set(inside) == {"family.pdf", "family.pdf.tsr", "family.ics"}
    assert inside["family.pdf"] == done[0].read_bytes()
    assert inside["family.pdf.tsr"] == stamp.read_bytes()


def test_sticks_that_the_council_switched_off_get_nothing(desks: Desks, tmp_path: Path) -> None:
    desks.office.change_setting(Scope.COUNCIL, "usb_allowed", False)
    papers, told = desks.live().papers, list[str]()
    assert not papers.may_use_sticks
    before = noted(desks.office)
    papers.save_to_stick(an_order(desks), tmp_path / "stick", fail, told.append)
    assert "switched saving to sticks off" in told[0]
    assert not (tmp_path / "stick").exists()
    assert noted(desks.office) == before


def test_a_stick_that_was_pulled_out_is_no_folder_on_this_laptop(
    desks: Desks, tmp_path: Path
) -> None:
    told: list[str] = []
    before = noted(desks.office)
    desks.live().papers.save_to_stick(an_order(desks), tmp_path / "stick", fail, told.append)
    assert "not there any more" in told[0]
    assert not (tmp_path / "stick").exists()
    assert noted(desks.office) == before


def test_the_councils_words_reach_the_papers_at_once(desks: Desks) -> None:
    desks.office.change_setting(Scope.COUNCIL, "protective_marking", "OFFICIAL-SENSITIVE")
    desks.office.change_setting(Scope.COUNCIL, "family_contact", "Ring 0161 496 0100")
    seen: list[PaperPreview] = []
    desks.live().papers.preview(an_order(desks, paper="family_sheet"), seen.append, fail)
    assert seen[0].content.marking == "OFFICIAL-SENSITIVE"
    assert "Ring 0161 496 0100" in str(seen[0].content.blocks)


def test_the_councils_logo_reaches_the_papers_and_a_lost_one_holds_up_none(
    desks: Desks, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (30, 12)).save(file)
    desks.office.change_setting(Scope.COUNCIL, "logo_file", str(file))
    seen: list[PaperPreview] = []
    papers = desks.live().papers
    papers.preview(an_order(desks), seen.append, fail)
    file.unlink()
    papers.preview(an_order(desks), seen.append, fail)
    assert [bool(one.content.logo) for one in seen] == [True, False]


def test_what_cannot_be_made_is_told_in_words(desks: Desks) -> None:
    told: list[str] = []
    papers = desks.live().papers
    papers.preview(an_order(desks, copy="agency", for_whom="Housing"), fail, told.append)
    papers.everything(an_order(desks), "short", fail, told.append)
    assert len(told) == 2
    assert "8 letters" in told[1]


def test_readers_are_the_family_each_of_them_services_and_the_file(desks: Desks) -> None:
    words = [one.words for one in desks.live().papers.readers()]
    assert words[0] == "The family, what all of them may see"
    assert "Everyone at the meeting" in words
    assert "The lead’s running sheet" in words


def test_what_a_council_sets_for_its_papers_stands_among_the_settings(desks: Desks) -> None:
    change_setting(desks.office, "time_stamp_url", "https://stamps.example.org")
    change_setting(desks.office, "kept_until", "until the child is 25")
    desks.office.change_setting(Scope.COUNCIL, "usb_allowed", False)
    rows = {one.key: one for one in setting_rows(desks.office.settings)}
    assert rows["time_stamp_url"].value == "https://stamps.example.org"
    assert not rows["time_stamp_url"].is_locked
    assert dict(rows["usb_allowed"].choices)[rows["usb_allowed"].value] == "Not allowed"


def test_nobody_allows_themselves_sticks_in_the_window(desks: Desks) -> None:
    desks.office.change_setting(Scope.COUNCIL, "usb_allowed", False)
    with pytest.raises(Refused, match="not changed here"):
        change_setting(desks.office, "usb_allowed", "True")
    rows = {one.key: one for one in setting_rows(desks.office.settings)}
    assert rows["usb_allowed"].is_locked
    assert not desks.live().papers.may_use_sticks
