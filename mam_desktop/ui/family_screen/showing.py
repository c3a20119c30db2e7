"""Decides what stands on the family's screen: the view, the last picture, or the cover."""

from collections.abc import Callable

from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.ui.family_screen.compose import MOST_ZOOM, compose, compose_cover, most_zoom
from mam_desktop.ui.family_screen.picture import Picture
from mam_desktop.ui.family_screen.pieces import Page, Place
from mam_desktop.ui.family_screen.seen_image import SeenImage
from mam_desktop.ui.family_screen.typeset import Press

_DARK = (ScreenState.COVER, ScreenState.OFF)
_NEAR = 2
"""So many pages to each side are looked through for what was being read."""


class Showing:
    """The picture of now. When in doubt it is the cover; leaving the cover takes the lead's word.

    `hold_cover` (a screen was unplugged or plugged in) keeps the cover until a covered view has
    come, so that whoever drives it knows, and then one that is on.
    """

    def __init__(self, width_px: int, height_px: int) -> None:
        self._size = (width_px, height_px)
        self._press, self._cover_press = Press(), Press()
        self._cover_made: tuple[tuple[int, int], tuple[str, str], Picture] | None = None
        self._state = ScreenState.OFF
        self._languages = ("en", "")
        self._view: FamilyView | None = None
        """What the picture was made of; None for the cover."""
        self._images: dict[str, SeenImage] = {}
        self._is_held = self._is_told = False
        self._zoom = 1.0
        self.page_no = 0
        self.picture = self._cover()

    @property
    def page(self) -> Page:
        """Return the page that stands on the screen."""
        return self.picture.page(self.page_no)

    @property
    def is_wanted(self) -> bool:
        """Say whether the room should see a window at all."""
        return self._state is not ScreenState.OFF

    @property
    def is_still(self) -> bool:
        """Say whether pages must not turn: the lead froze the picture."""
        return self._state is ScreenState.FREEZE

    @property
    def is_covered(self) -> bool:
        """Say whether the cover stands there."""
        return self._view is None

    def take(self, view: FamilyView) -> None:
        """Show a view as its state says; a frozen screen keeps the picture it has."""
        self._state, self._languages = view.state, (view.language, view.second)
        if view.state in _DARK:
            self._is_told = True
            self._show(None)
        elif view.state is ScreenState.ON:
            if self._is_held and not self._is_told:
                return
            self._is_held = False
            self._show(view if view.body is not None else None)

    def hold_cover(self) -> None:
        """Cover, and stay so until the lead says show."""
        self._is_held = True
        self._is_told = self._state in _DARK
        self._show(None)

    def resize(self, width_px: int, height_px: int) -> None:
        """Make the picture for another size."""
        if (width_px, height_px) != self._size and width_px > 0 and height_px > 0:
            self._size = (width_px, height_px)
            self._make()

    def take_image(self, sha256: str, image: SeenImage) -> None:
        """Take a drawing or photo that the view names; any other is not looked at."""
        if self._view is None or sha256 not in _named(self._view):
            return
        if self._images.get(sha256) is not image:
            self._images[sha256] = image
            self._make()

    @property
    def zoom(self) -> float:
        """Return how many times larger than usual things are shown, where there is room."""
        return min(self._zoom, self.most_zoom)

    @property
    def most_zoom(self) -> float:
        """Return how many times larger things can be shown now."""
        return MOST_ZOOM if self._view is None else most_zoom(self._view)

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger, from 1 to 2 times; the page stays near what was being read."""
        zoom = min(MOST_ZOOM, max(1.0, zoom))
        if zoom == self._zoom:
            return
        self._zoom = zoom
        was, count = self.page_no, self.picture.page_count
        read = _body_texts(self.page)
        self._make(lambda made: _page_with(made, read, was * made.page_count // count))

    def turn(self, by: int = 1) -> None:
        """Turn to another page; after the last comes the first."""
        self._go_to((self.page_no + by) % self.picture.page_count)

    def turn_by_itself(self) -> None:
        """Turn on; from a page that stays only to others that do."""
        stays = [no for no, sheet in enumerate(self.picture.sheets) if sheet.stays]
        if self.page_no in stays:
            self._go_to(stays[(stays.index(self.page_no) + 1) % len(stays)])
        else:
            self.turn()

    def _show(self, view: FamilyView | None) -> None:
        if view == self._view and (view is not None or self.picture is self._cover()):
            return
        before, old, page_no = self._view, self.picture, self.page_no
        self._view = view
        named = _named(view) if view is not None else frozenset()
        self._images = {key: one for key, one in self._images.items() if key in named}

        def page_to_show(made: Picture) -> int:
            if before is None or view is None or before.scene != view.scene:
                return 0
            news = made.first_news(old)
            return page_no if news is None else news

        self._make(page_to_show)

    def _make(self, page_to_show: Callable[[Picture], int] | None = None) -> None:
        """Make the picture anew; the page stays the same unless it is told."""
        view, page_no = self._view, self.page_no
        self._cover_first()
        if view is None:
            self._press.forget()
            return
        width, height = self._size
        made = compose(
            view,
            self._press,
            width_px=width,
            height_px=height,
            images=self._images,
            zoom=self._zoom,
        )
        wanted = page_no if page_to_show is None else page_to_show(made)
        self._stand(view, made, min(wanted, made.page_count - 1))

    def _cover_first(self) -> None:
        """Cover until the next picture is drawn: should that fail, nothing old stands there."""
        self._view, self.picture, self.page_no = None, self._cover(), 0

    def _stand(self, view: FamilyView, picture: Picture, page_no: int) -> None:
        picture.page(page_no)  # it is drawn when it is looked at, so by now
        self._view, self.picture, self.page_no = view, picture, page_no

    def _go_to(self, page_no: int) -> None:
        view, picture = self._view, self.picture
        if view is not None and page_no != self.page_no:
            self._cover_first()
            self._stand(view, picture, page_no)

    def _cover(self) -> Picture:
        kept = self._cover_made
        if kept is not None and kept[:2] == (self._size, self._languages):
            return kept[2]
        width, height = self._size
        language, second = self._languages
        made = compose_cover(
            language, self._cover_press, width_px=width, height_px=height, second=second
        )
        self._cover_made = (self._size, self._languages, made)
        return made


def _body_texts(page: Page) -> frozenset[str]:
    return frozenset(one.text for one in page.words() if one.place is Place.BODY)


def _page_with(made: Picture, read: frozenset[str], about: int) -> int:
    """Return the page that has most of what was being read, of those near where it must be."""
    near = range(max(0, about - _NEAR), min(made.page_count, about + _NEAR + 1))
    return max(near, key=lambda no: (len(read & _body_texts(made.page(no))), -abs(no - about)))


def _named(view: FamilyView) -> frozenset[str]:
    return frozenset(one.sha256 for one in view.pictures())
