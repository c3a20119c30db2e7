"""One server for all tests of sync, and a central record for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.fakes import House, Served, central_store, open_house


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """Run the server."""
    with open_house() as opened:
        yield opened


@pytest.fixture
def central(house: House, tmp_path: Path) -> Iterator[Served]:
    """Serve a central record with a token, on a plain SQLite file."""
    with house.serving(central_store(tmp_path / "central.db")) as served:
        yield served
