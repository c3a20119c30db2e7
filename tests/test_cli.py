"""The command line: each trouble is one clear sentence and its own exit code, never a traceback."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from mam_desktop.cli import main
from mam_desktop.documents import checking
from mam_desktop.documents.limited import Limits
from mam_desktop.documents.reading import read_text
from mam_desktop.paper_files import write_paper
from mam_desktop.profile import Profile, ProfileLock
from mam_desktop.resources import resource_path
from tests.example_families import (
    BEFORE_THE_MEETING,
    PASSPHRASE,
    copy_profile,
    new_profile,
    open_example,
    robin,
)
from tests.many_minutes import hold
from tests.ui.drawn_meeting import StillClock


class Command:
    """Runs `mam-desktop` in this process and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = ""
        self.error = ""

    def run(self, *arguments: str | Path, passphrase: str | None = None) -> int:
        """Run a command; the passphrase goes in through a pipe."""
        words = [str(one) for one in arguments]
        if passphrase is not None:
            reader, writer = os.pipe()
            os.write(writer, f"{passphrase}\n".encode())
            os.close(writer)
            words += ["--passphrase-fd", str(reader)]
        code = main(words)
        self.out, self.error = self._capsys.readouterr()
        return code


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture(scope="module")
def sealed(made_profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A profile in which Robin's meeting is sealed, its papers beside it."""
    profile = copy_profile(made_profile, tmp_path_factory.mktemp("sealed") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    for one in laptop.seal(robin(laptop), without="Made for a test."):
        write_paper(profile.folder.parent, one)
    laptop.close()
    return profile


@pytest.fixture
def locked(made_profile: Profile, tmp_path: Path) -> Iterator[Profile]:
    """A profile that is open elsewhere."""
    profile = copy_profile(made_profile, tmp_path / "profile")
    with ProfileLock(profile):
        yield profile


# --- checking files ------------------------------------------------------------------------------


def test_each_file_gets_its_verdict_even_after_one_that_cannot_be_read(
    command: Command, sealed: Profile, tmp_path: Path
) -> None:
    text, empty = tmp_path / "text.txt", tmp_path / "empty.pdf"
    text.write_text("hello", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    empty.touch()
    minutes = sealed.folder.parent / "minutes.pdf"
    assert command.run("verify", tmp_path / "gone.pdf", folder, text, empty, minutes) == 7
    verdicts = [line for line in command.out.splitlines() if not line.startswith(" ")]
    assert [line.rpartition(": ")[2] for line in verdicts] == [
        "No such file or directory.",
        "There is no PDF and no JSON in the folder folder.",
        "Not one of ours.",
        "Not one of ours.",
        "Unchanged, but the laptop is not known here.",
        "2.",
    ]
    last = "3 files checked. unchanged, laptop not known here: 1; not one of ours: 2."
    assert verdicts[-1] == last
    assert command.error == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory held")
def test_an_intact_file_that_cannot_be_checked_here_is_not_called_broken(
    command: Command, sealed: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "LIMITS", Limits(megabytes=1))
    minutes = sealed.folder.parent / "minutes.pdf"
    assert command.run("verify", minutes, minutes) == 7
    assert "minutes.pdf: This file could not be checked here." in command.out
    assert command.out.endswith("2 files checked. could not be checked here: 2.\n")
    assert "roken" not in command.out
    arguments = ("verify", "--profile", sealed.folder)
    assert command.run(*arguments, passphrase=PASSPHRASE) == 7
    assert "A copy that is kept here could not be checked." in command.out
    assert "roken" not in command.out


def test_a_file_too_large_to_be_ours_is_not_read(command: Command, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(10 * 1024**3)
    assert command.run("verify", huge) == 7
    assert "too large" in command.out


def test_with_the_record_at_hand_the_laptop_is_known(command: Command, sealed: Profile) -> None:
    minutes = sealed.folder.parent / "minutes.pdf"
    arguments = ("verify", minutes, "--profile", sealed.folder)
    assert command.run(*arguments, passphrase=PASSPHRASE) == 0
    assert "Intact" in command.out


# --- writing copies ------------------------------------------------------------------------------


def test_copies_of_sealed_minutes_are_written_and_named(
    command: Command, sealed: Profile, tmp_path: Path
) -> None:
    arguments = ("export", "--profile", sealed.folder, "--out", tmp_path / "out", "--as", "csv")
    assert command.run(*arguments, passphrase=PASSPHRASE) == 0
    assert command.out.splitlines() == [str(tmp_path / "out" / "everyone.csv")]
    assert (tmp_path / "out" / "everyone.csv").exists()


def test_a_copy_is_written_with_the_councils_own_template(
    command: Command, sealed: Profile, tmp_path: Path
) -> None:
    arguments = ("export", "--profile", sealed.folder, "--out", tmp_path / "out", "--as", "docx")
    template = resource_path("templates/council-minutes.docx")
    assert command.run(*arguments, "--template", template, passphrase=PASSPHRASE) == 0
    text = read_text(tmp_path / "out" / "everyone.docx")
    assert "At a glance: who does what, by when" in text
    assert "Copy for everyone at the meeting · version 1 · sealed" in text


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (("--copy", "nonsense"), "“nonsense” is not one of: family, everyone"),
        (("--as", "doc"), "“doc” is not one of: pdf, docx"),
        (("--copy", "agency"), "Which agency is this copy for?"),
        (("--copy", "family", "--for", "Nobody"), "Nobody"),
        (("--template", "ours.docx"), "A template is for Word"),
        (("--as", "docx", "--template", "gone.docx"), "There is no template gone.docx"),
        (("--from", "2027-01-01"), "There are no sealed minutes to write."),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "The last day is before the first"),
        (("--paper", "essay"), "“essay” is not one of: minutes, plan, family_sheet, profile"),
        (("--language", "zz"), "There are no papers in “zz” yet."),
        (("--household",), "A home gets a family copy"),
        (("--distribution", "--paper", "plan"), "Each person’s own copy is of the minutes"),
        (("--copy", "running_sheet", "--paper", "plan"), "a paper of its own"),
        (("--paper", "plan", "--as", "docx", "--template", "x.docx"), "A template is for minutes"),
        (("--version", "7"), "There is no sealed version 7."),
    ],
)
def test_a_copy_that_cannot_be_written_is_said(
    command: Command, sealed: Profile, tmp_path: Path, wish: tuple[str, ...], told: str
) -> None:
    arguments = ("export", "--profile", sealed.folder, "--out", tmp_path / "out")
    assert command.run(*arguments, *wish, passphrase=PASSPHRASE) == 2
    assert told in command.error
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_to_is_said(
    command: Command, sealed: Profile, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    arguments = ("export", "--profile", sealed.folder, "--out", tmp_path / "file" / "out")
    assert command.run(*arguments, passphrase=PASSPHRASE) == 2
    assert "cannot be written" in command.error


def test_a_profile_that_is_not_there_is_not_made_by_asking_for_copies(
    command: Command, tmp_path: Path
) -> None:
    for profile in (tmp_path / "typo", tmp_path / "file"):
        (tmp_path / "file").touch()
        arguments = ("export", "--profile", profile, "--out", tmp_path / "out")
        assert command.run(*arguments, passphrase=PASSPHRASE) == 2
        assert f"There is no record in {profile}" in command.error
    assert not (tmp_path / "typo").exists()


# --- many at once --------------------------------------------------------------------------------


@pytest.fixture
def many(tmp_path: Path) -> Profile:
    """A profile with the minutes of three families, one of them a draft."""
    profile = new_profile(tmp_path / "many")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    for no, name in enumerate(("Ash", "Bo", "Kit")):
        hold(laptop, name, date(2026, 11, 16 + no), seals=name != "Kit")
    laptop.close()
    return profile


def test_the_minutes_of_a_month_are_written_with_a_manifest(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = ("export", "--profile", many.folder, "--out", out, "--copy", "everyone")
    month = ("--from", "2026-11-01", "--to", "2026-11-30", "--as", "docx")
    assert command.run(*arguments, *month, passphrase=PASSPHRASE) == 0
    assert command.out.splitlines() == [f"2 files are in {out}", str(out / "manifest.csv")]
    assert "2 of 2 meetings" in command.error
    names = sorted(one.name for one in out.glob("*.docx"))
    assert [one.rpartition("-")[2] for one in names] == ["everyone.docx", "everyone.docx"]
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    again = ("--resume", "--drafts")
    assert command.run(*arguments, *month, *again, passphrase=PASSPHRASE) == 0
    after = {one.name: one.read_bytes() for one in out.iterdir()}
    assert {name: after[name] for name in names} == {name: before[name] for name in names}
    assert len(list(out.glob("*-draft.docx"))) == 1


def test_everybody_on_each_list_gets_their_copy_in_one_pass(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = ("export", "--profile", many.folder, "--out", out, "--distribution")
    template = ("--template", resource_path("templates/council-minutes.docx"))
    day = ("--from", "2026-11-16", "--to", "2026-11-16")
    assert command.run(*arguments, *day, *template, passphrase=PASSPHRASE) == 0
    kinds = {one.name.split("-")[4] for one in out.glob("*.pdf")}
    assert kinds == {"family", "agency", "case"}


def test_the_command_of_the_guide_works_word_for_word_in_the_usual_profile(
    command: Command, many: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mam_desktop.exporting.default_profile_folder", lambda: many.folder)
    monkeypatch.setattr("mam_desktop.profile.default_profile_folder", lambda: many.folder)
    written = []
    for out in (tmp_path / "one", tmp_path / "two"):
        template = resource_path("templates/council-minutes.docx")
        line = "export --from 2026-11-01 --to 2026-11-30 --copy everyone --as docx"
        more = ("--template", template, "--out", out)
        assert command.run(*line.split(), *more, passphrase=PASSPHRASE) == 0
        written.append({one.name: one.read_bytes() for one in out.iterdir()})
    assert len(written[0]) == 4
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("wish", "ends"),
    [
        (("--paper", "plan", "--as", "xlsx"), ["plan-everyone.xlsx"]),
        (("--paper", "profile", "--copy", "family"), ["profile-family.pdf"]),
        (("--copy", "running_sheet", "--as", "docx"), ["running-sheet.docx"]),
        (
            ("--copy", "family", "--for", "Mum", "--large-print", "--as", "docx"),
            ["large-print.docx"],
        ),
        (("--copy", "family", "--household", "--as", "ics"), ["home.ics"]),
        (("--paper", "family_sheet", "--copy", "family", "--as", "docx"), ["family-sheet.docx"]),
        (("--version", "1", "--as", "json", "--copy", "case_file"), ["case-file.json"]),
    ],
)
def test_every_paper_of_the_window_is_written_for_a_whole_month_too(
    command: Command, many: Profile, tmp_path: Path, wish: tuple[str, ...], ends: list[str]
) -> None:
    day = ("--from", "2026-11-16", "--to", "2026-11-16")
    written = []
    for out in (tmp_path / "one", tmp_path / "two"):
        arguments = ("export", "--profile", many.folder, "--out", out)
        assert command.run(*arguments, *day, *wish, passphrase=PASSPHRASE) == 0, command.error
        files = {one.name: one.read_bytes() for one in out.iterdir()}
        written.append(files)
        names = [one for one in files if not one.startswith("manifest")]
        assert [name.endswith(end) for name, end in zip(names, ends, strict=True)] == [True]
        assert not any("mum" in one.casefold() or "draft" in one for one in names)
    assert written[0] == written[1], "the same again"


def test_everything_for_one_family_is_locked_with_a_password_from_a_pipe(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    def asked(*days: str) -> int:
        reader, writer = os.pipe()
        os.write(writer, b"blue bear 8\n")
        os.close(writer)
        arguments = ("export", "--profile", many.folder, "--out", tmp_path)
        password = ("--password-fd", str(reader))
        return command.run(*arguments, *days, *password, passphrase=PASSPHRASE)

    assert asked() == 2
    assert "A password is for one family, and this asks for 2 meetings." in command.error
    assert asked("--to", "2026-11-16") == 0
    with PdfDocument((tmp_path / "papers-of-our-meeting.pdf").read_bytes(), "blue bear 8") as one:
        assert len(one) >= 2


def test_what_left_by_command_is_in_the_access_log(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    arguments = ("export", "--profile", many.folder, "--out", tmp_path / "out", "--as", "csv")
    day = ("--from", "2026-11-16", "--to", "2026-11-16")
    assert command.run(*arguments, *day, "--paper", "plan", passphrase=PASSPHRASE) == 0
    laptop = open_example(many, StillClock(BEFORE_THE_MEETING))
    assert [one.what for one in laptop.record.accesses()][-1:] == ["export plan everyone csv"]
    laptop.close()


def test_where_only_drafts_are_there_the_way_to_them_is_said(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    arguments = ("export", "--profile", many.folder, "--out", tmp_path / "out")
    assert command.run(*arguments, "--from", "2026-11-18", passphrase=PASSPHRASE) == 2
    assert "With “--drafts” you get those that nobody has signed yet." in command.error


def test_what_was_not_written_is_said_with_its_reason_and_has_its_own_code(
    command: Command, many: Profile, tmp_path: Path
) -> None:
    template = tmp_path / "broken.docx"
    template.write_bytes(b"no zip")
    arguments = ("export", "--profile", many.folder, "--out", tmp_path / "out", "--as", "docx")
    code = command.run(*arguments, "--template", template, passphrase=PASSPHRASE)
    assert code == 3
    assert "2 copies were not written: " in command.error
    (tmp_path / "file").touch()
    nowhere = ("export", "--profile", many.folder, "--out", tmp_path / "file" / "out")
    assert command.run(*nowhere, passphrase=PASSPHRASE) == 8
    assert "cannot be written" in command.error


# --- profiles, passphrases, other instances ------------------------------------------------------


def test_a_profile_open_elsewhere_is_left_alone(command: Command, locked: Profile) -> None:
    assert command.run("sync", "--profile", locked.folder, passphrase=PASSPHRASE) == 4
    assert "already open on this laptop" in command.error


@pytest.mark.parametrize("number", ["77", "-1", "99999999999999999999"])
def test_a_passphrase_that_cannot_be_read_is_said(
    command: Command, tmp_path: Path, number: str
) -> None:
    code = command.run("sync", "--profile", tmp_path / "new", "--passphrase-fd", number)
    assert code == 2
    assert f"cannot be read from {number}" in command.error


def test_a_wrong_and_a_short_passphrase_are_refused(command: Command, tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    assert command.run("sync", "--profile", profile.folder, passphrase="not this one, no") == 5
    assert "does not open this record" in command.error
    assert command.run("sync", "--profile", tmp_path / "new", passphrase="short") == 2
    assert "too short" in command.error


def test_a_profile_that_is_a_file_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert command.run("sync", "--profile", tmp_path / "file", passphrase=PASSPHRASE) == 2
    assert "cannot be used" in command.error


# --- sync ----------------------------------------------------------------------------------------


def test_sync_sends_to_the_record_inside_the_profile_unless_another_is_set(
    command: Command, made_profile: Profile, tmp_path: Path
) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    arguments = ("sync", "--profile", profile.folder)
    settings = profile.settings_folder / "council.json"
    settings.write_text('{"central_url": "http://127.0.0.1:9"}')
    assert command.run(*arguments, passphrase=PASSPHRASE) == 6
    assert "cannot be reached" in command.error
    settings.unlink()
    assert command.run(*arguments, passphrase=PASSPHRASE) == 0
    assert "still to send 0" in command.out


# --- no display, nobody reading ------------------------------------------------------------------


def test_without_a_display_the_windows_do_not_open_and_say_what_else_there_is(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert command.run("demo", "--profile", tmp_path / "demo") == 2
    assert "There is no display here" in command.error
    assert not (tmp_path / "demo").exists()


def test_where_nobody_reads_any_more_the_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"do": "family", "preferred_name": "Bo"}\n{"do": "expect", "saved": true}')
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        assert main(["play", str(script), "--out", str(tmp_path / "out"), "--no-ui"]) == 0
    assert (tmp_path / "out" / "record.json").exists()


def test_a_script_writes_a_copy_with_a_template(command: Command, tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(
        '{"do": "family", "preferred_name": "Bo"}\n'
        '{"do": "meeting", "title": "Bo and friends", "type": "MAM", "on": "2026-11-24",'
        ' "starts_at": "14:00", "ends_at": "15:00", "place": "at home"}\n'
        '{"do": "export", "copy": "everyone", "as": "docx", "template": "council-minutes"}\n'
    )
    assert command.run("play", script, "--out", tmp_path / "out", "--no-ui") == 0
    assert "At a glance: who does what" in read_text(tmp_path / "out" / "everyone.docx")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_what_is_said_into_a_full_disk_is_said_to_be_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text").touch()
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main(["verify", str(tmp_path / "text")]) == 2
    assert "cannot be written" in capsys.readouterr().err
