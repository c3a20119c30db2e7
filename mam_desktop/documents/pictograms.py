"""The pictures of the family screen as they go on paper: small, on white, beside words."""

from functools import cache

from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.resources import resource_path

SIDE, CLOSE_SIDE = 30.0, 24.0
"""Points wide and high; where everything must stay on one page, a little smaller."""
BESIDE = 8.0
"""Points between a picture and its words."""


@cache
def pictogram_print(name: str) -> bytes | None:
    """Return a picture as PNG; None for no picture, or one that only a newer version has."""
    if name not in pictograms():
        return None
    return resource_path(f"pictograms/print/{name}.png").read_bytes()
