"""Loads the bundled fonts and names the family, with fallbacks for other scripts."""

from PySide6.QtGui import QFont, QFontDatabase

from mam_desktop.resources import resource_path, resources_root
from mam_desktop.ui.theme.tokens import read_tokens

FALLBACKS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Nastaliq Urdu",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "sans-serif",
)
_OWN = "AtkinsonHyperlegibleNext-*.ttf"


def load_fonts() -> None:
    """Give Qt every bundled font, once; the font's only zero is its slashed one."""
    own = read_tokens().font_family
    if own in QFontDatabase.families():
        return
    folder = resources_root() / "fonts"
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{path.name}")))


def families() -> list[str]:
    """Return the families in the order a letter is looked for."""
    return [read_tokens().font_family, *FALLBACKS]


def font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font at a height in pixels."""
    made = QFont(families())
    made.setPixelSize(size_px)
    made.setWeight(weight)
    return made
