"""The whole window with a family's screen beside it, shown at the size of a council laptop."""

from pytestqt.qtbot import QtBot

from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.ports import HomeDesk
from mam_desktop.ui.windows import MainWindow


def shown_window(qtbot: QtBot, home: HomeDesk) -> MainWindow:
    """Return the window; whoever asked for it closes it."""
    family = FamilyWindow()
    qtbot.addWidget(family)
    made = MainWindow(home, family_window=lambda: family)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
