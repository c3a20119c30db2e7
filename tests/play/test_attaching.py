"""Files that a script attaches: cleaned as by hand, and refused in the same words."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mam_desktop.app import Central
from mam_desktop.cli import main
from mam_desktop.meeting.said import Attachment
from mam_desktop.play.player import Player
from mam_desktop.play.script import read_script
from mam_desktop.play.stage import Stage
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


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "12 Example Street"
    buffer = BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_a_picture_and_a_recording_are_attached(tmp_path: Path) -> None:
    from mam_desktop.ui.live.steps.media.wav import Sound, write_wav

    (tmp_path / "hill.jpg").write_bytes(photo())
    (tmp_path / "robin.wav").write_bytes(write_wav(Sound(bytes(96_000))))
    told: Told = {"do": "attach", "file": "robin.wav", "kind": "audio", "who": "Robin"}
    script = written(
        tmp_path,
        {"do": "attach", "file": "hill.jpg", "kind": "photo", "who": "Robin", "words": "my hill"},
        {**told, "agreed_by": "Robin", "agreed_how": "thumbs up"},
    )
    profile = new_profile(tmp_path / "profile")
    with Central(profile) as central:
        stage = Stage(
            read_script(script),
            profile=profile.folder,
            out=tmp_path / "out",
            central=central,
            passphrase=PASSPHRASE,
        )
        Player(stage, pictures=False, tell=lambda _words: None).play(1)
        picture, sound = stage.session.entries.all(Attachment)
        assert (picture.words, picture.type) == ("my hill", "photo")
        assert (sound.length_s, sound.agreed_how) == (3, "thumbs up")
        data = stage.laptop.record.get_blob(picture.sha256)
        stage.close()
    assert data is not None
    assert b"Example Street" in photo()
    assert b"Example Street" not in data


@pytest.mark.parametrize(
    ("name", "data", "kind", "told"),
    [
        ("hill.jpg", b"no picture", "photo", "not a picture"),
        ("robin.wav", b"RIFF1234WAVE", "audio", "ends before it begins"),
        ("robin.mp3", b"ID3", "audio", "Who said yes"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    kind: str,
    told: str,
) -> None:
    (tmp_path / name).write_bytes(data)
    script = written(tmp_path, {"do": "attach", "file": name, "kind": kind, "who": "Robin"})
    assert main(["play", str(script), "--out", str(tmp_path / "out"), "--no-ui"]) != 0
    assert told in capsys.readouterr().err
