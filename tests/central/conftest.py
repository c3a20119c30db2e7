"""A central record's store on each kind of database, new for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from mam_desktop.central.engine import open_database
from mam_desktop.central.serve import system_time
from mam_desktop.central.store import CentralStore
from tests.central.postgres import running_cluster, why_not
from tests.sync.fakes import House, open_house

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """Return the URL of a PostgreSQL that runs for these tests."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with running_cluster() as url:
        yield url


@pytest.fixture
def postgres_url(cluster: str) -> str:
    """Return the URL of an empty PostgreSQL database."""
    database = open_database(cluster)
    with database.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    database.close()
    return cluster


@pytest.fixture(params=["sqlite", "sqlcipher", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CentralStore]:
    """Return a store on each kind of database in turn."""
    kind = request.param
    if kind == "postgresql":
        database = open_database(request.getfixturevalue("postgres_url"))
    else:
        key = KEY if kind == "sqlcipher" else None
        database = open_database(str(tmp_path / "central.db"), key=key)
    opened = CentralStore(database, system_time)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """Run a server."""
    with open_house() as opened:
        yield opened
