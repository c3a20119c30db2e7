import csv
import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from mam_desktop.errors import OurError
from mam_desktop.resources import resource_path

FONTS = {
    "AtkinsonHyperlegibleNext": ("Regular", "SemiBold", "Bold", "Italic"),
    "NotoSans": ("Regular", "Bold"),
    "NotoSansArabic": ("Regular", "Bold"),
    "NotoNastaliqUrdu": ("Regular", "Bold"),
    "NotoSansBengali": ("Regular", "Bold"),
    "NotoSansGurmukhi": ("Regular", "Bold"),
    "NotoEmoji": ("Regular",),
}


@pytest.mark.parametrize("family", FONTS)
def test_each_font_is_there_with_its_licence(family: str) -> None:
    for weight in FONTS[family]:
        with resource_path(f"fonts/{family}-{weight}.ttf").open("rb") as file:
            assert file.read(4) == b"\x00\x01\x00\x00"
    licence = resource_path(f"fonts/{family}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_no_font_is_there_without_being_named() -> None:
    named = {f"{family}-{weight}.ttf" for family, weights in FONTS.items() for weight in weights}
    assert {path.name for path in resource_path("fonts").glob("*.ttf")} == named


def icons() -> list[Path]:
    return sorted(resource_path("icons").glob("*.svg"))


def test_every_icon_can_be_drawn_in_any_colour() -> None:
    assert len(icons()) > 70
    for icon in icons():
        root = Xml.parse(icon).getroot()  # noqa: S314 - our own files
        assert root.get("viewBox") == "0 0 24 24", icon.name
        assert "currentColor" in (root.get("stroke"), root.get("fill")), icon.name
    assert resource_path("icons/LICENSE-tabler.txt").is_file()


@pytest.mark.parametrize(
    ("name", "columns"),
    [("glossary.csv", "term,expansion,plain_english"), ("roles.csv", "service,role")],
)
def test_the_word_lists_have_their_columns(name: str, columns: str) -> None:
    with resource_path(name).open(encoding="utf-8", newline="") as file:
        first, *rows = csv.reader(file)
    assert ",".join(first) == columns
    assert len(rows) > 50
    assert {len(row) for row in rows} == {len(first)}


def test_the_design_tokens_are_whole() -> None:
    tokens = json.loads(resource_path("design/tokens.json").read_text(encoding="utf-8"))
    assert {"font", "colour", "radius_px"} <= tokens.keys()


@pytest.mark.parametrize("name", ["robin", "ash-taf"])
def test_the_example_meetings_are_one_gesture_a_line(name: str) -> None:
    text = resource_path(f"examples/{name}.jsonl").read_text(encoding="utf-8")
    assert all("do" in json.loads(line) for line in text.splitlines())


def test_everything_bundled_is_named_with_its_licence() -> None:
    notice = resource_path("NOTICE.md").read_text(encoding="utf-8")
    for path in resource_path(".").iterdir():
        assert path.name == "NOTICE.md" or path.name in notice, path.name
    for family in FONTS:
        assert f"fonts/{family}-*.ttf" in notice


def test_a_missing_resource_is_a_fault_of_ours() -> None:
    with pytest.raises(OurError, match=r"resource is missing: fonts/Comic\.ttf"):
        resource_path("fonts/Comic.ttf")
