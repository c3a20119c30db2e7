"""What the room sees: one page, or several that turn by themselves; made when they are needed."""

from collections.abc import Callable, Sequence

from mam_desktop.ui.family_screen.pieces import Page
from mam_desktop.ui.family_screen.stage import Sheet


class Picture:
    """The sheets of a scene, and the pages made from them so far."""

    def __init__(
        self,
        size: tuple[float, float],
        sheets: Sequence[Sheet],
        make_page: Callable[[int], Page],
        page_count: int,
    ) -> None:
        self.width, self.height = size
        self.page_count = page_count
        self.sheets = tuple(sheets)
        self._make_page = make_page
        self._made: dict[int, Page] = {}

    def page(self, number: int) -> Page:
        """Return a page; the first is 0."""
        if number not in self._made:
            self._made[number] = self._make_page(number)
        return self._made[number]

    def pages(self) -> tuple[Page, ...]:
        """Return every page."""
        return tuple(self.page(number) for number in range(self.page_count))

    def first_news(self, old: "Picture") -> int | None:
        """Return the first page that is not as it was in the old picture; None without any."""
        for number, sheet in enumerate(self.sheets):
            if number >= len(old.sheets) or sheet != old.sheets[number]:
                return number
        return None
