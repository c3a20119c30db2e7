"""Hands the family's picture the drawings and photos that its view names, and no others.

The widgets that paint cannot fetch anything: this one asks the desk, opens what comes back off the
windows' own time, and gives it on while the view still names it.
"""

from functools import partial

from PySide6.QtCore import QObject

from mam_desktop.meeting.family_view import FamilyView
from mam_desktop.ui.family_screen.scene_view import SceneView
from mam_desktop.ui.family_screen.seen_image import SeenImage, open_image
from mam_desktop.ui.live.controller import LiveController


class SeenImages(QObject):
    """Keeps opened pictures only as long as the room may see them."""

    def __init__(self, controller: LiveController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._views: list[SceneView] = []
        self._named: frozenset[str] = frozenset()
        self._opened: dict[str, SeenImage] = {}
        self._asked: set[str] = set()
        controller.screen.changed.connect(self._on_screen_changed)

    def feed(self, view: SceneView) -> None:
        """Give a widget what its view names, from now on."""
        self._views.append(view)
        view.picture_changed.connect(self._give)
        self._name(self._controller.screen.view)
        self._give()

    def leave(self, view: SceneView) -> None:
        """Give a widget nothing more."""
        view.picture_changed.disconnect(self._give)
        self._views.remove(view)

    def _on_screen_changed(self, view: FamilyView) -> None:
        self._name(view)

    def _name(self, view: FamilyView) -> None:
        self._named = frozenset(one.sha256 for one in view.pictures())
        self._opened = {key: one for key, one in self._opened.items() if key in self._named}
        for sha256 in self._named - self._opened.keys() - self._asked:
            self._ask(sha256)

    def _give(self) -> None:
        """Give each widget what it names and has not got; what it has changes nothing."""
        for view in self._views:
            for sha256, image in tuple(self._opened.items()):
                view.take_image(sha256, image)

    def _ask(self, sha256: str) -> None:
        desk = self._controller.desk
        self._asked.add(sha256)

        def on_fetched(data: bytes | None) -> None:
            opened = partial(self._on_opened, sha256)
            desk.beside(partial(open_image, data), opened, partial(self._on_failed, sha256))

        desk.file_bytes(sha256, on_fetched, partial(self._on_failed, sha256))

    def _on_opened(self, sha256: str, image: SeenImage) -> None:
        self._asked.discard(sha256)
        if sha256 not in self._named:
            return
        self._opened[sha256] = image
        self._give()

    def _on_failed(self, sha256: str, _words: str) -> None:
        self._on_opened(sha256, open_image(None))
