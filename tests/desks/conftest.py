"""The desks of the example families, and of an empty record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mam_desktop.profile import Profile
from tests.desks.desks_on_disk import Desks
from tests.example_families import copy_profile, new_profile


@pytest.fixture
def desks(made_profile: Profile, tmp_path: Path) -> Iterator[Desks]:
    with Desks(copy_profile(made_profile, tmp_path / "profile"), tmp_path / "papers") as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desks]:
    with Desks(new_profile(tmp_path / "empty"), tmp_path / "papers") as made:
        yield made
