"""What is open while a meeting runs is not searched again and again; afterwards it is."""

import gc
from collections.abc import Iterator

import pytest

from mam_desktop.ui.pauses import hold_still, let_go


class Ring:
    """Something that only itself holds on to."""

    left = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Ring.left += 1


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    let_go()
    gc.collect()
    Ring.left = 0
    yield
    let_go()


def test_what_is_open_is_not_searched() -> None:
    ring = Ring()
    hold_still()
    del ring
    gc.collect()
    assert Ring.left == 0


def test_what_a_closed_meeting_left_is_found_again() -> None:
    ring = Ring()
    hold_still()
    del ring
    let_go()
    gc.collect()
    assert Ring.left == 1


def test_what_comes_later_is_searched_as_before() -> None:
    hold_still()
    Ring()
    gc.collect()
    assert Ring.left == 1
