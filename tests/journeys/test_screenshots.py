"""The user guide's pictures: each one can be taken again, and the guide shows each one."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from mam_desktop.errors import BadInput
from mam_desktop.play.guide_pictures import GUIDE
from mam_desktop.play.screenshots import take_pictures

GUIDE_PAGE = Path(__file__).resolve().parents[2] / "docs" / "user-guide.md"


def test_the_guide_shows_each_picture_that_is_taken() -> None:
    shown = set(re.findall(r"\]\(pictures/([\w-]+)\.png\)", GUIDE_PAGE.read_text(encoding="utf-8")))
    assert shown == {one.name for one in GUIDE}
    assert len(GUIDE) == len(shown)


def test_every_picture_can_be_taken_again(tmp_path: Path) -> None:
    told: list[str] = []
    assert take_pictures(tmp_path, (), told.append) == 0
    assert sorted(Path(one).stem for one in told) == sorted(one.name for one in GUIDE)
    pictures = {one.name: QImage(str(tmp_path / f"{one.name}.png")) for one in GUIDE}
    assert {name: (picture.width(), picture.height()) for name, picture in pictures.items()} == {
        one.name: one.family_size if one.of == "family" else one.size for one in GUIDE
    }
    digests = {name: hash(bytes(picture.constBits())) for name, picture in pictures.items()}
    assert len(set(digests.values())) == len(GUIDE)


def test_a_picture_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no picture “elephant”"):
        take_pictures(tmp_path, ["elephant"], print)
