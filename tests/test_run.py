import os
from pathlib import Path

import pytest

import run

WANTED = "/home/sam/mam\nabc\n"


@pytest.mark.parametrize(
    ("stamp", "works", "state"),
    [
        (None, False, "anew"),
        (None, True, "older"),
        (WANTED, True, "ready"),
        (WANTED, False, "anew"),
        ("/home/sam/mam\nother\n", True, "older"),
        ("/home/sam/moved\nabc\n", True, "anew"),
    ],
)
def test_set_up_does_no_more_than_is_needed(stamp: str | None, works: bool, state: str) -> None:
    assert run.environment_state(stamp, WANTED, works=works) == state


def test_a_changed_lock_asks_for_another_set_up(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("a")
    (tmp_path / "requirements.lock").write_text("b")
    before = run.stamp_now(tmp_path)
    assert run.stamp_now(tmp_path) == before
    (tmp_path / "requirements.lock").write_text("c")
    assert run.stamp_now(tmp_path) != before
    assert run.stamp_now(tmp_path).partition("\n")[0] == str(tmp_path)


def test_programs_are_found_on_every_system(tmp_path: Path) -> None:
    assert run.venv_program("python", tmp_path, "linux") == tmp_path / "bin" / "python"
    assert run.venv_program("python", tmp_path, "win32") == tmp_path / "Scripts" / "python.exe"


@pytest.mark.parametrize(
    ("platform", "environment", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_windows_open_only_where_there_is_a_display(
    platform: str, environment: dict[str, str], display: bool
) -> None:
    assert run.has_display(platform, environment) is display


def test_a_library_that_is_not_there_is_named_by_its_package() -> None:
    assert run.missing_packages({"libno-such-thing.so.9": "libnosuch9"}) == ["libnosuch9"]
    assert run.missing_packages({}) == []


def test_who_may_not_install_is_told_the_one_line() -> None:
    assert run.install_line(["libgl1", "libegl1"]) == (
        "sudo apt-get install --no-install-recommends libgl1 libegl1"
    )


def test_the_lock_is_counted_by_package() -> None:
    lock = "# a comment\nalembic==1 \\\n    --hash=sha256:aa\n    # via x\nzipp==2 ; y \\\n"
    assert run.count_locked(lock) == 2


def test_progress_is_told_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    for number in range(45):
        name = f"a-package{number}"
        line = f"Processing /wheels/{name}-1.0.whl\n" if number % 2 else f"Collecting {name}==1.0\n"
        lines.append(line)
        run.show_progress(lines, 45)
        lines.append("  Downloading a wheel\n")
        run.show_progress(lines, 45)
    lines.append("Installing collected packages: all of them\n")
    run.show_progress(lines, 45)
    assert capsys.readouterr().out.split("\n") == [
        "      1 of 45: a-package0",
        "      20 of 45: a-package19",
        "      40 of 45: a-package39",
        "      unpacking",
        "",
    ]


def test_where_things_are_names_documents_and_counts_pictures(tmp_path: Path) -> None:
    for name in ("minutes.pdf", "minutes.docx", "07-voice-lead.png", "09-x-family.png", "a.json"):
        (tmp_path / name).touch()
    assert run.where_things_are(tmp_path).splitlines() == [
        f"In {tmp_path}:",
        "  minutes.docx",
        "  minutes.pdf",
        "  2 pictures of the screens, 07-voice-lead.png to 09-x-family.png",
    ]


def test_a_command_that_is_not_there_does_not_run() -> None:
    assert not run.runs([os.devnull])


@pytest.mark.parametrize("arguments", [["dance"], ["setup", "now"]])
def test_words_it_does_not_know_are_answered_with_those_it_does(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(arguments) == 2
    assert "python3 run.py test" in capsys.readouterr().out


def test_sound_is_wished_for_and_set_up_goes_on_without_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cannot(packages: list[str]) -> None:
        raise run.CannotGoOn(run.install_line(packages))

    monkeypatch.setattr(run, "SOUND_LIBRARIES", {"libno-such-thing.so.9": "libnosuch9"})
    monkeypatch.setattr(run, "install_packages", cannot)
    monkeypatch.setattr("sys.platform", "linux")
    run.wish_for_sound()
    assert "all else works" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_named_by_its_package() -> None:
    assert run.missing_programs({"no-such-program-9": "nosuch9"}) == ["nosuch9"]
    assert run.missing_programs({}) == []


def test_a_wish_that_cannot_be_met_is_said_and_the_set_up_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    run.wish_for(["nosuch9"], "Some tests are skipped.")
    said = capsys.readouterr().out
    assert "Some tests are skipped." in said
    assert "nosuch9" in said
