"""Plays a script file on a laptop of its own, with a record and without windows."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mam_desktop.app import Central
from mam_desktop.play.player import Player
from mam_desktop.play.script import read_script
from mam_desktop.play.stage import Stage
from mam_desktop.profile import open_profile
from tests.example_families import PASSPHRASE, new_profile
from tests.play.playing import Told

BEGUN: tuple[Told, ...] = (
    {"do": "family", "preferred_name": "Robin"},
    {
        "do": "meeting",
        "type": "MAM",
        "place": "at home",
        "on": "2026-11-24",
        "starts_at": "14:00",
        "ends_at": "15:30",
    },
    {
        "do": "attend",
        "name": "Robin",
        "state": "present",
        "role": "Child",
        "service": "Child and family",
    },
)


def written(folder: Path, *lines: Told) -> Path:
    script = folder / "script.jsonl"
    script.write_text("\n".join(json.dumps(one) for one in (*BEGUN, *lines)), encoding="utf-8")
    return script


@contextmanager
def played_on_a_laptop(folder: Path, script: Path, from_line: int = 1) -> Iterator[Stage]:
    """Play a script from a line on; its papers lie in the folder `out`."""
    where = folder / "profile"
    profile = new_profile(where) if from_line == 1 else open_profile(where)
    with Central(profile) as central:
        stage = Stage(
            read_script(script),
            profile=profile.folder,
            out=folder / "out",
            central=central,
            passphrase=PASSPHRASE,
        )
        try:
            Player(stage, pictures=False, tell=lambda _words: None).play(from_line)
            yield stage
        finally:
            stage.close()
