"""Home in sight, with made-up families; the desks of the example families beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.profile import Profile
from mam_desktop.ui.home.home_view import HomeView
from tests.desks.desks_on_disk import Desks
from tests.example_families import copy_profile
from tests.ui.drawn_home import HomeInMemory
from tests.ui.shown import bring_up


@pytest.fixture
def desk() -> HomeInMemory:
    return HomeInMemory()


@pytest.fixture
def home(qtbot: QtBot, desk: HomeInMemory) -> HomeView:
    made = HomeView(desk)
    bring_up(qtbot, made)
    return made


@pytest.fixture
def desks(made_profile: Profile, tmp_path: Path) -> Iterator[Desks]:
    with Desks(copy_profile(made_profile, tmp_path / "profile"), tmp_path / "papers") as made:
        yield made
