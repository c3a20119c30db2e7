"""An export that is killed in the middle goes on where it stopped; nothing half-written stays."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from tests.example_families import BEFORE_THE_MEETING, PASSPHRASE, new_profile, open_example
from tests.journeys.playing import mam_desktop
from tests.many_minutes import hold
from tests.ui.drawn_meeting import StillClock

COUNT = 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_it_goes_on_and_the_folder_is_as_if_nothing_had_happened(
    tmp_path: Path,
) -> None:
    made = new_profile(tmp_path / "profile")
    profile = made.folder
    laptop = open_example(made, StillClock(BEFORE_THE_MEETING))
    for no in range(COUNT):
        hold(laptop, f"Child {no}", date(2026, 11, 1 + no))
    laptop.close()
    wish = ("export", "--profile", profile, "--from", "2026-11-01", "--as", "docx", "--out")
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    _begin_and_kill((*wish, killed), killed)
    assert not (killed / "manifest.json").exists()
    ran = mam_desktop(*wish, killed, "--resume", passphrase=PASSPHRASE)
    assert ran.code == 0, ran.error
    assert mam_desktop(*wish, whole, passphrase=PASSPHRASE).code == 0
    assert _files(killed) == _files(whole)
    assert len(json.loads((whole / "manifest.json").read_text())["meetings"]) == COUNT


def _begin_and_kill(arguments: tuple[str | Path, ...], folder: Path) -> None:
    command = [sys.executable, "-m", "mam_desktop", *(str(one) for one in arguments)]
    process = subprocess.Popen(
        [*command, "--passphrase-fd", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(f"{PASSPHRASE}\n".encode())
    process.stdin.close()
    until = time.monotonic() + 60
    while len(list(folder.glob("*.docx"))) < 2 and time.monotonic() < until:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}
