"""A widget that takes a `FamilyView` and nothing else, and paints it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.family_view import FamilyView
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.painting import paint_page
from mam_desktop.ui.family_screen.picture import Picture
from mam_desktop.ui.family_screen.pieces import Page
from mam_desktop.ui.family_screen.ready import get_ready
from mam_desktop.ui.family_screen.sayings import Mark, marked
from mam_desktop.ui.family_screen.seen_image import SeenImage
from mam_desktop.ui.family_screen.showing import Showing

PAGE_MS = 12_000
"""How long a page of a long list stands before the next one comes."""
USUAL_SIZE = (1920, 1080)


class SceneView(QWidget):
    """What the room sees, painted as large as there is room."""

    picture_changed = Signal()
    """Something else stands on the screen: another picture, page or state."""
    wanted_changed = Signal(bool)
    """The lead turned this screen on or off."""

    def __init__(
        self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget
    ) -> None:
        super().__init__(parent, flags)
        get_ready("en")
        self._languages = {"en"}
        self._showing = Showing(*USUAL_SIZE)
        self._mark: Mark | None = None
        self._is_held = False
        self._turner = QTimer(self)
        self._turner.setInterval(PAGE_MS)
        self._build()
        self._turner.timeout.connect(self._on_turner_timeout)

    def _build(self) -> None:
        self.setAccessibleName(_("Family screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.resize(*USUAL_SIZE)
        self._tell()

    # What it is told.

    def show_view(self, view: FamilyView) -> None:
        """Show a view as its state says: on, the last picture kept, covered, or off."""
        for language in {view.language, view.second} - self._languages - {""}:
            get_ready(language)
            self._languages.add(language)
        with self._followed():
            self._showing.take(view)

    def take_image(self, sha256: str, image: SeenImage) -> None:
        """Take a drawing or photo that the view names; this widget can fetch none itself."""
        with self._followed():
            self._showing.take_image(sha256, image)

    def hold_cover(self) -> None:
        """Cover, and stay so until a covered view and then one that is on have come."""
        with self._followed():
            self._showing.hold_cover()

    def turn_page(self, by: int = 1) -> None:
        """Turn to another page of a long list."""
        with self._followed():
            self._showing.turn(by)

    def set_zoom(self, zoom: float) -> None:
        """Show what people said larger, from 1 to 2 times; it turns more pages then."""
        with self._followed():
            self._showing.set_zoom(zoom)

    def mark(self, mark: Mark | None) -> None:
        """Mark what is being read aloud; another page takes the mark away."""
        if mark != self._mark:
            self._mark = mark
            self.update()
            self.picture_changed.emit()

    def hold_page(self, *, hold: bool) -> None:
        """Let no page turn by itself, as while this one is read aloud."""
        self._is_held = hold
        self._keep_turning()

    def repaint_now(self) -> None:
        """Paint before returning; for what measures a gesture to its picture."""
        self.repaint()

    # What it shows.

    @property
    def picture(self) -> Picture:
        """Return what the room sees, all its pages."""
        return self._showing.picture

    @property
    def page(self) -> Page:
        """Return the page that stands there now, with what is being read aloud marked."""
        return marked(self.plain_page, self._mark) if self._mark else self.plain_page

    @property
    def plain_page(self) -> Page:
        """Return the page that stands there now, without any mark."""
        return self._showing.page

    @property
    def mark_now(self) -> Mark | None:
        """Return what is marked as being read aloud."""
        return self._mark

    @property
    def page_no(self) -> int:
        """Return which page stands there, the first being 0."""
        return self._showing.page_no

    @property
    def zoom(self) -> float:
        """Return how many times larger than usual things are shown."""
        return self._showing.zoom

    @property
    def most_zoom(self) -> float:
        """Return how many times larger things can be shown now: languages need their room."""
        return self._showing.most_zoom

    @property
    def is_wanted(self) -> bool:
        """Say whether the room should see this: the lead did not turn it off."""
        return self._showing.is_wanted

    @property
    def is_covered(self) -> bool:
        """Say whether the cover stands there."""
        return self._showing.is_covered

    @property
    def is_frozen(self) -> bool:
        """Say whether the picture is kept while the lead edits."""
        return self._showing.is_still

    @property
    def is_turning(self) -> bool:
        """Say whether pages turn by themselves."""
        return self._turner.isActive()

    def drawn_texts(self) -> tuple[str, ...]:
        """Return every text on the page that is painted now, in reading order."""
        return self.page.texts()

    def all_texts(self) -> tuple[str, ...]:
        """Return every text of this widget: on all its pages, its title, what a reader is told."""
        drawn = [text for page in self.picture.pages() for text in page.texts()]
        own = (
            self.windowTitle(),
            self.accessibleName(),
            self.accessibleDescription(),
            self.toolTip(),
            self.statusTip(),
            self.whatsThis(),
            self.windowFilePath(),
        )
        return tuple(dict.fromkeys(text for text in (*drawn, *own) if text))

    # How it keeps up.

    def _now(self) -> tuple[Picture, int, bool, bool]:
        """Return what others may have to follow; pictures are the same only if they are one."""
        showing = self._showing
        return showing.picture, showing.page_no, showing.is_wanted, showing.is_still

    @contextmanager
    def _followed(self) -> Iterator[None]:
        """Let others follow what is done, also where it failed: then the cover stands there."""
        before = self._now()
        try:
            yield
        finally:
            self._after(before)

    def _after(self, before: tuple[Picture, int, bool, bool]) -> None:
        now = self._now()
        is_new_page = now[:2] != before[:2]
        if is_new_page:
            self._mark = None
            self._tell()
            self.update()
        self._keep_turning(again=is_new_page)
        if now != before:
            self.picture_changed.emit()
        if now[2] != before[2]:
            self.wanted_changed.emit(now[2])

    def _tell(self) -> None:
        """Give a screen reader the texts of this page, in reading order."""
        self.setAccessibleDescription("\n".join(self.page.spoken()))

    def _keep_turning(self, *, again: bool = False) -> None:
        several = self.picture.page_count > 1
        stays = self._showing.is_still or self._is_held
        if stays or not (several and self.isVisible()):
            self._turner.stop()
        elif again or not self._turner.isActive():
            self._turner.start()

    def _on_turner_timeout(self) -> None:
        with self._followed():
            self._showing.turn_by_itself()

    # Qt's own.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Paint the page."""
        painter = QPainter(self)
        paint_page(
            painter,
            self.page,
            width=self.width(),
            height=self.height(),
            dpr=self.devicePixelRatioF(),
            lines=self.picture.height,
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the picture anew for the new size."""
        with self._followed():
            self._showing.resize(event.size().width(), event.size().height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Start to turn pages."""
        super().showEvent(event)
        self._keep_turning()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop turning pages."""
        super().hideEvent(event)
        self._turner.stop()
