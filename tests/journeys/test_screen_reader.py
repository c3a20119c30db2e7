"""The real program on a real screen: what a screen reader hears, where the Tab key goes."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from mam_desktop.meeting.meetings import STEPS

pytest.importorskip("jeepney", reason="the accessibility bus is Linux's")
from tests.spoken import ENABLED, Desktop, Spoken, missing

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"not on this machine: {', '.join(missing())}"
)

TOP_BAR_PX = 80
REACHED_WITH_THE_ARROWS = frozenset({"list item", "table cell", "tree item", "menu item"})


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """Run the example families in a window, with a screen reader listening."""
    folder = tmp_path_factory.mktemp("desktop")
    with Desktop(folder) as desktop:
        desktop.run_program("demo", "--profile", str(folder / "profile"))
        yield desktop


def _goes_up(desktop: Desktop, one: Spoken, following: Spoken) -> bool:
    """Say whether the keyboard went up within one column."""
    left, top, width, _height = desktop.place_of(one)
    next_left, next_top, next_width, next_height = desktop.place_of(following)
    shares_a_column = left < next_left + next_width and next_left < left + width
    return shares_a_column and next_top + next_height <= top


def _check(desktop: Desktop) -> list[Spoken]:
    """Walk what shows; return what Tab met, from the top of the window on."""
    reached = [one for one in desktop.reached() if one.has(ENABLED)]
    assert [f"{one.role} {one.path}" for one in reached if not one.name.strip()] == []
    met = desktop.tabbed_through()
    bars = [
        (top + height // 2 > TOP_BAR_PX, left)
        for left, top, _, height in map(desktop.place_of, met)
    ]
    first = bars.index(min(bars))
    met = met[first:] + met[:first]
    for one, following in pairwise(met):
        assert not _goes_up(desktop, one, following), f"{one.name} -> {following.name}"
    return met


def _left_out(desktop: Desktop, met: list[Spoken]) -> list[str]:
    """Return what Tab does not meet, though nothing else leads there."""
    paths = {one.path for one in met}
    groups = {one.role for one in met}
    return [
        f"{one.role} {one.name}"
        for one in desktop.reached()
        if one.has(ENABLED)
        and one.path not in paths
        and one.role not in REACHED_WITH_THE_ARROWS
        and not (one.role == "radio button" and "radio button" in groups)
        and not (one.role == "text" and desktop.lies_in(one, met))
    ]


def test_home_and_every_step_are_named_and_tabbed_as_they_are_read(desktop: Desktop) -> None:
    start = desktop.find("Start meeting")
    assert _left_out(desktop, _check(desktop)) == []
    desktop.act(start)
    for no, _step in enumerate(STEPS, start=1):
        desktop.act(desktop.find(f"Step {no}:"))
        desktop.find(", now", f"Step {no}:")
        assert _left_out(desktop, _check(desktop)) == []
