import re
from pathlib import Path

import pytest

from mam_desktop.setting_values import CHECKS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for folder in ("", "docs", "docs/adr", "resources", "resources/translations", "installers")
    for page in (ROOT / folder).glob("*.md")
)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_of_a_page_leads_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 run.py " in readme
    assert "python3 run.py test" in readme


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [key for key in CHECKS if f"`{key}`" not in readme and f'"{key}"' not in readme] == []


def test_decisions_are_numbered_without_gaps_and_headed_alike() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [page.name.split("-")[0] for page in pages]
    assert numbers == [f"{no:03}" for no in range(1, len(pages) + 1)]
    heads = [page.read_text(encoding="utf-8").split("\n")[0] for page in pages]
    assert [head for head in heads if not re.match(r"# \d{3}\. \S", head)] == []
