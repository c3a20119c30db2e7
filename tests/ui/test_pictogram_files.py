"""The pictures beside words as files: each can be drawn, is named, and reaches for nothing."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

from PIL import Image, ImageChops, ImageStat
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.play.pictogram_prints import DOTS, pictogram_print
from mam_desktop.resources import resource_path

MOST_BYTES = 1_500_000
DRAWN = frozenset(
    {"svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "defs"}
    | {"clipPath", "mask", "linearGradient", "radialGradient", "stop", "use", "style"}
)


def files() -> list[Path]:
    return sorted(resource_path("pictograms").glob("*.svg"))


def test_every_picture_is_named_and_every_name_has_a_picture() -> None:
    assert sorted(one.stem for one in files()) == list(pictograms())
    assert sum(one.stat().st_size for one in files()) < MOST_BYTES


def test_every_picture_can_be_drawn(qtbot: QtBot) -> None:  # noqa: ARG001 - an application
    for one in files():
        drawn = QSvgRenderer(str(one))
        assert drawn.isValid(), one.name
        assert drawn.viewBoxF().width() == drawn.viewBoxF().height(), one.name


def test_no_picture_runs_anything_or_reaches_for_another_file() -> None:
    for one in files():
        for part in Xml.parse(one).getroot().iter():  # noqa: S314 - our own files
            assert part.tag.rpartition("}")[2] in DRAWN, one.name
            for name, value in part.attrib.items():
                assert not name.lower().startswith("on"), one.name
                assert "href" not in name or value.startswith("#"), one.name
                assert "url(" not in value or "url(#" in value, one.name


def test_their_makers_and_their_licence_are_named() -> None:
    licence = resource_path("pictograms/LICENSE-OpenMoji.txt").read_text(encoding="utf-8")
    notice = resource_path("NOTICE.md").read_text(encoding="utf-8")
    for text in (licence, notice):
        assert "All emojis designed by OpenMoji" in text
        assert "CC BY-SA 4.0" in text
    assert "Attribution-ShareAlike 4.0 International" in licence


def test_each_picture_lies_there_as_dots_for_paper_too(qtbot: QtBot) -> None:  # noqa: ARG001
    prints = sorted(resource_path("pictograms/print").glob("*.png"), key=lambda one: one.stem)
    assert [one.stem for one in prints] == list(pictograms())
    assert sum(one.stat().st_size for one in prints) < MOST_BYTES
    for name in ("phone", "lock", "quiet"):
        with (
            Image.open(resource_path(f"pictograms/print/{name}.png")) as kept,
            Image.open(BytesIO(pictogram_print(name))) as drawn,
        ):
            assert kept.size == drawn.size == (DOTS, DOTS)
            apart = ImageChops.difference(kept.convert("L"), drawn.convert("L"))
            assert ImageStat.Stat(apart).mean[0] < 4
            assert not kept.info.keys() - {"transparency"}
