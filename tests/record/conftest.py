"""A record to work with, closed at the end of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mam_desktop.record.record import Record
from tests.record.making import make_record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def record(folder: Path) -> Iterator[Record]:
    made = make_record(folder)
    yield made
    made.close()
