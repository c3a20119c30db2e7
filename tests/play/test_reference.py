"""The reference of the script page is made of the verbs."""

from pathlib import Path

from mam_desktop.play.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "meeting-script.md"


def test_the_page_names_every_verb_and_key_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()
