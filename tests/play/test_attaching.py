"""Files that a script attaches: cleaned as by hand, and refused in the same words."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mam_desktop.cli import main
from mam_desktop.meeting.said import Attachment
from tests.play.on_a_laptop import played_on_a_laptop, written
from tests.play.playing import Told


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
    with played_on_a_laptop(tmp_path, script) as stage:
        picture, sound = stage.session.entries.all(Attachment)
        assert (picture.words, picture.type) == ("my hill", "photo")
        assert (sound.length_s, sound.agreed_how) == (3, "thumbs up")
        data = stage.laptop.record.get_blob(picture.sha256)
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
