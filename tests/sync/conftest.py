"""One central record for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.fakes import Served, central_store, serving


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Served]:
    """Serve a central record with a token, on a plain SQLite file."""
    with serving(central_store(tmp_path / "central.db")) as served:
        yield served
