import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# This checkout's own, and Qt's binding layer, which is released with PySide6 as one.
BESIDE_THE_PROGRAM = {"tests", "benchmarks", "run", "shiboken6"}


def project() -> dict[str, list[str]]:
    """Return extra -> requirements; the extra "" is what every installation has."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>;~ ]", name)[0]).lower()


def imported_by(folder: str) -> set[str]:
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"mam_desktop"} - BESIDE_THE_PROGRAM


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("mam_desktop", ["", "desktop", "central"]),
        ("mam_desktop/central", ["", "desktop", "central"]),
        ("mam_desktop/changes", [""]),
        ("mam_desktop/meeting", [""]),
        ("mam_desktop/sync", [""]),
        ("tests", ["", "desktop", "central", "dev"]),
    ],
)
def test_what_is_imported_is_declared(folder: str, extras: list[str]) -> None:
    declared = {normal(each) for extra in extras for each in project()[extra]}
    homes = packages_distributions()
    for name in imported_by(folder):
        assert {normal(home) for home in homes.get(name, [name])} & declared, name


def test_every_direct_dependency_has_one_exact_version() -> None:
    pinned = [each for requirements in project().values() for each in requirements]
    assert [each for each in pinned if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+", each)] == []
    versions: dict[str, set[str]] = {}
    for each in pinned:
        versions.setdefault(normal(each), set()).add(each.partition("==")[2])
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_direct_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = {normal(each) for requirements in project().values() for each in requirements}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
