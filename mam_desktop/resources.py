"""Finds the data that travels with the program: fonts, icons, translations, lists, examples."""

from functools import cache
from pathlib import Path

from mam_desktop.errors import OurError


@cache
def resources_root() -> Path:
    """Return the folder that holds the program's data, in a wheel or in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    raise OurError("the program's resources folder is missing")


def resource_path(name: str) -> Path:
    """Return the path of one resource, such as `fonts/NotoSans-Regular.ttf`."""
    path = resources_root() / name
    if not path.exists():
        raise OurError(f"resource is missing: {name}")
    return path
