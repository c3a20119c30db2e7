"""Checks that the wheel holds every resource, and that the program finds them from inside it."""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FROM_INSIDE = """
from mam_desktop.resources import resource_path, resources_root
from mam_desktop.texts import in_language
assert resources_root().name == "_resources", resources_root()
assert resource_path("fonts/NotoSans-Regular.ttf").is_file()
in_language("pl", "tomorrow")
"""


def build(folder: Path) -> Path:
    """Build the wheel with the locked tools and return it."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def tracked(folder: str) -> list[str]:
    """Return the files that git keeps in a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def main() -> int:
    """Return 1 and say which files are missing; raise where the wheel does not work."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with zipfile.ZipFile(build(folder)) as wheel:
            held = set(wheel.namelist())
            wheel.extractall(folder / "inside")
        wanted = {
            file.replace("resources/", "mam_desktop/_resources/", 1)
            for file in tracked("resources")
        }
        wanted |= set(tracked("mam_desktop"))
        missing = sorted(wanted - held)
        print(
            "\n".join(["missing from the wheel:", *missing]) if missing else f"{len(held)} files."
        )
        subprocess.run(
            [sys.executable, "-c", FROM_INSIDE],
            check=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder / "inside")},
        )
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
