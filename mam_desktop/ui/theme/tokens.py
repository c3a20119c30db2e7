"""Reads `resources/design/tokens.json`: colours, sizes and radii as the design says them."""

import json
from dataclasses import dataclass
from functools import cache

from mam_desktop.resources import resource_path


@dataclass(frozen=True, slots=True)
class Tokens:
    """The design's own numbers and colours, before any palette or scale."""

    font_family: str
    font_px: dict[str, int]
    colour: dict[str, str]
    radius_px: dict[str, int]


@cache
def read_tokens() -> Tokens:
    """Return the tokens that travel with the program."""
    data = json.loads(resource_path("design/tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        font_family=data["font"]["family"],
        font_px=data["font"]["px"],
        colour=data["colour"],
        radius_px=data["radius_px"],
    )
