"""A process for files from strangers: it says whether a job took too much, or it merely ended."""

import os
import sys
from collections.abc import Callable

import pytest

from mam_desktop.documents.limited import LimitedProcess, Limits, NoAnswer, TookTooMuch


def answers() -> Callable[[str], bytes]:
    return _answer


def _answer(job: str) -> bytes:
    while job == "loop":
        pass
    if job == "fill":
        bytes(2_000_000_000)
    if job == "end":
        os._exit(3)
    return job.encode()


def cannot_begin() -> Callable[[str], bytes]:
    raise ImportError


HELD = pytest.mark.skipif(sys.platform != "linux", reason="only there is memory held for sure")


@pytest.mark.parametrize("job", ["loop", pytest.param("fill", marks=HELD)])
def test_a_job_that_takes_too_much_is_told_and_the_next_one_is_done(job: str) -> None:
    with LimitedProcess(answers, Limits(seconds=1, megabytes=450), name="test") as process:
        with pytest.raises(TookTooMuch):
            process.ask(job)
        assert process.ask("hello") == b"hello"


def test_a_process_that_ends_for_another_reason_does_not_blame_the_job() -> None:
    with LimitedProcess(answers, Limits(), name="test") as process:
        with pytest.raises(NoAnswer) as told:
            process.ask("end")
        assert not isinstance(told.value, TookTooMuch)
        assert process.ask("hello") == b"hello"


def test_a_process_that_cannot_begin_is_told_every_time() -> None:
    with LimitedProcess(cannot_begin, Limits(), name="test") as process:
        for _again in range(2):
            with pytest.raises(NoAnswer) as told:
                process.ask("hello")
            assert not isinstance(told.value, TookTooMuch)
