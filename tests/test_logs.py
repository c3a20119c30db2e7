import logging
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from mam_desktop.errors import BadInput, OurError
from mam_desktop.logs import LOG_NAME, CrashReports, error_lines, start_logs, stop_logs

LOG = logging.getLogger("mam_desktop.tests")
WORDS = "Robin hides under the table when the hall is loud"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logs(tmp_path)
    yield tmp_path / LOG_NAME
    stop_logs(handler)


def fail_deep() -> None:
    try:
        int(WORDS)
    except ValueError as cause:
        raise BadInput(WORDS) from cause


def test_ids_and_numbers_reach_the_log_with_a_utc_time(log: Path) -> None:
    meeting = UUID(int=7)
    LOG.info("sealed %s, version %d, kind %s", meeting, 2, "action")
    line = log.read_text(encoding="utf-8")
    assert f"+00:00 INFO mam_desktop.tests sealed {meeting}, version 2, kind action" in line


@pytest.mark.parametrize("content", [WORDS, "Robin", ["a"], b"bytes", Path("/h")])
def test_what_people_said_never_reaches_the_log(log: Path, content: object) -> None:
    LOG.warning("cannot use %s", content)
    LOG.warning("cannot use %(what)s", {"what": content})
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [line.rpartition("cannot use ")[2] for line in lines] == ["(left out)"] * 2


def test_nothing_of_a_whole_mapping_reaches_the_log(log: Path) -> None:
    LOG.warning("cannot use %s", {WORDS: WORDS})
    assert "Robin" not in log.read_text(encoding="utf-8")


def test_of_an_error_the_log_keeps_the_class_and_the_place(log: Path) -> None:
    try:
        fail_deep()
    except BadInput as error:
        LOG.error("refused: %s", error, exc_info=True)  # noqa: G201
    text = log.read_text(encoding="utf-8")
    assert "refused: BadInput" in text
    assert "tests/test_logs.py" in text
    assert "in fail_deep" in text
    assert "because of\nValueError" in text
    assert "Robin" not in text
    assert str(Path(__file__).parents[2]) not in text


def test_a_log_that_cannot_be_written_stops_nothing_and_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = start_logs(tmp_path / "gone")
    LOG.error("nowhere to go")
    stop_logs(handler)
    assert capsys.readouterr() == ("", "")


def test_the_log_stays_small(log: Path) -> None:
    for number in range(40_000):
        LOG.info("a line to fill the log with, number %d of very many", number)
    sizes = [each.stat().st_size for each in log.parent.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 512 * 1024


def test_an_endless_chain_of_causes_ends() -> None:
    one, two = OurError(), OurError()
    one.__cause__, two.__cause__ = two, one
    assert len(list(error_lines(one))) < 30


@pytest.fixture
def told(tmp_path: Path) -> Iterator[list[Path]]:
    reports: list[Path] = []
    at = datetime(2026, 11, 24, 14, 49, 7, tzinfo=UTC)
    with CrashReports(tmp_path, now=lambda: at, tell=reports.append):
        yield reports


def error_in_flight() -> BaseException:
    try:
        fail_deep()
    except BadInput as error:
        return error
    raise OurError


def test_an_error_nobody_caught_becomes_a_report_without_content(told: list[Path]) -> None:
    error = error_in_flight()
    sys.excepthook(type(error), error, error.__traceback__)
    (report,) = told
    text = report.read_text(encoding="utf-8")
    assert report.name == "crash-20261124T144907000000Z.txt"
    assert "BadInput" in text
    assert "in fail_deep" in text
    assert "Robin" not in text


def test_an_error_in_a_thread_is_reported_too(told: list[Path]) -> None:
    thread = threading.Thread(target=fail_deep)
    thread.start()
    thread.join()
    assert len(told) == 1


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    with CrashReports(tmp_path, now=lambda: datetime.now(UTC), tell=lambda _path: None):
        assert sys.excepthook != before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
