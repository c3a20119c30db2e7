"""A second, empty laptop at the same central record."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mam_desktop.documents.reading import read_text
from tests.journeys.playing import EXAMPLES, PASSPHRASE, mam_desktop, play


@pytest.fixture
def central(tmp_path: Path) -> Iterator[str]:
    command = [
        *(sys.executable, "-m", "mam_desktop", "central", "serve"),
        *("--database", str(tmp_path / "central.db"), "--port", "0"),
    ]
    environment = {key: value for key, value in os.environ.items() if key != "MAM_CENTRAL_TOKEN"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        yield server.stdout.readline().split()[-1]
        server.terminate()


def short_hash(text: str) -> str:
    found = re.search(r"\b[0-9a-f]{4}\s[0-9a-f]{4}\s[0-9a-f]{4}\b", text)
    assert found is not None
    return found.group()


def test_a_second_laptop_hands_out_the_same_minutes(tmp_path: Path, central: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    play(
        EXAMPLES / "robin.jsonl",
        tmp_path / "one",
        "--no-ui",
        "--central",
        central,
        "--profile",
        first,
        passphrase=PASSPHRASE,
    )
    synced = mam_desktop("sync", "--central", central, "--profile", second, passphrase=PASSPHRASE)
    assert synced.code == 0, synced.error
    for as_format in ("pdf", "docx"):
        ran = mam_desktop(
            "export",
            "--as",
            as_format,
            "--out",
            tmp_path / "two",
            "--profile",
            second,
            passphrase=PASSPHRASE,
        )
        assert ran.code == 0, ran.error
    for name in ("pdf", "docx"):
        mine = read_text(tmp_path / "one" / f"minutes-v2.{name}")
        theirs = read_text(tmp_path / "two" / f"everyone-v2.{name}")
        assert mine == theirs
        assert short_hash(mine) == short_hash(theirs)
    pdfs = [tmp_path / "one" / "minutes-v2.pdf", tmp_path / "two" / "everyone-v2.pdf"]
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in pdfs}) == 1
    verdict = mam_desktop("verify", pdfs[1], "--profile", second, passphrase=PASSPHRASE)
    assert "Intact" in verdict.out


def test_a_script_can_fetch_and_export_on_an_empty_laptop(tmp_path: Path, central: str) -> None:
    play(
        EXAMPLES / "robin.jsonl",
        tmp_path / "one",
        "--no-ui",
        "--central",
        central,
        "--profile",
        tmp_path / "first",
        passphrase=PASSPHRASE,
    )
    script = tmp_path / "fetch.jsonl"
    script.write_text(
        '{"do": "sync"}\n'
        '{"do": "expect", "pending_changes": 0, "conflicts": 0}\n'
        '{"do": "export", "copy": "everyone", "as": "docx", "file": "again.docx"}\n'
    )
    play(
        script,
        tmp_path / "two",
        "--no-ui",
        "--central",
        central,
        "--profile",
        tmp_path / "second",
        passphrase=PASSPHRASE,
    )
    again = (tmp_path / "two" / "again.docx").read_bytes()
    assert again == (tmp_path / "one" / "minutes-v2.docx").read_bytes()
