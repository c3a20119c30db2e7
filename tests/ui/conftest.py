"""The theme on the one application that the windows' tests share."""

import pytest
from PySide6.QtWidgets import QApplication

from mam_desktop.ui.theme.theme import apply_theme


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    """Give each test the design's own look."""
    if qapp.property("mam_theme_name") != "light-100":
        apply_theme(qapp)
        qapp.setProperty("mam_theme_name", "light-100")
